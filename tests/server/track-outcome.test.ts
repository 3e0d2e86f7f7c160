import { beforeEach, expect, test } from 'vitest'
import { countOutcomes } from '~/domain/activity/year'
import { findOutcome, listOutcomes, sayOutcome, takeOutcomeBack } from '~/domain/activity/year.server'
import { listStandings } from '~/domain/compliance/read.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aPerson, type PersonMade } from '../support/people'
import { aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const db = await useDatabase()
let ines: PersonMade
let key: { personId: string; program: string }
beforeEach(async () => {
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	await aSeatInQuarter(db, ines.id)
	key = { personId: ines.id, program: 'track' }
})
const fields = { outcome: 'ic-path' as const, talkedOn: '2026-11-10', sponsor: 'Petra Nilsson', line: 'SECRET-LINE' }
const standing = async () => (await listStandings(db, nov(20), '2026-11-20')).map((row) => [row.standing, row.day])

test('a year ends with what somebody says, for who is of the track, and can go on', async () => {
	await sayOutcome(db, key, fields, nov(12))
	await sayOutcome(db, key, { ...fields, outcome: 'lead-people' }, nov(14))
	expect(await findOutcome(db, key)).toMatchObject({ outcome: 'lead-people', createdAt: nov(12), line: 'SECRET-LINE' })
	await takeOutcomeBack(db, key)
	expect(await findOutcome(db, key)).toBeNull()
	await expect(takeOutcomeBack(db, key)).rejects.toMatchObject({ code: 'not-found' })
	const other = { ...key, personId: (await aPerson(db)).id }
	await expect(sayOutcome(db, other, fields, nov(12))).rejects.toMatchObject({ why: 'not-of-track' })
	expect(await db.trackOutcome.count()).toBe(0)
})

test('admins read who ended with what, each end counted alike; not with whom, and no line', async () => {
	const others = await Promise.all(['Bo', 'Cy'].map((name) => aPerson(db, { name })))
	await aSeatInQuarter(db, ...others.map(({ id }) => id))
	for (const person of [ines, ...others])
		await sayOutcome(
			db,
			{ ...key, personId: person.id },
			{ ...fields, outcome: person === ines ? 'lead-people' : 'ic-path' },
			nov(12),
		)
	const { people, latest } = await listOutcomes(db, 'track')
	expect(countOutcomes(people)).toMatchObject({
		finished: 3,
		by: [{ outcome: 'ic-path', people: 2 }, { outcome: 'lead-people', people: 1 }, { people: 0 }],
	})
	expect(JSON.stringify(latest)).not.toMatch(/SECRET|Petra|2026-11-10/)
})

test('whoever chose the IC path is late for no quarter: they have finished, like everybody else who ended', async () => {
	await db.person.update({ where: { id: ines.id }, data: { levelSince: '2024-01-01' } })
	const need = { careerTrack: 'manager', careerLevel: 'Manager', strength: 'must', withinDays: 90 }
	await db.need.createMany({ data: [QUARTER_KEY, 'track/q2'].map((stageKey) => ({ ...need, stageKey })) })
	// Of one of the two they are in a cohort, which began years after that day.
	expect(await standing()).toEqual([
		['overdue', '2024-03-31'],
		['overdue', '2024-03-31'],
	])
	for (const outcome of ['ic-path', 'lead-people'] as const) {
		await sayOutcome(db, key, { ...fields, outcome }, nov(12))
		expect(await standing()).toEqual([
			['finished', '2026-11-12'],
			['finished', '2026-11-12'],
		])
	}
})
