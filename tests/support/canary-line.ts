import type { Db } from '~/domain/db'
import type { LinkKey } from '~/domain/sign-in/links.server'
import type { Canaries } from './canaries'
import { type Someone, someone } from './canary-people'

/** Whoever has the link answers the offer; the page names nobody. */
const OFFER = ['routes/cohort/seat']

/** A cohort in demand, of a level nobody has a seat in: an offer to a learner, one answered by its link, and a line. */
export async function aCanaryLine(
	base: { db: Db; canaries: Canaries; passwordHash: string },
	key: LinkKey,
	learner: Someone,
): Promise<{ cohortId: string; offer: string; waits: string; asks: string }> {
	const { db, canaries } = base
	const cohort = await db.cohort.create({
		data: {
			program: 'technical-leadership-ladder',
			stage: 'l2',
			name: 'In demand',
			seatCount: 8,
			// Taken back while people stood in line: no sweep moves it, and what was offered can be answered.
			status: 'planned',
			timeZone: 'Europe/Lisbon',
			startsOn: '2099-01-05',
			requirements: [],
		},
		select: { id: true },
	})
	let minutes = 0
	const stand = async (person: Someone, state: 'asked' | 'waiting' | 'offered') => {
		minutes++
		const isOffered = state === 'offered'
		return db.seatWish.create({
			data: {
				cohortId: cohort.id,
				personId: person.id,
				openKey: `${cohort.id} ${person.id}`,
				state,
				since: new Date(Date.now() + minutes * 60_000),
				offeredAt: isOffered ? new Date() : null,
				offerEndsAt: isOffered ? new Date(Date.now() + 86_400_000) : null,
			},
			select: { id: true },
		})
	}
	const stranger = (who: string) => someone(base, who, { crew: [], roles: ['learner'] })
	await stand(learner, 'offered')
	const offered = await stranger('who is offered a seat')
	const wish = await stand(offered, 'offered')
	const waits = await stranger('who stands in line')
	await stand(waits, 'waiting')
	const asks = await stranger('who asks for a seat')
	await stand(asks, 'asked')
	const link = await db.oneUseLink.create({
		data: {
			id: canaries.plant('id of the link of an offer', [], OFFER),
			kind: 'seat-offer',
			personId: offered.id,
			subjectId: wish.id,
			expiresAt: new Date(Date.now() + 86_400_000),
		},
		select: { id: true, kind: true },
	})
	return {
		cohortId: cohort.id,
		offer: canaries.watch('the link of an offer', key.tokenFor(link), [], OFFER),
		waits: waits.id,
		asks: asks.id,
	}
}
