import { expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { newRoom } from '~/domain/room/room'
import { aFormat, aSetup, play, seat } from '../support/rooms'

/** What hangs on where a room stands: who may have the floor. */
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

test.each(['case', 'write', 'vote', 'close'])('nobody has the floor at “%s”, and a hand can be lowered there', (id) => {
	const room = play(newRoom(aSetup()), [['lena', { type: 'start-phase', to: to(id), from: 0 }]])
	expect(decide(room, { type: 'raise-hand' }, seat('ada'))).toEqual({ refused: 'not-this-phase' })
	expect(decide(room, { type: 'call-speaker', personId: 'ada' }, seat('lena'))).toEqual({ refused: 'not-this-phase' })
	// Rooms of before this was a rule may have one up.
	const up = { ...room, hands: ['ada'] }
	expect(play(up, [['ada', { type: 'lower-hand' }]]).hands).toEqual([])
})
