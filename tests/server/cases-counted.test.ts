import { beforeEach, describe, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { readGradebook } from '~/domain/certification/gradebook.server'
import type { Db, Prisma, Tx } from '~/domain/db'
import { judgedToday } from '~/domain/program/judged'
import { keepCredit } from '~/domain/room/credit.server'
import type { RoomEvent } from '~/domain/room/room'
import { transact, within } from '~/domain/transact.server'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage({ requirements: [rules.case, rules.helped] })

let world: TakenCohort
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	otto = await aMember(db, stage, world, { name: 'Otto Lind' })
})

const evidenceOf = async ({ id }: PersonMade) => {
	const { cases, contributions } = (await readEvidence(db, [ines.id, otto.id], judgedToday(stage))).get(id) ?? {}
	return { cases, contributions }
}

/** A room that is over, with this log. */
async function held(events: RoomEvent[], at = nov(5)): Promise<string> {
	const id = world.sessions[1]?.id ?? ''
	await db.room.create({
		data: {
			id,
			format: { format: { phases: [] } },
			lastSeq: events.length,
			events: {
				create: events.map((event, index) => ({
					seq: index + 1,
					opId: `op ${index}`,
					actorId: ines.id,
					type: event.type,
					payload: event as unknown as Prisma.InputJsonValue,
					at,
				})),
			},
		},
	})
	await db.$transaction((tx) => keepCredit(tx, id, at))
	return id
}
const told = (): RoomEvent => ({ type: 'case-told', byId: ines.id, title: 'A', situation: 'B', ask: 'C' })
const slip = (by: PersonMade): RoomEvent => ({
	type: 'slip-added',
	id: `slip of ${by.id}`,
	byId: by.id,
	column: 'try',
	text: 'Wait',
})
const close = (sessionId: string, closedAt: Date | null) =>
	db.commitment.create({ data: { personId: ines.id, sessionId, text: 'Wait', dueOn: '2026-11-20', closedAt } })

describe('a case in a room', () => {
	test('is brought by its author, helped by who wrote, and closed with the promise made there', async () => {
		const sessionId = await held([told(), slip(otto), slip(ines)])
		const brought = { via: 'room', broughtAt: nov(5), hasSuggestions: true }
		expect(await evidenceOf(ines)).toEqual({ cases: [{ ...brought, closedAt: null }], contributions: [] })
		expect(await evidenceOf(otto)).toEqual({ cases: [], contributions: [{ at: nov(5), notBefore: nov(5) }] })
		await close(sessionId, nov(19))
		expect((await evidenceOf(ines)).cases).toEqual([{ ...brought, closedAt: nov(19) }])
	})

	test('counts once however often its room ends, and not when its session was cancelled', async () => {
		const sessionId = await held([told(), slip(otto)])
		await db.$transaction((tx) => keepCredit(tx, sessionId, nov(6)))
		expect(await evidenceOf(otto)).toMatchObject({ contributions: [{ at: nov(5) }] })
		await db.session.update({ where: { id: sessionId }, data: { cancelledAt: now } })
		expect(await evidenceOf(ines)).toEqual({ cases: [], contributions: [] })
		expect(await evidenceOf(otto)).toEqual({ cases: [], contributions: [] })
	})

	test('of somebody who is gone by then keeps no room from ending', async () => {
		await held([told(), slip({ ...otto, id: 'gone' })])
		expect((await evidenceOf(ines)).cases).toMatchObject([{ hasSuggestions: false }])
	})

	test('without an answer says so; in a trio it is a trio’s', async () => {
		await db.session.update({ where: { id: world.sessions[1]?.id ?? '' }, data: { format: 'trio-30' } })
		await held([told()])
		expect((await evidenceOf(ines)).cases).toMatchObject([{ via: 'trio', hasSuggestions: false }])
	})
})

