import { describe, expect, test } from 'vitest'
import { worthOf } from '~/domain/room/check-out'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { show } from '~/domain/room/news'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { intent } from '~/domain/room/wire'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

const at = (id: string, format = aFormat()) =>
	play(newRoom(aSetup({ format })), [
		['lena', { type: 'start-phase', to: format.phases.findIndex((phase) => phase.id === id), from: 0 }],
	])
const ending = at('close')
const given = play(ending, [
	['ada', { type: 'check-out', worth: 3 }],
	['ben', { type: 'check-out', worth: 9 }],
])

describe('what the time was worth', () => {
	test('is sent to nobody but who said it: others get a count', () => {
		for (const { personId } of CREW) {
			const seen = view(given, personId)
			expect(seen.myWorth).toBe(personId === 'ada' ? 3 : personId === 'ben' ? 9 : null)
			expect(seen.checkedOutCount).toBe(2)
			expect(JSON.stringify({ ...seen, myWorth: null, format: null })).not.toMatch(/"worth"/)
			const news = show(given, { type: 'checked-out', byId: 'ada', worth: 3 }, personId)
			expect(JSON.stringify(news).includes('3')).toBe(personId === 'ada')
		}
	})

	test('may be said anew, and counts once', () => {
		const again = play(given, [['ada', { type: 'check-out', worth: 5 }]])
		expect([view(again, 'ada').myWorth, view(again, 'lena').checkedOutCount]).toEqual([5, 2])
		expect(decide(again, { type: 'check-out', worth: 5 }, seat('ada'))).toEqual({ refused: 'nothing-changes' })
	})

	test.each([
		['in another phase', at('commit'), 'ada', 'not-this-phase'],
		['by the lead', ending, 'lena', 'not-asked'],
		['by the co-lead', ending, 'cole', 'not-asked'],
		['by an observer', ending, 'oba', 'observers-watch'],
	] as const)('is not taken %s', (_name, room, who, why) => {
		expect(decide(room, { type: 'check-out', worth: 5 }, seat(who))).toEqual({ refused: why })
	})

	test.each([0, 11, 5.5, -1, '5', null])('is a whole number from 1 to 10, not %s', (worth) => {
		expect(intent.safeParse({ type: 'check-out', worth }).success).toBe(false)
	})

	test('is a mean of five or more, or nothing at all', () => {
		const of = (worths: number[]): Room =>
			worths.reduce((room, worth, index) => evolve(room, { type: 'checked-out', byId: `p${index}`, worth }), ending)
		expect(worthOf(of([1, 10, 7, 8]))).toBeNull()
		expect(worthOf(of([1, 10, 7, 8, 7]))).toEqual({ answers: 5, mean: 6.6 })
	})
})

describe('a promise', () => {
	const late = { type: 'promise', text: 'Ask first.', dueOn: '2026-12-03' } as const

	test('comes to mind in the last minute too', () => {
		expect(view(play(ending, [['ada', late]]), 'ben').promises.ada?.text).toBe('Ask first.')
	})

	test('is asked of nobody where a format asks for none', () => {
		const room = at('end', aFormat('panel-30'))
		expect(room.format.phases[room.phase.index]?.kind).toBe('closing')
		expect(decide(room, late, seat('ada'))).toEqual({ refused: 'not-this-phase' })
	})
})

test('a board that is signed names its authors at the reveal, and not a moment before', () => {
	const format = aFormat('peer-review-60')
	const go = (room: Room, id: string) =>
		play(room, [
			[
				'lena',
				{
					type: 'start-phase',
					to: format.phases.findIndex((phase) => phase.id === id),
					from: room.phase.version,
				},
			],
		])
	const written = play(go(newRoom(aSetup({ format })), 'review-1'), [
		['ada', { type: 'add-slip', column: 'doubt', text: 'Who decides on Fridays?' }],
	])
	expect(JSON.stringify(view(written, 'ben'))).not.toContain('Fridays')
	expect(view(go(written, 'answer-1'), 'ben').slips).toMatchObject([{ byId: 'ada', text: 'Who decides on Fridays?' }])
})
