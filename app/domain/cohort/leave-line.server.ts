import { record } from '../audit/record.server'
import type { Db } from '../db'
import { endAsking } from '../intake/agreement.server'
import type { Later } from '../later'
import { endLinksAbout } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { lockLine, moveUp, moveWish } from './line.server'

/**
 * Somebody leaves a line, or is taken out of it by an admin; an offer in their hands goes to the next. Who is in no line
 * has what they wanted. @throws DomainError 'not-found' (no such cohort)
 */
export async function leaveLine(
	db: Db,
	place: { cohortId: string; personId: string },
	by: { id: string; name: string },
	now: Date,
	later?: Later,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockLine(tx, place.cohortId, now)
		const wish = cohort.line.wishes.find((each) => each.personId === place.personId)
		if (!wish) return
		await moveWish(tx, wish, wish.state === 'offered' ? 'declined' : 'left', now)
		await endLinksAbout(tx, 'seat-offer', wish.id, now)
		await endAsking(tx, { ...place, stageKey: cohort.stageKey }, now)
		if (by.id !== place.personId)
			await record(tx, { act: 'line-removed', actor: by, subject: place.personId, detail: { cohort: cohort.name } })
		await moveUp(tx, place.cohortId, now, later)
	})
}
