import type { Db, Tx } from '../db'
import type { Requirement } from '../program/frontmatter'
import { type SlotFacts, slotEnds } from './slot'
import { findWork, type Work } from './works'

/** Defense: the slot in which both assessors ask about work they have read, before they score it (docs/decisions/0051). */
export type ToDefend = {
	id: string
	/** Where it counts: its author may have left since. Null once that was cancelled */
	cohortId: string | null
	/** Who reads it by now */
	namedIds: string[]
	/** The slot it is, or was, defended in */
	slot: { id: string } | null
}

/** Somebody’s work that is handed in, read for the first time and not decided; null while there is none. */
export async function findToDefend(
	db: Db | Tx,
	{ since, ...of }: { personId: string; stageKey: string; requirementId: string; since: Date | null },
): Promise<ToDefend | null> {
	const row = await db.submission.findFirst({
		where: {
			...{ ...of, submittedAt: { not: null }, decision: null, round: 1 },
			...(since ? { createdAt: { gte: since } } : {}),
		},
		select: {
			id: true,
			cohort: { select: { id: true, status: true } },
			sheets: { select: { assessorId: true } },
			defenses: { where: { cancelledAt: null }, select: { id: true }, orderBy: { startsAt: 'desc' } },
		},
		orderBy: { createdAt: 'desc' },
	})
	if (!row) return null
	const { id, cohort, sheets, defenses } = row
	return {
		id,
		cohortId: cohort.status === 'cancelled' ? null : cohort.id,
		namedIds: sheets.map(({ assessorId }) => assessorId),
		slot: defenses[0] ?? null,
	}
}

/** Held until it is changed: whoever is named meanwhile is named before, and found, or after, and refused. */
export async function lockToDefend(tx: Tx, of: Parameters<typeof findToDefend>[1]): Promise<ToDefend | null> {
	await tx.$queryRaw`select 1 from "Submission" where "personId" = ${of.personId} and decision is null order by id for update`
	return findToDefend(tx, of)
}

/** The two of the slot read the work from now on, and score it afterwards. */
export async function namePair(tx: Tx, submissionId: string, assessorIds: string[], now: Date): Promise<void> {
	await tx.scoreSheet.createMany({
		data: assessorIds.map((assessorId) => ({ submissionId, assessorId, assignedAt: now })),
		skipDuplicates: true,
	})
}

/** Their hour is not held: what they have not scored waits for whomever is asked next. */
export async function unnamePair(tx: Tx, slot: { defendsId: string | null; facts: SlotFacts }): Promise<void> {
	if (!slot.defendsId) return
	await tx.scoreSheet.deleteMany({
		where: { submissionId: slot.defendsId, assessorId: { in: slot.facts.assessorIds }, submittedAt: null },
	})
}

/** By which rule of a cohort work is defended before anybody scores it; undefined where none asks for it. */
export function findDefended(requirements: unknown, requirementId: string): Work | undefined {
	const work = findWork(requirements as Requirement[], requirementId)
	return work?.defense ? work : undefined
}

/** Whether work has still to be defended before its first two score it: an appeal is read by others, as a text. */
export async function waitsForDefense(db: Db | Tx, submissionId: string, now: Date): Promise<boolean> {
	const { round, requirementId, cohort, defenses } = await db.submission.findUniqueOrThrow({
		where: { id: submissionId },
		select: {
			round: true,
			requirementId: true,
			cohort: { select: { requirements: true } },
			defenses: { where: { cancelledAt: null }, select: { startsAt: true, durationMinutes: true } },
		},
	})
	return (
		round === 1 &&
		findDefended(cohort.requirements, requirementId) !== undefined &&
		!defenses.some((slot) => slotEnds(slot) <= now)
	)
}
