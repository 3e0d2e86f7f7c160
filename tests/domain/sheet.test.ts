import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { applyFacts } from '~/domain/room/facts'
import { show } from '~/domain/room/news'
import { newRoom, type Room, type RoomEvent } from '~/domain/room/room'
import { learningsIn, linesOf, maySeeSheet, sheetRefusal } from '~/domain/room/sheet'
import { docOf, stateOf, withUpdate, writingOn } from '~/domain/room/sheet-text'
import { view } from '~/domain/room/view'
import { intent } from '~/domain/room/wire'
import { aFormat, aSetup, play, seat } from '../support/rooms'

const to = (id: string) => aFormat().phases.findIndex((phase) => phase.id === id)
const at = (id: string, room: Room = newRoom(aSetup())) =>
	play(room, [['lena', { type: 'start-phase', to: to(id), from: room.phase.version }]])
const closed = (room: Room) => play(room, [['lena', { type: 'close', from: room.phase.version }]])

describe('the sheet', () => {
	test.each([
		['before the room begins', newRoom(aSetup()), false],
		['while people write alone', at('write'), false],
		['when the lead has gone back to that', at('write', at('learn')), false],
		['in the discussion', at('discuss'), true],
		['with the learnings', at('learn'), true],
		['with the commitments', at('commit'), true],
		['once the room is closed, wherever it stood', closed(at('write')), true],
		['in a format that has none', at('write', newRoom({ ...aSetup(), format: withoutSheet() })), false],
	])('lies on the table: %s', (_when, room, isOpen) => {
		expect(maySeeSheet(room)).toBe(isOpen)
	})

	test('has a learning on each line that says something', () => {
		expect(linesOf('\n Ask first \r\n\n  \nThen wait\n')).toEqual(['Ask first', 'Then wait'])
		expect(linesOf('')).toEqual([])
	})

	test('stands after what was written down one by one, as rooms of before did', () => {
		const before = evolve(at('discuss'), { type: 'learning-added', id: 'l1', byId: 'ada', text: 'From the log' })
		const all = learningsIn(view(before, 'ben'), 'From the sheet\nAnd once more')
		expect(all.map(({ text }) => text)).toEqual(['From the log', 'From the sheet', 'And once more'])
		expect(new Set(all.map(({ id }) => id)).size).toBe(3)
		expect(all[0]).not.toHaveProperty('byId')
	})
})

test('lines of rooms of before are folded as they were, may be mended and taken away, and nothing adds one', () => {
	const added: RoomEvent = { type: 'learning-added', id: 'l1', byId: 'ada', text: 'From the log' }
	const line = { learningId: 'l1' }
	let room = at('learn')
	const fold = (event: RoomEvent) => {
		const after = evolve(room, event)
		expect(applyFacts(view(room, 'ben'), after.seq, show(after, event, 'ben'))).toEqual(view(after, 'ben'))
		room = after
	}
	fold(added)
	expect(decide(room, { type: 'edit-learning', ...line, text: 'x' }, seat('ben'))).toEqual({ refused: 'not-yours' })
	for (const act of [
		{ type: 'edit-learning', ...line, text: 'Mended' },
		{ type: 'delete-learning', ...line },
	] as const) {
		const decision = decide(room, act, seat('ada'))
		if ('event' in decision) fold(decision.event)
		expect(view(room, 'ben').learnings.map(({ text }) => text)).toEqual(act.type === 'edit-learning' ? ['Mended'] : [])
	}
	expect(intent.safeParse({ type: 'add-learning', text: 'x' }).success).toBe(false)
})

function withoutSheet() {
	const format = aFormat()
	return { ...format, phases: format.phases.filter(({ kind }) => kind !== 'discuss' && kind !== 'learnings') }
}

test.each([
	['somebody who takes part', at('learn'), 'ada', null],
	['the lead', at('learn'), 'lena', null],
	['an observer', at('learn'), 'oba', 'observers-watch'],
	['before the room begins', newRoom(aSetup()), 'ada', 'not-started'],
	['while people write alone', at('write'), 'ada', 'not-this-phase'],
	['in the next phase, for the last words', at('commit', at('learn')), 'ada', null],
	['once the room is closed', closed(at('learn')), 'ada', 'room-closed'],
	['somebody who is muted', play(at('learn'), [['lena', { type: 'mute', personId: 'ada' }]]), 'ada', 'muted'],
	['another than who is muted', play(at('learn'), [['lena', { type: 'mute', personId: 'ada' }]]), 'ben', null],
])('writing on the sheet: %s', (_who, room, personId, why) => {
	expect(sheetRefusal(room, seat(personId).by)).toBe(why)
})

test('a sheet that is full can be shortened, and one whose history is full cannot: it says so', () => {
	const long = docOf([])
	writingOn(long).insert(0, 'x'.repeat(12_001))
	expect(withUpdate(docOf([]), stateOf(long), () => true)).toEqual({ refused: 'enough-learnings' })
	const worn = docOf([])
	writingOn(worn).insert(0, '[]')
	// Each before the one before: nothing of it counts as typed in one go.
	worn.transact(() => {
		for (let nth = 0; nth < 20_000; nth++) writingOn(worn).insert(1, 'x')
	})
	expect(withUpdate(docOf([]), stateOf(worn), () => true)).toEqual({ refused: 'sheet-worn-out' })
})
