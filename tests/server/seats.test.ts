import { beforeEach, describe, expect, test } from 'vitest'
import { findOffer } from '~/domain/cohort/answer-offer.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { closedIn } from '~/domain/cohort/closed-seats.server'
import { changeCohort } from '~/domain/cohort/create.server'
import { sayCrew } from '~/domain/cohort/crew.server'
import { listDecisions } from '~/domain/cohort/decisions.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { lapseOffers } from '~/domain/cohort/lapse-offers.server'
import { leaveLine } from '~/domain/cohort/leave-line.server'
import { nameFacilitator } from '~/domain/cohort/name-facilitator.server'
import { listStandings } from '~/domain/cohort/place.server'
import { getCohort } from '~/domain/cohort/read.server'
import { disablePerson } from '~/domain/person/change.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey, postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { daysOn, seatActs } from '../support/seat-acts'
import { aFullCohort } from '../support/seats'
import { STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
let admin: PersonMade
let cohort: Awaited<ReturnType<typeof aFullCohort>>
let ana: PersonMade
let ben: PersonMade
let cleo: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	cohort = await aFullCohort(db)
	ana = await aPerson(db, { name: 'Ana Ruiz' })
	ben = await aPerson(db, { name: 'Ben Okoro' })
	cleo = await aPerson(db, { name: 'Cleo Hahn' })
})

const { ask, leaves, answer, line, holds, isIn, lettersTo, tokenOf } = seatActs(db, () => cohort)

