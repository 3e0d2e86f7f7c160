import { beforeEach, describe, expect, test } from 'vitest'
import {
	addEntry,
	changeEntry,
	type EntryFields,
	forgetDeletedEntries,
	putEntryBack,
	takeEntryOut,
} from '~/domain/practice/log.server'
import { writeLogFile } from '~/domain/practice/log-file.server'
import { MOST_ENTRIES } from '~/domain/practice/log-kinds'
import { listOffers } from '~/domain/practice/offers.server'
import { listEntries, listOwnStages, sayEntries } from '~/domain/practice/read-log.server'
import { useDatabase } from '../support/database'
import { nov, now } from '../support/evidence'
import { anOrganization, aTakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
const programs = [aProgram(stage)]

let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db)
	otto = await aPerson(db, { name: 'Otto Lind' })
})

const fields: EntryFields = {
	stageKey: STAGE_KEY,
	onDay: '2026-11-16',
	minutes: 40,
	kind: 'preparing',
	ofOwnWork: false,
	line: 'Eight seconds.',
}
const add = (id = 'one', said: Partial<EntryFields> & { sessionId?: string } = {}, person = ines) =>
	addEntry(db, { id, personId: person.id }, { ...fields, ...said }, now)
const log = (person = ines) => listEntries(db, person.id, STAGE_KEY)

