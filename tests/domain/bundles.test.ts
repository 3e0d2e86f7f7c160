import { describe, expect, test } from 'vitest'
import { titleOf, unitsOf, votesOf } from '~/domain/room/bundles'
import { decide } from '~/domain/room/decide'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { aFormat, aSetup, play, seat } from '../support/rooms'

const to = (id: string) => aFormat().phases.findIndex((phase) => phase.id === id)
const phase = (room: Room, id: string) =>
	play(room, [['lena', { type: 'start-phase', to: to(id), from: room.phase.version }]])

const written = play(phase(newRoom(aSetup()), 'write'), [
	['ada', { type: 'add-slip', column: 'goal', text: 'A' }],
	['ada', { type: 'add-slip', column: 'tried', text: 'B' }],
	['ben', { type: 'add-slip', column: 'goal', text: 'C' }],
	['ben', { type: 'add-slip', column: 'goal', text: 'D' }],
])
const revealed = phase(written, 'reveal')
const id = (text: string) => revealed.slips.find((slip) => slip.text === text)?.id ?? ''
const onto = (slip: string, other: string): Intent => ({ type: 'bundle-slip', slipId: id(slip), onto: id(other) })
const out = (slip: string): Intent => ({ type: 'unbundle-slip', slipId: id(slip) })
const undo: Intent = { type: 'undo-bundling' }
/** What lies together, as everybody sees it: "A+B" */
const together = (room: Room) =>
	view(room, 'oba').bundles.map(({ slips }) =>
		slips.map((slip) => room.slips.find((each) => each.id === slip)?.text).join('+'),
	)

describe('slips that belong together', () => {
	test('are put onto each other by anybody who takes part, across columns, and lie together for all', () => {
		const room = play(revealed, [
			['ada', onto('B', 'A')],
			['cole', onto('C', 'B')],
		])
		expect(together(room)).toEqual(['A+B+C'])
		expect(unitsOf(view(room, 'oba'), 'write').map((unit) => unit.slips.map(({ text }) => text).join('+'))).toEqual([
			'A+B+C',
			'D',
		])
	})

	test.each([
		['an observer', revealed, 'oba', onto('A', 'B'), 'observers-watch'],
		['before the reveal', written, 'ada', onto('A', 'B'), 'not-this-phase'],
		['while votes are counted', phase(revealed, 'vote'), 'ada', onto('A', 'B'), 'not-this-phase'],
		['a slip onto itself', revealed, 'ada', onto('A', 'A'), 'no-such-slip'],
		['a slip that is not there', revealed, 'ada', { ...onto('A', 'B'), slipId: 'nowhere' }, 'no-such-slip'],
		['onto one that is not there', revealed, 'ada', { ...onto('A', 'B'), onto: 'nowhere' }, 'no-such-slip'],
		['a second time', play(revealed, [['ada', onto('B', 'A')]]), 'ben', onto('B', 'A'), 'nothing-changes'],
		['one that lies alone apart', revealed, 'ada', out('A'), 'nothing-changes'],
		[
			'a name for what lies alone',
			revealed,
			'ada',
			{ type: 'name-bundle', bundleId: 'x', name: 'N' },
			'no-such-bundle',
		],
	] as const)('%s: refused', (_name, room, who, intent, why) => {
		expect(decide(room, intent as Intent, seat(who))).toEqual({ refused: why })
	})

	test('of which one lies face down are refused like one that is not there', () => {
		const back = phase(revealed, 'write')
		const more = play(back, [['ben', { type: 'add-slip', column: 'goal', text: 'hidden' }]])
		const hidden = more.slips.at(-1)?.id ?? ''
		// A room that goes back turns up all at the next reveal; only a view of before can name a hidden one.
		const room = { ...more, phase: revealed.phase }
		expect(decide(room, { type: 'bundle-slip', slipId: id('A'), onto: hidden }, seat('ada'))).toEqual({
			refused: 'no-such-slip',
		})
	})

	test('have a name, which anybody changes, and nothing says who gave it', () => {
		const room = play(revealed, [['ada', onto('B', 'A')]])
		const bundleId = view(room, 'ben').bundles[0]?.id ?? ''
		const named = play(room, [
			['ben', { type: 'name-bundle', bundleId, name: 'Decided early' }],
			['ada', { type: 'name-bundle', bundleId, name: 'Decided before' }],
		])
		expect(Object.keys(view(named, 'oba').bundles[0] ?? {}).sort()).toEqual(['board', 'id', 'name', 'slips'])
		const [unit] = unitsOf(view(named, 'oba'), 'write')
		expect(unit && titleOf(unit)).toBe('Decided before')
	})

	test('of two, one goes: the other lies alone again, and a third finds no old name on it', () => {
		const bundled = play(revealed, [['ada', onto('B', 'A')]])
		const bundleId = view(bundled, 'ada').bundles[0]?.id ?? ''
		const apart = play(bundled, [
			['ada', { type: 'name-bundle', bundleId, name: 'Old' }],
			['ben', out('B')],
		])
		expect(together(apart)).toEqual([])
		const again = play(apart, [['ben', onto('C', 'A')]])
		expect(view(again, 'ada').bundles).toMatchObject([{ name: '' }])
	})

	test('stay together when one of three is taken off the board', () => {
		const room = play(revealed, [
			['ada', onto('B', 'A')],
			['ada', onto('C', 'A')],
			['lena', { type: 'remove-slip', slipId: id('A') }],
		])
		expect(together(room)).toEqual(['B+C'])
	})
})

