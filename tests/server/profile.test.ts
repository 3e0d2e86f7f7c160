import { describe, expect, test } from 'vitest'
import { changeHours, changeProfile } from '~/domain/person/change.server'
import { usualHours } from '~/domain/person/hours'
import { getPerson } from '~/domain/person/read.server'
import { dateOf } from '~/domain/zone/zone.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { aPerson } from '../support/people'

const db = await useDatabase()

describe('a profile', () => {
	const profile = { name: 'Inês C.', timeZone: 'Asia/Kolkata', careerTrack: 'ic', careerLevel: 'Staff' } as const

	test('is changed by its owner, and keeps its address', async () => {
		const ines = await aPerson(db, { email: 'keeps@example.com' })
		await expect(changeProfile(db, ines.id, { ...profile, timeZone: 'Mars' }, now)).rejects.toMatchObject({
			why: 'no-such-zone',
		})
		await changeProfile(db, ines.id, profile, now)
		expect(await getPerson(db, ines.id)).toMatchObject({ ...profile, calledName: 'Inês', email: 'keeps@example.com' })
	})

	test('counts another level from the day it was written down, and any other change from the day before', async () => {
		const ines = await aPerson(db)
		await changeProfile(db, ines.id, profile, now)
		const since = (await getPerson(db, ines.id)).levelSince
		expect(since).toBe(dateOf(now, 'Asia/Kolkata'))
		await changeProfile(db, ines.id, { ...profile, name: 'Inês' }, new Date('2030-01-01'))
		expect((await getPerson(db, ines.id)).levelSince).toBe(since)
	})

	test('holds the hours its owner works and the holidays they keep', async () => {
		const ines = await aPerson(db)
		expect(await getPerson(db, ines.id)).toMatchObject({ ...usualHours, holidays: '' })
		const hours = { workDays: [1, 2], workFrom: '10:00', workTo: '15:30', holidays: 'BR-SP' }
		await changeHours(db, ines.id, hours)
		expect(await getPerson(db, ines.id)).toMatchObject(hours)
		await expect(changeHours(db, ines.id, { ...hours, holidays: 'XX' })).rejects.toMatchObject({
			why: 'no-such-region',
		})
	})
})
