import { describe, expect, test } from 'vitest'
import { sheetOf } from '~/domain/agenda/agenda'
import { endOf, hasRecap, isTimeToEnter, nextOf, showsDoor, stateOf, toldOf } from '~/domain/session/agenda'
import { formatChoices } from '~/domain/session/formats'
import { namesIn } from '~/domain/session/names'
import { leftOfPlan } from '~/domain/session/plan'
import { planNext } from '~/domain/session/plan-next.server'
import {
	countsFromMinutes,
	lacksReason,
	mayConfirmAttendance,
	mayRunSession,
	minutesPresent,
} from '~/domain/session/policy'
import type { SessionRow } from '~/domain/session/read.server'
import { onClock } from '~/domain/session/run-sheet.server'
import { attendanceForm, cancelForm, caseForm, sessionForm } from '~/domain/session/schema'
import { nov } from '../support/evidence'
import { aFormat } from '../support/rooms'
import { aStage } from '../support/stages-taken'

const startsAt = nov(26, 16)
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const session = { startsAt, durationMinutes: 60, cancelledAt: null, room: null }
const inRoom = { ...session, room: { closedAt: null } }

test.each([
	['planned', -1, 0],
	['planned', 0, 1],
	['open', -1, 1],
	['running', -1, 1],
])('people of a cohort that is %s know at minute %i of %i of its sessions', (status, minutes, known) => {
	expect(toldOf([session], status, at(minutes))).toHaveLength(known)
})
const closed = { ...session, room: { closedAt: at(25) } }
const DAY = 24 * 60

describe('minutes somebody was there', () => {
	const stay = (from: number, until: number) => ({ fromAt: at(from), untilAt: at(until) })
	test.each([
		['nobody saw them', [], 0],
		['the whole time', [stay(0, 60)], 60],
		['early and long', [stay(-30, 95)], 60],
		['late', [stay(13, 60)], 47],
		['until the middle', [stay(0, 30)], 30],
		['in and out', [stay(0, 20), stay(30, 60)], 50],
		['in two tabs', [stay(0, 60), stay(5, 55)], 60],
		['in two tabs, one after the other closed', [stay(0, 30), stay(20, 60)], 60],
		['in three tabs, listed in any order', [stay(40, 60), stay(0, 30), stay(10, 45)], 60],
		['before it began', [stay(-30, -1)], 0],
		['after it ended', [stay(60, 90)], 0],
		['for a moment', [stay(5, 5)], 0],
		['for half a minute', [stay(5, 5.5)], 1],
		['for less than that', [stay(5, 5.4)], 0],
		['with a clock that ran backwards', [stay(30, 10)], 0],
	])('%s', (_what, stays, minutes) => expect(minutesPresent(stays, session)).toBe(minutes))
})

describe('a correction says why', () => {
	const confirmed = { state: 'present', minutesPresent: 50 } as const
	test.each<[string, Parameters<typeof lacksReason>[0], Parameters<typeof lacksReason>[1], boolean]>([
		['not on the first list', { state: 'absent', minutesPresent: 0, note: '' }, undefined, false],
		['not of a line that stays', { ...confirmed, note: '' }, confirmed, false],
		['when the minutes change', { state: 'present', minutesPresent: 49, note: '' }, confirmed, true],
		['when the state changes', { state: 'excused', minutesPresent: 50, note: '  ' }, confirmed, true],
		['and has, then', { state: 'absent', minutesPresent: 0, note: 'Left after ten minutes' }, confirmed, false],
		[
			'not of minutes nobody counts',
			{ state: 'absent', minutesPresent: 33, note: '' },
			{ state: 'absent', minutesPresent: 0 },
			false,
		],
		[
			'not of minutes past the end',
			{ state: 'present', minutesPresent: 90, note: '' },
			{ state: 'present', minutesPresent: 60 },
			false,
		],
	])('%s', (_what, line, before, lacks) => expect(lacksReason(line, before, 60)).toBe(lacks))
})