describe('a line', () => {
	test('takes who comes when every seat is taken, in the order of asking, also in one millisecond', async () => {
		expect([await ask(ana), await ask(ben), await ask(cleo)]).toEqual(['line', 'line', 'line'])
		expect(await line()).toEqual(['Ana Ruiz: waiting', 'Ben Okoro: waiting', 'Cleo Hahn: waiting'])
		expect((await listStandings(db, cleo.id, now)).get(cohort.id)).toMatchObject({ place: 3, waiting: 3, free: 0 })
		await expect(ask(ana)).rejects.toMatchObject({ why: 'in-line' })
		await holds()
	})

	test('a seat given up goes to the first in line, held for as long as the rules say', async () => {
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
		expect(await db.seatWish.findFirst({ where: { personId: ana.id } })).toMatchObject({ offerEndsAt: daysOn(2) })
		expect(await lettersTo(ana, now)).toEqual([
			expect.stringMatching(/^A seat in Winter A is held for you until Sat 28 Nov/),
		])
		// Whoever comes now stands behind Ben, and an admin cannot give away what is held.
		expect(await ask(cleo)).toBe('line')
		const given = enroll(db, { cohortId: cohort.id, personId: cleo.id }, admin, now)
		await expect(given).rejects.toMatchObject({ why: 'seats-held' })
		await holds()
	})

	test('an offer taken is a seat; let go, it is the next one’s; nobody answers twice', async () => {
		for (const person of [ana, ben, cleo]) await ask(person)
		await leaves(0)
		await leaves(1)
		await answer(ana, 'take')
		await answer(ben, 'let-go')
		expect(await line()).toEqual(['Ana Ruiz: taken', 'Ben Okoro: declined', 'Cleo Hahn: offered'])
		expect(await isIn(ana)).toBe(true)
		for (const person of [ana, ben])
			for (const said of ['take', 'let-go'] as const)
				await expect(answer(person, said)).rejects.toMatchObject({ code: 'conflict', why: 'offer-over' })
		await holds()
	})

	test('an offer that nobody answers lapses, once, and the next in line hears of it', async () => {
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
		expect(await lapseOffers(db, new Date(daysOn(2).getTime() - 1))).toBe(0)
		expect(await lapseOffers(db, daysOn(2))).toBe(1)
		expect(await lapseOffers(db, daysOn(2))).toBe(0)
		expect(await line()).toEqual(['Ana Ruiz: lapsed', 'Ben Okoro: offered'])
		await expect(answer(ana, 'take', daysOn(2))).rejects.toMatchObject({ why: 'offer-over' })
		const letters = await postAt(db, daysOn(2))
		expect(
			letters.map(({ to, subject }) => [to === ana.email ? 'Ana' : to === ben.email ? 'Ben' : '', subject]),
		).toEqual(
			expect.arrayContaining([
				['Ana', 'The seat in Winter A has gone to the next in line'],
				['Ben', expect.stringMatching(/^A seat in Winter A is held for you until/)],
			]),
		)
		// Ana's first letter, which never left, has lost its reason.
		expect(letters.filter(({ to }) => to === ana.email)).toHaveLength(1)
		await holds()
	})

	test('an offer past its end is over even before the sweep has come', async () => {
		await ask(ana)
		await leaves(0)
		await expect(answer(ana, 'take', daysOn(2))).rejects.toMatchObject({ why: 'offer-over' })
		expect(await isIn(ana)).toBe(false)
	})

	test('no offer lasts into the last day before the first session, and none is made there', async () => {
		const startsAt = daysOn(3)
		await db.session.create({
			data: {
				cohortId: cohort.id,
				position: 1,
				title: 'Kickoff',
				format: 'kickoff-60',
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt,
			},
		})
		for (const person of [ana, ben]) await ask(person)
		await leaves(0, daysOn(1))
		expect(await db.seatWish.findFirst({ where: { personId: ana.id } })).toMatchObject({ offerEndsAt: daysOn(2) })
		await lapseOffers(db, daysOn(2))
		expect(await line()).toEqual(['Ana Ruiz: lapsed', 'Ben Okoro: waiting'])
		// From then on a free seat is whose hand is quicker, those in line among them.
		expect(await ask(ben, daysOn(2))).toBe('seat')
		expect(await line()).toEqual(['Ana Ruiz: lapsed', 'Ben Okoro: taken'])
		await holds()
	})

	test('moves up when there are more seats, and when a cohort opens', async () => {
		for (const person of [ana, ben]) await ask(person)
		const fields = {
			name: 'Winter A',
			seatCount: 9,
			startsOn: '2027-01-14',
			timeZone: 'Europe/Lisbon',
			status: 'planned',
		} as const
		await changeCohort(db, cohort.id, fields, admin, now)
		expect(await line()).toEqual(['Ana Ruiz: waiting', 'Ben Okoro: waiting'])
		await changeCohort(db, cohort.id, { ...fields, status: 'open' }, admin, now)
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
		// What is held is no seat to take away.
		const fewer = changeCohort(db, cohort.id, { ...fields, status: 'open', seatCount: 8 }, admin, now)
		await expect(fewer).rejects.toMatchObject({ why: 'fewer-seats-than-people' })
		await holds()
	})

	test.each([
		['running', ['Ana Ruiz: offered', 'Ben Okoro: lapsed']],
		['cancelled', ['Ana Ruiz: lapsed', 'Ben Okoro: lapsed']],
		['finished', ['Ana Ruiz: lapsed', 'Ben Okoro: lapsed']],
	] as const)('closes when the cohort is %s, and whoever waited hears of it', async (status, states) => {
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
		const fields = { name: 'Winter A', seatCount: 8, startsOn: '2027-01-14', timeZone: 'Europe/Lisbon', status }
		await changeCohort(db, cohort.id, fields, admin, now)
		expect(await line()).toEqual(states)
		expect(await lettersTo(ben, now)).toEqual(['The line for Winter A is closed'])
		await holds()
	})

	test('can be left, by oneself or by an admin, with an offer in hand too', async () => {
		for (const person of [ana, ben, cleo]) await ask(person)
		await leaves(0)
		await leaveLine(db, { cohortId: cohort.id, personId: ben.id }, ben, now)
		await leaveLine(db, { cohortId: cohort.id, personId: ana.id }, admin, now)
		expect(await line()).toEqual(['Ana Ruiz: declined', 'Ben Okoro: left', 'Cleo Hahn: offered'])
		expect(await findOffer(db, { key: letterKey, token: await tokenOf(ana) }, now)).toBeNull()
		// Twice is as good as once.
		await leaveLine(db, { cohortId: cohort.id, personId: ben.id }, ben, now)
		expect(await db.auditEntry.count({ where: { act: 'line-removed' } })).toBe(1)
		await holds()
	})

	test('who is added by an admin, leads the cohort or has a seat elsewhere stands in it no longer', async () => {
		const other = await aFullCohort(db, { name: 'Winter B', members: 2 })
		const lena = await aPerson(db, { name: 'Lena Lead', roles: ['facilitator'] })
		const held = { personId: lena.id, stageKey: STAGE_KEY, state: 'qualified', grantedById: admin.id, since: now }
		await db.qualification.create({ data: held })
		for (const person of [ana, ben, lena, cleo]) await ask(person)
		expect(await askForSeat(db, other.id, ana, now)).toBe('seat')
		await nameFacilitator(db, { cohortId: cohort.id, personId: lena.id, part: 'lead' }, admin, now)
		await leaves(0)
		// Ana has a seat of the level: the offer passes her over.
		expect(await line()).toEqual(['Ana Ruiz: waiting', 'Ben Okoro: offered', 'Lena Lead: left', 'Cleo Hahn: waiting'])
		await enroll(db, { cohortId: cohort.id, personId: ben.id }, admin, now)
		expect(await lapseOffers(db, now)).toBe(1)
		expect(await line()).toEqual(['Ana Ruiz: left', 'Ben Okoro: taken', 'Lena Lead: left', 'Cleo Hahn: waiting'])
		await holds()
	})

	test('an account that is closed leaves it, and what was held for it goes on', async () => {
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
		await disablePerson(db, ana.id, admin, now)
		await lapseOffers(db, now)
		expect(await line()).toEqual(['Ana Ruiz: declined', 'Ben Okoro: offered'])
		await holds()
	})

	test('a seat that was freed past all rules is found by the sweep', async () => {
		await ask(ana)
		await db.cohortMember.deleteMany({ where: { personId: cohort.people[0]?.id } })
		expect(await lapseOffers(db, now)).toBe(1)
		expect(await line()).toEqual(['Ana Ruiz: offered'])
	})

	test('an end is asked for with each offer, in the transaction that makes it', async () => {
		await ask(ana)
		const asked: unknown[] = []
		const seat = { cohortId: cohort.id, personId: cohort.people[0]?.id ?? '' }
		await removeMember(db, seat, admin, now, async (tx, job) => {
			asked.push(job, await tx.seatWish.count({ where: { state: 'offered' } }))
		})
		const wish = await db.seatWish.findFirstOrThrow()
		expect(asked).toEqual([{ name: 'lapse-offers', at: daysOn(2), key: wish.id }, 1])
	})

	test('an end that cannot be asked for takes the change back', async () => {
		await ask(ana)
		const seat = { cohortId: cohort.id, personId: cohort.people[0]?.id ?? '' }
		const gone = removeMember(db, seat, admin, now, async () => {
			throw new Error('the queue is gone')
		})
		await expect(gone).rejects.toThrow('the queue is gone')
		expect(await line()).toEqual(['Ana Ruiz: waiting'])
		expect(await db.cohortMember.count({ where: seat })).toBe(1)
		expect(await db.outboxMail.count()).toBe(0)
	})
})