describe('undo', () => {
	test('takes back one’s own last move, and then the one before it', () => {
		const room = play(revealed, [
			['ada', onto('B', 'A')],
			['ada', onto('C', 'A')],
		])
		const once = play(room, [['ada', undo]])
		expect(together(once)).toEqual(['A+B'])
		expect(together(play(once, [['ada', undo]]))).toEqual([])
	})

	test('puts a slip back where it lay, under its old name', () => {
		const room = play(revealed, [
			['ben', onto('B', 'A')],
			['ben', onto('D', 'C')],
		])
		const bundleId = view(room, 'ben').bundles[0]?.id ?? ''
		const moved = play(room, [
			['ben', { type: 'name-bundle', bundleId, name: 'Ours' }],
			['ada', onto('B', 'D')],
			['ada', undo],
		])
		expect(together(moved)).toEqual(['A+B', 'C+D'])
		expect(view(moved, 'ada').bundles[0]?.name).toBe('Ours')
	})

	test('is nobody else’s: others have nothing to undo', () => {
		const room = play(revealed, [['ada', onto('B', 'A')]])
		expect(decide(room, undo, seat('ben'))).toEqual({ refused: 'nothing-to-undo' })
		expect([view(room, 'ada').iMayUndo, view(room, 'ben').iMayUndo]).toEqual([true, false])
	})

	test('leaves a slip where somebody else has put it since', () => {
		const room = play(revealed, [
			['ada', onto('B', 'A')],
			['ben', onto('B', 'C')],
		])
		expect(decide(room, undo, seat('ada'))).toEqual({ refused: 'nothing-to-undo' })
		expect(together(room)).toEqual(['C+B'])
	})

	test('needs what was emptied only as long: putting slips to and fro leaves nothing behind', () => {
		const once: [string, Intent][] = [
			['ada', onto('B', 'A')],
			['ada', out('B')],
		]
		const busy = play(revealed, Array.from({ length: 20 }, () => once).flat())
		expect(together(play(busy, [['ada', undo]]))).toEqual(['A+B'])
		expect(phase(busy, 'vote').bundling).toEqual({ bundles: [], moves: [] })
		const undone = play(revealed, [
			['ada', onto('B', 'A')],
			['ada', undo],
		])
		expect(undone.bundling).toEqual({ bundles: [], moves: [] })
	})

	test('ends with its phase', () => {
		const later = phase(phase(play(revealed, [['ada', onto('B', 'A')]]), 'vote'), 'reveal')
		expect(decide(later, undo, seat('ada'))).toEqual({ refused: 'nothing-to-undo' })
		expect(together(later)).toEqual(['A+B'])
	})
})

test('a bundle has the votes of all its slips, each person still within their cap', () => {
	const voting = phase(play(revealed, [['ada', onto('B', 'A')]]), 'vote')
	const spent = play(voting, [
		['ada', { type: 'vote', slipId: id('A') }],
		['ben', { type: 'vote', slipId: id('B') }],
		['ben', { type: 'vote', slipId: id('A') }],
		['ben', { type: 'vote', slipId: id('D') }],
	])
	expect(decide(spent, { type: 'vote', slipId: id('B') }, seat('ben'))).toEqual({ refused: 'enough-votes' })
	const seen = view(phase(spent, 'discuss'), 'oba')
	expect(unitsOf(seen, 'write').map((unit) => votesOf(unit, seen.tally))).toEqual([3, 0, 1])
})

test('twelve people who move at once end with each slip in one place, whoever was first', () => {
	const room = play(revealed, [
		['ada', onto('A', 'B')],
		['ben', onto('B', 'C')],
		['cole', onto('C', 'A')],
		['lena', onto('D', 'B')],
	])
	const lying = room.bundling.bundles.flatMap(({ slips }) => slips)
	expect(new Set(lying).size).toBe(lying.length)
	expect(unitsOf(view(room, 'oba'), 'write').flatMap((unit) => unit.slips)).toHaveLength(4)
})
