import { beforeEach, describe, expect, test } from 'vitest'
import { decideSeat, settleAsked } from '~/domain/cohort/agree-to-seat.server'
import { leaveLine } from '~/domain/cohort/leave-line.server'
import { listLine } from '~/domain/cohort/list-line.server'
import { changeSeatRules } from '~/domain/cohort/seat-rules.server'
import { transfer } from '~/domain/cohort/transfer.server'
import { answerTime } from '~/domain/intake/answer-time.server'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { createShelf } from '~/domain/program/shelf.server'
import { useDatabase } from '../support/database'
import { nov, now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { seatActs } from '../support/seat-acts'
import { aFullCohort } from '../support/seats'
import { aProgram, aStage } from '../support/stages-taken'

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

const { ask, leaves, line, holds, isIn, lettersTo } = seatActs(db, () => cohort)

describe('where line managers agree first', () => {
	let manager: PersonMade
	beforeEach(async () => {
		await changeSeatRules(db, { offerHours: 24, seatsNeedApproval: true }, admin)
		manager = await aPerson(db, { name: 'Mia Line' })
		await db.person.updateMany({ where: { id: { in: [ana.id, ben.id] } }, data: { managerId: manager.id } })
	})
	const says = async (person: PersonMade, said: 'agreed' | 'declined') => {
		const asked = await db.timeAgreement.findFirstOrThrow({ where: { personId: person.id, state: 'asked' } })
		return answerTime(db, { agreementId: asked.id, managerId: manager.id }, { answer: said, note: '' }, nov(27))
	}

	test('agreed, one stands in line as of when one asked', async () => {
		expect([await ask(ana), await ask(ben)]).toEqual(['ask', 'ask'])
		await says(ben, 'agreed')
		await says(ana, 'agreed')
		expect(await line()).toEqual(['Ana Ruiz: waiting', 'Ben Okoro: waiting'])
		await leaves(0, nov(27))
		expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
		expect(await lettersTo(ben, nov(27))).toEqual(['You are in line for Winter A'])
		await holds()
	})

	test('agreed while a seat is free, one has it', async () => {
		await leaves(0)
		expect(await ask(ana)).toBe('ask')
		expect(await isIn(ana)).toBe(false)
		await says(ana, 'agreed')
		expect(await isIn(ana)).toBe(true)
		expect(await lettersTo(ana, nov(27))).toContain('You have a seat in Winter A')
		await holds()
	})

	test('declined, no seat is given, and one hears of it once', async () => {
		await leaves(0)
		await ask(ana)
		await says(ana, 'declined')
		expect(await line()).toEqual(['Ana Ruiz: refused'])
		expect(await lettersTo(ana, nov(27))).toHaveLength(1)
		await expect(ask(ana, nov(28))).rejects.toMatchObject({ why: 'time-declined' })
		await holds()
	})

	test('taken back, nobody is asked any more', async () => {
		await ask(ana)
		await leaveLine(db, { cohortId: cohort.id, personId: ana.id }, ana, now)
		expect(await db.timeAgreement.count({ where: { state: 'asked' } })).toBe(0)
		expect(await line()).toEqual(['Ana Ruiz: left'])
	})

	test('without a line manager an admin decides, either way', async () => {
		await leaves(0)
		expect(await ask(cleo)).toBe('ask')
		await decideSeat(db, { cohortId: cohort.id, personId: cleo.id }, true, admin, now)
		expect(await isIn(cleo)).toBe(true)
		const dora = await aPerson(db, { name: 'Dora Lind' })
		await ask(dora)
		await decideSeat(db, { cohortId: cohort.id, personId: dora.id }, false, admin, now)
		expect(await lettersTo(dora, now)).toEqual(['Not this time: Winter A'])
		const again = decideSeat(db, { cohortId: cohort.id, personId: dora.id }, true, admin, now)
		await expect(again).rejects.toMatchObject({ code: 'not-found' })
		await holds()
	})

	describe('while nobody can be asked', () => {
		const stands = async (person: PersonMade) =>
			(await listLine(db, cohort.id, now)).line.find(({ personId }) => personId === person.id)
		const open = async (person: PersonMade) =>
			(await db.timeAgreement.findMany({ where: { personId: person.id, state: 'asked' } })).map((row) => row.managerId)

		test('whoever has no manager is asked about as soon as one is named', async () => {
			await ask(cleo)
			expect(await stands(cleo)).toMatchObject({ state: 'asked', askedAt: null })
			const before = await db.person.findUniqueOrThrow({ where: { id: cleo.id } })
			const said = { ...before, careerTrack: before.careerTrack as 'ic', roles: ['learner' as const] }
			await changePerson(db, cleo.id, { ...said, managerId: manager.id }, admin, nov(27))
			expect(await open(cleo)).toEqual([manager.id])
			expect(await stands(cleo)).toMatchObject({ askedAt: nov(27) })
			expect(await lettersTo(manager, nov(27))).toHaveLength(1)
		})

		test('a closed account is nobody to ask: an admin decides, and the manager when it opens again', async () => {
			await ask(ana)
			expect(await stands(ana)).toMatchObject({ askedAt: now })
			await disablePerson(db, manager.id, admin, nov(27))
			expect([await open(ana), (await stands(ana))?.askedAt]).toEqual([[], null])
			await ask(ben, nov(27))
			expect([await open(ben), (await stands(ben))?.askedAt]).toEqual([[], null])
			await decideSeat(db, { cohortId: cohort.id, personId: ana.id }, true, admin, nov(27))
			await enablePerson(db, manager.id, admin, nov(28))
			expect([await open(ana), await open(ben)]).toEqual([[], [manager.id]])
		})
	})

	test('while the manager is asked no admin decides, and what is decided otherwise ends the question', async () => {
		await leaves(0)
		await ask(ana)
		const place = { cohortId: cohort.id, personId: ana.id }
		await expect(decideSeat(db, place, true, admin, now)).rejects.toMatchObject({ why: 'manager-asked' })
		expect(await isIn(ana)).toBe(false)
		const from = await aFullCohort(db, { name: 'Winter B', members: 1 })
		await db.cohortMember.create({ data: { cohortId: from.id, personId: ana.id } })
		const content = { programs: [aProgram(aStage())], shelf: createShelf(db), formats: new Map() }
		await transfer(db, content, { personId: ana.id, from: from.id, to: cohort.id }, admin, { now })
		expect(await db.timeAgreement.count({ where: { personId: ana.id, state: 'asked' } })).toBe(0)
		await ask(ben)
		await db.$transaction((tx) => settleAsked(tx, { ...place, personId: ben.id }, true, now))
		expect(await db.timeAgreement.count({ where: { state: 'asked' } })).toBe(0)
	})

	test('a word given before stands: nobody is asked twice', async () => {
		await ask(ana)
		await says(ana, 'agreed')
		await leaveLine(db, { cohortId: cohort.id, personId: ana.id }, ana, nov(27))
		expect(await ask(ana, nov(28))).toBe('line')
		expect(await db.timeAgreement.count()).toBe(1)
	})
})
