import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import { nameFacilitator, removeFacilitator } from '~/domain/cohort/name-facilitator.server'
import type { Db } from '~/domain/db'
import { carryOut, type Preview } from '~/domain/notice/rehearse.server'
import { moveSeries } from '~/domain/session/move-series.server'
import { cancelSession, changeSession, scheduleSession } from '~/domain/session/schedule.server'
import { changeSeries, endSeries, type SeriesFields, startSeries } from '~/domain/session/series.server'
import { addDays } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'
import { useDatabase } from '../support/database'
import { type Letter, postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { fieldsOn, now, usePlannedCohort } from '../support/planned-cohort'
import { qualify } from '../support/qualifications'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const { world, schedule, listed, byTitle } = usePlannedCohort(db)

/** Carries a change out as the page does: shown, then confirmed. */
async function confirmed(change: (inside: Db) => Promise<unknown>, at = now, cohortId = world.cohort.id) {
	const about = { cohortIds: [cohortId], fields: 'as typed' }
	const first = await carryOut(db, { ...about, seen: null }, at, change)
	if (first.done) return null
	const second = await carryOut(db, { ...about, seen: first.preview.fingerprint }, at, change)
	expect(second.done).toBe(true)
	return first.preview
}

describe('a preview', () => {
	test('sends nothing and changes nothing until exactly it is confirmed', async () => {
		await schedule()
		await postAt(db, now)
		const id = await byTitle('Case of 2027-01-07')
		const before = [await listed(), await db.outboxMail.count(), await db.auditEntry.count()]
		const change = (inside: Db) => moveSeries(inside, id, { days: 7, weekday: null, time: null }, world.admin, now)
		const about = { cohortIds: [world.cohort.id], fields: 'seven days' }
		const first = await carryOut(db, { ...about, seen: null }, now, change)
		expect(first.done).toBe(false)
		expect([await listed(), await db.outboxMail.count(), await db.auditEntry.count()]).toEqual(before)

		// Somebody joins meanwhile: who hears is not who was shown.
		const late = await aPerson(db, { name: 'Nils Aas' })
		await db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: late.id } })
		const seen = first.done ? '' : first.preview.fingerprint
		const again = await carryOut(db, { ...about, seen }, now, change)
		expect(again).toMatchObject({ done: false, preview: { isAgain: true } })
		expect((await listed()).map(({ localStart }) => localStart)).toContain('2027-01-07T16:00')
		const fresh = again.done ? '' : again.preview.fingerprint
		// Other fields are another change.
		expect((await carryOut(db, { ...about, fields: 'eight days', seen: fresh }, now, change)).done).toBe(false)
		expect((await carryOut(db, { ...about, seen: fresh }, now, change)).done).toBe(true)
	})

	test('says to each, on their own clock, what it was and what it is', async () => {
		const [far] = world.members
		await db.person.update({ where: { id: far?.id }, data: { timeZone: 'America/Vancouver' } })
		await schedule(['2027-03-25'])
		await postAt(db, now)
		const id = await byTitle('Case of 2027-03-25')
		const preview = await confirmed((inside) =>
			moveSeries(inside, id, { days: 7, weekday: null, time: null }, world.admin, now),
		)
		expect(preview?.hear.find(({ personId }) => personId === far?.id)).toMatchObject({
			place: 'Vancouver',
			lines: [{ news: 'moved', was: 'Thu 25 Mar, 09:00', now: 'Thu 1 Apr, 08:00' }],
		})
		expect(preview?.silent).toEqual([])
	})

	test('asks what speaks against a change, though nobody hears of it', async () => {
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'planned' } })
		const fields = { ...fieldsOn('2026-12-10'), planNumber: 2 }
		const change = (inside: Db) => scheduleSession(inside, world.cohort.id, fields, world.admin, now)
		const about = { cohortIds: [world.cohort.id], fields: '', concerns: ['Nobody can lead'] }
		const first = await carryOut(db, { ...about, seen: null }, now, change)
		expect(first).toMatchObject({ done: false, preview: { hear: [], concerns: ['Nobody can lead'] } })
		const seen = first.done ? null : first.preview.fingerprint
		expect(await carryOut(db, { ...about, concerns: ['Another'], seen }, now, change)).toMatchObject({ done: false })
		expect((await carryOut(db, { ...about, seen }, now, change)).done).toBe(true)
	})

	test('of a change that is no news is none: it is made at once', async () => {
		await schedule(['2027-03-25'])
		await postAt(db, now)
		const id = await byTitle('Case of 2027-03-25')
		const change = (inside: Db) =>
			changeSession(inside, id, { ...fieldsOn('2027-03-25'), title: 'Renamed' }, world.admin, now)
		expect((await carryOut(db, { cohortIds: [world.cohort.id], fields: '', seen: null }, now, change)).done).toBe(true)
		expect(await byTitle('Renamed')).toBe(id)
	})

	test('is what the letters say, whatever is done in whatever order', async () => {
		const act = fc.constantFrom('schedule', 'move', 'series', 'place', 'cancel', 'lead', 'swap', 'off', 'leave')
		let minutes = 0
		let number = 0
		second = await aPerson(db, { name: 'Second Lead', roles: ['facilitator'] })
		await db.person.update({ where: { id: second.id }, data: { mostCohorts: 99 } })
		await qualify(db, second.id)
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
				const startsAt = new Date('2026-12-26T16:00:00Z')
				Object.assign(world, await aCohort(db, { members: 2, name: `Cohort ${number++}`, startsAt }))
				for (const each of acts) {
					minutes += 60
					const at = later(minutes)
					const preview = await confirmed(changeOf(each, at), at)
					expect(saidBy(await postAt(db, at))).toEqual(await shownBy(preview))
				}
			}),
			runs(6),
		)
	})

	const hoursSince = (at: Date) => Math.round((at.getTime() - now.getTime()) / 3_600_000)
	let second: PersonMade
	const nothing = undefined
	function changeOf(act: string, at: Date) {
		const { cohort, session, members } = world
		return async (inside: Db): Promise<unknown> => {
			const row = await inside.session.findUniqueOrThrow({ where: { id: session.id } })
			const [date = '', time = ''] = row.localStart.split('T')
			const fields = { ...sessionFields, title: row.title, timeZone: 'UTC', date, time, place: row.place }
			switch (act) {
				case 'schedule':
					return scheduleSession(
						inside,
						cohort.id,
						// A day of its own for each: a cohort meets once at an hour.
						{ ...fields, title: `Made ${at.getTime()}`, date: addDays('2027-06-01', hoursSince(at)) },
						world.admin,
						at,
					)
				case 'move':
					return row.cancelledAt
						? nothing
						: changeSession(inside, row.id, { ...fields, time: otherHour(time) }, world.admin, at)
				case 'series':
					return row.cancelledAt
						? nothing
						: moveSeries(inside, row.id, { days: 7, weekday: null, time: null }, world.admin, at)
				case 'place':
					return row.cancelledAt
						? nothing
						: changeSession(inside, row.id, { ...fields, place: `Room ${at.getTime()}` }, world.admin, at)
				case 'cancel':
					return row.cancelledAt ? nothing : cancelSession(inside, row.id, 'Storm', world.admin, at)
				case 'lead':
					return nameFacilitator(inside, { cohortId: cohort.id, personId: second.id, part: 'co' }, world.admin, at)
				case 'swap': {
					const leads = await inside.cohortFacilitator.findMany({ where: { cohortId: cohort.id } })
					const insteadOf = leads.find(({ part, personId }) => part === 'lead' && personId !== second.id)?.personId
					const seat = { cohortId: cohort.id, personId: second.id, part: 'lead' as const, insteadOf }
					return nameFacilitator(inside, seat, world.admin, at)
				}
				case 'off': {
					const [off] = await inside.cohortFacilitator.findMany({ where: { cohortId: cohort.id }, take: 1 })
					return off
						? removeFacilitator(inside, { cohortId: cohort.id, personId: off.personId }, world.admin, at)
						: nothing
				}
				default: {
					const personId = members[0]?.id ?? ''
					const isIn = await inside.cohortMember.count({ where: { cohortId: cohort.id, personId } })
					return isIn ? removeMember(inside, { cohortId: cohort.id, personId }, world.admin, at) : nothing
				}
			}
		}
	}
	const otherHour = (time: string) => (time === '09:00' ? '10:00' : '09:00')

	const words = {
		invited: '',
		moved: 'Moved: ',
		elsewhere: 'Another place: ',
		clock: 'Clocks changed: ',
		cancelled: 'Cancelled: ',
		left: 'Out of your calendar: ',
	} as Record<string, string>
	function saidBy(letters: Letter[]): string[] {
		return letters.map(({ to, subject }) => `${to} ${subject.replace(/[:,] (now )?[A-Z][a-z]{2} \d.*$/, '')}`).sort()
	}
	async function shownBy(preview: Preview | null): Promise<string[]> {
		const hear = preview?.hear ?? []
		const people = await db.person.findMany({ where: { id: { in: hear.map(({ personId }) => personId) } } })
		return hear
			.flatMap(({ personId, lines }) => {
				const to = people.find(({ id }) => id === personId)?.email
				return lines.map(({ news, title }) => `${to} ${words[news]}${title}`)
			})
			.sort()
	}
})

