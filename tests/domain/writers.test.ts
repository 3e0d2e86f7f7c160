import { describe, expect, test } from 'vitest'
import { boxesFor } from '~/domain/room/boxes'
import { decide } from '~/domain/room/decide'
import type { Format } from '~/domain/room/format'
import { newRoom, type Room } from '~/domain/room/room'
import { finishedAmong } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

/** The critique, whose board is written by some. */
const writtenBy = (writers?: 'presenter' | 'others'): Format => ({
	...aFormat(),
	phases: aFormat().phases.map((phase) => (phase.kind === 'write' ? { ...phase, signed: true, writers } : phase)),
})
const ADD: Intent = { type: 'add-slip', column: 'goal', text: 'A thought' }
const FINISH: Intent = { type: 'finish', done: true }
const IN_ROOM = CREW.filter(({ part }) => part !== 'observer').map(({ personId }) => personId)

/** While its board is written on. */
function writing(writers?: 'presenter' | 'others', presenterId: string | null = 'ada'): Room {
	const format = writtenBy(writers)
	const to = format.phases.findIndex(({ kind }) => kind === 'write')
	return play(newRoom(aSetup({ format, presenterId })), [['lena', { type: 'start-phase', to, from: 0 }]])
}

const whoMay = (room: Room, intent: Intent) => IN_ROOM.filter((who) => 'event' in decide(room, intent, seat(who)))
const whoHasBoxes = (room: Room) => IN_ROOM.filter((who) => boxesFor(room, seat(who).by).has('write:goal'))

describe('a board', () => {
	const others = IN_ROOM.filter((who) => who !== 'ada')
	test.each([
		['that does not say is written by everybody', writing(), IN_ROOM],
		['of whoever brings the case is written by nobody else', writing('presenter'), ['ada']],
		['of the others is not written by whoever brings the case', writing('others'), others],
		['of whoever brings the case is nobody’s while nobody does', writing('presenter', null), []],
		['of the others is everybody’s while nobody brings one', writing('others', null), IN_ROOM],
	])('%s; they alone have its boxes, and are counted once they finish', (_says, room, writers) => {
		expect(whoMay(room, ADD)).toEqual(writers)
		expect(whoMay(room, FINISH)).toEqual(writers)
		expect(whoHasBoxes(room)).toEqual(writers)
		for (const who of IN_ROOM.filter((each) => !writers.includes(each)))
			for (const intent of [ADD, FINISH])
				expect(decide(room, intent, seat(who)), who).toEqual({ refused: 'others-write' })
	})

	test('of a later round is written by those who do not bring that one', () => {
		const format = aFormat('peer-review-60')
		const to = (id: string) => format.phases.findIndex((phase) => phase.id === id)
		const first = play(newRoom(aSetup({ format, presenterId: 'ada' })), [
			['lena', { type: 'start-phase', to: to('brief-2'), from: 0 }],
			['lena', { type: 'choose-presenter', personId: 'ben' }],
			['lena', { type: 'start-phase', to: to('review-2'), from: 1 }],
		])
		const add = { ...ADD, column: 'keep' } as Intent
		expect(whoMay(first, add)).toEqual(IN_ROOM.filter((who) => who !== 'ben'))
		const boxes = (who: string) => [...boxesFor(first, seat(who).by)].filter((box) => box.endsWith(':keep'))
		expect([boxes('ada'), boxes('ben')]).toEqual([['review-2:keep'], ['review-1:keep']])
	})

	test('is still written on by those who have not finished, whoever was named to bring the case since', () => {
		const done = play(writing('others', null), [['ada', FINISH]])
		const named = play(done, [['lena', { type: 'choose-presenter', personId: 'ada' }]])
		expect([finishedAmong(done, IN_ROOM), finishedAmong(named, IN_ROOM)]).toEqual([1, 0])
	})

	test('keeps what was laid down by somebody who was named to bring the case then, and they may change it', () => {
		const laid = play(writing('others', null), [
			['ada', ADD],
			['lena', { type: 'choose-presenter', personId: 'ada' }],
		])
		expect(decide(laid, ADD, seat('ada'))).toEqual({ refused: 'others-write' })
		const [slip] = laid.slips
		expect(decide(laid, { type: 'delete-slip', slipId: slip?.id ?? '' }, seat('ada'))).toHaveProperty('event')
	})
})
