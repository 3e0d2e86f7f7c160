import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { show } from '~/domain/room/news'
import { newRoom, type Room } from '~/domain/room/room'
import { roomFor, view } from '~/domain/room/view'
import { ON_THE_WALL } from '~/domain/room/wall'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

const at = (id: string) =>
	play(newRoom(aSetup()), [
		['lena', { type: 'start-phase', to: aFormat().phases.findIndex((phase) => phase.id === id), from: 0 }],
	])
const room = at('write')
const offered = play(room, [['lena', { type: 'offer-lead', personId: 'cole' }]])
const offerOf = (from: Room, personId: string) => view(from, personId).leadOffer

describe('the lead, offered to somebody', () => {
	test('stays where it is until it is taken, and the offer goes with it', () => {
		expect(offered.leadId).toBe('lena')
		const taken = play(offered, [['cole', { type: 'claim-lead' }]])
		expect(taken.leadId).toBe('cole')
		for (const { personId } of CREW) expect(offerOf(taken, personId)).toBeNull()
	})

	test('is known to the two, and to nobody else: in view, in news, on a wall', () => {
		for (const { personId } of CREW) {
			const isBetween = personId === 'lena' || personId === 'cole'
			expect(offerOf(offered, personId)).toBe(isBetween ? 'cole' : null)
			const event = { type: 'lead-offered', byId: 'lena', toId: 'cole', insteadOfId: null } as const
			const told = show(offered, event, personId)
			expect(told).toEqual(isBetween ? [{ type: 'set', patch: { leadOffer: 'cole' } }] : [])
		}
		expect(offerOf(offered, ON_THE_WALL.personId)).toBeNull()
	})

	test('may be let go by either, and is heard of by whoever it is taken from', () => {
		for (const who of ['lena', 'cole']) {
			const back = play(offered, [[who, { type: 'offer-lead', personId: null }]])
			expect([back.leadId, offerOf(back, 'lena'), offerOf(back, 'cole')]).toEqual(['lena', null, null])
		}
		const event = { type: 'lead-offered', byId: 'lena', toId: null, insteadOfId: 'cole' } as const
		expect(show(evolve(offered, event), event, 'cole')).toEqual([{ type: 'set', patch: { leadOffer: null } }])
	})

	test('ends with the room, and is shown to nobody who may not lead any more', () => {
		const closed = play(offered, [['lena', { type: 'close', from: 1 }]])
		expect(offerOf(closed, 'cole')).toBeNull()
		expect(offerOf(roomFor(offered, { personId: 'cole', part: 'observer' }), 'cole')).toBeNull()
	})

	test.each([
		['by a participant', room, 'ada', 'cole', 'not-lead'],
		['by the co-lead, without the lead', room, 'cole', 'cole', 'not-lead'],
		['back, by somebody else', offered, 'oba', null, 'not-lead'],
		['to a participant', room, 'lena', 'ada', 'may-not-lead'],
		['to an observer', room, 'lena', 'oba', 'may-not-lead'],
		['to somebody elsewhere', room, 'lena', 'zed', 'may-not-lead'],
		['to oneself', room, 'lena', 'lena', 'nothing-changes'],
		['to the same again', offered, 'lena', 'cole', 'nothing-changes'],
		['back, where there is none', room, 'lena', null, 'nothing-changes'],
	] as const)('is not offered %s', (_name, from, who, personId, refused) => {
		expect(decide(from, { type: 'offer-lead', personId }, seat(who))).toEqual({ refused })
	})

	test('is taken over from whoever the screen showed, and from nobody who came after them', () => {
		const cole = (fromId?: string | null) => decide(room, { type: 'claim-lead', fromId }, seat('cole'))
		expect(cole('lena')).toHaveProperty('event')
		for (const before of ['dana', null]) expect(cole(before)).toEqual({ refused: 'lead-moved' })
		// What waits in an outbox of before does not say.
		expect(cole()).toHaveProperty('event')
		const unled = newRoom(aSetup({ leadId: null }))
		const claim = { type: 'claim-lead', fromId: null } as const
		const taken = play(unled, [['lena', claim]])
		expect(decide(taken, claim, seat('cole'))).toEqual({ refused: 'lead-moved' })
		expect(decide(taken, claim, seat('lena'))).toEqual({ refused: 'nothing-changes' })
	})

	test('is neither offered to nor taken by a co-lead who may not hold it now', () => {
		const by = (who: string) => ({ ...seat(who), barred: ['cole'] })
		const closed = play(room, [['lena', { type: 'close', from: 1 }]])
		expect(decide(room, { type: 'offer-lead', personId: 'cole' }, by('lena'))).toEqual({ refused: 'may-not-lead' })
		expect(decide(offered, { type: 'claim-lead' }, by('cole'))).toEqual({ refused: 'not-lead' })
		expect(decide(closed, { type: 'reopen' }, by('cole'))).toEqual({ refused: 'not-lead' })
		expect(decide(offered, { type: 'offer-lead', personId: null }, by('cole'))).toHaveProperty('event')
	})
})

test('how many votes lie on the board is told to the lead alone, and goes with the lead', () => {
	let voting = play(room, [
		['ada', { type: 'add-slip', column: 'goal', text: 'one' }],
		['ben', { type: 'add-slip', column: 'goal', text: 'two' }],
	])
	const [one = '', two = ''] = voting.slips.map(({ id }) => id)
	const start = (id: string) => {
		const to = aFormat().phases.findIndex((phase) => phase.id === id)
		voting = play(voting, [['lena', { type: 'start-phase', to, from: voting.phase.version }]])
	}
	start('reveal')
	start('vote')
	voting = play(voting, [
		['ada', { type: 'vote', slipId: one }],
		['ben', { type: 'vote', slipId: one }],
		['ben', { type: 'vote', slipId: two }],
	])
	const cast = () => Object.fromEntries(CREW.map(({ personId }) => [personId, view(voting, personId).votesCast]))
	expect(cast()).toEqual({ lena: 3, cole: null, oba: null, ada: null, ben: null })
	voting = play(voting, [['lena', { type: 'remove-slip', slipId: one }]])
	expect(cast().lena).toBe(1)
	start('write')
	expect(cast().lena).toBe(1)
	voting = play(voting, [['cole', { type: 'claim-lead' }]])
	expect(cast()).toEqual({ lena: null, cole: 1, oba: null, ada: null, ben: null })
})
