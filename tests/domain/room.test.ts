import { describe, expect, test } from 'vitest'
import { agendaOf, titleOf, unitsOf } from '~/domain/room/bundles'
import { decide } from '~/domain/room/decide'
import { show } from '~/domain/room/news'
import { newRoom, type Room, type RoomEvent } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

const to = (id: string) => aFormat().phases.findIndex((phase) => phase.id === id)

describe('the lead', () => {
	test.each([
		['a participant', 'ada', { type: 'start-phase', to: 1, from: 0 }, 'not-lead'],
		['the co-lead before taking the lead', 'cole', { type: 'start-phase', to: 1, from: 0 }, 'not-lead'],
		['an observer', 'oba', { type: 'claim-lead' }, 'not-lead'],
		['a participant taking the lead', 'ada', { type: 'claim-lead' }, 'not-lead'],
		['the lead on a stale screen', 'lena', { type: 'start-phase', to: 1, from: 7 }, 'phase-moved'],
		['the lead beyond the last phase', 'lena', { type: 'start-phase', to: 20, from: 0 }, 'no-such-phase'],
		['a participant closing', 'ada', { type: 'close', from: 0 }, 'not-lead'],
		['a participant taking a slip off', 'ada', { type: 'remove-slip', slipId: 'x' }, 'not-lead'],
		[
			'the lead naming an observer as presenter',
			'lena',
			{ type: 'choose-presenter', personId: 'oba' },
			'no-such-person',
		],
	] as const)('%s is refused', (_who, who, intent, why) => {
		expect(decide(newRoom(aSetup()), intent, seat(who))).toEqual({ refused: why })
	})

	test('a double click moves once', () => {
		const first = play(newRoom(aSetup()), [['lena', { type: 'start-phase', to: 0, from: 0 }]])
		expect(decide(first, { type: 'start-phase', to: 1, from: 0 }, seat('lena'))).toEqual({ refused: 'phase-moved' })
		expect(first.phase.version).toBe(1)
	})

	test('may go back, and what was written is still there', () => {
		const room = play(newRoom(aSetup()), [
			['lena', { type: 'start-phase', to: to('write'), from: 0 }],
			['ada', { type: 'add-slip', column: 'goal', text: 'kept' }],
			['lena', { type: 'start-phase', to: to('case'), from: 1 }],
			['lena', { type: 'start-phase', to: to('write'), from: 2 }],
		])
		expect(view(room, 'ada').mySlips.map((slip) => slip.text)).toEqual(['kept'])
	})

	test('hands over by an explicit claim, and the former lead can no longer move the room', () => {
		const room = play(newRoom(aSetup()), [['cole', { type: 'claim-lead' }]])
		expect(room.leadId).toBe('cole')
		expect(decide(room, { type: 'start-phase', to: 0, from: 0 }, seat('lena'))).toEqual({ refused: 'not-lead' })
	})
})

