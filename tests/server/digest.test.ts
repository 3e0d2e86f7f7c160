import { beforeEach, describe, expect, test } from 'vitest'
import { writeDigests } from '~/domain/notice/digest.server'
import { findStop, stopMail } from '~/domain/notice/stop-mail.server'
import { disablePerson } from '~/domain/person/change.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { letterKey, postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()

/** A Monday; 7:00 in Lisbon. */
const monday = new Date('2026-11-23T07:00:00Z')
const MINUTE_MS = 60_000
const later = (minutes: number) => new Date(monday.getTime() + minutes * MINUTE_MS)
const stage = aStage()
const content = { programs: [aProgram(stage)], formats: new Map() }

let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho', timeZone: 'Europe/Lisbon' })
	await db.person.update({ where: { id: ines.id }, data: { passwordHash: 'set' } })
	const { cohort } = await aTakenCohort(db, stage)
	await db.cohortMember.create({ data: { cohortId: cohort.id, personId: ines.id } })
	const startsAt = new Date('2026-11-26T16:00:00Z')
	await db.session.create({
		data: {
			cohortId: cohort.id,
			position: 5,
			planNumber: 5,
			title: 'Second case',
			format: 'critique-60',
			localStart: '2026-11-26T16:00',
			timeZone: 'UTC',
			durationMinutes: 60,
			startsAt,
		},
	})
})
const letters = async (at: Date) => {
	await writeDigests(db, at)
	return postAt(db, at, [], content)
}

describe('the letter about the week', () => {
	test('comes on Monday at seven where its reader is, once a week', async () => {
		expect(await writeDigests(db, later(-1))).toBe(0)
		expect(await letters(monday)).toHaveLength(1)
		for (const minutes of [1, 60, 6 * 60]) expect(await letters(later(minutes))).toEqual([])
		expect(await letters(later(24 * 60))).toEqual([])
		await db.session.updateMany({ data: { startsAt: new Date('2026-12-03T16:00:00Z') } })
		expect(await letters(later(7 * 24 * 60))).toHaveLength(1)
	})

	test('stays when it could not go out by Wednesday: who was without mail for weeks gets one, not all of them', async () => {
		const day = 24 * 60
		for (const week of [0, 1, 2]) expect(await writeDigests(db, later(week * 7 * day))).toBe(1)
		await db.session.updateMany({ data: { startsAt: new Date('2026-12-10T16:00:00Z') } })
		expect(await postAt(db, later(16 * day), [], content)).toHaveLength(1)
		expect(await writeDigests(db, later(21 * day))).toBe(1)
		await db.session.updateMany({ data: { startsAt: new Date('2026-12-17T16:00:00Z') } })
		expect(await postAt(db, later(24 * day), [], content)).toEqual([])
	})

	test.each([
		['Asia/Kolkata', '2026-11-23T01:30:00Z'],
		['America/Vancouver', '2026-11-23T14:00:00Z'],
		['Australia/Lord_Howe', '2026-11-22T20:00:00Z'],
	])('in %s at its own seven o’clock', async (timeZone, iso) => {
		await db.person.update({ where: { id: ines.id }, data: { timeZone } })
		const seven = new Date(iso)
		expect(await writeDigests(db, new Date(seven.getTime() - MINUTE_MS))).toBe(0)
		expect(await writeDigests(db, seven)).toBe(1)
	})

	test('holds what is due with its minutes, and no word that anybody wrote', async () => {
		await db.commitment.create({ data: { personId: ines.id, text: 'CANARY try', dueOn: '2026-11-25' } })
		const [mail] = await letters(monday)
		expect(mail).toMatchObject({ to: ines.email, subject: 'Your week in Belay' })
		expect(mail?.text).toContain(
			'- Thu 26 Nov: Room 5, at 16:00, 60 min\n  Second case\n  https://belay.example/sessions/',
		)
		expect(mail?.text).toContain('Say what became of your try, 2 min')
		expect(mail?.text).toContain('Left: ')
		expect(`${mail?.text}${mail?.html}`).not.toContain('CANARY')
		expect(mail?.html).toContain('<ul')
		expect(await findStop(db, letterKey, { kind: 'digest', token: mail?.stop?.split('/').at(-1) ?? '' })).not.toBeNull()
	})

	test('stays away in a week in which nothing is due', async () => {
		await db.session.deleteMany()
		await db.cohort.updateMany({ data: { startsOn: '2027-10-01' } })
		expect(await letters(monday)).toEqual([])
		expect(await db.outboxMail.findFirst()).toMatchObject({ lastError: 'no longer needed' })
	})

	test('is not for who has no running cohort, never signed in, is gone, or wants none', async () => {
		const admin = await anAdmin(db)
		expect(await writeDigests(db, later(-7 * 24 * 60))).toBe(1)
		await db.person.update({ where: { id: ines.id }, data: { passwordHash: null } })
		expect(await writeDigests(db, monday)).toBe(0)
		await db.person.update({ where: { id: ines.id }, data: { passwordHash: 'set' } })
		await stopMail(db, { personId: ines.id, kind: 'digest' })
		expect(await writeDigests(db, monday)).toBe(0)
		await db.person.update({ where: { id: ines.id }, data: { stoppedMail: [] } })
		await db.cohort.updateMany({ data: { status: 'finished' } })
		expect(await writeDigests(db, monday)).toBe(0)
		await db.cohort.updateMany({ data: { status: 'running' } })
		await disablePerson(db, ines.id, admin, monday)
		expect(await writeDigests(db, monday)).toBe(0)
	})

	test('that was written stays when its reader stopped it before it left', async () => {
		await writeDigests(db, monday)
		await stopMail(db, { personId: ines.id, kind: 'digest' })
		expect(await postAt(db, monday, [], content)).toEqual([])
	})
})