describe('where a session stands', () => {
	const cancelled = { ...session, cancelledAt: nov(20) }
	test.each([
		['before its start', session, -1, 'coming'],
		['at its start', session, 0, 'running'],
		['a minute before its end', session, 59, 'running'],
		['at its end', session, 60, 'over'],
		['with its room open, in its middle', inRoom, 30, 'running'],
		['with its room closed, in its middle', closed, 30, 'over'],
		['with its room closed before its start', closed, -30, 'over'],
		['cancelled, before its start', cancelled, -1, 'cancelled'],
		['cancelled, after its end', cancelled, 61, 'cancelled'],
	] as const)('%s', (_what, which, minutes, state) => expect(stateOf(which, at(minutes))).toBe(state))

	test('it ends with its planned minutes', () => expect(endOf(session)).toEqual(at(60)))

	test('next is what is on, else the soonest to come, whatever order they are in', () => {
		const later = { ...session, startsAt: at(14 * DAY) }
		const past = { ...session, startsAt: at(-14 * DAY) }
		expect(nextOf([later, past, session], at(-60))).toBe(session)
		expect(nextOf([later, past, session], at(30))).toBe(session)
		expect(nextOf([later, past, session], at(60))).toBe(later)
		expect(nextOf([later, { ...session, cancelledAt: nov(1) }], at(-60))).toBe(later)
		expect(nextOf([past], at(0))).toBeNull()
		expect(nextOf([later, closed], at(30))).toBe(later)
	})

	test.each([
		['more than a day before', -DAY - 1, false],
		['a day before', -DAY, true],
		['while it runs', 30, true],
		['three hours after its end, less a minute', 60 + 179, true],
		['three hours after its end', 60 + 180, false],
	])('the way into the room shows %s: %s', (_what, minutes, shows) => {
		expect(showsDoor(inRoom, { exists: true }, at(minutes))).toBe(shows)
	})

	test('no way into a room that is closed, that does not exist, or of a cancelled session', () => {
		expect(showsDoor(closed, { exists: true }, at(0))).toBe(false)
		expect(showsDoor(session, { exists: false }, at(0))).toBe(false)
		expect(showsDoor({ ...session, cancelledAt: nov(1) }, { exists: true }, at(0))).toBe(false)
	})

	test.each([
		['while the room is in use', inRoom, true, 30, false],
		['when its hour is past and the room still open', inRoom, true, 60 + 179, false],
		['once it is closed, early as it may be', closed, true, 26, true],
		['of a room nobody closed, three hours after the planned end', inRoom, true, 60 + 180, true],
		['of a room nobody spoke in', inRoom, false, 60 + 180, false],
		['of a session without a room', session, false, 60 + 180, false],
	])('a recap %s', (_what, which, begun, minutes, has) => expect(hasRecap(which, { begun }, at(minutes))).toBe(has))

	test.each([
		['sixteen minutes before', inRoom, false, -16, false],
		['a quarter of an hour before', inRoom, false, -15, true],
		['a quarter of an hour before, with nobody there yet', session, false, -15, true],
		['in its middle', inRoom, false, 30, true],
		['past its end, when nothing happened in it', inRoom, false, 60, false],
		['past its end, in use', inRoom, true, 61, true],
		['hours before, in use', inRoom, true, -120, true],
		['three hours past its end, never closed', inRoom, true, 60 + 180, false],
		['closed', closed, true, 30, false],
	])('whether it is time to enter the room %s', (_what, which, begun, minutes, isTime) => {
		expect(isTimeToEnter(which, { exists: true, begun }, at(minutes))).toBe(isTime)
		expect(isTimeToEnter(which, { exists: false, begun }, at(minutes))).toBe(false)
		expect(isTimeToEnter({ ...which, cancelledAt: nov(1) }, { exists: true, begun }, at(minutes))).toBe(false)
	})
})

describe('attendance', () => {
	test.each([
		['before the session', -1, false, { ok: false, why: 'not-yet' }],
		['from its start', 0, false, { ok: true }],
		['weeks later, to correct it', 30 * DAY, false, { ok: true }],
		['of a cancelled session', 90, true, { ok: false, why: 'cancelled' }],
	])('%s', (_what, minutes, cancelled, verdict) => {
		expect(mayConfirmAttendance({ startsAt, cancelled, now: at(minutes) })).toEqual(verdict)
	})

	test('counts from the share of the time that the cohort’s rules ask for', () => {
		const rule = { id: 'sessions', kind: 'sessions', attend: 3, of: 4, presentShare: 0.8, makeUps: 1 } as const
		expect([60, 75, 46].map((minutes) => countsFromMinutes([rule], minutes))).toEqual([48, 60, 37])
		expect(countsFromMinutes([], 60)).toBeNull()
	})

	test('is the work of who leads or co-leads, never of an observer, a member or a stranger', () => {
		expect((['lead', 'co', 'observer', 'member', null] as const).map((part) => mayRunSession(part).ok)).toEqual([
			true,
			true,
			false,
			false,
			false,
		])
	})

	const line = { personId: 'ada', state: 'present', minutesPresent: '60', note: '' }
	const accepts = (said: object) => attendanceForm.safeParse({ lines: [{ ...line, ...said }] }).success
	test.each([
		['present for an hour', {}, true],
		['present for no minutes', { minutesPresent: '0' }, false],
		['present for less than none', { minutesPresent: '-5' }, false],
		['present for five hours', { minutesPresent: '300' }, false],
		['present for half a minute', { minutesPresent: '0.5' }, false],
		['absent, with minutes left in the box', { state: 'absent', minutesPresent: '60' }, true],
		['excused', { state: 'excused', minutesPresent: '0' }, true],
		['in a state nobody knows', { state: 'late' }, false],
		['with a note too long', { note: 'x'.repeat(201) }, false],
		['of nobody', { personId: '' }, false],
	])('%s', (_what, said, accepted) => expect(accepts(said)).toBe(accepted))
})