describe('meetings of their own', () => {
	const plan = (people: string[]): SeriesFields => ({
		format: 'trio-30',
		everyWeeks: 2,
		date: '2027-01-05',
		time: '12:00',
		timeZone: 'Europe/Lisbon',
		callUrl: 'https://call.example/trio',
		place: '',
		people,
	})

	test('are shown whole to who starts, changes or ends them, and nobody else’s letters with them', async () => {
		const [me, peer, third] = world.members as [PersonMade, PersonMade, PersonMade]
		const about = { cohortIds: [world.cohort.id], ownOf: me.id, fields: null }
		const shownAndSent = async (change: (inside: Db) => Promise<unknown>) => {
			const first = await carryOut(db, { ...about, seen: null }, now, change)
			if (first.done) throw new Error('nothing was shown')
			expect(await postAt(db, now)).toEqual([])
			const { hear, silent, fingerprint } = first.preview
			expect(silent).toEqual([])
			expect(await carryOut(db, { ...about, seen: fingerprint }, now, change)).toMatchObject({ done: true })
			const sent = (await postAt(db, now)).map(({ to }) => to)
			const people = new Map(world.members.map(({ id, email }) => [id, email]))
			const shown = hear.flatMap(({ personId, lines }) => lines.map(() => people.get(personId)))
			return { hear, shown: shown.sort(), sent: sent.sort() }
		}
		const start = (inside: Db, by: PersonMade, other: PersonMade) =>
			startSeries(inside, world.cohort.id, plan([other.id]), by, now)
		const started = await shownAndSent((inside) => start(inside, me, peer))
		expect(started.sent).toEqual(started.shown)
		expect(started.hear.map(({ personId }) => personId).sort()).toEqual([me.id, peer.id].sort())
		const [first] = started.hear[0]?.lines ?? []
		expect(first).toMatchObject({ title: 'Trio', news: 'invited', now: 'Tue 5 Jan, 12:00' })

		const { id: series } = await db.sessionSeries.findFirstOrThrow()
		const of = { cohortId: world.cohort.id, series }
		const changed = await shownAndSent(async (inside) => {
			const { people: _, ...fields } = plan([])
			await changeSeries(inside, of, { ...fields, time: '15:00' }, me, now)
			// What one of them does with somebody else is theirs.
			await start(inside, third, peer)
		})
		expect(changed.hear.map(({ personId }) => personId).sort()).toEqual([me.id, peer.id].sort())
		expect(changed.hear[1]?.lines).toHaveLength(3)
		expect(changed.hear[1]?.lines[0]).toMatchObject({ news: 'moved', was: 'Tue 5 Jan, 12:00', now: 'Tue 5 Jan, 15:00' })

		const ended = await shownAndSent((inside) => endSeries(inside, of, me, now))
		expect(ended.sent).toEqual(ended.shown)
		expect(ended.hear.map(({ lines }) => lines.map(({ news }) => news))).toEqual([
			['cancelled', 'cancelled', 'cancelled'],
			['cancelled', 'cancelled', 'cancelled'],
		])
	})
})
