import { expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { type Intent, intent as sent } from '~/domain/room/wire'
import { act, aGroupedRoom, goTo, on } from '../support/group-room'
import { aFormat, aSetup, play, seat } from '../support/rooms'

/** Two rounds, Ada brings both cases. */
const rounds = aSetup({ format: aFormat('critique-75'), presenterId: 'ada' })
const at = (id: string, room = newRoom({ ...rounds })): Room =>
	play(room, [
		[
			'lena',
			{
				type: 'start-phase',
				to: rounds.format.phases.findIndex((phase) => phase.id === id),
				from: room.phase.version,
			},
		],
	])
const both = (id: string) => play(at(`${id}-2`), [['lena', { type: 'choose-presenter', personId: 'ada' }]])

test.each<[string, string, string, Intent]>([
	['a case', 'ada', 'case', { type: 'tell-case', title: 'First', situation: 'It happened', ask: 'What now' }],
	['a question', 'ben', 'questions', { type: 'ask-question', text: 'Who knew?' }],
	['that somebody has finished', 'ben', 'write', { type: 'finish', done: true }],
	['the wish for more time', 'ben', 'write', { type: 'ask-more-time' }],
	['a hand', 'ben', 'discuss', { type: 'raise-hand' }],
	['who was to bring it', 'lena', 'case', { type: 'choose-presenter', personId: 'ben' }],
])('%s of the first round that arrives in the second counts for neither', (_what, who, step, intent) => {
	const later = both(step)
	const shown = (phase: string) => sent.parse({ ...intent, phase })
	expect(decide(later, shown(`${step}-1`), seat(who))).toEqual({ refused: 'not-this-phase' })
	expect(decide(later, shown(`${step}-2`), seat(who))).toHaveProperty('event')
	// What waits in an outbox of before does not say when it was meant.
	expect(decide(later, intent, seat(who))).toHaveProperty('event')
})

test.each<[string, string, string, Intent]>([
	['a case', 'ada', 'case', { type: 'tell-case', title: 'First', situation: 'It happened', ask: 'What now' }],
	['a question', 'ben', 'questions', { type: 'ask-question', text: 'Who knew?' }],
	['that somebody has finished', 'ben', 'write', { type: 'finish', done: true }],
	['the wish for more time', 'ben', 'write', { type: 'ask-more-time' }],
	['a hand', 'ben', 'discuss', { type: 'raise-hand' }],
])('%s of the first visit to a phase that arrives in the second does not count there', (_what, who, step, intent) => {
	const first = at(`${step}-1`)
	const visit = first.phase.version
	const again = at(`${step}-1`, at('learnings', first))
	const shown = { ...intent, phase: `${step}-1` }
	expect(decide(first, { ...shown, visit } as Intent, seat(who))).toHaveProperty('event')
	expect(decide(again, { ...shown, visit } as Intent, seat(who))).toEqual({ refused: 'not-this-phase' })
	expect(decide(again, { ...shown, visit: visit + 2 } as Intent, seat(who))).toHaveProperty('event')
})

test('a stroke of one turn that arrives in the next is not counted there', () => {
	const second = goTo(aGroupedRoom(), 'round-2-play')
	const stroke = { type: 'count', id: 'questions', by: 1 } as const
	const watcher = 'a1'
	expect(decide(second, { ...stroke, phase: 'round-1-play' }, on(watcher))).toEqual({ refused: 'not-this-phase' })
	expect(decide(second, { ...stroke, phase: 'round-2-play' }, on(watcher))).toHaveProperty('event')
	expect(decide(second, stroke, on(watcher))).toHaveProperty('event')
	// A stopwatch that runs when the play ends.
	expect(decide(goTo(second, 'round-2-debrief'), { ...stroke, phase: 'round-2-play' }, on(watcher))).toHaveProperty(
		'event',
	)
})

test('a line of a group that arrives when its author sits with others is shown to none of them', () => {
	const before = goTo(aGroupedRoom(), 'talk')
	const mine = view(before, 'a1').groups?.mine
	const late = { type: 'add-note', phase: 'talk', groupId: mine?.id, dealt: mine?.dealt, text: 'said to a2' } as const
	expect(decide(before, late, on('a1'))).toHaveProperty('event')
	const anew = act(before, 'lena', { type: 'make-groups', size: 4, personIds: ['a1', 'b1', 'b2', 'b3'] })
	const moved = act(before, 'lena', { type: 'move-person', personId: 'a1', groupId: 'two' })
	expect(view(anew, 'a1').groups?.mine?.id).toBe(late.groupId)
	for (const room of [anew, moved]) expect(decide(room, late, on('a1'))).toEqual({ refused: 'no-such-group' })
	expect(decide(goTo(before, 'round-1-debrief'), late, on('a1'))).toEqual({ refused: 'not-this-phase' })
	expect(decide(anew, { type: 'add-note', text: 'from an old outbox' }, on('a1'))).toHaveProperty('event')
})

test('groups that a press of before would deal anew stay as they are, and with them who plays whom', () => {
	const personIds = ['a1', 'b1', 'b2', 'b3']
	const deal: Extract<Intent, { type: 'make-groups' }> = { type: 'make-groups', size: 4, personIds }
	const waiting = aGroupedRoom()
	const shown = { phase: 'open', visit: 0, dealt: view(waiting, 'lena').groups?.dealt }
	const dealt = act(waiting, 'lena', { ...deal, ...shown })
	expect(decide(dealt, { ...deal, ...shown }, on('lena'))).toEqual({ refused: 'dealt-since' })
	expect(decide(dealt, { ...deal, ...shown, dealt: 1 }, on('lena'))).toHaveProperty('event')
	// Somebody else has begun the play meanwhile.
	const playing = goTo(waiting, 'round-1-play')
	expect(decide(playing, { ...deal, ...shown }, on('lena'))).toEqual({ refused: 'not-this-phase' })
	expect(decide(playing, deal, on('lena'))).toHaveProperty('event')
})

test('a hand that was raised since is not lowered by a press that waited', () => {
	const first = play(at('discuss-1'), [['ben', { type: 'raise-hand' }]])
	const lower = { type: 'lower-hand', phase: 'discuss-1', visit: first.phase.version } as const
	expect(decide(first, lower, seat('ben'))).toHaveProperty('event')
	for (const step of ['discuss-1', 'discuss-2']) {
		const raised = play(at(step, at('learnings', first)), [['ben', { type: 'raise-hand' }]])
		expect(decide(raised, lower, seat('ben'))).toEqual({ refused: 'not-this-phase' })
		expect(decide(raised, { type: 'lower-hand' }, seat('ben'))).toHaveProperty('event')
	}
})