describe('a slip', () => {
	const writing = play(newRoom(aSetup()), [['lena', { type: 'start-phase', to: to('write'), from: 0 }]])
	const written = play(writing, [['ada', { type: 'add-slip', column: 'goal', text: 'canary-of-ada' }]])
	const revealed = play(written, [['lena', { type: 'start-phase', to: to('reveal'), from: 1 }]])
	const slipId = (room: Room) => room.slips[0]?.id ?? ''

	test('before the reveal reaches nobody but its author, not even the lead', () => {
		for (const who of CREW) {
			const seen = JSON.stringify(view(written, who.personId))
			if (who.personId === 'ada') expect(seen).toContain('canary-of-ada')
			else {
				expect(seen).not.toContain('canary-of-ada')
				expect(seen).not.toContain(slipId(written))
				expect(view(written, who.personId).down).toEqual({ goal: 1 })
			}
		}
	})

	test('after the reveal carries no author, for anybody', () => {
		for (const who of CREW) {
			const seen = view(revealed, who.personId)
			expect(seen.slips).toEqual([{ id: slipId(revealed), board: 'write', column: 'goal', text: 'canary-of-ada' }])
			expect(Object.keys(seen.slips[0] ?? {})).toEqual(['id', 'board', 'column', 'text'])
		}
	})

	test('lies in shuffled order, not in the order of writing', () => {
		const room = play(
			writing,
			Array.from(
				{ length: 12 },
				(_, index) => ['ada', { type: 'add-slip', column: 'goal', text: `slip ${index}` }] as const,
			),
		)
		const turned = play(room, [['lena', { type: 'start-phase', to: to('reveal'), from: 1 }]], (ids) =>
			[...ids].reverse(),
		)
		expect(view(turned, 'ben').slips.map((slip) => slip.text)).toEqual(
			Array.from({ length: 12 }, (_, index) => `slip ${11 - index}`),
		)
	})

	test('written after going back stays down until the next reveal', () => {
		const again = play(revealed, [
			['lena', { type: 'start-phase', to: to('write'), from: 2 }],
			['ben', { type: 'add-slip', column: 'tried', text: 'canary-of-ben' }],
		])
		expect(JSON.stringify(view(again, 'ada'))).not.toContain('canary-of-ben')
		const turned = play(again, [['lena', { type: 'start-phase', to: to('reveal'), from: 3 }]])
		expect(view(turned, 'ada').slips).toHaveLength(2)
	})

	test.each([
		['somebody else changing it', 'ben', 'edit-slip', 'no-such-slip'],
		['somebody else deleting it', 'ben', 'delete-slip', 'no-such-slip'],
		['the lead changing it', 'lena', 'edit-slip', 'no-such-slip'],
	] as const)('%s gets the answer of a slip that is not there', (_name, who, type, why) => {
		const room = written
		const intent = type === 'edit-slip' ? { type, slipId: slipId(room), text: 'x' } : { type, slipId: slipId(room) }
		expect(decide(room, intent, seat(who))).toEqual({ refused: why })
		const nowhere = type === 'edit-slip' ? { type, slipId: 'nowhere', text: 'x' } : { type, slipId: 'nowhere' }
		expect(decide(room, nowhere, seat(who))).toEqual({ refused: why })
	})

	test('has a cap per person, a column, and a phase', () => {
		const full = play(
			writing,
			Array.from(
				{ length: 24 },
				(_, index) => ['ada', { type: 'add-slip', column: 'goal', text: `${index}` }] as const,
			),
		)
		expect(decide(full, { type: 'add-slip', column: 'goal', text: 'more' }, seat('ada'))).toEqual({
			refused: 'enough-slips',
		})
		expect(decide(full, { type: 'add-slip', column: 'nowhere', text: 'x' }, seat('ben'))).toEqual({
			refused: 'no-such-column',
		})
		expect(decide(revealed, { type: 'add-slip', column: 'goal', text: 'x' }, seat('ada'))).toEqual({
			refused: 'not-this-phase',
		})
		expect(decide(writing, { type: 'add-slip', column: 'goal', text: 'x' }, seat('oba'))).toEqual({
			refused: 'observers-watch',
		})
	})

	test('taken off the board does not show whose it was, and gives its votes back', () => {
		const voted = play(revealed, [
			['lena', { type: 'start-phase', to: to('vote'), from: 2 }],
			['ben', { type: 'vote', slipId: slipId(revealed) }],
			['lena', { type: 'remove-slip', slipId: slipId(revealed) }],
		])
		expect(view(voted, 'ben').myVotes).toEqual([])
		expect(view(voted, 'lena').slips).toEqual([])
		const event: RoomEvent = { type: 'slip-removed', id: slipId(revealed) }
		expect(show(voted, event, 'ada')).toEqual(show(voted, event, 'cole'))
	})
})

