import { readSponsors } from '../activity/read-evidence.server'
import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { verdictOnLevel } from '../facilitator/assessing.server'
import { listInLineWith } from '../person/line.server'
import { transact } from '../transact.server'
import { countMinutes, MOST_MINUTES, monthBefore } from './assessing-hours.server'
import { assessorToName, countOpenSheets, type Taking, verdictOn, workToName } from './assign.server'
import { type Reading, readingOf } from './decision'
import { assessorsOf } from './naming.server'
import { readWordings } from './rubric-versions.server'
import type { Scored } from './sheets.server'
import { countSheets } from './submissions.server'

/** The review queue: texts that wait for an assessor, and how much each assessor has. */
export type Waiting = { submissionId: string; stageKey: string; requirementId: string; submittedAt: Date }
export type OwnLoad = { open: number; most: number }
/** `minutes`: scored in the last thirty days, or held; `mostMinutes` as far as one takes more oneself */
export type OwnHours = OwnLoad & { minutes: number; mostMinutes: number }

/** Texts looked through, and shown */
const LOOKED_AT = 200
export const MOST_SHOWN = 20

/**
 * What one assessor may take now, the longest waiting first. Whose it is they learn once it is theirs; who else reads it,
 * and whether two differ, they do not.
 */
export async function readQueue(
	db: Db,
	assessorId: string,
	content: Taking,
	now: Date,
): Promise<{ waiting: Waiting[]; load: OwnHours }> {
	const assessor = await db.person.findUnique({ where: { id: assessorId }, select: assessorToName })
	if (!assessor) throw new DomainError('not-found', 'person')
	// Works of other levels do not take the place of those that can be taken.
	const levels = assessor.qualifications
		.map(({ stageKey }) => stageKey)
		.filter((stageKey) => verdictOnLevel(assessor, stageKey, content.pathways, now).ok)
	const works = await db.submission.findMany({
		where: {
			submittedAt: { not: null },
			decision: null,
			stageKey: { in: levels },
			personId: { not: assessorId },
			person: {
				disabledAt: null,
				learnerTies: { none: { assessorId } },
				assessorTies: { none: { learnerId: assessorId } },
			},
		},
		select: {
			...workToName,
			id: true,
			requirementId: true,
			submittedAt: true,
			cohort: { select: { ...workToName.cohort.select, requirements: true } },
		},
		orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
		take: LOOKED_AT,
	})
	const authors = [...new Set(works.map(({ personId }) => personId))]
	const inLine = await listInLineWith(db, assessorId, authors)
	const isSponsorOf = await readSponsors(db, authors)
	const wordings = await readWordings(db, content.rubrics, works)
	const waiting = works.flatMap((work) => {
		const rubric = wordings.get(work.rubricHash)
		if (!rubric || !work.submittedAt) return []
		const verdict = verdictOn(work, assessor, {
			rubric,
			assessors: assessorsOf(work.cohort.requirements, work.requirementId),
			level: { ok: true },
			inReportingLine: inLine.includes(work.personId),
			tied: false,
			isSponsor: isSponsorOf(work, assessor),
			hasEnough: false,
			hoursFull: false,
		})
		const { id: submissionId, stageKey, requirementId, submittedAt } = work
		return verdict.ok ? [{ submissionId, stageKey, requirementId, submittedAt }] : []
	})
	return {
		waiting: waiting.slice(0, MOST_SHOWN),
		load: {
			open: await countOpenSheets(db, assessorId),
			most: assessor.mostReviews,
			minutes: await countMinutes(db, assessorId, content, now),
			mostMinutes: MOST_MINUTES,
		},
	}
}

export type Undecided = Waiting & {
	personId: string
	learner: string
	cohort: { id: string; name: string }
	appealed: boolean
	reading: Reading
}

/** Everything that is handed in and not decided, the longest waiting first: how far it is, no score and no text. */
export async function listUndecided(db: Db): Promise<{ works: Undecided[]; total: number }> {
	const where = { submittedAt: { not: null }, decision: null }
	const rows = await db.submission.findMany({
		where,
		select: {
			id: true,
			stageKey: true,
			requirementId: true,
			submittedAt: true,
			round: true,
			person: { select: { id: true, name: true } },
			cohort: { select: { id: true, name: true, requirements: true } },
			sheets: { select: { round: true, submittedAt: true } },
		},
		orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
		take: LOOKED_AT,
	})
	const works = rows.flatMap(({ id, person, cohort, sheets, round, submittedAt, stageKey, requirementId }) =>
		submittedAt
			? [
					{
						submissionId: id,
						personId: person.id,
						learner: person.name,
						stageKey,
						requirementId,
						submittedAt,
						cohort: { id: cohort.id, name: cohort.name },
						appealed: round > 1,
						reading: readingOf(countSheets(sheets, round), assessorsOf(cohort.requirements, requirementId)),
					},
				]
			: [],
	)
	return { works, total: await db.submission.count({ where }) }
}

export type AssessorLoad = OwnLoad & {
	id: string
	name: string
	/** Scored in the last 30 days, one for each text */
	scored: Scored[]
}

/** Of every facilitator: open texts against how many they take at once, and what they scored lately. */
export async function listAssessorLoads(db: Db, now: Date): Promise<AssessorLoad[]> {
	const people = await db.person.findMany({
		where: { disabledAt: null, roles: { some: { role: 'facilitator' } } },
		select: {
			id: true,
			name: true,
			mostReviews: true,
			slotSeats: {
				where: {
					part: 'assesses',
					slot: { cancelledAt: null, sessionId: { not: null }, submission: null, defendsId: null },
				},
				select: { slotId: true },
			},
			scoreSheets: {
				where: {
					OR: [{ submittedAt: null, submission: { decision: null } }, { submittedAt: { gte: monthBefore(now) } }],
				},
				select: { submittedAt: true, submission: { select: { stageKey: true, requirementId: true } } },
			},
		},
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	return people.map(({ id, name, mostReviews, scoreSheets, slotSeats }) => ({
		id,
		name,
		most: mostReviews,
		open: scoreSheets.filter((sheet) => !sheet.submittedAt).length + slotSeats.length,
		scored: scoreSheets.flatMap(({ submittedAt, submission }) => (submittedAt ? [submission] : [])),
	}))
}

/** @throws DomainError 'not-found' for somebody who assesses nothing */
export async function setMostReviews(
	db: Db,
	load: { personId: string; most: number },
	by: { id: string; name: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const where = { id: load.personId, roles: { some: { role: 'facilitator' as const } } }
		await tx.$queryRaw`select 1 from "Person" where id = ${load.personId} for update`
		const was = await tx.person.findFirst({ where, select: { mostReviews: true } })
		if (!was) throw new DomainError('not-found', 'person')
		await tx.person.update({ where: { id: load.personId }, data: { mostReviews: load.most } })
		await record(tx, {
			act: 'assessor-load-set',
			actor: by,
			subject: load.personId,
			change: { before: String(was.mostReviews), after: String(load.most) },
		})
	})
}
