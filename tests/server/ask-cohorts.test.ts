import { beforeEach, expect, test } from 'vitest'
import { noteAsked } from '~/domain/asking/ledger.server'
import { readRatingFor } from '~/domain/facilitator/rating.server'
import { answerRound } from '~/domain/round360/answer.server'
import { askCohorts } from '~/domain/round360/ask-cohorts.server'
import { listAsked } from '~/domain/round360/asked.server'
import { closeDueRounds } from '~/domain/round360/close.server'
import { readRound360Facts } from '~/domain/round360/facts.server'
import { getReport } from '~/domain/round360/read.server'
import { showReport } from '~/domain/round360/show'
import { countQueries } from '../support/count-queries'
import { useDatabase } from '../support/database'
import { rules } from '../support/evidence'
import { aPerson } from '../support/people'
import { aSetup } from '../support/rooms'
import { days, key, sentNow, ticketsOf } from '../support/round-world'
import { facilitator } from '../support/rounds360'
import { aCohort } from '../support/world'

const db = await useDatabase()
const LEVEL_ONE = 'technical-leadership-ladder/l1'

let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	world = await aCohort(db, { members: 5, startsAt: days(0) })
})

const content = { instruments: new Map([[facilitator.id, facilitator]]) }
const ask = (now: Date) => askCohorts(db, { key, content }, now)
const roundId = async () => (await db.round360.findFirstOrThrow()).id

test('a cohort is asked about its lead once its last session is over, once, and within ten minutes a month', async () => {
	expect(await ask(days(0.01))).toBe(0)
	await noteAsked(db, [{ email: world.members[0]?.email ?? '', instrument: 'team-safety', minutes: 10 }], days(0))
	expect(await ask(days(0.5))).toBe(4)
	expect(await ask(days(0.6))).toBe(0)
	const sent = await sentNow(db, days(0.6))
	expect(sent.map(({ to }) => to).toSorted()).toEqual(
		world.members
			.slice(1)
			.map(({ email }) => email)
			.toSorted(),
	)
})

test.each([
	['another session is still ahead', (id: string) => db.session.create({ data: aSession(id, 2) })],
	[
		'its own rules know of one without a date',
		(id: string) => db.cohort.update({ where: { id }, data: { requirements: [{ ...rules.sessions, of: 2 }] } }),
	],
	['it was called off', (id: string) => db.cohort.update({ where: { id }, data: { status: 'cancelled' } })],
	[
		'four could answer',
		(id: string) => db.cohortMember.deleteMany({ where: { cohortId: id, person: { name: 'Member 1 of Autumn B' } } }),
	],
])('nobody is asked while %s', async (_what, change) => {
	await change(world.cohort.id)
	expect(await ask(days(0.5))).toBe(0)
	expect(await db.round360.count()).toBe(0)
})

test('an evening beside the plan, still ahead, holds nothing back', async () => {
	await db.session.create({ data: aSession(world.cohort.id, null) })
	expect(await ask(days(0.5))).toBe(5)
})

test('all who lead it are asked about at once, and nobody who is named its lead later', async () => {
	const lead = async () => {
		const { id: personId } = await aPerson(db, { roles: ['facilitator'] })
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId, part: 'lead' } })
	}
	await lead()
	expect(await ask(days(0.5))).toBe(10)
	await lead()
	expect(await ask(days(0.6))).toBe(0)
	expect(await db.round360.count()).toBe(2)
})

test('whoever ran two of its sessions is asked about with its lead, and reads it on their way to leading the level', async () => {
	const [twice, once] = [await aPerson(db, { name: 'Tara Trainee' }), await aPerson(db, { name: 'Hal Helper' })]
	const { id: earlier } = await db.session.create({
		data: { ...aSession(world.cohort.id, 2), startsAt: days(-7), planNumber: 0 },
	})
	// Taken from the lead, who is there for the close: in one given back, in the other not.
	await held(earlier, [null, twice.id, world.lead.id], [twice, once])
	await held(world.session.id, [world.lead.id, once.id, twice.id], [twice, once])
	expect(await ask(days(0.5))).toBe(10)
	const about = { personId: twice.id, stageKey: LEVEL_ONE }
	const asked = await db.round360.findFirstOrThrow({ where: { personId: twice.id } })
	const ratings = { 'made-it-safe': 5 }
	const known = (isSelf: boolean, leadsLevel: boolean, of = about) =>
		readRatingFor(db, { candidacy: { sessions: [] } }, of, { isSelf, leadsLevel })
	expect(await known(false, true)).toEqual({ own: null, isRated: false })
	for (const { ticket } of await ticketsOf(db, asked.id))
		await answerRound(db, ticket, { ratings, keep: '', differently: '' }, days(1))
	await closeDueRounds(db, days(22))
	expect(await known(true, true)).toEqual({
		own: { cohorts: [{ roundId: asked.id, name: world.cohort.name }], sessions: null },
		isRated: null,
	})
	expect(await known(false, true)).toEqual({ own: null, isRated: true })
	expect(await known(false, false)).toEqual({ own: null, isRated: null })
	// Neither at another level, nor of the lead, of whom nobody has said anything.
	expect((await known(false, true, { ...about, stageKey: 'technical-leadership-ladder/l2' })).isRated).toBe(false)
	expect((await known(false, true, { ...about, personId: world.lead.id })).isRated).toBe(false)
})

