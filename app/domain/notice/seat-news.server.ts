import type { Tx } from '../db'
import { isSeatLetter, SEAT_LETTERS, type SeatLetter, stillHolds } from './seat-letters'

/** A letter about a seat that waits: whom it goes to and which cohort it is about. */
type SeatNews = {
	wishId: string
	letter: SeatLetter
	person: { id: string; name: string; timeZone: string }
	cohort: string
}

/** The letters about seats in these cohorts that would leave now, by the same rules as when they do. */
export async function listSeatNews(tx: Tx, cohortIds: string[]): Promise<SeatNews[]> {
	const waiting = await tx.outboxMail.findMany({
		where: { letter: { in: [...SEAT_LETTERS] }, sentAt: null, dueAt: { not: null } },
		select: { letter: true, subjectId: true },
	})
	const wishes = await tx.seatWish.findMany({
		where: {
			id: { in: waiting.flatMap(({ subjectId }) => subjectId ?? []) },
			cohortId: { in: cohortIds },
			person: { disabledAt: null },
		},
		select: {
			id: true,
			state: true,
			cohort: { select: { name: true } },
			person: { select: { id: true, name: true, timeZone: true } },
		},
	})
	const byId = new Map(wishes.map((wish) => [wish.id, wish]))
	return waiting.flatMap(({ letter, subjectId }) => {
		const wish = byId.get(subjectId ?? '')
		if (!wish || !isSeatLetter(letter) || !stillHolds(letter, wish.state)) return []
		return [{ wishId: wish.id, letter, person: wish.person, cohort: wish.cohort.name }]
	})
}
