import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { mayLead, mayTakeLead, takesPart } from '~/domain/room/parts'
import { newRoom, type Room } from '~/domain/room/room'
import { themesOf } from '~/domain/room/themes'
import { view } from '~/domain/room/view'
import type { Intent, Part, Seat } from '~/domain/room/wire'
import { act, aGroupedRoom, goTo, on } from '../support/group-room'
import { aFormat, aSetup } from '../support/rooms'

const PEERS = ['a1', 'a2', 'b1', 'b2', 'b3'].map((personId): Seat => ({ personId, name: personId, part: 'peer' }))
const ofPeers = (file: string): Room => newRoom(aSetup({ format: aFormat(file), leadId: null }))
const by = (room: Room, who: string, intent: Intent) => act(room, who, intent, PEERS)
const tried = (room: Room, who: string, intent: Intent) => decide(room, intent, on(who, PEERS))
const start = (room: Room, id: string): Intent => ({
	type: 'start-phase',
	to: room.format.phases.findIndex((phase) => phase.id === id),
	from: room.phase.version,
})

test.each<[Part, boolean, boolean]>([
	['lead', true, false],
	['co', true, false],
	['observer', false, false],
	['participant', false, true],
	['peer', true, true],
])('%s may lead: %s; is there for themselves: %s', (part, leads, takes) => {
	expect([mayLead(part), takesPart(part)]).toEqual([leads, takes])
	const someone = { personId: 'a', name: 'Ada', part }
	expect([mayTakeLead(someone, ['b']), mayTakeLead(someone, ['a'])]).toEqual([leads, false])
})

describe('in a room that people run themselves', () => {
	test('nobody leads until one of them takes the lead, and any other may take it over', () => {
		const room = ofPeers('trio-30')
		for (const { personId } of PEERS)
			expect(tried(room, personId, start(room, 'case'))).toEqual({ refused: 'not-lead' })
		const begun = by(by(room, 'a1', { type: 'claim-lead' }), 'a1', start(room, 'case'))
		expect(tried(begun, 'b1', start(begun, 'questions'))).toEqual({ refused: 'not-lead' })
		expect(by(begun, 'b1', { type: 'claim-lead' }).leadId).toBe('b1')
		const closed = by(begun, 'a1', { type: 'close', from: begun.phase.version })
		expect(by(closed, 'b2', { type: 'reopen' }).leadId).toBe('b2')
	})

	test('whoever leads takes part like everybody, and is asked what it was worth', () => {
		const led = by(ofPeers('strategy-120'), 'a1', { type: 'claim-lead' })
		const writing = by(led, 'a1', start(led, 'signals'))
		const written = by(writing, 'a1', { type: 'add-slip', board: 'signals', column: 'quiet', text: 'x' })
		const ending = by(written, 'a1', start(written, 'check-out'))
		expect(by(ending, 'a1', { type: 'check-out', worth: 7 }).worth).toEqual({ a1: 7 })
	})

	test('whoever leads sits in a group, and alone may look into another', () => {
		const led = by(aGroupedRoom({ groups: [], leadId: 'a1' }), 'a1', {
			type: 'make-groups',
			size: 2,
			personIds: PEERS.map(({ personId }) => personId),
		})
		expect(led.groups.list.flatMap(({ memberIds }) => memberIds).sort()).toEqual(PEERS.map(({ personId }) => personId))
		const talking = by(led, 'a1', start(led, 'talk'))
		const [first, second] = talking.groups.list
		const [own, other] = first?.memberIds.includes('a1') ? [first, second] : [second, first]
		const home: Intent = { type: 'visit-group', groupId: own?.id ?? '' }
		const visit: Intent = { type: 'visit-group', groupId: other?.id ?? '' }
		expect(tried(talking, 'b1', visit)).toEqual({ refused: 'not-lead' })
		expect(tried(talking, 'a1', home)).toEqual({ refused: 'nothing-changes' })
		const away = by(talking, 'a1', visit)
		const seen = (room: Room) => view(room, 'a1').groups?.mine
		expect(seen(away)).toMatchObject({ id: other?.id, isVisit: true, visitorIds: ['a1'] })
		expect(seen(by(away, 'a1', home))).toMatchObject({ id: own?.id, isVisit: false, visitorIds: [] })
		// Whoever is put into the group they look into is no visitor any more.
		const stays = by(away, 'a1', { type: 'move-person', personId: 'a1', groupId: other?.id ?? '' })
		expect(seen(stays)).toMatchObject({ id: other?.id, isVisit: false, visitorIds: [] })
	})

	test('nobody is muted, and nothing is written beside it', () => {
		const led = by(ofPeers('trio-30'), 'a1', { type: 'claim-lead' })
		const begun = by(led, 'a1', start(led, 'case'))
		expect(tried(begun, 'a1', { type: 'mute', personId: 'b1' })).toEqual({ refused: 'no-such-person' })
		expect(tried(begun, 'a1', { type: 'note-aside', text: 'x' })).toEqual({ refused: 'not-lead' })
	})

	test('whoever leads shares a theme, once five have written', () => {
		const led = by(ofPeers('retrospective-60'), 'a1', { type: 'claim-lead' })
		const writing = by(led, 'a1', start(led, 'write'))
		const add = (room: Room, who: string) =>
			by(room, who, { type: 'add-slip', board: 'write', column: 'support', text: `of ${who}` })
		const bundled = (writers: readonly Seat[]) => {
			const written = writers.reduce((room, { personId }) => add(room, personId), writing)
			const shown = by(written, 'a1', start(written, 'reveal'))
			const [one = '', two = ''] = shown.faceUp
			const laid = by(shown, 'b1', { type: 'bundle-slip', slipId: one, onto: two })
			const bundleId = laid.bundling.bundles[0]?.id ?? ''
			return { room: by(laid, 'b1', { type: 'name-bundle', bundleId, name: 'Asked too late' }), bundleId }
		}
		const share = (bundleId: string): Intent => ({ type: 'share-theme', bundleId, shared: true })
		const four = bundled(PEERS.slice(0, 4))
		expect(tried(four.room, 'a1', share(four.bundleId))).toEqual({ refused: 'few-wrote' })
		const five = bundled(PEERS)
		expect(tried(five.room, 'b1', share(five.bundleId))).toEqual({ refused: 'not-lead' })
		expect(themesOf(by(five.room, 'a1', share(five.bundleId)))).toEqual(['Asked too late'])
	})
})

test('every format that people run themselves ends in words that count, not in a phase that keeps nothing', () => {
	for (const file of ['trio-30', 'peer-review-60', 'strategy-120', 'retrospective-60', 'peer-coaching-90'])
		expect(
			aFormat(file).phases.map(({ kind }) => kind),
			file,
		).not.toContain('closing')
	expect(evolve(goTo(aGroupedRoom(), 'close'), { type: 'room-closed' }).status).toBe('closed')
})
