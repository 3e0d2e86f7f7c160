import type { Scores } from '../assessment/decision'
import type { Rubric } from '../assessment/rubric'
import { listInForce } from '../certification/read.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { addMonths } from '../zone/months'
import { listCrewed } from './crew.server'
import type { QualificationState } from './kinds'
import type { Pathway, Pathways } from './pathway'
import { standingOf } from './policy'
import { type Candidacy, type Observed, renewalLeft, type StepStanding, standingsOf, wasThere } from './steps'

/** Content that says how one comes to lead a level. */
export type Ways = { pathways: Pathways; rubrics: ReadonlyMap<string, Rubric> }

/** How somebody comes to lead a level, and where they stand; what they hold is decided elsewhere (read.server.ts). */
export type Way = {
	pathway: Pathway
	rubric: Rubric
	candidacy: Candidacy
	standings: StepStanding[]
	/** Of whoever holds it: what is missing of another year */
	renewal: string[]
}

const columns = {
	personId: true,
	reason: true,
	word: true,
	time: true,
	readAt: true,
	conductAt: true,
	signedAt: true,
} as const

/**
 * Where each of these people stands on the way to leading a level; nobody where the content has no pathway for it.
 * @throws DomainError 'not-found' where its rubric is not there
 */
export async function readWays(
	db: Db | Tx,
	{ pathways, rubrics }: Ways,
	personIds: readonly string[],
	stageKey: string,
	now: Date,
): Promise<Map<string, Way>> {
	const pathway = pathways.ways.get(stageKey)
	if (!pathway) return new Map()
	const rubric = rubrics.get(pathway.rubric)
	if (!rubric) throw new DomainError('not-found', 'rubric')
	const where = { personId: { in: [...personIds] }, stageKey }
	const rows = await db.candidacy.findMany({ where, select: columns })
	const held = await db.qualification.findMany({ where })
	const tries = await db.calibrationTry.findMany({
		where: { ...where, passed: true },
		select: { personId: true, at: true },
		orderBy: { at: 'asc' },
	})
	const watched = await db.observation.findMany({
		where,
		select: {
			id: true,
			personId: true,
			sessionId: true,
			observerId: true,
			scores: true,
			handedInAt: true,
			arrangedAt: true,
		},
		orderBy: [{ arrangedAt: 'asc' }, { id: 'asc' }],
	})
	const crewed = await listCrewed(db, personIds, stageKey)
	const certified = await listInForce(db, [...personIds], stageKey, now)
	const hasSamples = pathways.calibrations.has(stageKey)
	return new Map(
		personIds.map((personId) => {
			const row = rows.find((each) => each.personId === personId)
			const holds = held.find((each) => each.personId === personId)
			const stands = holds && standingOf({ state: holds.state as QualificationState, until: holds.until }, now)
			const own = tries.filter((each) => each.personId === personId).map(({ at }) => at)
			const observed = watched
				.filter((each) => each.personId === personId)
				.map(
					(each): Observed => ({
						id: each.id,
						sessionId: each.sessionId,
						observerId: each.observerId,
						scores: each.handedInAt ? (each.scores as Scores) : null,
						at: each.handedInAt ?? each.arrangedAt,
					}),
				)
			const sessions = crewed.get(personId) ?? []
			const candidacy: Candidacy = {
				level: certified.has(personId) ? 'certified' : holds?.founding && stands === 'qualified' ? 'founding' : null,
				hasReason: (row?.reason ?? '') !== '',
				hasWord: (row?.word ?? '') !== '',
				time: row?.time === 'agreed' || row?.time === 'declined' ? row.time : null,
				hasRead: row?.readAt != null,
				hasConduct: row?.conductAt != null,
				calibrated: hasSamples ? (own.at(-1) ?? null) : 'none',
				sessions,
				observed,
				leadSigned: row?.signedAt != null,
				adminSigned: stands !== undefined && stands !== 'training' && holds?.founding === false,
			}
			const practiced = {
				led: sessions.filter((each) => each.part === 'lead' && wasThere(pathway, each)).map(({ at }) => at),
				observed: observed.filter(({ scores }) => scores).map(({ at }) => at),
				calibrated: own,
				hasSamples,
			}
			const since = addMonths(now, -pathway.renewal.months)
			const renewal = renewalLeft(pathway, practiced, since)
			return [personId, { pathway, rubric, candidacy, standings: standingsOf(pathway, rubric, candidacy), renewal }]
		}),
	)
}

export async function findWay(
	db: Db | Tx,
	ways: Ways,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<Way | null> {
	return (await readWays(db, ways, [personId], stageKey, now)).get(personId) ?? null
}
