import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { endAsking, listOpenQuestions } from '../intake/agreement.server'
import { putLetter } from '../notice/outbox.server'
import { transact } from '../transact.server'
import { giveSeat } from './enroll.server'
import { isInSameStage, lockLine, moveWish } from './line.server'
import { freeSeats, kinHere, nextUp } from './seats'

type Place = { cohortId: string; personId: string }

/**
 * Somebody's time is agreed to, or not. Agreed, they get a seat when one is free and nobody asked before them; else they
 * stand in line as of when they asked, and a letter says which. Who has not asked, or took it back, is left alone.
 * @returns the place it was about
 */
export async function settleAsked(tx: Tx, place: Place, agreed: boolean, now: Date): Promise<string | null> {
	const cohort = await lockLine(tx, place.cohortId, now)
	const wish = cohort.line.wishes.find((each) => each.personId === place.personId && each.state === 'asked')
	// The line says it as of before: a proposal published at this moment may be giving them a seat.
	if (!wish || wish.standsAside || (await isInSameStage(tx, place.personId, cohort))) return null
	// Decided, by whoever it was: nobody else is asked any more.
	await endAsking(tx, { ...place, stageKey: cohort.stageKey }, now)
	if (!agreed) {
		await moveWish(tx, wish, 'refused', now)
		return wish.id
	}
	await moveWish(tx, wish, 'waiting', now)
	const waits = { ...wish, state: 'waiting' as const }
	const line = { ...cohort.line, wishes: [...cohort.line.wishes.filter((each) => each !== wish), waits] }
	const isOver = line.offersUntil <= now
	const isNext = isOver
		? freeSeats(line) > 0 && kinHere(line, wish.personId).length === 0
		: nextUp(line, now).some(({ id }) => id === wish.id)
	if (isNext) {
		const person = await tx.person.findUniqueOrThrow({
			where: { id: place.personId },
			select: { id: true, name: true },
		})
		await giveSeat(tx, { ...cohort, line }, place.personId, person, now)
	}
	await putLetter(tx, { letter: 'seat-agreed', toPersonId: place.personId, subjectId: wish.id, now })
	return wish.id
}

/**
 * Who has no line manager to ask is agreed to, or not, by an admin.
 * @throws DomainError 'not-found' when nobody asks (any more) | 'conflict' ('manager-asked')
 */
export async function decideSeat(
	db: Db,
	place: Place,
	agreed: boolean,
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await lockLine(tx, place.cohortId, now)
		const questions = await listOpenQuestions(tx, place.cohortId, place.personId)
		if (questions.has(place.personId)) throw new DomainError('conflict', 'manager-asked')
		const wishId = await settleAsked(tx, place, agreed, now)
		if (!wishId) throw new DomainError('not-found', 'wish')
		if (!agreed) await putLetter(tx, { letter: 'seat-refused', toPersonId: place.personId, subjectId: wishId, now })
		await record(tx, { act: agreed ? 'seat-agreed' : 'seat-refused', actor: by, subject: place.personId })
	})
}
