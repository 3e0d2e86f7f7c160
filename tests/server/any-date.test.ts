import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { isDomainError } from '~/domain/errors'
import type { MonthView, WeekView } from '~/domain/session/calendar-view'
import { readCalendar } from '~/domain/session/calendar-view.server'
import { deriveStarts } from '~/domain/session/derive-starts.server'
import { readFeed } from '~/domain/session/feed.server'
import { listSessions } from '~/domain/session/read.server'
import { scheduleSession } from '~/domain/session/schedule.server'
import { sessionForm } from '~/domain/session/schema'
import { sayAgenda } from '~/domain/session/when.server'
import { addDays, daysBetween, FIRST_DAY, isInReach, LAST_DAY } from '~/domain/zone/plain-date'
import { dateOf, instantOf, listZones } from '~/domain/zone/zone.server'
import { runs } from '../support/counting'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()
/** Before every session, so that all of them are ahead. */
const now = new Date('1999-12-01T10:00:00Z')

const days = daysBetween(FIRST_DAY, LAST_DAY)
const anyDate = fc
	.oneof(fc.constantFrom(0, days), fc.integer({ min: 0, max: days }))
	.map((count) => addDays(FIRST_DAY, count))
const two = (most: number) =>
	fc.oneof(fc.constantFrom(0, most), fc.integer({ min: 0, max: most })).map((n) => `${n}`.padStart(2, '0'))
const anyTime = fc.tuple(two(23), two(59)).map(([hours, minutes]) => `${hours}:${minutes}`)
const anyZone = fc.constantFrom(...listZones())

test('whatever date, time and zone a form accepts is stored, read, shown, written to a file and started with', async () => {
	await anOrganization(db)
	const admin = await anAdmin(db)
	const world = await aCohort(db, { members: 1, startsAt: new Date('2026-11-26T16:00:00Z') })
	const [member] = world.members
	if (!member) throw new Error('a member was made')
	await fc.assert(
		fc.asyncProperty(anyDate, anyTime, anyZone, anyZone, async (date, time, timeZone, readerZone) => {
			const fields = sessionForm.parse({ ...sessionFields, date, time, timeZone })
			await db.session.deleteMany()
			const made = await scheduleSession(db, world.cohort.id, fields, admin, now).catch((error: unknown) => error)
			const instant = instantOf(`${date}T${time}`, timeZone)
			if (!instant.ok) {
				// An hour the clock skips or shows twice is refused, and nothing else is.
				expect(isDomainError(made) && made.why).toBe(instant.why)
				return
			}
			if (made instanceof Error) throw made
			const [session] = await listSessions(db, world.cohort.id)
			expect(session).toMatchObject({ localStart: `${date}T${time}`, timeZone, startsAt: instant.at })
			expect(sayAgenda(session ? [session] : [], readerZone, now)).toHaveLength(1)

			const reader = { id: member.id, timeZone: readerZone }
			const on = dateOf(instant.at, readerZone)
			const asked = (view: string) => readCalendar(db, reader, now, { view, on, show: '' })
			expect(JSON.stringify(await asked('agenda'))).toContain(session?.id)
			// The last evening of the years planned on is the next day further east, to which no page turns.
			if (isInReach(on)) {
				const month = (await asked('month')) as MonthView
				expect(month.weeks.flat().find((day) => day.date === on)?.rows).toHaveLength(1)
				const week = (await asked('week')) as WeekView
				expect(week.days.find((day) => day.date === on)?.blocks).toHaveLength(1)
			}

			const feed = new ICAL.Component(ICAL.parse(await readFeed(db, member, 'https://belay.example', now)))
			const starts = feed.getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstart')
			expect(String(starts)).toBe(`${date}T${time}:00`)

			const faults: string[] = []
			expect(await deriveStarts(db, now, (id) => faults.push(id))).toBe(0)
			expect(faults).toEqual([])
		}),
		{
			...runs(15),
			examples: [
				['2100-12-31', '23:30', 'America/New_York', 'Pacific/Kiritimati'],
				['2000-01-01', '00:00', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
			],
		},
	)
})
