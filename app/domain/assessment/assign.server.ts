import { readSponsors } from '../activity/read-evidence.server'
import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { assessorColumns, verdictOnLevel } from '../facilitator/assessing.server'
import type { Pathways } from '../facilitator/pathway'
import type { Role } from '../person/kinds'
import { inSameLine } from '../person/line.server'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { countMinutes, MOST_MINUTES, minutesOf } from './assessing-hours.server'
import { mayAssess } from './assessor-policy'
import type { Scores } from './decision'
import { leaveDefenses, recordReleased } from './leave-assessing.server'
import { assessorsNeeded, assessorsOf, type Judging } from './naming.server'
import type { Rubric } from './rubric'
import { getWording, type Rubrics } from './rubric-versions.server'
import { bookedWith } from './slot'
import { isTied, tie } from './ties.server'

type Actor = { id: string; name: string }
type Naming = { submissionId: string; assessorId: string }

/** `pathways`: they say who may assess a level */
type Named = Judging & { pathways: Pathways }

/** An admin gives work to an assessor. @throws DomainError 'not-found' | 'conflict' (why: AssessorRefusal) */
export async function nameAssessor(db: Db, naming: Naming, judged: Named, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		// Somebody whose account is being closed is named before, and released, or after, and refused.
		await tx.$queryRaw`select 1 from "Person" where id = ${naming.assessorId} for update`
		await assign(tx, naming, judged, by, now)
	})
}

/** What taking asks of the content: the words work is judged by, who may assess a level, and the minutes it takes. */
export type Taking = { rubrics: Rubrics; pathways: Pathways; programs: readonly Program[] }

/** An assessor takes work from the queue, as far as their load allows. @throws as nameAssessor, and 'has-enough' | 'hours-full' */
export async function takeWork(
	db: Db,
	submissionId: string,
	content: Taking,
	assessor: Actor,
	now: Date,
): Promise<{ sheetId: string }> {
	return transact(db, async (tx) => {
		// Two texts taken at once are counted one after the other.
		await tx.$queryRaw`select 1 from "Person" where id = ${assessor.id} for update`
		const work = await tx.submission.findUnique({
			where: { id: submissionId },
			select: { stageKey: true, requirementId: true, cohort: { select: { requirements: true } } },
		})
		if (!work) throw new DomainError('not-found', 'submission')
		const assessors = assessorsOf(work.cohort.requirements, work.requirementId)
		const minutes = (await countMinutes(tx, assessor.id, content, now)) + minutesOf(content, work)
		const { rubrics, pathways } = content
		const judged = { rubrics, pathways, assessors, hoursFull: minutes > MOST_MINUTES }
		return assign(tx, { submissionId, assessorId: assessor.id }, judged, assessor, now)
	})
}

async function assign(
	tx: Tx,
	naming: Naming,
	judged: Named & { hoursFull?: boolean },
	by: Actor,
	now: Date,
): Promise<{ sheetId: string }> {
	await tx.$queryRaw`select 1 from "Submission" where id = ${naming.submissionId} for update`
	const work = await tx.submission.findFirst({
		where: { id: naming.submissionId, submittedAt: { not: null } },
		select: workToName,
	})
	const assessor = await tx.person.findUnique({ where: { id: naming.assessorId }, select: assessorToName })
	if (!work || !assessor) throw new DomainError('not-found', 'submission')
	const isTaken = by.id === naming.assessorId
	const verdict = verdictOn(work, assessor, {
		rubric: await getWording(tx, judged.rubrics, work),
		assessors: judged.assessors,
		level: verdictOnLevel(assessor, work.stageKey, judged.pathways, now),
		inReportingLine: await inSameLine(tx, assessor.id, work.personId),
		tied: await isTied(tx, assessor.id, work.personId),
		isSponsor: (await readSponsors(tx, [work.personId]))(work, assessor),
		hasEnough: isTaken && (await countOpenSheets(tx, assessor.id)) >= assessor.mostReviews,
		hoursFull: judged.hoursFull ?? false,
	})
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	const { id } = await tx.scoreSheet.create({
		data: { ...naming, round: work.round, assignedAt: now },
		select: { id: true },
	})
	await record(tx, {
		act: isTaken ? 'assessment-taken' : 'assessor-named',
		actor: by,
		subject: naming.assessorId,
		change: { before: 'not named', after: isTaken ? 'taken' : 'named' },
	})
	return { sheetId: id }
}