describe('a case in the casebook', () => {
	const written = (said: Partial<Prisma.CaseUncheckedCreateInput> = {}) =>
		db.case.create({
			data: {
				id: 'case',
				authorId: ines.id,
				state: 'open',
				title: 'SECRET-CASE',
				sharedOn: '2026-11-03',
				changedAt: nov(18),
				suggestions: { create: { id: 'one', byId: otto.id, text: 'SECRET-SUGGESTION', isAnonymous: true } },
				...said,
			},
		})

	test('is closed once its author told it to its end and said what came of a suggestion', async () => {
		await written()
		expect((await evidenceOf(ines)).cases).toMatchObject([{ via: 'casebook', hasSuggestions: true, closedAt: null }])
		await db.case.update({ where: { id: 'case' }, data: { state: 'closed' } })
		expect((await evidenceOf(ines)).cases).toMatchObject([{ closedAt: null }])
		await db.caseSuggestion.updateMany({ data: { outcome: 'helped' } })
		expect((await evidenceOf(ines)).cases).toMatchObject([{ closedAt: nov(18) }])
	})

	test.each([
		['a draft', { state: 'draft', sharedOn: null }],
		['shared before the cohort began', { sharedOn: '2026-09-30' }],
	])('does not count: %s', async (_what, said) => {
		await written(said)
		expect((await evidenceOf(ines)).cases).toEqual([])
	})

	test('is helped once by each, however much they suggest, also after it was taken back, and never by its author', async () => {
		await written()
		await db.caseSuggestion.createMany({
			data: [
				{ id: 'two', caseId: 'case', byId: otto.id, text: 'More' },
				{ id: 'three', caseId: 'case', byId: ines.id, text: 'To myself' },
			],
		})
		expect((await evidenceOf(otto)).contributions).toEqual([{ at: null, notBefore: new Date('2026-11-03T00:00:00Z') }])
		expect((await evidenceOf(ines)).contributions).toEqual([])
		await db.case.update({ where: { id: 'case' }, data: { state: 'draft', sharedOn: null } })
		expect((await evidenceOf(otto)).contributions).toEqual([{ at: null, notBefore: null }])
	})

	test('shows in the gradebook as a state: no count, no day, no word', async () => {
		await written({ state: 'closed' })
		await db.caseSuggestion.updateMany({ data: { outcome: 'helped' } })
		const { rows } = await readGradebook(db, [aProgram(stage)], world.cohort.id, now)
		const seen = (name: string) => rows.find((row) => row.name === name)?.results
		const state = (kind: string, state: string, short: string) => ({
			kind,
			state,
			short,
			evidence: [],
			left: null,
			metAt: null,
		})
		expect(seen('Inês Carvalho')).toMatchObject([state('case', 'met', 'met'), state('contribution', 'open', 'open')])
		expect(seen('Otto Lind')).toMatchObject([
			state('case', 'open', 'open'),
			state('contribution', 'in-progress', 'in progress'),
		])
	})
})

test('evidence of thousands is read in groups, alone or in a transaction, and nobody is left out', async () => {
	const asked = [...Array.from({ length: 2_001 }, (_, nth) => `person-${nth}`), ines.id]
	const alone = await readEvidence(db, asked, judgedToday(stage))
	expect([...alone.keys()]).toEqual(asked)
	expect(await db.$transaction((tx) => readEvidence(tx, asked, judgedToday(stage)))).toEqual(alone)
})

/** A transaction has one connection: what is asked of it beside a question under way only waits there. */
test('two groups are read at a time, but one after the other in a transaction, also in one that is a part of another', async () => {
	let underWay = 0
	let most = 0
	const watched = db.$extends({
		query: {
			async $allOperations({ query, args }) {
				most = Math.max(most, ++underWay)
				return query(args).finally(() => underWay--)
			},
		},
	}) as unknown as Db
	const asked = Array.from({ length: 2_001 }, (_, nth) => `person-${nth}`)
	const mostOf = async (reads: () => Promise<unknown>) => {
		most = 0
		await reads()
		return most
	}
	expect(await mostOf(() => readEvidence(watched, asked, judgedToday(stage)))).toBe(2)
	expect(await mostOf(() => transact(watched, (tx) => readEvidence(tx, asked, judgedToday(stage))))).toBe(1)
	expect(await mostOf(() => transact(watched, (tx) => readEvidence(within(tx), asked, judgedToday(stage))))).toBe(1)
	const inner = (tx: Tx) => transact(within(tx), (own) => readEvidence(own, asked, judgedToday(stage)))
	expect(await mostOf(() => transact(watched, inner))).toBe(1)
})
