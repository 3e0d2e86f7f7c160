import { expect, test } from 'vitest'
import { creditOf } from '~/domain/room/credit'
import type { Format } from '~/domain/room/format'
import type { RoomEvent } from '~/domain/room/room'

/** Two rounds of one format, each with a board of its own; only what credit is read from. */
const format = {
	phases: [
		{ id: 'case-1', kind: 'case', round: 1 },
		{ id: 'write-1', kind: 'write', round: 1 },
		{ id: 'case-2', kind: 'case', round: 2 },
		{ id: 'write-2', kind: 'write', round: 2 },
	],
} as Format

const told = (byId: string, round?: number): RoomEvent => ({
	type: 'case-told',
	byId,
	round,
	title: 'A',
	situation: 'B',
	ask: 'C',
})
let slips = 0
const slip = (byId: string, board?: string): RoomEvent => ({
	type: 'slip-added',
	id: `slip ${++slips}`,
	byId,
	column: 'try',
	text: 'Wait',
	board,
})
const question = (byId: string, round?: number): RoomEvent => ({
	type: 'question-asked',
	id: `question ${++slips}`,
	byId,
	text: 'When?',
	round,
})

test('a case told is its author’s, the last word of a round counts', () => {
	expect(creditOf(format, [told('ada', 1), told('ben', 2), told('ada', 1)]).told).toEqual([
		{ round: 1, authorId: 'ada' },
		{ round: 2, authorId: 'ben' },
	])
})

test('slips and questions help the case of their round, once each, and nobody their own', () => {
	const log = [
		told('ada', 1),
		slip('ben', 'write-1'),
		slip('ben', 'write-1'),
		question('ben', 1),
		slip('ada', 'write-1'),
		told('ben', 2),
		slip('ben', 'write-2'),
		question('ada', 2),
		slip('cleo', 'write-2'),
	]
	expect(creditOf(format, log).helped).toEqual([
		{ round: 1, personId: 'ben' },
		{ round: 2, personId: 'ada' },
		{ round: 2, personId: 'cleo' },
	])
})

test('what was written before its case was told helps it all the same', () => {
	expect(creditOf(format, [question('ben', 1), told('ada', 1)]).helped).toEqual([{ round: 1, personId: 'ben' }])
})

test('a room without a case, or from before there were rounds, reads as it was', () => {
	expect(creditOf(format, [slip('ben', 'write-1')])).toEqual({ told: [], helped: [] })
	expect(creditOf(format, [told('ada'), slip('ben')]).helped).toEqual([{ round: 1, personId: 'ben' }])
})
