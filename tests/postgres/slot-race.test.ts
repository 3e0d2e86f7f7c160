import { afterAll, expect, test } from 'vitest'
import { bookSlot, giveUpSlot, playIn } from '~/domain/assessment/book-slot.server'
import { nov } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort } from '../support/learners'
import { counting } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'
import { anAssessorOf } from '../support/qualifications'
import { aSlot, mediation, pinnedLive } from '../support/slots'
import { aStage } from '../support/stages-taken'

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database
const now = nov(20)

const stage = aStage({ requirements: [mediation] })
await anOrganization(db)
const world = await aTakenCohort(db, stage)
const elsewhere = await aTakenCohort(db, stage, { name: 'Winter A', leadName: 'Noor Haddad' })
const learners = [
	{ ...(await aMember(db, stage, world, { name: 'Ada One' })), cohortId: world.cohort.id },
	{ ...(await aMember(db, stage, elsewhere, { name: 'Bo Two' })), cohortId: elsewhere.cohort.id },
]
const pair = [(await anAssessorOf(db, 'Arjun Menon')).id, (await anAssessorOf(db, 'Grace Whitfield')).id]

test('F9: two of two cohorts book the last slot at once: one has it, with one meeting', async () => {
	for (let round = 0; round < counting(6, 60); round++) {
		const slot = await aSlot(db, pair)
		const answers = await Promise.allSettled(
			learners.map((each) => bookSlot(db, slot, each, pinnedLive(each.cohortId), now)),
		)
		const said = answers.map((each) => (each.status === 'fulfilled' ? 'booked' : each.reason.why))
		expect(said.sort()).toEqual(['booked', 'taken'])
		const row = await db.assessmentSlot.findUniqueOrThrow({ where: { id: slot }, include: { seats: true } })
		const shown = row.seats.filter(({ part }) => part === 'shows')
		expect(shown).toHaveLength(1)
		expect(await db.session.count({ where: { kind: 'self-run', cancelledAt: null, startsAt: row.startsAt } })).toBe(1)
		const owner = learners.find(({ id }) => id === shown[0]?.personId)
		if (owner) await giveUpSlot(db, slot, owner, now)
	}
})

test('one person asks for a part in two slots of one hour at once: they have one', async () => {
	const kim = { ...(await aMember(db, stage, world, { name: 'Kim Three' })), cohortId: world.cohort.id }
	const noor = await anAssessorOf(db, 'Rui Costa')
	const booked = [await aSlot(db, pair), await aSlot(db, [pair[0] ?? '', noor.id])]
	for (const [index, slot] of booked.entries()) {
		const learner = learners[index]
		if (learner) await bookSlot(db, slot, learner, pinnedLive(learner.cohortId), now)
	}
	const free = await aSlot(db, pair)
	for (let round = 0; round < counting(6, 60); round++) {
		const answers = await Promise.allSettled([
			...booked.map((slot) => playIn(db, slot, kim, pinnedLive(kim.cohortId), now)),
			bookSlot(db, free, kim, pinnedLive(kim.cohortId), now),
		])
		const said = answers.map((each) => (each.status === 'fulfilled' ? 'has it' : each.reason.why))
		expect(said.sort()).toEqual(['busy-then', 'busy-then', 'has it'])
		expect(await db.slotSeat.count({ where: { personId: kim.id } })).toBe(1)
		await db.slotSeat.deleteMany({ where: { personId: kim.id } })
	}
})