describe('a seat held by a closed account', () => {
	const decided = async () =>
		(await listDecisions(db, [], 'UTC', now, true))
			.filter(({ id }) => id.startsWith('closed-seats-'))
			.map(({ title, sub, about }) => ({ title, sub, about }))

	test('is a decision of an admin, who sees whose it is and frees it for the next in line', async () => {
		await ask(ana)
		await ask(ben)
		const [one, two] = cohort.people as [PersonMade, PersonMade]
		expect(await decided()).toEqual([])
		await disablePerson(db, one.id, admin, now)
		await disablePerson(db, two.id, admin, now)
		// A line of people whose own account is closed keeps nobody waiting.
		await disablePerson(db, ben.id, admin, now)
		expect(await decided()).toEqual([
			{
				title: 'Two seats in Winter A are held by closed accounts',
				sub: `${one.name} and ${two.name}. One person waits in line for a seat. What they learned and attended stays.`,
				about: { page: 'cohort', cohort: cohort.id },
			},
		])
		const crew = sayCrew(await getCohort(db, cohort.id), admin.id, now, await closedIn(db, cohort.id))
		expect(crew.filter(({ isClosed }) => isClosed).map(({ id }) => id)).toEqual([one.id, two.id])
		await removeMember(db, { cohortId: cohort.id, personId: one.id }, admin, now)
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
		expect(await decided()).toMatchObject([{ title: 'A seat in Winter A is held by a closed account' }])
		await db.cohort.update({ where: { id: cohort.id }, data: { status: 'cancelled' } })
		expect(await decided()).toEqual([])
	})
})
