import { beforeEach, describe, expect, test } from 'vitest'
import { moveSeries } from '~/domain/session/move-series.server'
import { changeSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { fieldsOn, now, usePlannedCohort } from '../support/planned-cohort'

const db = await useDatabase()
const { world, schedule, listed, byTitle } = usePlannedCohort(db)

describe('moving a series', () => {
	beforeEach(async () => {
		await schedule()
	})
	const move = (title: string, said: Partial<{ days: number; weekday: number; time: string }>) =>
		byTitle(title).then((id) => moveSeries(db, id, { days: 0, weekday: null, time: null, ...said }, world.admin, now))

	test('to an hour at which the cohort meets already, among themselves or what stays, moves nothing', async () => {
		const before = await listed()
		// Thursdays a week apart would both be the Thursday of one week.
		await db.session.updateMany({
			where: { title: 'Case of 2027-04-01' },
			data: { localStart: '2027-03-26T16:00', startsAt: new Date('2027-03-26T16:00:00Z') },
		})
		await expect(move('Case of 2027-01-07', { weekday: 4 })).rejects.toMatchObject({ why: 'same-hour' })
		expect(await byTitle('Case of 2027-01-07').then((id) => db.session.findUnique({ where: { id } }))).toMatchObject({
			localStart: before[2]?.localStart,
		})
		await expect(move('Case of 2027-01-07', { days: -28 })).rejects.toMatchObject({ why: 'same-hour' })
		await move('Case of 2027-01-07', { days: -27 })
	})

	test('a session that gets longer does not run into the next one', async () => {
		const id = await byTitle('Case of 2026-12-10')
		await move('Case of 2027-01-07', { days: -28, time: '17:00' })
		const longer = (durationMinutes: number) =>
			changeSession(db, id, { ...fieldsOn('2026-12-10'), durationMinutes }, world.admin, now)
		await expect(longer(90)).rejects.toMatchObject({ why: 'same-hour' })
		await longer(60)
	})
})
