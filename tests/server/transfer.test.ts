import { beforeEach, describe, expect, test } from 'vitest'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { transfer } from '~/domain/cohort/transfer.server'
import { createShelf } from '~/domain/program/shelf.server'
import { useDatabase } from '../support/database'
import { brokenInvariants } from '../support/database-invariants'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aFullCohort, lineOf } from '../support/seats'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
const content = { programs: [aProgram(stage)], shelf: createShelf(db), formats: new Map() }
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
})

const move = (person: PersonMade, from: { id: string }, to: { id: string }) =>
	transfer(db, content, { personId: person.id, from: from.id, to: to.id }, admin, { now })

test('moves the seat, and the one it leaves goes to the next in line', async () => {
	const [a, b] = [await aFullCohort(db), await aFullCohort(db, { name: 'Winter B', members: 3 })]
	const [who] = a.people as [PersonMade]
	const ana = await aPerson(db, { name: 'Ana Ruiz' })
	await askForSeat(db, a.id, ana, now)
	expect(await move(who, a, b)).toEqual({ to: 'Winter B' })
	expect(await lineOf(db, a.id)).toEqual(['Ana Ruiz: offered'])
	expect(await db.cohortMember.findMany({ where: { personId: who.id }, select: { cohortId: true } })).toEqual([
		{ cohortId: b.id },
	])
	expect(await brokenInvariants(db)).toEqual([])
})

test('takes the seat that was held for them there, and no other', async () => {
	const [a, b] = [await aFullCohort(db, { members: 4 }), await aFullCohort(db, { name: 'Winter B' })]
	const [who, other] = a.people as [PersonMade, PersonMade]
	const ana = await aPerson(db, { name: 'Ana Ruiz' })
	await askForSeat(db, b.id, ana, now)
	await removeMember(db, { cohortId: b.id, personId: b.people[0]?.id ?? '' }, admin, now)
	await expect(move(who, a, b)).rejects.toMatchObject({ code: 'conflict', why: 'seats-held' })
	expect(await db.cohortMember.count({ where: { cohortId: a.id } })).toBe(4)
	await expect(move(other, a, a)).rejects.toMatchObject({ why: 'same-cohort' })
	await expect(move(ana, a, b)).rejects.toMatchObject({ code: 'not-found' })
	expect(await brokenInvariants(db)).toEqual([])
})

test('two who change places do so at once', async () => {
	const [a, b] = [await aFullCohort(db, { members: 7 }), await aFullCohort(db, { name: 'Winter B', members: 7 })]
	await Promise.all([
		...a.people.map((person) => move(person, a, b).catch(() => null)),
		...b.people.map((person) => move(person, b, a).catch(() => null)),
	])
	expect(await db.cohortMember.count()).toBe(14)
	expect(await brokenInvariants(db)).toEqual([])
})

describe('tells them', () => {
	test('out of one calendar and into the other, a letter for each session', async () => {
		const [a, b] = [
			await aFullCohort(db, { members: 2, status: 'running' }),
			await aFullCohort(db, { name: 'Winter B', members: 2, status: 'running' }),
		]
		const [who] = a.people as [PersonMade]
		for (const [position, cohort] of [a, b].entries())
			await db.session.create({
				data: {
					cohortId: cohort.id,
					position: 1,
					title: `Case of ${cohort.name}`,
					format: 'critique-60',
					localStart: `2026-12-0${position + 3}T16:00`,
					timeZone: 'UTC',
					durationMinutes: 60,
					startsAt: new Date(`2026-12-0${position + 3}T16:00:00Z`),
				},
			})
		await removeMember(db, { cohortId: a.id, personId: a.people[1]?.id ?? '' }, admin, now)
		await db.sessionTold.create({
			data: {
				sessionId: (await db.session.findFirstOrThrow({ where: { cohortId: a.id } })).id,
				personId: who.id,
				sequence: 0,
				method: 'REQUEST',
				told: { localStart: '2026-12-03T16:00', timeZone: 'UTC', durationMinutes: 60, place: '' },
				toldAt: now,
			},
		})
		await move(who, a, b)
		const letters = (await postAt(db, now)).filter(({ to }) => to === who.email)
		expect(letters.map(({ subject, calendar }) => [subject.split(',')[0], calendar?.method])).toEqual(
			expect.arrayContaining([
				[expect.stringContaining('Out of your calendar: Case of Winter A'), 'CANCEL'],
				[expect.stringContaining('Case of Winter B'), 'REQUEST'],
			]),
		)
		expect(letters).toHaveLength(2)
	})
})
