import { beforeEach, describe, expect, test } from 'vitest'
import { answerByLink, findOffer, findTakenSeat } from '~/domain/cohort/answer-offer.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { sayLink } from '~/domain/notice/say-link.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { daysOn, seatActs } from '../support/seat-acts'
import { aFullCohort } from '../support/seats'

const db = await useDatabase()
let admin: PersonMade
let cohort: Awaited<ReturnType<typeof aFullCohort>>
let ana: PersonMade
let ben: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	cohort = await aFullCohort(db)
	ana = await aPerson(db, { name: 'Ana Ruiz' })
	ben = await aPerson(db, { name: 'Ben Okoro' })
	await aPerson(db, { name: 'Cleo Hahn' })
})

const { ask, leaves, answer, isIn, tokenOf } = seatActs(db, () => cohort)

describe('the link in the letter', () => {
	beforeEach(async () => {
		for (const person of [ana, ben]) await ask(person)
		await leaves(0)
	})
	const byLink = async (token: string, said: 'take' | 'let-go', at = now) =>
		answerByLink(db, { key: letterKey, token }, said, { now: at })

	test('says to an admin which cohort it is for', async () => {
		const { kind, subjectId } = await db.oneUseLink.findFirstOrThrow({ where: { personId: ana.id } })
		expect(await sayLink(db, [], { kind, subjectId })).toBe(`Seat offered in ${cohort.name}`)
	})

	test('gives the seat once', async () => {
		const token = await tokenOf(ana)
		expect(await findOffer(db, { key: letterKey, token }, now)).toMatchObject({ personId: ana.id })
		expect(await findTakenSeat(db, { key: letterKey, token }, now)).toBeNull()
		await byLink(token, 'take')
		expect(await isIn(ana)).toBe(true)
		expect(await findTakenSeat(db, { key: letterKey, token }, now)).toMatchObject({ id: cohort.id })
		expect(await findTakenSeat(db, { key: letterKey, token }, daysOn(2))).toBeNull()
		await expect(byLink(token, 'take')).rejects.toMatchObject({ why: 'offer-over' })
		await expect(byLink(token, 'let-go')).rejects.toMatchObject({ why: 'offer-over' })
		expect(await isIn(ana)).toBe(true)
	})

	test.each([
		['changed in one place', (token: string) => `${token.slice(0, -2)}AA`, now],
		['without its second half', (token: string) => token.split('.')[0] ?? '', now],
		['after its time', (token: string) => token, daysOn(2)],
	])('opens nothing %s', async (_what, change, at) => {
		await expect(byLink(change(await tokenOf(ana)), 'take', at)).rejects.toMatchObject({ why: 'offer-over' })
		expect(await isIn(ana)).toBe(false)
	})

	test('of another kind, for the same place, opens nothing', async () => {
		const link = await db.oneUseLink.findFirstOrThrow({ where: { personId: ana.id } })
		const token = letterKey.tokenFor({ id: link.id, kind: 'invitation' })
		await expect(byLink(token, 'take')).rejects.toMatchObject({ why: 'offer-over' })
	})

	test('is over once the offer was answered on the page', async () => {
		const token = await tokenOf(ana)
		await answer(ana, 'let-go')
		expect(await findOffer(db, { key: letterKey, token }, now)).toBeNull()
		expect(await findTakenSeat(db, { key: letterKey, token }, now)).toBeNull()
	})

	test('letters of two offers do not end each other’s links', async () => {
		const other = await aFullCohort(db, { name: 'Spring A', stage: 'ladder/l2' })
		await askForSeat(db, other.id, ana, now)
		const first = await tokenOf(ana)
		await removeMember(db, { cohortId: other.id, personId: other.people[0]?.id ?? '' }, admin, now)
		expect(await findOffer(db, { key: letterKey, token: first }, now)).toMatchObject({ cohortId: cohort.id })
	})
})