/** What naming has to know of work, and of whoever is named. */
export const workToName = {
	personId: true,
	stageKey: true,
	decision: true,
	round: true,
	rubricId: true,
	rubricHash: true,
	sheets: { select: { assessorId: true, round: true, submittedAt: true, scores: true } },
	cohort: { select: { facilitators: { select: { personId: true } }, members: { select: { personId: true } } } },
} as const
export const assessorToName = {
	id: true,
	email: true,
	disabledAt: true,
	mostReviews: true,
	roles: { select: { role: true } },
	...assessorColumns,
} as const
type Work = Prisma.SubmissionGetPayload<{ select: typeof workToName }>
type Assessor = Prisma.PersonGetPayload<{ select: typeof assessorToName }>

/** Whether somebody may assess a text, and if not, why: the queue asks to show it, naming to enforce it. */
export function verdictOn(
	work: Work,
	assessor: Assessor,
	known: { rubric: Rubric; assessors: number } & Pick<
		Parameters<typeof mayAssess>[0],
		'level' | 'inReportingLine' | 'tied' | 'isSponsor' | 'hasEnough' | 'hoursFull'
	>,
) {
	const { rubric, assessors, ...told } = known
	const crew = [...work.cohort.facilitators, ...work.cohort.members]
	const ofCohort = (personId: string) => crew.some((each) => each.personId === personId)
	const pair = work.sheets.filter((sheet) => sheet.round === work.round)
	return mayAssess({
		...told,
		isOwnWork: assessor.id === work.personId,
		roles: assessor.roles.map(({ role }) => role as Role),
		facilitatesCohort: ofCohort(assessor.id),
		otherFromCohort: pair.some((sheet) => ofCohort(sheet.assessorId)),
		alreadyNamed: pair.some((sheet) => sheet.assessorId === assessor.id),
		readBefore: work.sheets.some((sheet) => sheet.round < work.round && sheet.assessorId === assessor.id),
		named: pair.length,
		needed: assessorsNeeded(
			{ rubric, assessors },
			pair.flatMap((sheet) => (sheet.submittedAt ? [sheet.scores as Scores] : [])),
		),
		decided: work.decision !== null,
		closedAccount: assessor.disabledAt !== null,
	})
}

/** What somebody has still to score: texts, and slots that are booked with them and not handed in. */
export async function countOpenSheets(db: Db | Tx, assessorId: string): Promise<number> {
	const texts = await db.scoreSheet.count({ where: { assessorId, submittedAt: null, submission: { decision: null } } })
	return texts + (await db.assessmentSlot.count({ where: bookedWith(assessorId) }))
}

/**
 * Takes an assessor off who has not handed in; what they noted so far goes, and so does an hour of theirs that is ahead.
 * @throws DomainError 'conflict' ('submitted')
 */
export async function releaseAssessor(db: Db, naming: Naming, by: Actor, now: Date): Promise<void> {
	await transact(db, (tx) => release(tx, naming, by, now))
}

async function release(tx: Tx, naming: Naming, by: Actor, now: Date): Promise<void> {
	await leaveDefenses(tx, naming.assessorId, { id: naming.submissionId }, by, now)
	const { count } = await tx.scoreSheet.deleteMany({ where: { ...naming, submittedAt: null } })
	if (count === 0) throw new DomainError('conflict', 'submitted')
	await recordReleased(tx, naming.assessorId, by)
}

/**
 * An assessor says that they mentor whoever wrote it, or know them too well: it goes back to the queue, and nothing of that
 * person comes to them again.
 * @throws DomainError 'not-found' | 'conflict' ('submitted')
 */
export async function standBack(db: Db, submissionId: string, assessor: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const work = await tx.submission.findFirst({
			where: { id: submissionId, submittedAt: { not: null } },
			select: { personId: true, sheets: { where: { assessorId: assessor.id }, select: { id: true } } },
		})
		if (!work || work.personId === assessor.id) throw new DomainError('not-found', 'submission')
		if (work.sheets.length > 0) await release(tx, { submissionId, assessorId: assessor.id }, assessor, now)
		await tie(tx, { learnerId: work.personId, assessorId: assessor.id, kind: 'too-close' }, assessor, now)
	})
}
