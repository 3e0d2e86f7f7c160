import { beforeEach, describe, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { askForSeat } from '~/domain/cohort/ask-for-seat.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { judgedToday } from '~/domain/program/judged'
import { findSeats } from '~/domain/room/log.server'
import { apologize } from '~/domain/session/apology.server'
import { confirmAttendance, readAttendance } from '~/domain/session/attendance.server'
import { listForCalendar } from '~/domain/session/feed.server'
import { addGuest, listElsewhere, listMissed, removeGuest, scheduleMakeUp } from '~/domain/session/make-up.server'
import { getMySession, listSessions } from '~/domain/session/read.server'
import { cancelSession, scheduleSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { sessionFields } from '../support/session-fields'
import { aStage } from '../support/stages-taken'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const after = new Date('2026-12-30T10:00:00Z')

let admin: PersonMade
let mine: Awaited<ReturnType<typeof aCohort>>
let other: Awaited<ReturnType<typeof aCohort>>
let missing: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	mine = await aCohort(db, { members: 2, name: 'Autumn B', startsAt: new Date('2026-11-19T16:00:00Z') })
	other = await aCohort(db, { members: 2, name: 'Autumn C', startsAt: new Date('2026-12-03T16:00:00Z'), seatCount: 3 })
	missing = mine.members[0] as PersonMade
})
const seat = (said: object = {}) => ({
	sessionId: other.session.id,
	personId: missing.id,
	missedSessionId: mine.session.id,
	...said,
})
const stage = { ...aStage(), program: { slug: 'technical-leadership-ladder', title: '' }, id: 'l1' }
const all = () => mine.members.map(({ id }) => id)
const stays = async () => (await readEvidence(db, [missing.id], judgedToday(stage))).get(missing.id)?.sessions
const present = (sessionId: string, personIds: string[]) =>
	confirmAttendance(
		db,
		sessionId,
		personIds.map((personId) => ({ personId, state: 'present' as const, minutesPresent: 60, note: '' })),
		mine.lead,
		after,
	)

