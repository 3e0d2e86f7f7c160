import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { applyFacts } from '~/domain/room/facts'
import { show } from '~/domain/room/news'
import { recapOf } from '~/domain/room/recap'
import { newRoom, type Room } from '~/domain/room/room'
import { actorOf, NOBODY } from '~/domain/room/stop'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

const phases = aFormat('critique-75').phases
const to = (room: Room, id: string): Room =>
	play(room, [
		['lena', { type: 'start-phase', to: phases.findIndex((each) => each.id === id), from: room.phase.version }],
	])
const slip = (text: string): Intent => ({ type: 'add-slip', column: 'goal', text })
const words = (room: Room) => JSON.stringify(room)

/** Ada has told the first of two cases; it was asked about, written about, put together and voted on. */
function aToldRoom(): Room {
	const setup = aSetup({ format: aFormat('critique-75'), keepsAll: true, presenterId: 'ada' })
	const told = play(to(newRoom(setup), 'case-1'), [
		['ada', { type: 'tell-case', title: 'TITLE', situation: 'SITUATION', ask: 'ASK' }],
	])
	const asked = play(to(told, 'questions-1'), [['ben', { type: 'ask-question', text: 'QUESTION' }]])
	const written = play(to(asked, 'write-1'), [
		['ada', slip('SLIP-ONE')],
		['ben', slip('SLIP-TWO')],
	])
	const open = to(written, 'reveal-1')
	const [one = '', two = ''] = open.slips.map(({ id }) => id)
	const together = play(open, [['ben', { type: 'bundle-slip', slipId: one, onto: two }]])
	const bundleId = together.bundling.bundles[0]?.id ?? ''
	return play(together, [
		['ben', { type: 'name-bundle', bundleId, name: 'BUNDLE' }],
		['cole', { type: 'vote', slipId: one }],
		['lena', { type: 'note-aside', text: 'ASIDE' }],
	])
}
const room = aToldRoom()

describe('a stop', () => {
	test.each(CREW)('is for $name, without a word of whose it was', ({ personId }) => {
		const decision = decide(room, { type: 'stop' }, seat(personId))
		if ('refused' in decision) throw new Error(decision.refused)
		expect(decision.event).toEqual({ type: 'stopped', atMs: 1_000 })
		expect(actorOf(decision.event, personId)).toBe(NOBODY)
		const stopped = evolve(room, decision.event)
		for (const each of CREW)
			expect(JSON.stringify(show(stopped, decision.event, each.personId))).toBe(
				JSON.stringify([{ type: 'set', patch: { phase: stopped.phase } }]),
			)
		expect(stopped.phase).toEqual({ ...room.phase, pausedAtMs: 1_000, isStopped: true })
	})

	test('lasts until the lead goes on, or begins another phase, and holds nobody’s words back', () => {
		const stopped = play(to(room, 'write-1'), [
			['ben', { type: 'stop' }],
			['ben', slip('kept')],
		])
		expect(decide(stopped, { type: 'stop' }, seat('ada'))).toEqual({ refused: 'nothing-changes' })
		const goOn: Intent = { type: 'resume', from: stopped.phase.version }
		expect(decide(stopped, goOn, seat('ben'))).toEqual({ refused: 'not-lead' })
		expect(play(stopped, [['lena', goOn]]).phase).toMatchObject({ isStopped: false, pausedAtMs: null })
		expect(to(stopped, 'case-1').phase).toMatchObject({ isStopped: false, pausedAtMs: null })
		expect(words(stopped)).toContain('kept')
	})

	test('is none before the room begins and after its end', () => {
		expect(decide(newRoom(aSetup()), { type: 'stop' }, seat('ada'))).toEqual({ refused: 'not-started' })
		const closed = play(room, [['lena', { type: 'close', from: room.phase.version }]])
		expect(decide(closed, { type: 'stop' }, seat('ada'))).toEqual({ refused: 'room-closed' })
	})
})

describe('a case that was told', () => {
	const off: Intent = { type: 'take-off-case', round: 1 }

	test.each(['ada', 'lena'])('is taken off by %s with all that is about it, and every screen follows', (who) => {
		const decision = decide(room, off, seat(who))
		if ('refused' in decision) throw new Error(decision.refused)
		const after = evolve(room, decision.event)
		expect(words(after)).not.toMatch(/TITLE|SITUATION|ASK|QUESTION|SLIP-|BUNDLE|ASIDE/)
		for (const { personId } of CREW) {
			const screen = applyFacts(view(room, personId), after.seq, show(after, decision.event, personId))
			expect(screen).toEqual(view(after, personId))
		}
		expect(recapOf(after.format, view(after, 'ben'), [], (id) => id)).toMatchObject({ cases: [], boards: [] })
	})

	test('is taken off by nobody else, and only once', () => {
		for (const who of ['ben', 'cole', 'oba']) expect(decide(room, off, seat(who))).toEqual({ refused: 'not-yours' })
		expect(decide(play(room, [['ada', off]]), off, seat('ada'))).toEqual({ refused: 'no-such-case' })
	})

	test('leaves the other case and its board as they are, and lets another be told in its place', () => {
		const second = play(to(room, 'case-2'), [
			['lena', { type: 'choose-presenter', personId: 'ben' }],
			['ben', { type: 'tell-case', title: 'SECOND', situation: 'S', ask: 'A' }],
		])
		const both = play(to(second, 'write-2'), [
			['ada', slip('ABOUT-THE-SECOND')],
			['oba', { type: 'note-aside', text: 'ASIDE-LATER' }],
		])
		const after = play(both, [['ada', off]])
		expect(words(after)).toContain('SECOND')
		expect(words(after)).toContain('ABOUT-THE-SECOND')
		expect(after.margin.map(({ text }) => text)).toEqual(['ASIDE-LATER'])
		const again = play(to(after, 'case-1'), [['lena', { type: 'choose-presenter', personId: 'cole' }]])
		expect(play(again, [['cole', { type: 'tell-case', title: 'T', situation: 'S', ask: 'A' }]]).cases[1]?.byId).toBe(
			'cole',
		)
	})
})
