import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { aCase, judged, nov, rules } from '../support/evidence'

type Row = [what: string, said: Partial<Evidence>, state: string, short: string, left: string | null]

describe('a case of one’s own, its loop closed', () => {
	test.each<Row>([
		['that nobody brought', {}, 'open', '0 of 1', 'To be brought in a room, in a trio or in the casebook.'],
		[
			'that nobody answered yet',
			{ cases: [aCase({ hasSuggestions: false, closedAt: null })] },
			'in-progress',
			'0 of 1',
			'You brought one; others have still to answer.',
		],
		[
			'that nobody answered, whatever its author says came of it',
			{ cases: [aCase({ hasSuggestions: false })] },
			'in-progress',
			'0 of 1',
			'You brought one; others have still to answer.',
		],
		[
			'that was answered',
			{ cases: [aCase({ closedAt: null })] },
			'in-progress',
			'0 of 1',
			'You brought one and others have answered: say what you tried, and what came of it.',
		],
		['told in a room to its end', { cases: [aCase()] }, 'met', '1 of 1', null],
		['told in a trio to its end', { cases: [aCase({ via: 'trio' })] }, 'met', '1 of 1', null],
		['told in the casebook to its end', { cases: [aCase({ via: 'casebook' })] }, 'met', '1 of 1', null],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.case, said)).toMatchObject({ state, short, left })
	})

	test('is met when the first of them was closed', () => {
		const cases = [aCase({ closedAt: nov(20) }), aCase({ closedAt: nov(8) }), aCase({ closedAt: null })]
		expect(judged(rules.case, { cases }).metAt).toEqual(nov(8))
	})

	test('counts by the ways its level names only', () => {
		const inRoom = { ...rules.case, via: ['room' as const] }
		expect(judged(inRoom, { cases: [aCase({ via: 'casebook' })] })).toMatchObject({
			state: 'open',
			left: 'To be brought in a room.',
		})
	})
})

const given = (at: Date | null) => ({ at, notBefore: at })

describe('help with two cases of others', () => {
	test.each<Row>([
		[
			'of which none was given',
			{},
			'open',
			'0 of 2',
			'Two more: a slip or a question in a room, or a suggestion in the casebook.',
		],
		[
			'of which one was given',
			{ contributions: [given(nov(5))] },
			'in-progress',
			'1 of 2',
			'One more: a slip or a question in a room, or a suggestion in the casebook.',
		],
		['given to two and more', { contributions: [given(null), given(null), given(nov(9))] }, 'met', '2 of 2', null],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.helped, said)).toMatchObject({ state, short, left })
	})

	test('says the day when rooms alone are enough, and none when it takes the casebook', () => {
		const inRooms = [given(nov(19)), given(nov(5))]
		expect(judged(rules.helped, { contributions: [...inRooms, given(null)] }).metAt).toEqual(nov(19))
		expect(judged(rules.helped, { contributions: [given(nov(5)), given(null)] })).toMatchObject({
			state: 'met',
			metAt: null,
		})
	})
})