describe('an entry', () => {
	test('sent twice, also in two tabs at once, stands once', async () => {
		await Promise.all([add(), add()])
		await add()
		expect(await log()).toMatchObject([{ id: 'one', ...fields, sessionId: null }])
	})

	test('is its owner’s: nobody else reads, changes or takes it out', async () => {
		await add()
		const theirs = { id: 'one', personId: otto.id }
		expect(await log(otto)).toEqual([])
		await expect(changeEntry(db, theirs, fields)).rejects.toMatchObject({ code: 'not-found' })
		await expect(takeEntryOut(db, theirs, now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(putEntryBack(db, theirs)).rejects.toMatchObject({ code: 'not-found' })
		await expect(add('one', {}, otto)).rejects.toMatchObject({ code: 'not-found' })
		expect(await log()).toHaveLength(1)
	})

	test('that was taken out counts no more, comes back whole, and is gone after a day', async () => {
		await add()
		const key = { id: 'one', personId: ines.id }
		await takeEntryOut(db, key, now)
		await takeEntryOut(db, key, now)
		expect(await log()).toEqual([])
		await expect(changeEntry(db, key, fields)).rejects.toMatchObject({ code: 'not-found' })
		await putEntryBack(db, key)
		expect(await log()).toMatchObject([fields])
		await takeEntryOut(db, key, now)
		await forgetDeletedEntries(db, nov(27, 11))
		await putEntryBack(db, key)
		await takeEntryOut(db, key, now)
		await forgetDeletedEntries(db, nov(27, 13))
		await expect(putEntryBack(db, key)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('beyond a thousand of one level is refused, also as an undo', async () => {
		await add()
		await takeEntryOut(db, { id: 'one', personId: ines.id }, now)
		await db.practiceEntry.createMany({
			data: Array.from({ length: MOST_ENTRIES }, (_, index) => ({
				...fields,
				id: `entry ${index}`,
				personId: ines.id,
				createdAt: now,
			})),
		})
		await expect(add('more')).rejects.toMatchObject({ why: 'too-many-entries' })
		await expect(putEntryBack(db, { id: 'one', personId: ines.id })).rejects.toMatchObject({ why: 'too-many-entries' })
		await add('another level', { stageKey: 'ladder/l2' })
	})

	test('says what of it counts', async () => {
		await add('long', { kind: 'talk', minutes: 50 })
		await add('short', { kind: 'talk', minutes: 20, onDay: '2026-11-17' })
		expect(sayEntries(await log()).map(({ said, counts }) => [said, counts])).toEqual([
			['20 min', '0 min'],
			['50 min', '30 min'],
		])
	})
})

test('the file of a log holds its lines, and no cell that a spreadsheet would run', async () => {
	await add('one', { line: '=1+1', kind: 'talk', minutes: 45 })
	await add('two', { stageKey: 'gone/l9', line: '', onDay: '2026-11-17' })
	const file = writeLogFile(await listEntries(db, ines.id), programs)
	expect(file.split('\r\n').slice(1, 3)).toEqual([
		'2026-11-17,gone/l9,Prepared or debriefed a real conversation,40,40,',
		`2026-11-16,${stage.label},The conversation itself,45,30,'=1+1`,
	])
})

describe('a meeting people ran themselves in a room here', () => {
	/** Held on 16 November at 16:00, half an hour long. */
	async function held(said: { minutes?: number; kind?: string; cancelledAt?: Date; startsAt?: Date } = {}) {
		const { cohort } = await aTakenCohort(db, stage)
		const startsAt = said.startsAt ?? nov(16, 16)
		const session = await db.session.create({
			data: {
				cohortId: cohort.id,
				kind: said.kind ?? 'self-run',
				position: 9,
				title: 'Trio on Mondays',
				format: 'trio-30',
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 30,
				startsAt,
				cancelledAt: said.cancelledAt,
				presences: {
					create: {
						personId: ines.id,
						fromAt: startsAt,
						untilAt: new Date(startsAt.getTime() + (said.minutes ?? 28) * 60_000),
					},
				},
			},
		})
		return session.id
	}
	const offers = (person = ines) => listOffers(db, { id: person.id, timeZone: 'UTC' }, now)

	test('is offered with its day, kind and minutes, to those who were there', async () => {
		const sessionId = await held()
		expect(await offers()).toEqual([
			{
				sessionId,
				title: 'Trio on Mondays',
				stageKey: STAGE_KEY,
				onDay: '2026-11-16',
				minutes: 28,
				kind: 'trio',
				ofOwnWork: false,
			},
		])
		expect(await offers(otto)).toEqual([])
	})

	test.each([
		['too short a stay', { minutes: 4 }],
		['a session that is led', { kind: 'led' }],
		['one that was cancelled', { cancelledAt: now }],
		['one that is still on', { startsAt: new Date(now.getTime() - 29 * 60_000) }],
		['one of three months ago', { startsAt: new Date('2026-08-26T12:00:00Z') }],
	])('is not offered: %s', async (_what, said) => {
		await held(said)
		expect(await offers()).toEqual([])
	})

	test('is added once, and taken out it comes back instead of standing twice', async () => {
		const sessionId = await held()
		await add('one', { sessionId })
		await add('two', { sessionId })
		expect(await log()).toMatchObject([{ id: 'one', sessionId }])
		expect(await offers()).toEqual([])
		await takeEntryOut(db, { id: 'one', personId: ines.id }, now)
		await add('three', { sessionId })
		expect((await log()).map(({ id }) => id)).toEqual(['one'])
	})

	test('says whose own work it was about, by whose case was told', async () => {
		const sessionId = await held()
		await db.room.create({
			data: {
				id: sessionId,
				format: {},
				events: { create: { seq: 1, opId: 'op', actorId: ines.id, type: 'case-told', payload: {}, at: now } },
			},
		})
		expect(await offers()).toMatchObject([{ ofOwnWork: true }])
	})
})

test('somebody practices for the levels of their cohorts, and without one for the first there is', async () => {
	const { cohort } = await aTakenCohort(db, stage)
	expect((await listOwnStages(db, programs, otto.id)).map(({ key }) => key)).toEqual([STAGE_KEY])
	expect(await listOwnStages(db, [], otto.id)).toEqual([])
	await db.cohortMember.create({ data: { cohortId: cohort.id, personId: ines.id } })
	const gone = await aTakenCohort(db, { ...stage, id: 'l9', key: 'ladder/l9' })
	await db.cohortMember.create({ data: { cohortId: gone.cohort.id, personId: ines.id } })
	expect((await listOwnStages(db, programs, ines.id)).map(({ key }) => key)).toEqual([STAGE_KEY])
})
