import { describe, expect, test } from 'vitest'
import { isMuted, REOPEN_WITHIN_MS } from '~/domain/room/conduct'
import { decide } from '~/domain/room/decide'
import { evolve, fold } from '~/domain/room/evolve'
import { show } from '~/domain/room/news'
import { newRoom, type Room } from '~/domain/room/room'
import { sheetRefusal } from '~/domain/room/sheet'
import { view } from '~/domain/room/view'
import { ON_THE_WALL } from '~/domain/room/wall'
import type { Intent } from '~/domain/room/wire'
import { reopensUntil } from '~/domain/session/agenda'
import { aFormat, aSetup, CREW, play, seat } from '../support/rooms'

const to = (id: string) => aFormat().phases.findIndex((phase) => phase.id === id)
const phase = (room: Room, id: string) =>
	play(room, [['lena', { type: 'start-phase', to: to(id), from: room.phase.version }]])
const talking = phase(newRoom(aSetup()), 'discuss')
const at = (who: string, nowMs: number) => ({ ...seat(who), nowMs })
const act = (room: Room, who: string, intent: Intent, nowMs: number) => {
	const decision = decide(room, intent, at(who, nowMs))
	if ('refused' in decision) throw new Error(decision.refused)
	return evolve(room, decision.event)
}

describe('a pause', () => {
	const paused = act(talking, 'lena', { type: 'pause', from: 1 }, 61_000)

	test('stops the clock: as much is left afterwards as before, however long it took', () => {
		const left = talking.phase.endsAtMs - 61_000
		const on = act(paused, 'lena', { type: 'resume', from: 1 }, 61_000 + 20 * 60_000)
		expect(on.phase.endsAtMs - (61_000 + 20 * 60_000)).toBe(left)
		expect(on.phase.endsAtMs - on.phase.startedAtMs).toBe(talking.phase.endsAtMs - talking.phase.startedAtMs)
		expect(view(paused, 'oba').phase.pausedAtMs).toBe(61_000)
		expect(view(on, 'oba').phase.pausedAtMs).toBeNull()
	})

	test('takes no time away when a clock was set back', () => {
		expect(act(paused, 'lena', { type: 'resume', from: 1 }, 0).phase.endsAtMs).toBe(talking.phase.endsAtMs)
	})

	test('takes more minutes without running them down', () => {
		const more = act(paused, 'lena', { type: 'extend', from: 1, minutes: 2 }, 61_000 + 60 * 60_000)
		expect(more.phase.endsAtMs).toBe(talking.phase.endsAtMs + 2 * 60_000)
	})

	test('lets people write on, and ends with the phase', () => {
		const written = play(paused, [['ada', { type: 'raise-hand' }]])
		expect(view(written, 'ben').hands).toEqual(['ada'])
		expect(sheetRefusal(paused, seat('ada').by)).toBeNull()
		expect(phase(paused, 'write').phase.pausedAtMs).toBeNull()
	})

	test.each([
		['a participant', talking, 'ada', { type: 'pause', from: 1 }, 'not-lead'],
		['the co-lead, without the lead', talking, 'cole', { type: 'pause', from: 1 }, 'not-lead'],
		['a stale screen', talking, 'lena', { type: 'pause', from: 0 }, 'phase-moved'],
		['twice', paused, 'lena', { type: 'pause', from: 1 }, 'nothing-changes'],
		['going on while it runs', talking, 'lena', { type: 'resume', from: 1 }, 'nothing-changes'],
		['before it begins', newRoom(aSetup()), 'lena', { type: 'pause', from: 0 }, 'not-started'],
	] as const)('%s is refused', (_name, room, who, intent, why) => {
		expect(decide(room, intent, seat(who))).toEqual({ refused: why })
	})
})

describe('a mute', () => {
	const muted = play(talking, [['lena', { type: 'mute', personId: 'ada' }]])

	test('holds back what all would see at once, and nothing that is written alone', () => {
		expect(decide(muted, { type: 'raise-hand' }, seat('ada'))).toEqual({ refused: 'muted' })
		expect(decide(muted, { type: 'raise-hand' }, seat('ben'))).toHaveProperty('event')
		expect(isMuted(muted, 'ada', { type: 'react' })).toBe(true)
		expect(isMuted(muted, 'ben', { type: 'react' })).toBe(false)
		const told = { type: 'tell-case', title: 'A title', situation: 'It was', ask: 'What now' } as const
		expect(decide({ ...muted, presenters: { 1: 'ada' } }, told, seat('ada'))).toEqual({ refused: 'muted' })
		const writing = phase(newRoom(aSetup()), 'write')
		const quiet = play(writing, [['lena', { type: 'mute', personId: 'ada' }]])
		expect(decide(quiet, { type: 'add-slip', column: 'goal', text: 'x' }, seat('ada'))).toHaveProperty('event')
	})

	test('lets a promise and an outcome be said, and not said again', () => {
		const promise = { type: 'promise', text: 'Ask first', dueOn: '2027-01-01' } as const
		const outcome = { type: 'tell-outcome', commitmentId: 'c1', outcome: 'kept', learned: '' } as const
		const said = { commitmentId: 'c1', personId: 'ada', text: 'Listen', outcome: null, learned: '' }
		const before = { ...muted, lastTime: [said] }
		expect([promise, outcome].map((intent) => isMuted(before, 'ada', intent))).toEqual([false, false])
		const after = {
			...muted,
			promises: { ada: { text: 'Ask', dueOn: '2027-01-01' } },
			lastTime: [{ ...said, outcome: 'kept' as const }],
		}
		expect([promise, outcome].map((intent) => isMuted(after, 'ada', intent))).toEqual([true, true])
		expect([promise, outcome].map((intent) => isMuted(after, 'ben', intent))).toEqual([false, false])
	})

	test('is known to its person and the lead, and to nobody else, in view and news', () => {
		for (const { personId } of CREW) {
			const seen = view(muted, personId)
			expect(seen.iAmMuted).toBe(personId === 'ada')
			expect(seen.forLead?.muted ?? null).toEqual(personId === 'lena' ? ['ada'] : null)
			const news = show(muted, { type: 'muted', personId: 'ada' }, personId)
			if (personId !== 'ada' && personId !== 'lena') expect(news).toEqual([])
		}
	})

	test('goes with the lead when it is handed over, and ends with the phase', () => {
		const handed = play(muted, [['cole', { type: 'claim-lead' }]])
		expect([view(handed, 'lena').forLead, view(handed, 'cole').forLead?.muted]).toEqual([null, ['ada']])
		expect(view(phase(muted, 'learn'), 'ada').iAmMuted).toBe(false)
		expect(view(play(muted, [['lena', { type: 'unmute', personId: 'ada' }]]), 'ada').iAmMuted).toBe(false)
	})

	test.each([
		['by a participant', 'ada', 'ben', 'not-lead'],
		['of the co-lead', 'lena', 'cole', 'no-such-person'],
		['of somebody elsewhere', 'lena', 'zed', 'no-such-person'],
	])('%s is refused', (_name, who, personId, why) => {
		expect(decide(talking, { type: 'mute', personId }, seat(who))).toEqual({ refused: why })
	})
})

