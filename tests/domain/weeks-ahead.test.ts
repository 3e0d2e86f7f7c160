import { describe, expect, test } from 'vitest'
import { type LedCohort, type LedSession, loadOf, mondaysFrom } from '~/domain/facilitator/weeks-ahead'

const mondays = mondaysFrom('2026-12-09')

const aSession = (said: Partial<LedSession> & { at?: string } = {}): LedSession => {
	const { at = '2026-12-10T16:00', ...rest } = said
	return {
		title: 'First case',
		cohort: { id: 'a', name: 'Winter A' },
		part: 'lead',
		date: at.slice(0, 10),
		startMs: Date.parse(`${at}:00Z`),
		minutes: 60,
		...rest,
	}
}
const aCohort = (name: string, from: string, until: string): LedCohort => ({ id: name, name, from, until })

describe('the load of a facilitator', () => {
	test('counts thirteen weeks from the Monday of the day', () => {
		expect([mondays[0], mondays.length, mondays.at(-1)]).toEqual(['2026-12-07', 13, '2027-03-01'])
	})

	test('counts a session with its part’s work beside it, in the week of its day', () => {
		const { weeks, sessions, minutes } = loadOf(
			mondays,
			[
				aSession(),
				aSession({ at: '2026-12-13T23:00', part: 'co' }),
				aSession({ at: '2026-12-14T00:00', part: 'observer', minutes: 90 }),
			],
			[],
			2,
		)
		expect(weeks.slice(0, 3).map((week) => [week.sessions, week.minutes, week.observed])).toEqual([
			[2, 105 + 90, 0],
			[1, 105, 1],
			[0, 0, 0],
		])
		expect([sessions, minutes]).toEqual([3, 300])
	})

	test('says when two are at once, and not when one ends as the next begins', () => {
		const one = aSession()
		const after = aSession({ at: '2026-12-10T17:00', title: 'Second case' })
		const across = aSession({ at: '2026-12-10T16:59', title: 'Kickoff', cohort: { id: 'b', name: 'Winter B' } })
		expect(loadOf(mondays, [one, after], [], 2).troubles).toEqual([])
		expect(loadOf(mondays, [across, one], [], 2).troubles).toEqual([
			'Two sessions at once on Thu 10 Dec: “First case” of Winter A and “Kickoff” of Winter B.',
		])
	})

	test('says which cohorts are more than one may have, and when', () => {
		const cohorts = [
			aCohort('Winter A', '2026-12-01', '2027-01-31'),
			aCohort('Winter B', '2026-12-01', '2026-12-20'),
			aCohort('Winter C', '2026-12-14', '2027-02-15'),
		]
		const load = loadOf(mondays, [], cohorts, 2)
		expect(load.weeks.map(({ cohorts: atOnce }) => atOnce)).toEqual([2, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0])
		expect(load.mostAtOnce).toBe(3)
		expect(load.troubles).toEqual([
			'More cohorts than two at once in the week of Mon 14 Dec: Winter A, Winter B and Winter C.',
		])
		expect(loadOf(mondays, [], cohorts, 1).troubles).toEqual([
			'More cohorts than one at once between Mon 7 Dec and Sun 31 Jan: Winter A and Winter B.',
		])
		expect(loadOf(mondays, [], cohorts, 3).troubles).toEqual([])
	})

	test('says when four weeks pass sixteen hours, by one minute', () => {
		// Eight sessions of 75 minutes and 45 beside them are sixteen hours.
		const eight = [0, 1, 2, 3].flatMap((week) => [
			aSession({ at: `2026-12-${String(7 + week * 7).padStart(2, '0')}T09:00`, minutes: 75 }),
			aSession({ at: `2026-12-${String(8 + week * 7).padStart(2, '0')}T09:00`, minutes: 75 }),
		])
		expect(loadOf(mondays, eight, [], 2).troubles).toEqual([])
		const [first, ...rest] = eight
		expect(loadOf(mondays, [{ ...(first as LedSession), minutes: 81 }, ...rest], [], 2).troubles).toEqual([
			'16.1 hours in the four weeks from Mon 7 Dec: the line is 16.',
		])
	})
})
