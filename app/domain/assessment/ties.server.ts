import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { giveBack } from './release.server'

/** A tie: of two people, neither assesses the other. */
type Tie = { learnerId: string; assessorId: string; kind: 'mentor' | 'too-close' }

/** How many mentors one names */
export const MOST_MENTORS = 5

export async function isTied(db: Db | Tx, one: string, other: string): Promise<boolean> {
	const tied = await db.assessorTie.count({
		where: {
			OR: [
				{ learnerId: one, assessorId: other },
				{ learnerId: other, assessorId: one },
			],
		},
	})
	return tied > 0
}

/** Everybody who is kept from judging somebody, or whom they are kept from judging. */
export async function listTiedTo(db: Db | Tx, personId: string): Promise<Set<string>> {
	const rows = await db.assessorTie.findMany({
		where: { OR: [{ learnerId: personId }, { assessorId: personId }] },
		select: { learnerId: true, assessorId: true },
	})
	return new Set(rows.flatMap(({ learnerId, assessorId }) => [learnerId, assessorId]).filter((id) => id !== personId))
}

/** Said twice, the first word stands. */
export async function tie(tx: Tx, said: Tie, by: { id: string }, now: Date): Promise<void> {
	await tx.assessorTie.createMany({ data: [{ ...said, saidById: by.id, createdAt: now }], skipDuplicates: true })
}

/** The mentors somebody named for themself, by name. */
export async function listMentors(db: Db | Tx, learnerId: string): Promise<{ id: string; name: string }[]> {
	const rows = await db.assessorTie.findMany({
		where: { learnerId, saidById: learnerId },
		select: { assessor: { select: { id: true, name: true } } },
		orderBy: { assessor: { name: 'asc' } },
	})
	return rows.map(({ assessor }) => assessor)
}

/**
 * A learner says who mentors them. Work that person has not scored yet goes back to the queue.
 * @throws DomainError 'invalid' ('nobody-there') | 'conflict' ('too-many')
 */
export async function nameMentor(
	db: Db,
	learner: { id: string; name: string },
	email: string,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${learner.id} for update`
		const mentor = await tx.person.findFirst({
			where: { email, disabledAt: null, id: { not: learner.id } },
			select: { id: true },
		})
		if (!mentor) throw new DomainError('invalid', 'nobody-there')
		const named = await listMentors(tx, learner.id)
		if (named.length >= MOST_MENTORS && !named.some(({ id }) => id === mentor.id))
			throw new DomainError('conflict', 'too-many')
		await tie(tx, { learnerId: learner.id, assessorId: mentor.id, kind: 'mentor' }, learner, now)
		await giveBack(tx, { assessorId: mentor.id, personId: learner.id }, learner, now)
	})
}

/** Only what one said oneself; twice changes nothing. */
export async function unnameMentor(db: Db, learnerId: string, mentorId: string): Promise<void> {
	await db.assessorTie.deleteMany({ where: { learnerId, assessorId: mentorId, saidById: learnerId } })
}
