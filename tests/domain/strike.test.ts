import { describe, expect, test } from 'vitest'
import { evolve } from '~/domain/room/evolve'
import { show } from '~/domain/room/news'
import type { Recap } from '~/domain/room/recap'
import { newRoom } from '~/domain/room/room'
import { evolveStruck, linesOf, mayStrike, withoutStruck } from '~/domain/room/strike'
import { view } from '~/domain/room/view'
import { aSetup, CREW } from '../support/rooms'

const recap: Recap = {
	cases: [{ round: '1', title: 'A review', situation: 'It went quiet.', ask: 'What closed?', by: 'Ada' }],
	sheetTitle: 'What we learned',
	learnings: ['Silence reports.', 'Ask Marek first.'],
	boards: [
		{
			id: 'write',
			about: 'A review',
			whole: [{ title: 'Tried', texts: ['Asked twice.'] }],
			topics: [{ id: 's1', title: 'Decided elsewhere.', slips: ['In a corridor.'], votes: 2, column: 'Goal' }],
			loose: [{ title: 'Goal', texts: ['Alone.'] }],
		},
	],
	groups: [{ id: 'n1', group: 'Group 1', text: 'Shown to all.' }],
	promises: [{ personId: 'ben', name: 'Ben', text: 'Ring Marek.', dueOn: '2026-12-03' }],
	lastTime: [{ id: 'c1', name: 'Ben', text: 'Count to eight.', outcome: 'kept', learned: 'Four is enough.' }],
}

describe('a line struck out', () => {
	test('can be any line there is, and is found in no part of the recap afterwards', () => {
		const lines = linesOf(recap)
		expect(lines).toHaveLength(13)
		for (const line of lines) {
			const left = withoutStruck(recap, (each) => each === line)
			// What came of a promise goes with the promise.
			const gone = line === 'Count to eight.' ? [line, 'Four is enough.'] : [line]
			expect(linesOf(left)).toEqual(lines.filter((each) => !gone.includes(each)))
			expect(JSON.stringify(left)).not.toContain(line)
		}
	})

	test('leaves nothing behind when all of it goes, and changes nothing when none does', () => {
		expect(withoutStruck(recap, () => false)).toEqual(recap)
		const empty = {
			cases: [],
			sheetTitle: recap.sheetTitle,
			learnings: [],
			boards: [],
			groups: [],
			promises: [],
			lastTime: [],
		}
		expect(withoutStruck(recap, () => true)).toEqual(empty)
	})

	test('that was the title of what lay together leaves the first of its slips in its place, with its votes', () => {
		const [board] = withoutStruck(recap, (line) => line === 'Decided elsewhere.').boards
		expect(board?.topics).toEqual([{ id: 's1', title: 'In a corridor.', slips: [], votes: 2, column: 'Goal' }])
	})

	test('is put back; the room keeps a digest of it, and tells nobody that', () => {
		const struck = { type: 'line-struck', byId: 'lena', key: 'digest', struck: true } as const
		expect(evolveStruck(evolveStruck([], struck), struck)).toEqual(['digest'])
		expect(evolveStruck(['digest', 'other'], { ...struck, struck: false })).toEqual(['other'])
		const room = evolve(newRoom(aSetup()), struck)
		expect(room.struck).toEqual(['digest'])
		for (const { personId } of CREW) {
			expect(JSON.stringify(view(room, personId))).not.toContain('digest')
			expect(JSON.stringify(show(room, struck, personId))).not.toContain('digest')
		}
	})

	test.each([
		['the lead', { part: 'lead', isOwn: false, heldLead: true }, true],
		['the co-lead', { part: 'co', isOwn: false, heldLead: false }, true],
		['an observer', { part: 'observer', isOwn: false, heldLead: false }, false],
		['a learner', { part: 'member', isOwn: false, heldLead: false }, false],
		['whoever led a room and is a learner now', { part: 'member', isOwn: false, heldLead: true }, false],
		['whoever held the lead of their own meeting', { part: 'member', isOwn: true, heldLead: true }, true],
		['anybody else of those who met', { part: 'member', isOwn: true, heldLead: false }, false],
	] as const)('is the act of %s: %o, %s', (_who, facts, may) => {
		expect(mayStrike(facts).ok).toBe(may)
	})
})
