import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve, fold } from '~/domain/room/evolve'
import { recapOf } from '~/domain/room/recap'
import { newRoom, type Room } from '~/domain/room/room'
import { atHand, view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { aFormat, aSetup, play, seat } from '../support/rooms'

const format = aFormat('critique-75')
const setup = aSetup({ format, presenterId: 'ada' })

/** The lead goes to a phase; then others act in it. */
function at(room: Room, id: string, acts: readonly (readonly [string, Intent])[] = []): Room {
	const to = format.phases.findIndex((phase) => phase.id === id)
	return play(room, [['lena', { type: 'start-phase', to, from: room.phase.version }], ...acts])
}
const slip = (text: string): Intent => ({ type: 'add-slip', column: 'goal', text })
const told = (title: string): Intent => ({ type: 'tell-case', title, situation: 'It happened', ask: 'What now' })
const idOf = (room: Room, text: string) => room.slips.find((each) => each.text === text)?.id ?? ''

const first = at(at(newRoom(setup), 'case-1', [['ada', told('First')]]), 'write-1', [['ben', slip('of the first')]])
const voted = at(first, 'reveal-1', [['cole', { type: 'vote', slipId: idOf(first, 'of the first') }]])
const second = at(at(at(voted, 'discuss-1'), 'case-2'), 'write-2', [['ben', slip('canary-of-the-second')]])

describe('a format with rounds', () => {
	test('has the phases of each round one after the other, numbered', () => {
		expect(format.phases.map(({ id }) => id)).toEqual([
			'last-time',
			...['case-1', 'questions-1', 'write-1', 'reveal-1', 'discuss-1'],
			...['case-2', 'questions-2', 'write-2', 'reveal-2', 'discuss-2'],
			...['learnings', 'commitments', 'check-out'],
		])
		expect(format.phases.map(({ round }) => round ?? 0)).toEqual([0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 0, 0, 0])
		expect(format.phases[6]?.title).toBe('Case 2')
	})
})

test('a case of one’s casebook is told once one has agreed, for the people of this room', () => {
	const chosen = at(voted, 'case-2', [['lena', { type: 'choose-presenter', personId: 'ben' }]])
	const copy = { ...told('Second'), caseId: 'own' } as Intent
	expect(decide(chosen, copy, seat('ben'))).toEqual({ refused: 'not-agreed' })
	expect(decide(chosen, { ...copy, agreed: true } as Intent, seat('ben'))).toHaveProperty('event')
})

describe('the second round', () => {
	test('has a presenter and a case of its own, and the first case stays told', () => {
		const chosen = at(voted, 'case-2', [['lena', { type: 'choose-presenter', personId: 'ben' }]])
		expect(decide(chosen, told('Mine again'), seat('ada'))).toEqual({ refused: 'not-presenter' })
		const room = play(chosen, [['ben', told('Second')]])
		expect(atHand(format, view(room, 'oba'))).toMatchObject({ presenterId: 'ben', case: { title: 'Second' } })
		expect(atHand(format, view(at(room, 'discuss-1'), 'oba')).case?.title).toBe('First')
		// What both have in common is talked about with the last one told.
		expect(atHand(format, view(at(room, 'learnings'), 'oba')).case?.title).toBe('Second')
	})

	test('hears nothing of the questions to the first case', () => {
		const asked = at(first, 'questions-1', [['ben', { type: 'ask-question', text: 'Who knew?' }]])
		expect(atHand(format, view(asked, 'ada')).questions).toMatchObject([{ text: 'Who knew?' }])
		const second = at(asked, 'questions-2')
		expect(atHand(format, view(second, 'ada')).questions).toEqual([])
		// What was asked then belongs to the first case, for whoever asked it too.
		const take: Intent = { type: 'remove-question', questionId: asked.questions[0]?.id ?? '' }
		expect(decide(second, take, seat('ben'))).toEqual({ refused: 'not-lead' })
		expect(decide(asked, take, seat('ben'))).toHaveProperty('event')
	})

	test('keeps its slips face down while those of the first lie open', () => {
		const seen = view(second, 'ada')
		expect(seen.slips.map(({ board, text }) => [board, text])).toEqual([['write-1', 'of the first']])
		expect(seen.down).toEqual({ goal: 1 })
		expect(JSON.stringify(seen)).not.toContain('canary-of-the-second')
		expect(view(at(second, 'reveal-2'), 'ada').slips).toHaveLength(2)
	})

	test('shows them neither when the lead goes back to the first reveal', () => {
		expect(JSON.stringify(view(at(second, 'reveal-1'), 'ada'))).not.toContain('canary-of-the-second')
	})

	test('refuses a slip that waited since the first', () => {
		const late: Intent = { type: 'add-slip', board: 'write-1', column: 'goal', text: 'late' }
		expect(decide(second, late, seat('ada'))).toEqual({ refused: 'not-this-phase' })
	})

	test('lets nobody change what they wrote in the first', () => {
		const change: Intent = { type: 'edit-slip', slipId: idOf(second, 'of the first'), text: 'x' }
		expect(decide(second, change, seat('ben'))).toEqual({ refused: 'no-such-slip' })
	})

	test('has votes of its own, for its own slips', () => {
		const old = idOf(second, 'of the first')
		const revealed = at(second, 'reveal-2')
		expect(decide(revealed, { type: 'vote', slipId: old }, seat('cole'))).toEqual({ refused: 'no-such-slip' })
		expect(decide(revealed, { type: 'unvote', slipId: old }, seat('cole'))).toEqual({ refused: 'no-vote-there' })
		const mine = { type: 'vote', slipId: idOf(second, 'canary-of-the-second') } as const
		const spent = play(revealed, [
			['cole', mine],
			['cole', mine],
			['cole', mine],
		])
		expect(decide(spent, mine, seat('cole'))).toEqual({ refused: 'enough-votes' })
		expect(view(spent, 'ada').tally).toEqual({ [old]: 1 })
		expect(view(at(spent, 'discuss-2'), 'ada').tally).toEqual({ [old]: 1, [mine.slipId]: 3 })
	})

	test('has room for as many slips as the first had', () => {
		const phase = format.phases.find(({ id }) => id === 'write-2')
		const most = phase?.kind === 'write' ? phase.slipsPerPerson : 0
		const full = play(
			second,
			Array.from({ length: most - 1 }, (_, nth) => ['ben', slip(`${nth}`)] as const),
		)
		expect(decide(full, slip('more'), seat('ben'))).toEqual({ refused: 'enough-slips' })
	})
})

test('a room of before there were rounds folds as it did: everything belongs to its only case and board', () => {
	const old = aSetup({ presenterId: 'ada' })
	const room = fold(old, [
		{ type: 'presenter-chosen', personId: 'ben' },
		{ type: 'case-told', title: 'T', situation: 'S', ask: 'A', byId: 'ben' },
		{ type: 'question-asked', id: 'q', byId: 'ada', text: 'Why?' },
		{ type: 'slip-added', id: 's', byId: 'ada', column: 'goal', text: 'old' },
	])
	expect(atHand(old.format, view(room, 'ada'))).toMatchObject({
		presenterId: 'ben',
		case: { title: 'T' },
		questions: [{ id: 'q' }],
	})
	expect(room.slips[0]?.board).toBe('write')
	expect(evolve(room, { type: 'slip-deleted', id: 's', byId: 'ada' }).slips).toEqual([])
})

test.each(['case-review-75', 'trio-30', 'peer-review-60'])(
	'of %s, where nobody votes, every slip stands in it',
	(file) => {
		const format = aFormat(file)
		const board = format.phases.find((phase) => phase.kind === 'write')
		const slips = (board?.columns ?? []).map(({ id }) => ({ id, board: board?.id ?? '', column: id, text: `of ${id}` }))
		const [kept] = recapOf(
			format,
			{ ...view(newRoom(aSetup({ format })), 'ada'), slips, bundles: [] },
			[],
			String,
		).boards
		expect(kept?.whole.flatMap(({ texts }) => texts)).toEqual(slips.map(({ text }) => text))
		expect(slips.length).toBeGreaterThan(2)
	},
)

test('a question is taken off by the lead, and back by whoever asked it, and everybody is told the same', () => {
	const critique = aSetup({ presenterId: 'ada' })
	const to = critique.format.phases.findIndex(({ kind }) => kind === 'questions')
	const asked = play(newRoom(critique), [
		['lena', { type: 'start-phase', to, from: 0 }],
		['ben', { type: 'ask-question', text: 'Who was it?' }],
		['ben', { type: 'ask-question', text: 'Since when?' }],
	])
	const take: Intent = { type: 'remove-question', questionId: asked.questions[0]?.id ?? '' }
	for (const by of ['cole', 'ada', 'oba']) expect(decide(asked, take, seat(by))).toEqual({ refused: 'not-lead' })
	const back = play(asked, [['ben', take]])
	expect(view(back, 'cole').questions.map(({ text }) => text)).toEqual(['Since when?'])
	const later = play(asked, [['lena', { type: 'start-phase', to: to + 1, from: asked.phase.version }]])
	expect(decide(later, take, seat('ben'))).toEqual({ refused: 'not-lead' })
	const after = play(asked, [['lena', take]])
	expect(view(after, 'ben').questions.map(({ text }) => text)).toEqual(['Since when?'])
	expect(decide(after, take, seat('lena'))).toEqual({ refused: 'no-such-question' })
})