test('the lead alone is told who was heard: with the floor or under their name, never by a slip', () => {
	const asked = play(phase(newRoom(aSetup()), 'questions'), [['cole', { type: 'ask-question', text: 'Since when?' }]])
	const room = play(phase(asked, 'write'), [['ben', { type: 'add-slip', column: 'goal', text: 'unsigned' }]])
	const heard = play(phase(room, 'discuss'), [['lena', { type: 'call-speaker', personId: 'ada' }]])
	expect(view(heard, 'lena').forLead?.heard).toEqual(['cole', 'ada'])
	for (const who of ['ada', 'ben', 'cole', 'oba']) expect(view(heard, who).forLead).toBeNull()
})

describe('a room that was closed', () => {
	const closed = act(talking, 'lena', { type: 'close', from: 1 }, 1_000)

	test('opens again within the hour, in its last phase, under whoever opens it', () => {
		const again = act(closed, 'cole', { type: 'reopen' }, 1_000 + REOPEN_WITHIN_MS)
		expect(again).toMatchObject({ status: 'running', leadId: 'cole', phase: { index: to('discuss'), version: 2 } })
		expect(again.phase.endsAtMs).toBe(1_000 + REOPEN_WITHIN_MS + 5 * 60_000)
		expect(view(again, 'ada').closedAtMs).toBeNull()
		expect(decide(again, { type: 'raise-hand' }, seat('ada'))).toHaveProperty('event')
	})

	test.each([
		['an hour and a moment later', 'lena', 1_001 + REOPEN_WITHIN_MS, 'closed-for-good'],
		['by a participant', 'ada', 2_000, 'not-lead'],
		['by an observer', 'oba', 2_000, 'not-lead'],
	])('stays closed %s', (_name, who, nowMs, why) => {
		expect(decide(closed, { type: 'reopen' }, at(who, nowMs))).toEqual({ refused: why })
	})

	test('before this was kept stays closed', () => {
		const old = fold(aSetup(), [{ type: 'room-closed' }])
		expect(decide(old, { type: 'reopen' }, seat('lena'))).toEqual({ refused: 'closed-for-good' })
	})

	test('and one that runs has nothing to open', () => {
		expect(decide(talking, { type: 'reopen' }, seat('lena'))).toEqual({ refused: 'nothing-changes' })
	})
})

test('on a wall nothing shows that is the lead’s own', () => {
	const room = play(phase(newRoom(aSetup()), 'write'), [
		['lena', { type: 'add-slip', column: 'goal', text: 'canary slip' }],
		['lena', { type: 'note-aside', text: 'canary aside' }],
		['lena', { type: 'mute', personId: 'ada' }],
	])
	const wall = view(room, ON_THE_WALL.personId)
	expect(JSON.stringify(wall)).not.toContain('canary')
	expect(wall.forLead).toBeNull()
	expect(wall.down).toEqual({ goal: 1 })
})

describe('the page of a session says until when its room can be opened again', () => {
	const minute = (n: number) => new Date(n * 60_000)
	const session = { startsAt: minute(0), durationMinutes: 60, cancelledAt: null, room: { closedAt: minute(25) } }

	test.each([
		['to the lead', 'lead', 25, minute(85)],
		['to the co-lead, to the last minute', 'co', 84, minute(85)],
		['to nobody an hour later', 'lead', 85, null],
		['not to a participant', 'member', 26, null],
		['not to an observer', 'observer', 26, null],
	] as const)('%s', (_who, part, minutes, until) => {
		expect(reopensUntil(session, part, minute(minutes))).toEqual(until)
		expect(reopensUntil({ ...session, room: { closedAt: null } }, part, minute(minutes))).toBeNull()
		expect(reopensUntil({ ...session, cancelledAt: minute(1) }, part, minute(minutes))).toBeNull()
	})
})
