import { describe, expect, test } from 'vitest'
import { isUnderWay, justEndedOf } from '~/domain/session/agenda'
import { mayApologize } from '~/domain/session/policy'

/** A room that is begun, or ended, ahead of its hour. */
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 26, 16, minutes))
const closedAt = (minutes: number | null) => ({ closedAt: minutes === null ? null : at(minutes) })
const session = { startsAt: at(0), durationMinutes: 60, cancelledAt: null as Date | null, room: closedAt(null) }

describe('a room ahead of its hour', () => {
	test.each([
		['begun twenty minutes early is under way', true, null, -20, true],
		['tried out the day before is not', true, null, -1_000, false],
		['entered, and not begun, is not', false, null, -20, false],
		['closed early is over', false, -5, -1, true],
	])('%s', (_what, started, closed, minutes, isUnder) => {
		const now = at(minutes)
		const underWay = isUnderWay({ ...session, room: closedAt(closed) }, { started }, now)
		expect(underWay).toBe(isUnder)
		expect(mayApologize({ startsAt: session.startsAt, cancelled: false, underWay, now }).ok).toBe(!isUnder)
	})
})

describe('what has just ended', () => {
	const one = { ...session, id: 'one', room: closedAt(25) }
	test.each([
		['at its end', [one], 25, 'one'],
		['for three hours', [one], 204, 'one'],
		['and no longer', [one], 205, undefined],
		['unless it was cancelled', [{ ...one, cancelledAt: at(0) }], 30, undefined],
		['the later of two', [one, { ...one, id: 'two', startsAt: at(10) }], 30, 'two'],
	])('is read of %s', (_when, sessions, minutes, id) => {
		expect(justEndedOf(sessions, at(minutes))?.id).toBe(id)
	})
})
