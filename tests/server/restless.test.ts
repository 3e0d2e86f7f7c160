import { expect, test } from 'vitest'
import { changeSeries, endSeries, startSeries } from '~/domain/session/series.server'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const where = { everyWeeks: 2, date: '2026-12-01', callUrl: 'https://call.example/trio', place: '' }

test('meetings of one’s own change a dozen times a day at most: everybody gets letters of each', async () => {
	await anOrganization(db)
	const { cohort, members } = await aCohort(db, { members: 2, startsAt: new Date('2026-11-19T16:00:00Z') })
	const [me, peer] = members
	const by = { id: me?.id ?? '', name: me?.name ?? '' }
	const who = { format: 'trio-30' as const, timeZone: 'Europe/Lisbon', people: [peer?.id ?? ''] }
	const start = (minutes: number) => startSeries(db, cohort.id, { ...where, ...who, time: '12:00' }, by, at(minutes))
	await start(0)
	await postAt(db, now)
	const { id: series } = await db.sessionSeries.findFirstOrThrow()
	const { id: sessionId } = await db.session.findFirstOrThrow({ where: { seriesId: series } })
	await db.outboxMail.createMany({
		data: Array.from({ length: 10 }, (_, index) => ({
			letter: 'session',
			sessionId,
			toPersonId: by.id,
			createdAt: at(index + 1),
			sentAt: at(index + 1),
		})),
	})
	const change = (minutes: number, time: string) =>
		changeSeries(db, { cohortId: cohort.id, series }, { ...where, time }, by, at(minutes))
	await change(11, '13:00')
	await expect(change(12, '14:00')).rejects.toMatchObject({ code: 'conflict', why: 'enough-changes' })
	await endSeries(db, { cohortId: cohort.id, series }, by, at(12))
	await expect(start(13)).rejects.toMatchObject({ why: 'enough-changes' })
	await start(24 * 60 + 13)
})
