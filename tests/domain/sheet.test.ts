import { describe, expect, test } from 'vitest'
import { newRoom, type Room } from '~/domain/room/room'
import { learningsIn, linesOf, maySeeSheet, sheetRefusal } from '~/domain/room/sheet'
import { view } from '~/domain/room/view'
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
		const before = play(at('discuss'), [['ada', { type: 'add-learning', text: 'From the log' }]])
		const all = learningsIn(view(before, 'ben'), 'From the sheet\nAnd once more')
		expect(all.map(({ text }) => text)).toEqual(['From the log', 'From the sheet', 'And once more'])
		expect(new Set(all.map(({ id }) => id)).size).toBe(3)
		expect(all[0]).not.toHaveProperty('byId')
	})
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