describe('a guest', () => {
	test('sees that one session, has a seat in its room, gets its letters, and it stands in their calendar', async () => {
		await expect(getMySession(db, other.session.id, missing.id)).rejects.toMatchObject({ code: 'not-found' })
		await addGuest(db, seat(), admin, now)
		expect(await getMySession(db, other.session.id, missing.id)).toMatchObject({ part: 'member', isGuest: true })
		expect((await findSeats(db, other.session.id))?.map(({ personId }) => personId)).toContain(missing.id)
		expect((await postAt(db, now)).map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
			[missing.email, 'First case'],
		])
		expect((await listForCalendar(db, missing.id, now)).map(({ id }) => id)).toEqual([other.session.id])
		const next = await scheduleSession(db, other.cohort.id, sessionFields, admin, now)
		await expect(getMySession(db, next.sessionId, missing.id)).rejects.toMatchObject({ code: 'not-found' })
		expect((await postAt(db, now)).map(({ to }) => to)).not.toContain(missing.email)
	})

	test('may say that they cannot come, and stands on the list of who was there, as the missed session', async () => {
		await addGuest(db, seat(), admin, now)
		await apologize(db, { sessionId: other.session.id, personId: missing.id }, 'not', now)
		expect((await readAttendance(db, other.session.id)).find(({ personId }) => personId === missing.id)?.state).toBe(
			'excused',
		)
		const there = [...other.members.map(({ id }) => id), missing.id]
		await expect(present(other.session.id, there.slice(0, 2))).rejects.toMatchObject({ why: 'list-changed' })
		await present(other.session.id, there)
		expect(await stays()).toMatchObject([{ sessionId: mine.session.id, isMakeUp: true, minutesPresent: 60 }])
	})

	test('who goes back is told that it is out of their calendar, and sees nothing there any more', async () => {
		await addGuest(db, seat(), admin, now)
		await postAt(db, now)
		await removeGuest(db, seat(), admin, now)
		expect((await postAt(db, now)).map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
			[missing.email, 'Out of your calendar'],
		])
		await expect(getMySession(db, other.session.id, missing.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('may come to one held in the stead of a cancelled session: it has that number', async () => {
		await cancelSession(db, other.session.id, 'Storm', admin, now)
		const { sessionId } = await scheduleSession(db, other.cohort.id, { ...sessionFields, planNumber: 1 }, admin, now)
		expect((await listElsewhere(db, { cohortId: mine.cohort.id, planNumber: 1 }, now)).map(({ id }) => id)).toEqual([
			sessionId,
		])
		await addGuest(db, seat({ sessionId }), admin, now)
		expect(await getMySession(db, sessionId, missing.id)).toMatchObject({ isGuest: true })
	})

	test('who loses the seat whose session is made up has none of a guest any more; what was held stays', async () => {
		const ahead = await scheduleSession(db, other.cohort.id, { ...sessionFields, planNumber: 2 }, admin, now)
		const missed = await scheduleSession(db, mine.cohort.id, { ...sessionFields, planNumber: 2 }, admin, now)
		await addGuest(db, seat(), admin, now)
		await addGuest(db, seat({ sessionId: ahead.sessionId, missedSessionId: missed.sessionId }), admin, now)
		await postAt(db, now)
		const { startsAt } = await db.session.findUniqueOrThrow({ where: { id: ahead.sessionId } })
		const between = new Date(startsAt.getTime() - 3_600_000)
		expect(startsAt.getTime()).toBeGreaterThan(new Date('2026-12-03T16:00:00Z').getTime())
		await removeMember(db, { cohortId: mine.cohort.id, personId: missing.id }, admin, between)
		const left = await db.sessionGuest.findMany({ where: { personId: missing.id }, select: { sessionId: true } })
		expect(left).toEqual([{ sessionId: other.session.id }])
		const told = (await postAt(db, between)).filter(({ to }) => to === missing.email)
		// Out of their own session of the day, and out of the one they were to visit.
		expect(told.map(({ subject }) => subject.split(',')[0])).toEqual(Array(2).fill('Out of your calendar: Second case'))
		expect(told.map(({ text }) => /no longer in (Autumn .)/.exec(text)?.[1]).sort()).toEqual(['Autumn B', 'Autumn C'])
		await expect(getMySession(db, ahead.sessionId, missing.id)).rejects.toMatchObject({ code: 'not-found' })
		expect((await findSeats(db, ahead.sessionId))?.map(({ personId }) => personId)).not.toContain(missing.id)
	})

	test('takes one of the seats that the cohort has, and no more than those', async () => {
		await addGuest(db, seat(), admin, now)
		const second = mine.members[1]?.id ?? ''
		await expect(addGuest(db, seat({ personId: second }), admin, now)).rejects.toMatchObject({ why: 'room-full' })
	})

	test('who has a seat of that cohort too takes one of its seats, not two', async () => {
		await db.cohort.update({ where: { id: other.cohort.id }, data: { seatCount: 4 } })
		await addGuest(db, seat(), admin, now)
		await enroll(db, { cohortId: other.cohort.id, personId: missing.id }, admin, now)
		await addGuest(db, seat({ personId: mine.members[1]?.id }), admin, now)
		expect(await db.sessionGuest.count()).toBe(2)
	})

	test('and a seat are not given twice: an offer keeps a guest out, a guest keeps a seat', async () => {
		await db.cohort.update({ where: { id: other.cohort.id }, data: { status: 'open', startsOn: '2026-12-03' } })
		const [first, second] = [await aPerson(db), await aPerson(db)]
		const holds = { cohortId: other.cohort.id, personId: first.id, state: 'offered', since: now, openKey: 'one' }
		const offer = await db.seatWish.create({
			data: { ...holds, offeredAt: now, offerEndsAt: new Date('2026-11-24T10:00:00Z') },
		})
		await expect(addGuest(db, seat(), admin, now)).rejects.toMatchObject({ why: 'room-full' })
		await db.seatWish.delete({ where: { id: offer.id } })
		await addGuest(db, seat(), admin, now)
		const asked = { cohortId: other.cohort.id, personId: second.id }
		await expect(enroll(db, asked, admin, now)).rejects.toMatchObject({ why: 'guest-ahead' })
		expect(await askForSeat(db, other.cohort.id, second, now)).toBe('line')
		await removeGuest(db, seat(), admin, now)
		expect(await db.seatWish.findFirst()).toMatchObject({ personId: second.id, state: 'offered' })
	})

	test.each([
		['somebody of neither cohort', async () => seat({ personId: (await aPerson(db)).id }), 'not-in-cohort'],
		[
			'a second time',
			async () => {
				await addGuest(db, seat(), admin, now)
				return seat()
			},
			'belongs-there',
		],
		[
			'another number',
			async () =>
				seat({ sessionId: (await scheduleSession(db, other.cohort.id, sessionFields, admin, now)).sessionId }),
			'other-number',
		],
		[
			'another level',
			async () => {
				await db.cohort.update({ where: { id: other.cohort.id }, data: { stage: 'l2' } })
				return seat()
			},
			'other-level',
		],
		[
			'a cancelled session',
			async () => {
				await cancelSession(db, other.session.id, 'Storm', admin, now)
				return seat()
			},
			'not-ahead',
		],
	])('is refused for %s', async (_what, made, why) => {
		const asked = await made()
		await expect(addGuest(db, asked, admin, now)).rejects.toMatchObject({ code: 'conflict', why })
	})
})

describe('a make-up of one’s own cohort', () => {
	test('is not held before the session it stands in for', async () => {
		const early = { ...sessionFields, date: '2026-11-19', time: '15:00', people: all() }
		await expect(scheduleMakeUp(db, mine.session.id, early, admin, now)).rejects.toMatchObject({
			why: 'before-original',
		})
	})

	test('counts as the missed session, and takes no number of the plan', async () => {
		await scheduleMakeUp(db, mine.session.id, { ...sessionFields, title: 'Make-up', people: all() }, admin, now)
		const { sessionId } = await scheduleSession(
			db,
			mine.cohort.id,
			{ ...sessionFields, date: '2026-12-17', planNumber: 2 },
			admin,
			now,
		)
		const listed = await listSessions(db, mine.cohort.id)
		// Where its date puts it, between the two.
		expect(listed.map(({ title, kind }) => [title, kind])).toEqual([
			['First case', 'led'],
			['Make-up', 'make-up'],
			['Second case', 'led'],
		])
		expect(listed.find(({ id }) => id === sessionId)?.planNumber).toBe(2)
		await present(
			listed[1]?.id ?? '',
			mine.members.map(({ id }) => id),
		)
		expect(await stays()).toMatchObject([{ sessionId: mine.session.id, isMakeUp: true }])
		await expect(
			scheduleMakeUp(db, listed[1]?.id ?? '', { ...sessionFields, people: all() }, admin, now),
		).rejects.toMatchObject({
			why: 'no-make-up',
		})
	})

	test('after a cancellation is that session: nobody missed it', async () => {
		const ahead = await scheduleSession(db, mine.cohort.id, sessionFields, admin, now)
		await cancelSession(db, ahead.sessionId, 'Storm', admin, now)
		await scheduleMakeUp(
			db,
			ahead.sessionId,
			{ ...sessionFields, title: 'Make-up', date: '2026-12-17', people: all() },
			admin,
			now,
		)
		const makeUp = await db.session.findFirstOrThrow({ where: { kind: 'make-up' } })
		await present(
			makeUp.id,
			mine.members.map(({ id }) => id),
		)
		expect(await stays()).toMatchObject([{ sessionId: ahead.sessionId, isMakeUp: false }])
	})
})

describe('whom a make-up is for', () => {
	const schedule = (people: string[]) =>
		scheduleMakeUp(db, mine.session.id, { ...sessionFields, title: 'Make-up', people }, admin, now)
	const theOther = () => mine.members[1] as PersonMade

	test('those who missed the session are known once attendance is confirmed, and before by who said so', async () => {
		await apologize(db, { sessionId: other.session.id, personId: other.members[0]?.id ?? '' }, 'not', now)
		expect(
			await listMissed(
				db,
				other.session.id,
				other.members.map(({ id }) => id),
			),
		).toEqual([other.members[0]?.id])
		const lines = mine.members.map(({ id }) => ({
			personId: id,
			state: id === missing.id ? ('absent' as const) : ('present' as const),
			minutesPresent: id === missing.id ? 0 : 60,
			note: '',
		}))
		await confirmAttendance(db, mine.session.id, lines, mine.lead, now)
		expect(await listMissed(db, mine.session.id, all())).toEqual([missing.id])
	})

	test('nobody is chosen where everybody was there, and everybody where nothing is known', async () => {
		expect(await listMissed(db, mine.session.id, all())).toEqual(all())
		await present(mine.session.id, all())
		expect(await listMissed(db, mine.session.id, all())).toEqual([])
	})

	test('only they and who leads get letters and the entry in their calendar, and stand on the list of who was there', async () => {
		await schedule([missing.id])
		const { id } = await db.session.findFirstOrThrow({ where: { kind: 'make-up' } })
		expect((await postAt(db, now)).map(({ to }) => to).sort()).toEqual([missing.email, mine.lead.email].sort())
		expect((await listForCalendar(db, missing.id, now)).map((each) => each.id)).toContain(id)
		expect((await listForCalendar(db, theOther().id, now)).map((each) => each.id)).not.toContain(id)
		expect((await readAttendance(db, id)).map(({ personId }) => personId)).toEqual([missing.id])
		await present(id, [missing.id])
		// Whoever looks in all the same is not turned away.
		expect(await getMySession(db, id, theOther().id)).toMatchObject({ part: 'member' })
	})

	test('everybody chosen is everybody, also who joins later; nobody, or somebody else, is refused', async () => {
		await expect(schedule([])).rejects.toMatchObject({ why: 'nobody-asked' })
		await expect(schedule([other.members[0]?.id ?? ''])).rejects.toMatchObject({ why: 'not-in-cohort' })
		await schedule(all())
		expect(await db.session.findFirstOrThrow({ where: { kind: 'make-up' } })).toMatchObject({ invited: [] })
	})
})