describe('a vote', () => {
	const voting = play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: to('write'), from: 0 }],
		['ada', { type: 'add-slip', column: 'goal', text: 'one' }],
		['ben', { type: 'add-slip', column: 'tried', text: 'two' }],
		['lena', { type: 'start-phase', to: to('reveal'), from: 1 }],
		['lena', { type: 'start-phase', to: to('vote'), from: 2 }],
	])
	const first = voting.slips[0]?.id ?? ''

	test('has a cap, and may be taken back', () => {
		const spent = play(
			voting,
			[1, 2, 3].map(() => ['ada', { type: 'vote', slipId: first }] as const),
		)
		expect(decide(spent, { type: 'vote', slipId: first }, seat('ada'))).toEqual({ refused: 'enough-votes' })
		const back = play(spent, [['ada', { type: 'unvote', slipId: first }]])
		expect(view(back, 'ada').myVotes).toHaveLength(2)
	})

	test('is hidden from everybody until the vote is over', () => {
		const room = play(voting, [['ada', { type: 'vote', slipId: first }]])
		expect(view(room, 'ben').tally).toBeNull()
		expect(view(room, 'ada').tally).toBeNull()
		const after = play(room, [['lena', { type: 'start-phase', to: to('discuss'), from: 3 }]])
		expect(view(after, 'ben').tally).toEqual({ [first]: 1 })
	})
})

describe('what is talked about', () => {
	const withoutBoard = { ...aFormat(), phases: aFormat().phases.filter(({ kind }) => kind === 'discuss') }
	const talking = play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: to('write'), from: 0 }],
		['ada', { type: 'add-slip', column: 'goal', text: 'one' }],
		['ben', { type: 'add-slip', column: 'goal', text: 'two' }],
		['cole', { type: 'add-slip', column: 'tried', text: 'no votes' }],
		['lena', { type: 'start-phase', to: to('reveal'), from: 1 }],
		['lena', { type: 'start-phase', to: to('vote'), from: 2 }],
	])
	const idOf = (text: string) => talking.slips.find((slip) => slip.text === text)?.id ?? ''
	const room = play(talking, [
		['ada', { type: 'vote', slipId: idOf('two') }],
		['ben', { type: 'vote', slipId: idOf('two') }],
		['ben', { type: 'vote', slipId: idOf('one') }],
		['lena', { type: 'start-phase', to: to('discuss'), from: 3 }],
	])
	const agenda = (of: Room) => {
		const seen = view(of, 'ada')
		const { topics, at, topic } = agendaOf(unitsOf(seen, 'write'), seen)
		return { topics: topics.map(titleOf), at, topic: topic && titleOf(topic) }
	}

	test('begins with what drew most votes, and goes on with the next', () => {
		expect(agenda(room)).toEqual({ topics: ['two', 'one'], at: 0, topic: 'two' })
		expect(agenda(play(room, [['lena', { type: 'take-up', slipId: idOf('one') }]]))).toMatchObject({
			at: 1,
			topic: 'one',
		})
	})

	test('may be something without a vote, until it is taken off', () => {
		const taken = play(room, [['lena', { type: 'take-up', slipId: idOf('no votes') }]])
		expect(agenda(taken)).toMatchObject({ at: -1, topic: 'no votes' })
		expect(agenda(play(taken, [['lena', { type: 'remove-slip', slipId: idOf('no votes') }]])).topic).toBe('two')
	})

	test('ends with its phase', () => {
		const taken = play(room, [['lena', { type: 'take-up', slipId: idOf('one') }]])
		const back = play(taken, [['lena', { type: 'start-phase', to: to('discuss'), from: 4 }]])
		expect(agenda(back).topic).toBe('two')
	})

	test.each([
		['a participant', room, 'ada', idOf('one'), 'not-lead'],
		['the lead, while votes are open', talking, 'lena', idOf('one'), 'not-this-phase'],
		['the lead, of a slip that does not lie there', room, 'lena', 'none', 'no-such-slip'],
		['the lead, of a room without a board', newRoom(aSetup({ format: withoutBoard })), 'lena', 'none', 'no-such-slip'],
	])('is not chosen by %s', (_who, at, by, slipId, refused) => {
		const there = at.status === 'waiting' ? play(at, [['lena', { type: 'start-phase', to: 0, from: 0 }]]) : at
		expect(decide(there, { type: 'take-up', slipId }, seat(by))).toEqual({ refused })
	})
})

