import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { newRoom, type Room } from '~/domain/room/room'
import { themesOf } from '~/domain/room/themes'
import { view } from '~/domain/room/view'
import { aFormat, aSetup, play, seat } from '../support/rooms'

const goTo = (room: Room, id: string) =>
	play(room, [
		[
			'lena',
			{
				type: 'start-phase',
				to: room.format.phases.findIndex((phase) => phase.id === id),
				from: room.phase.version,
			},
		],
	])

/** So many people each wrote a slip; two slips lie together under a name. */
function bundled(writers: number, file = 'retrospective-60'): Room {
	const format = aFormat(file)
	const board = format.phases.find((phase) => phase.kind === 'write')
	const column = board?.kind === 'write' ? (board.columns[0]?.id ?? '') : ''
	const written = Array.from({ length: writers }, (_, nth) => nth).reduce<Room>(
		(room, nth) =>
			evolve(room, { type: 'slip-added', id: `s${nth}`, byId: `p${nth}`, column, text: `slip ${nth}`, board: 'write' }),
		goTo(newRoom(aSetup({ format })), 'write'),
	)
	return play(goTo(written, 'reveal'), [['ada', { type: 'bundle-slip', slipId: 's1', onto: 's0' }]])
}
const named = (room: Room) => {
	const bundleId = view(room, 'ada').bundles[0]?.id ?? ''
	return {
		bundleId,
		room: play(room, [['ada', { type: 'name-bundle', bundleId, name: 'Decided before we were asked' }]]),
	}
}

const nameless = (room: Room) => ({ room, bundleId: view(room, 'ada').bundles[0]?.id ?? '' })

describe('a theme', () => {
	test('is the name of what lies together, shared by the lead once five have written, and never a slip', () => {
		const four = named(bundled(4))
		const share = (bundleId: string) => ({ type: 'share-theme', bundleId, shared: true }) as const
		expect(decide(four.room, share(four.bundleId), seat('lena'))).toEqual({ refused: 'few-wrote' })
		const five = named(bundled(5))
		const shared = play(five.room, [['lena', share(five.bundleId)]])
		expect(themesOf(shared)).toEqual(['Decided before we were asked'])
		expect(view(shared, 'ben').themes).toEqual([five.bundleId])
	})

	test('counts nobody whose slips were taken off, before it is shared and after', () => {
		const { room, bundleId } = named(bundled(5))
		const share = { type: 'share-theme', bundleId, shared: true } as const
		const take = { type: 'remove-slip', slipId: 's4' } as const
		expect(decide(play(room, [['lena', take]]), share, seat('lena'))).toEqual({ refused: 'few-wrote' })
		const after = play(room, [
			['lena', share],
			['lena', take],
		])
		expect(themesOf(after)).toEqual([])
		for (const who of ['lena', 'ada', 'oba']) expect(view(after, who).themes).toEqual([])
		const late = { type: 'slip-added', id: 's5', byId: 'p5', column: 'x', text: 'late', board: 'write' } as const
		const again = evolve(after, late)
		expect([themesOf(again), view(again, 'lena').themes]).toEqual([[], []])
		expect(themesOf(play(again, [['lena', share]]))).toEqual(['Decided before we were asked'])
	})

	test('is taken back, and goes when its slips lie apart', () => {
		const { room, bundleId } = named(bundled(5))
		const shared = play(room, [['lena', { type: 'share-theme', bundleId, shared: true }]])
		expect(themesOf(play(shared, [['lena', { type: 'share-theme', bundleId, shared: false }]]))).toEqual([])
		expect(themesOf(play(shared, [['ben', { type: 'unbundle-slip', slipId: 's1' }]]))).toEqual([])
	})

	test('is shared no more once somebody gives it another name: the lead read out the one before', () => {
		const { room, bundleId } = named(bundled(5))
		const share = { type: 'share-theme', bundleId, shared: true } as const
		const renamed = play(room, [
			['lena', share],
			['ben', { type: 'name-bundle', bundleId, name: 'Marek lies' }],
		])
		expect([themesOf(renamed), view(renamed, 'lena').themes]).toEqual([[], []])
		expect(themesOf(play(renamed, [['lena', share]]))).toEqual(['Marek lies'])
	})

	test.each([
		['by a participant', named(bundled(5)), 'ada', 'not-lead'],
		['without a name', nameless(bundled(5)), 'lena', 'no-such-bundle'],
		['of a critique', named(bundled(5, 'critique')), 'lena', 'not-this-phase'],
	] as const)('is not shared %s', (_name, { room, bundleId }, who, why) => {
		expect(decide(room, { type: 'share-theme', bundleId, shared: true }, seat(who))).toEqual({ refused: why })
	})
})
