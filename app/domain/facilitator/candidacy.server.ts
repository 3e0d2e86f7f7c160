import type { Scores } from '../assessment/decision'
import type { Rubric } from '../assessment/rubric'
import { listHolders } from '../certification/read.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { stagesFrom } from '../program/find'
import type { Program } from '../program/lesson'
import { addMonths } from '../zone/months'
import { listCrewed } from './crew.server'
import type { QualificationState, Standing } from './kinds'
import type { Pathway, Pathways } from './pathway'
import { standingOf } from './policy'
import { type Candidacy, type Observed, renewalLeft, type StepStanding, standingsOf, wasThere } from './steps'

/** Content that says how one comes to lead a level. */
export type Ways = {
	programs: readonly Pick<Program, 'stages'>[]
	pathways: Pathways
	rubrics: ReadonlyMap<string, Rubric>
}

/** How somebody comes to lead a level, and where they stand. */
export type Way = {
	pathway: Pathway
	rubric: Rubric
	candidacy: Candidacy
	standings: StepStanding[]
	/** What they hold for it */
	standing: Standing | null
	/** Of whoever holds it: what is missing of another year */
	renewal: string[]
}

/**
 * Where each of these people stands on the way to leading a level; nobody where the content has no pathway for it.
 * @throws DomainError 'not-found' where its rubric is not there
 */
export async function readWays(
	db: Db | Tx,
	{ programs, pathways, rubrics }: Ways,
	personIds: readonly string[],
	stageKey: string,
	now: Date,
): Promise<Map<string, Way>> {
	const pathway = pathways.ways.get(stageKey)
	if (!pathway) return new Map()
	const rubric = rubrics.get(pathway.rubric)
	if (!rubric) throw new DomainError('not-found', 'rubric')
	const evidence = await readEvidence(db, personIds, stageKey)
	const certified = await listHolders(db, personIds, stagesFrom(programs, stageKey), now)
	const hasSamples = pathways.calibrations.has(stageKey)
	return new Map(
		personIds.map((personId) => {
			const { row, held, calibrated, observed, sessions } = evidence(personId)
			const standing = held && standingOf({ state: held.state as QualificationState, until: held.until }, now)
			const isFounding = held?.founding === true
			const candidacy: Candidacy = {
				level: certified.has(personId) ? 'certified' : isFounding && standing === 'qualified' ? 'founding' : null,
				hasReason: (row?.reason ?? '') !== '',
				hasWord: (row?.word ?? '') !== '',
				time: row?.time === 'agreed' || row?.time === 'declined' ? row.time : null,
				hasRead: row?.readAt != null,
				hasConduct: row?.conductAt != null,
				calibrated: hasSamples ? (calibrated.at(-1) ?? null) : 'none',
				sessions,
				observed,
				leadSigned: row?.signedAt != null,
				adminSigned: standing !== null && standing !== 'training' && !isFounding,
			}
			const practiced = {
				led: sessions.filter((each) => each.part === 'lead' && wasThere(pathway, each)).map(({ at }) => at),
				observed: observed.filter(({ scores }) => scores).map(({ at }) => at),
				calibrated,
				hasSamples,
			}
			const renewal = renewalLeft(pathway, practiced, addMonths(now, -pathway.renewal.months))
			const standings = standingsOf(pathway, rubric, candidacy)
			return [personId, { pathway, rubric, candidacy, standings, standing, renewal }]
		}),
	)
}

const said = {
	personId: true,
	reason: true,
	word: true,
	time: true,
	readAt: true,
	conductAt: true,
	signedAt: true,
} as const
const watchedColumns = {
	id: true,
	personId: true,
	sessionId: true,
	observerId: true,
	scores: true,
	handedInAt: true,
	arrangedAt: true,
} as const

/** What was said for these people and what they did on the way to one level, by person; dates the oldest first. */
async function readEvidence(db: Db | Tx, personIds: readonly string[], stageKey: string) {
	const where = { personId: { in: [...personIds] }, stageKey }
	const rows = await db.candidacy.findMany({ where, select: said })
	const qualifications = await db.qualification.findMany({ where })
	const tries = await db.calibrationTry.findMany({
		where: { ...where, passed: true },
		select: { personId: true, at: true },
		orderBy: { at: 'asc' },
	})
	const watched = await db.observation.findMany({
		where,
		select: watchedColumns,
		orderBy: [{ arrangedAt: 'asc' }, { id: 'asc' }],
	})
	const crewed = await listCrewed(db, personIds, stageKey)
	return (personId: string) => {
		const theirs = (each: { personId: string }) => each.personId === personId
		return {
			row: rows.find(theirs),
			held: qualifications.find(theirs) ?? null,
			calibrated: tries.filter(theirs).map(({ at }) => at),
			sessions: crewed.get(personId) ?? [],
			observed: watched.filter(theirs).map(
				({ id, sessionId, observerId, scores, handedInAt, arrangedAt }): Observed => ({
					id,
					sessionId,
					observerId,
					scores: handedInAt ? (scores as Scores) : null,
					at: handedInAt ?? arrangedAt,
				}),
			),
		}
	}
}

export async function findWay(
	db: Db | Tx,
	ways: Ways,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<Way | null> {
	return (await readWays(db, ways, [personId], stageKey, now)).get(personId) ?? null
}