describe('the case', () => {
	test('is told by its presenter only', () => {
		const told = { type: 'tell-case', title: 'A title', situation: 'What happened', ask: 'What now' } as const
		const room = play(newRoom(aSetup({ presenterId: 'ada' })), [
			['lena', { type: 'start-phase', to: to('case'), from: 0 }],
		])
		expect(decide(room, told, seat('ben'))).toEqual({ refused: 'not-presenter' })
		expect(decide(room, told, seat('lena'))).toEqual({ refused: 'not-presenter' })
		expect(view(play(room, [['ada', told]]), 'ben').cases[1]?.title).toBe('A title')
	})

	test('from a casebook is a copy until another is told by hand, and its teller alone is shown of which', () => {
		const words = { title: 'A title', situation: 'What happened', ask: 'What now' }
		const copy = { type: 'tell-case', ...words, caseId: 'of-ada', agreed: true } as const
		const room = play(newRoom(aSetup({ presenterId: 'ada' })), [
			['lena', { type: 'start-phase', to: to('case'), from: 0 }],
			['ada', copy],
		])
		for (const { personId } of CREW)
			expect(view(room, personId).myCopies).toEqual(personId === 'ada' ? { 1: 'of-ada' } : {})
		expect(view(play(room, [['ada', { ...copy, title: 'Without a name' }]]), 'ada').myCopies).toEqual({ 1: 'of-ada' })
		expect(view(play(room, [['ada', { type: 'tell-case', ...words }]]), 'ada').myCopies).toEqual({})
		expect(play(room, [['ada', { type: 'take-off-case', round: 1 }]]).copies).toEqual({})
	})

	test.each(['last-time', 'questions', 'write'])('is not told while the room is at “%s”', (phase) => {
		const told = { type: 'tell-case', title: 'A title', situation: 'What happened', ask: 'What now' } as const
		const room = play(newRoom(aSetup({ presenterId: 'ada' })), [
			['lena', { type: 'start-phase', to: to(phase), from: 0 }],
		])
		expect(decide(room, told, seat('ada'))).toEqual({ refused: 'not-this-phase' })
	})

	test('leaves room for the questions of all: one person asks a dozen, and the next case begins anew', () => {
		const format = aFormat('peer-review-60')
		const at = (id: string) => format.phases.findIndex((phase) => phase.id === id)
		const ask = { type: 'ask-question', text: 'Why?' } as const
		const dozen = Array.from({ length: 12 }, () => ['ada', ask] as const)
		const room = play(newRoom(aSetup({ format })), [
			['lena', { type: 'start-phase', to: at('questions-1'), from: 0 }],
			...dozen,
		])
		expect(decide(room, ask, seat('ada'))).toEqual({ refused: 'enough-of-yours' })
		expect(decide(room, ask, seat('ben'))).toHaveProperty('event')
		const next = play(room, [['lena', { type: 'start-phase', to: at('questions-2'), from: 1 }], ...dozen])
		expect(next.questions).toHaveLength(24)
	})
})

test('an outcome is told by whom it concerns, and can be put better', () => {
	const lastTime = [{ commitmentId: 'c1', personId: 'ada', text: 'Wait eight seconds', outcome: null, learned: '' }]
	const room = play(newRoom(aSetup({ lastTime })), [['lena', { type: 'start-phase', to: 0, from: 0 }]])
	const kept = { type: 'tell-outcome', commitmentId: 'c1', outcome: 'kept', learned: 'Silence works' } as const
	expect(decide(room, kept, seat('ben'))).toEqual({ refused: 'not-yours' })
	const told = play(room, [['ada', kept]])
	expect(view(told, 'ben').lastTime[0]).toMatchObject({ outcome: 'kept', learned: 'Silence works' })
	expect(decide(told, kept, seat('ada'))).toEqual({ refused: 'already-told' })
	expect(view(play(told, [['ada', { ...kept, outcome: 'changed' }]]), 'ben').lastTime[0]?.outcome).toBe('changed')
})

test('a closed room takes nothing more', () => {
	const closed = play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: 0, from: 0 }],
		['lena', { type: 'close', from: 1 }],
	])
	for (const who of CREW)
		expect(decide(closed, { type: 'raise-hand' }, seat(who.personId))).toEqual({ refused: 'room-closed' })
})