test('who ran its sessions is read at once, however many it had', async () => {
	await db.session.update({ where: { id: world.session.id }, data: { planNumber: 9 } })
	await ask(days(0.5))
	const again = () => countQueries(db, (counted) => askCohorts(counted, { key, content }, days(0.6)))
	const { queries } = await again()
	for (const planNumber of [2, 3, 4]) {
		const { id } = await db.session.create({
			data: { ...aSession(world.cohort.id, planNumber), position: planNumber, startsAt: days(-7) },
		})
		await held(id, [world.lead.id], [])
	}
	expect(await again()).toEqual({ answer: 0, queries })
})

test('whoever opened two of its rooms again after the hour is not asked about: they led nobody', async () => {
	const tara = await aPerson(db, { name: 'Tara Trainee' })
	const { id: earlier } = await db.session.create({
		data: { ...aSession(world.cohort.id, 2), startsAt: days(-7), planNumber: 0 },
	})
	for (const id of [earlier, world.session.id]) {
		await held(id, [world.lead.id], [tara])
		const again = { roomId: id, seq: 1, opId: 'again', actorId: tara.id, type: 'room-reopened' }
		await db.roomEvent.create({ data: { ...again, payload: {}, at: days(0.1) } })
	}
	expect(await ask(days(0.5))).toBe(5)
	expect(await db.round360.findMany({ select: { personId: true } })).toEqual([{ personId: world.lead.id }])
})

/** A room of a session, in which these held the lead one after the other, and who was there when it closed. */
async function held(id: string, leadIds: (string | null)[], there: { id: string }[]): Promise<void> {
	const [leadId = null, ...claims] = leadIds
	const events = claims.map((claimedBy, index) => ({
		...{ seq: index + 1, opId: `claim-${index}`, actorId: claimedBy ?? '', type: 'lead-claimed' },
		...{ payload: {}, at: days(0) },
	}))
	await db.room.create({ data: { id, format: aSetup({ leadId }), events: { create: events } } })
	const crew = there.map(({ id: personId }) => ({ personId, part: leadIds.at(-1) === personId ? 'lead' : 'co' }))
	await db.sessionCrew.createMany({ data: crew.map((each) => ({ ...each, sessionId: id, minutes: 60, at: days(0) })) })
}

const aSession = (cohortId: string, planNumber: number | null) => ({
	cohortId,
	planNumber,
	position: 2,
	title: 'Later',
	format: 'critique-60',
	localStart: '2026-03-09T09:00',
	timeZone: 'UTC',
	durationMinutes: 60,
	startsAt: days(7),
})

test('its lead alone reads the four means, from five answers on, and no requirement counts them', async () => {
	await ask(days(0.5))
	const tickets = await ticketsOf(db, await roundId())
	const ratings = Object.fromEntries(facilitator.items.map(({ id }) => [id, 4]))
	const answer = (count: number) =>
		Promise.all(
			tickets
				.slice(0, count)
				.map(({ ticket }) => answerRound(db, ticket, { ratings, keep: '', differently: '' }, days(1))),
		)
	await answer(5)
	await closeDueRounds(db, days(22))
	const { instrument, report } = await getReport(db, await roundId(), world.lead.id)
	const shown = showReport(instrument, report, null)
	expect(shown).toMatchObject({ title: 'Your cohort has answered', mean: null })
	expect(shown.rows.map(({ cells }) => cells)).toEqual([['4.0'], ['4.0'], ['4.0'], ['4.0']])
	await expect(getReport(db, await roundId(), world.members[0]?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
	const facts = await readRound360Facts(db, [world.lead.id], LEVEL_ONE)
	expect(facts.get(world.lead.id)?.first).toMatchObject({ closedAt: null, answeredAt: null, confirmedAt: null })
})

test('it waits on the home page of each who is asked, until they have answered', async () => {
	await ask(days(0.5))
	const [{ email } = { email: '' }] = world.members
	const reader = { email, timeZone: 'UTC' }
	const [asked, ...more] = await listAsked(db, key, reader, days(1))
	expect([asked, more]).toMatchObject([{ title: `Your sessions with ${world.lead.name}`, minutes: '1 min' }, []])
	expect(await listAsked(db, key, { email: world.lead.email, timeZone: 'UTC' }, days(1))).toEqual([])
	const ticket = asked?.to.split('/').at(-1) ?? ''
	await answerRound(db, ticket, { ratings: { 'made-it-safe': 5 }, keep: '', differently: '' }, days(1))
	expect(await listAsked(db, key, reader, days(1))).toEqual([])
})

test('of four answers nothing is shown', async () => {
	await ask(days(0.5))
	const tickets = await ticketsOf(db, await roundId())
	for (const { ticket } of tickets.slice(0, 4))
		await answerRound(db, ticket, { ratings: { 'made-it-safe': 5 }, keep: '', differently: '' }, days(1))
	await closeDueRounds(db, days(22))
	expect((await getReport(db, await roundId(), world.lead.id)).report).toBeNull()
	const known = { isSelf: false, leadsLevel: true }
	const way = { candidacy: { sessions: [] } }
	const about = { personId: world.lead.id, stageKey: LEVEL_ONE }
	expect((await readRatingFor(db, way, about, known)).isRated).toBe(false)
})
