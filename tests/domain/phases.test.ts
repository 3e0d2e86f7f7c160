import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { mayReact } from '~/domain/room/reactions'
import { newRoom } from '~/domain/room/room'
import type { Intent } from '~/domain/room/wire'
import { aFormat, aSetup, play, seat } from '../support/rooms'

/** What hangs on where a room stands: who may have the floor, and when votes count. */
const to = (id: string) => aFormat().phases.findIndex((phase) => phase.id === id)

test('a raised hand and the floor end with the phase they were asked for in', () => {
	const talk = play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: to('discuss'), from: 0 }],
		['ada', { type: 'raise-hand' }],
		['ben', { type: 'raise-hand' }],
		['lena', { type: 'call-speaker', personId: 'ben' }],
	])
	expect([talk.hands, talk.speakingId]).toEqual([['ada'], 'ben'])
	const after = play(talk, [['lena', { type: 'start-phase', to: to('discuss') + 1, from: 1 }]])
	expect([after.hands, after.speakingId]).toEqual([[], null])
})

test('people react without a word where all hear one another, while the room runs and nobody said stop, and whoever is muted does not', () => {
	const waiting = newRoom(aSetup())
	const talk = play(waiting, [['lena', { type: 'start-phase', to: to('discuss'), from: 0 }]])
	expect(mayReact(talk, 'ada')).toBe(true)
	expect(mayReact(play(talk, [['lena', { type: 'mute', personId: 'ada' }]]), 'ada')).toBe(false)
	expect(mayReact(play(talk, [['lena', { type: 'close', from: 1 }]]), 'ada')).toBe(false)
	const stopped = play(talk, [['ben', { type: 'stop' }]])
	expect(mayReact(stopped, 'ada')).toBe(false)
	expect(mayReact(play(stopped, [['lena', { type: 'resume', from: 1 }]]), 'ada')).toBe(true)
	expect(mayReact({ ...waiting, phase: talk.phase }, 'ada')).toBe(false)
})

test.each(['case', 'write', 'vote', 'close'])('nobody has the floor at “%s”, and a hand can be lowered there', (id) => {
	const room = play(newRoom(aSetup()), [['lena', { type: 'start-phase', to: to(id), from: 0 }]])
	expect(decide(room, { type: 'raise-hand' }, seat('ada'))).toEqual({ refused: 'not-this-phase' })
	expect(decide(room, { type: 'call-speaker', personId: 'ada' }, seat('lena'))).toEqual({ refused: 'not-this-phase' })
	expect(mayReact(room, 'ada')).toBe(false)
	// Rooms of before this was a rule may have one up.
	const up = { ...room, hands: ['ada'] }
	expect(play(up, [['ada', { type: 'lower-hand' }]]).hands).toEqual([])
})

test('a vote is given, and taken back, while the room votes and at no other time', () => {
	const written = play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: to('write'), from: 0 }],
		['ada', { type: 'add-slip', column: 'goal', text: 'one' }],
		['lena', { type: 'start-phase', to: to('reveal'), from: 1 }],
		['lena', { type: 'start-phase', to: to('vote'), from: 2 }],
	])
	const slipId = written.slips[0]?.id ?? ''
	const voted = play(written, [['ada', { type: 'vote', slipId }]])
	for (const type of ['vote', 'unvote'] as const) {
		expect(decide(voted, { type, slipId }, seat('ada'))).toHaveProperty('event')
		for (const phase of ['reveal', 'discuss']) {
			const elsewhere = play(voted, [['lena', { type: 'start-phase', to: to(phase), from: 3 }]])
			expect(decide(elsewhere, { type, slipId }, seat('ada'))).toEqual({ refused: 'not-this-phase' })
		}
	}
})

describe('what was pressed about the floor', () => {
	const discussing = (from: number, room = newRoom(aSetup())) =>
		play(room, [['lena', { type: 'start-phase', to: to('discuss'), from }]])
	const talk = play(discussing(0), [
		['ada', { type: 'raise-hand' }],
		['lena', { type: 'call-speaker', personId: 'ben' }],
	])
	const next: Intent = { type: 'call-speaker', phase: 'discuss', visit: 1, personId: 'ada' }
	const end: Intent = { type: 'end-speaking', phase: 'discuss', visit: 1, personId: 'ben' }

	test.each([
		['“Next”', next],
		['“Free the floor”', end],
		['“Mute”', { type: 'mute', phase: 'discuss', visit: 1, personId: 'ben' } as const],
	])('%s counts in no later phase, nor after coming back', (_what, act) => {
		expect(decide(talk, act, seat('lena'))).toHaveProperty('event')
		const learning = play(talk, [['lena', { type: 'start-phase', to: to('learn'), from: 1 }]])
		const busy = (room: typeof talk) => ({ ...room, speakingId: 'ben' })
		for (const later of [learning, discussing(2, learning)])
			expect(decide(busy(later), act, seat('lena'))).toEqual({ refused: 'not-this-phase' })
	})

	test('ends the turn that it was about, and nobody else’s', () => {
		const adas = play(talk, [['lena', next]])
		expect(decide(adas, end, seat('lena'))).toEqual({ refused: 'nothing-changes' })
		expect(decide(adas, { type: 'end-speaking', personId: 'ada' }, seat('ben'))).toEqual({ refused: 'not-lead' })
		// What waits in an outbox of before says neither.
		expect(play(adas, [['lena', { type: 'end-speaking' }]]).speakingId).toBeNull()
	})

	test('gives the floor once to whoever has it', () => {
		expect(decide(talk, { type: 'call-speaker', personId: 'ben' }, seat('lena'))).toEqual({
			refused: 'nothing-changes',
		})
	})
})