describe('a hint that a case names somebody', () => {
	const people = [
		{ name: 'Jonas Lindqvist' },
		{ name: 'Mei-Ling Chua' },
		{ name: 'Łukasz Đorđević' },
		{ name: 'Jo Li' },
	]
	test.each([
		['Jonas said it', ['Jonas']],
		['Jonas’s idea, and Jonas again', ['Jonas']],
		["Jonas' idea", ['Jonas']],
		['Ask Mei and Ling, or Łukasz', ['Mei', 'Ling', 'Łukasz']],
		['Đorđević wrote', ['Đorđević']],
		['jonas in small letters', []],
		['Jo and Li are too short to be a hint', []],
		['Nobody of the directory: Maria', []],
		['', []],
	])('%j', (text, names) => expect(namesIn(text, people)).toEqual(names))

	test('names five at most', () => {
		const many = ['Anna', 'Berta', 'Carla', 'Doris', 'Emma', 'Frida'].map((name) => ({ name }))
		expect(namesIn(many.map(({ name }) => name).join(' '), many)).toHaveLength(5)
	})
})

test('formats to choose from: those of the plan, every one with a room, and the one it has', () => {
	const formats = new Map([['critique-60', aFormat()]])
	expect(formatChoices(aStage(), formats, 'retro-45')).toEqual([
		{ id: 'kickoff-60', name: 'Kickoff, 60 min', title: 'Kickoff', hasRoom: false },
		{ id: 'critique-60', name: `${aFormat().title}, 60 min`, title: 'First case', hasRoom: true },
		{ id: 'retro-45', name: 'Retro, 45 min', title: 'Retro', hasRoom: false },
	])
	expect(formatChoices(undefined, formats).map(({ id }) => id)).toEqual(['critique-60'])
})

describe('the form of the next session', () => {
	/** Sessions in the weeks 1, 4, 6 and 8. */
	const paced = {
		...aStage(),
		pace: [1, 4, 6, 8].map((week, index) => ({ week, minutes: 60, items: [`s${index + 1}`] })),
	}
	const cohort = { startsOn: '2026-12-03', timeZone: 'Europe/Lisbon' }
	const today = '2026-11-20'
	const held = (position: number, said: Partial<SessionRow> = {}): SessionRow => ({
		id: `s${position}`,
		cohortId: 'c',
		kind: 'led',
		position,
		planNumber: position,
		title: 'Kickoff',
		format: 'kickoff-60',
		localStart: '2026-12-17T16:30',
		timeZone: 'Europe/Berlin',
		durationMinutes: 75,
		startsAt: new Date(`2026-12-${16 + position}T15:30:00Z`),
		callUrl: 'https://call.example',
		place: 'Room 2',
		cancelledAt: null,
		cancelReason: '',
		revision: 0,
		attendanceConfirmedAt: null,
		room: null,
		...said,
	})

	test('begins with the plan and the cohort’s first day', () => {
		expect(planNext(cohort, aStage(), [], today)).toEqual({
			about: 'Kickoff it is.',
			fields: {
				title: 'Kickoff',
				format: 'kickoff-60',
				date: '2026-12-03',
				time: '',
				timeZone: 'Europe/Lisbon',
				durationMinutes: '60',
				callUrl: '',
				place: '',
				planNumber: '1',
			},
			isInstead: false,
			left: ['Kickoff', 'First case', 'Role-play', 'Second case'].map((title, index) => ({ number: index + 1, title })),
		})
	})

	test('goes on in the week that its pace says, on the same clock, with the next of the plan', () => {
		expect(planNext(cohort, paced, [held(1)], today)).toMatchObject({
			about: 'First case it is.',
			fields: {
				title: 'First case',
				date: '2027-01-07',
				time: '16:30',
				timeZone: 'Europe/Berlin',
				durationMinutes: '60',
			},
		})
	})

	test('repeats what was cancelled, and knows when the plan is through', () => {
		const off = held(2, { cancelledAt: nov(1), localStart: '2027-01-14T09:00' })
		expect(planNext(cohort, aStage(), [held(1), off], today).fields.title).toBe('First case')
		const all = [1, 2, 3, 4].map((position) => held(position))
		expect(planNext(cohort, aStage(), all, today)).toMatchObject({
			about: null,
			fields: { title: '', durationMinutes: '75' },
		})
		expect(planNext(cohort, undefined, [], today)).toMatchObject({ about: null, fields: { durationMinutes: '60' } })
	})

	test('after one in the middle was cancelled is that one, between its neighbors and ahead, until another stands in its stead', () => {
		const four = [1, 2, 3, 4].map((number) => held(number, number === 2 ? { cancelledAt: nov(1) } : {}))
		expect(leftOfPlan(paced, cohort.startsOn, four).map(({ number }) => number)).toEqual([2])
		expect(planNext(cohort, paced, four, today)).toMatchObject({
			isInstead: true,
			fields: { title: 'First case', planNumber: '2', date: '2027-01-07' },
		})
		expect(planNext(cohort, paced, four, '2027-01-10').fields.date).toBe('2027-01-14')
		const stead = held(5, { planNumber: 2 })
		expect(leftOfPlan(paced, cohort.startsOn, [...four, stead])).toEqual([])
		expect(planNext(cohort, paced, [...four, stead], today).fields.planNumber).toBe('')
		// One beside the plan takes no place in it.
		expect(leftOfPlan(paced, cohort.startsOn, [...four, held(6, { planNumber: null })])).toHaveLength(1)
	})
})

