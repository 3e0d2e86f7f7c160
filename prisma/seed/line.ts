import { createCohort, createSession, daysFrom, idOf, type Story, thursday } from './story'

const SEATED = ['eng1-7', 'eng2-7', 'eng3-7', 'eng5-7', 'eng6-7', 'eng7-7', 'eng8-7', 'eng10-7']
const OFFERED = 'eng9-8'
const WAITING = ['eng1-8', 'eng2-8']
const HOURS = 48

/** The cohort after next is in demand: its last seat is offered to somebody, and two stand in line behind. */
export async function cohortInDemand(story: Story): Promise<void> {
	const { tx, now, today } = story
	const cohortId = await createCohort(story, {
		key: 'winter-b',
		name: 'Winter B',
		status: 'open',
		seatCount: SEATED.length + 1,
		startsOn: thursday(today, 6),
		createdAt: daysFrom(now, -9),
		members: SEATED,
		lead: 'facilitator2',
	})
	await createSession(story, { key: 'winter-b-1', cohortId, position: 1, date: thursday(today, 6), time: '11:00' })
	const offerEndsAt = new Date(daysFrom(now, -0.25).getTime() + HOURS * 3_600_000)
	for (const [index, key] of [OFFERED, ...WAITING].entries()) {
		const personId = idOf(key)
		const isOffered = key === OFFERED
		await tx.seatWish.create({
			data: {
				id: idOf(`wish-${key}`),
				cohortId,
				personId,
				openKey: `${cohortId} ${personId}`,
				state: isOffered ? 'offered' : 'waiting',
				since: daysFrom(now, -6 + index),
				offeredAt: isOffered ? daysFrom(now, -0.25) : null,
				offerEndsAt: isOffered ? offerEndsAt : null,
			},
		})
	}
	await tx.oneUseLink.create({
		data: {
			id: idOf('offer-link'),
			kind: 'seat-offer',
			personId: idOf(OFFERED),
			subjectId: idOf(`wish-${OFFERED}`),
			expiresAt: offerEndsAt,
			createdAt: daysFrom(now, -0.25),
		},
	})
}