test('the run sheet says when each phase begins on the facilitator’s own clock, and fills the hour', () => {
	const sheet = onClock(sheetOf(null, aFormat()), nov(26, 16), 'Asia/Kolkata')
	expect(sheet.map((phase) => phase.at)[0]).toBe('21:30')
	const minutes = sheet.reduce((sum, phase) => sum + phase.minutes, 0)
	expect(minutes).toBe(60)
	let sum = 0
	for (const phase of sheet) {
		const [hour = 0, minute = 0] = phase.at.split(':').map(Number)
		expect(hour * 60 + minute).toBe(21 * 60 + 30 + sum)
		sum += phase.minutes
	}
})

describe('the form of a session', () => {
	const form = {
		title: 'First case',
		format: 'critique-60',
		date: '2026-12-03',
		time: '16:00',
		timeZone: 'Europe/Lisbon',
		durationMinutes: '60',
		callUrl: 'https://call.example/x',
		place: '',
	}
	const accepts = (said: object) => sessionForm.safeParse({ ...form, ...said }).success
	test.each([
		['a call link', {}, true],
		['a place', { callUrl: '', place: 'Room 2' }, true],
		['both', { place: 'Room 2' }, true],
		['neither', { callUrl: '' }, false],
		['a link that is no web address', { callUrl: 'javascript:alert(1)' }, false],
		['a link to a file', { callUrl: 'file:///etc/passwd' }, false],
		['words for a link', { callUrl: 'the usual one' }, false],
		['14 minutes', { durationMinutes: '14' }, false],
		['15 minutes', { durationMinutes: '15' }, true],
		['240 minutes', { durationMinutes: '240' }, true],
		['241 minutes', { durationMinutes: '241' }, false],
		['a length of 1e309', { durationMinutes: '1e309' }, false],
		['24:00', { time: '24:00' }, false],
		['9:00', { time: '9:00' }, false],
		['23:59', { time: '23:59' }, true],
		['30 February', { date: '2027-02-30' }, false],
		['31 April', { date: '2027-04-31' }, false],
		['29 February of a leap year', { date: '2028-02-29' }, true],
		['29 February of another', { date: '2027-02-29' }, false],
		['no title', { title: ' ' }, false],
		['a title of two lines', { title: 'Evil\rBEGIN:VALARM' }, false],
		['a place of two lines', { place: 'Room\n2' }, false],
		['a format with a way out of its folder', { format: '../x' }, false],
	])('with %s', (_what, said, accepted) => expect(accepts(said)).toBe(accepted))

	test('cancelling wants a reason of 200 characters at most', () => {
		const reasons = ['', '   ', 'Ill', 'x'.repeat(200), 'x'.repeat(201)]
		expect(reasons.map((reason) => cancelForm.safeParse({ reason }).success)).toEqual([false, false, true, true, false])
	})

	test('a case may be half written, and never longer than the room reads aloud', () => {
		expect(caseForm.parse({})).toEqual({ title: '', situation: '', ask: '' })
		expect(caseForm.safeParse({ situation: 'x'.repeat(4_000) }).success).toBe(true)
		expect(caseForm.safeParse({ situation: 'x'.repeat(4_001) }).success).toBe(false)
		expect(caseForm.safeParse({ title: 'x'.repeat(81) }).success).toBe(false)
		expect(caseForm.safeParse({ ask: 'x'.repeat(501) }).success).toBe(false)
	})
})
