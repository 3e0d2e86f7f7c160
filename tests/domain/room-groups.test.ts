import { describe, expect, test } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve, fold } from '~/domain/room/evolve'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { act, aGroupedRoom, GROUPED, goTo, grouped, on } from '../support/group-room'
import { aSetup } from '../support/rooms'

const seen = (room: Room, who: string) => view(room, who).groups
const mine = (room: Room, who: string) => seen(room, who)?.mine
const roles = (room: Room) => room.groups.cast
const noteId = (room: Room, text: string) => room.groups.notes.find((note) => note.text === text)?.id ?? ''
const everybody = GROUPED.map(({ personId }) => personId)

describe('groups of a room', () => {
	const bare = aGroupedRoom({ groups: [] })
	const split: Intent = { type: 'make-groups', size: 3, personIds: everybody }

	test('are dealt out evenly among those who take part; nobody is alone and nobody who leads is dealt', () => {
		const room = act(bare, 'lena', split)
		expect(room.groups.list.map(({ name, memberIds }) => [name, memberIds])).toEqual([
			['Group 1', ['a1', 'a3', 'b2', 'b4']],
			['Group 2', ['a2', 'b1', 'b3']],
		])
		expect(decide(bare, { ...split, personIds: ['a1', 'lena', 'oba', 'nobody'] }, on('lena'))).toEqual({
			refused: 'too-few',
		})
	})

	test('are arranged by who holds the lead alone', () => {
		for (const who of ['cole', 'oba', 'a1']) {
			expect(decide(bare, split, on(who))).toEqual({ refused: 'not-lead' })
			expect(decide(aGroupedRoom(), { type: 'move-person', personId: 'a1', groupId: 'two' }, on(who))).toEqual({
				refused: 'not-lead',
			})
		}
	})

	test('must be there before a part that happens in them', () => {
		const to = grouped.phases.findIndex(({ id }) => id === 'talk')
		const start: Intent = { type: 'start-phase', to, from: 0 }
		expect(decide(bare, start, on('lena'))).toEqual({ refused: 'no-groups' })
		expect(decide(act(bare, 'lena', split), start, on('lena'))).toHaveProperty('event')
	})

	test('take in, before the room begins too, whoever sits in none, or would rather watch', () => {
		const late = [...GROUPED, { personId: 'late', name: 'Late', part: 'participant' as const }]
		const joined = act(aGroupedRoom(), 'late', { type: 'join-group' }, late)
		const waiting = act(joined, 'late', { type: 'watch', watches: true }, late)
		expect(mine(waiting, 'late')).toMatchObject({ memberIds: ['a1', 'a2', 'a3', 'late'], watching: ['late'] })
		expect(decide(waiting, { type: 'add-note', text: 'x' }, on('a1'))).toEqual({ refused: 'not-started' })
	})

	test('hear no new line of whoever is muted; what is noted alone goes on, and a shared line may be taken back', () => {
		const mute = (room: Room) => act(room, 'lena', { type: 'mute', personId: 'a1' })
		const note: Intent = { type: 'add-note', text: 'x' }
		const noted = act(goTo(aGroupedRoom(), 'talk'), 'a1', note)
		const share = { type: 'share-note', noteId: noteId(noted, 'x'), shared: true } as const
		for (const intent of [note, share]) {
			expect(decide(mute(noted), intent, on('a1'))).toEqual({ refused: 'muted' })
			expect(decide(mute(noted), intent, on('a2'))).toHaveProperty('event')
		}
		expect(decide(mute(act(noted, 'a1', share)), { ...share, shared: false }, on('a1'))).toHaveProperty('event')
		expect(decide(mute(goTo(aGroupedRoom(), 'alone')), note, on('a1'))).toHaveProperty('event')
	})

	test('let whoever is muted step back and watch, and hear no more of it: to and fro would be a flood', () => {
		const room = act(goTo(aGroupedRoom(), 'talk'), 'lena', { type: 'mute', personId: 'a1' })
		const stepsBack = act(room, 'a1', { type: 'watch', watches: true })
		const again: Intent = { type: 'watch', watches: false }
		expect(decide(stepsBack, again, on('a1'))).toEqual({ refused: 'muted' })
		expect(decide(act(stepsBack, 'lena', { type: 'unmute', personId: 'a1' }), again, on('a1'))).toHaveProperty('event')
	})

	test('write unsigned: the lead is not told by a line who was heard', () => {
		const noted = act(goTo(aGroupedRoom(), 'talk'), 'a1', { type: 'add-note', text: 'x' })
		expect(view(noted, 'lena').forLead?.heard).toEqual([])
	})

	test('take in whoever comes late, where the fewest sit, and let go of whoever left', () => {
		const late = [...GROUPED, { personId: 'late', name: 'Late', part: 'participant' as const }]
		const room = goTo(aGroupedRoom(), 'talk')
		expect(mine(act(room, 'late', { type: 'join-group' }, late), 'late')?.memberIds).toEqual(['a1', 'a2', 'a3', 'late'])
		expect(decide(room, { type: 'join-group' }, on('a1'))).toEqual({ refused: 'nothing-changes' })
		expect(decide(room, { type: 'join-group' }, on('oba'))).toEqual({ refused: 'observers-watch' })
		const without = late.filter(({ personId }) => personId !== 'a2')
		expect(decide(room, { type: 'move-person', personId: 'a2', groupId: 'two' }, on('lena', without))).toEqual({
			refused: 'no-such-person',
		})
		const gone = act(room, 'lena', { type: 'move-person', personId: 'a2', groupId: null }, without)
		expect(mine(gone, 'a1')?.memberIds).toEqual(['a1', 'a3'])
		expect(Object.keys(roles(goTo(room, 'round-1-brief', without)))).not.toContain('a2')
	})

	test('show each member who else sits there, and of the others how many', () => {
		const room = goTo(aGroupedRoom(), 'talk')
		expect(seen(room, 'a1')?.all.map(({ count }) => count)).toEqual([3, 4])
		expect(JSON.stringify(seen(room, 'a1'))).not.toContain('b1')
		expect(seen(room, 'lena')?.lists).toHaveLength(2)
		expect(seen(room, 'cole')).toMatchObject({ lists: null, mine: null })
		expect(seen(room, 'oba')).toMatchObject({ lists: null, mine: null })
	})

	test('are no part of a format in which nobody works in groups', () => {
		expect(seen(newRoom(aSetup()), 'ada')).toBeNull()
	})

	test('may stand in no log of before there were any', () => {
		const old = { ...aSetup(), groups: undefined }
		expect(fold(old, [{ type: 'lead-claimed', byId: 'cole' }]).groups).toEqual(newRoom(aSetup()).groups)
	})
})

describe('what a group notes', () => {
	const noted = act(goTo(aGroupedRoom(), 'talk'), 'a1', { type: 'add-note', text: 'canary-of-one' })

	test('is seen by its people, and by who leads once they visit', () => {
		const has = (room: Room, who: string) => JSON.stringify(view(room, who)).includes('canary-of-one')
		expect(everybody.filter((who) => has(noted, who))).toEqual(['a1', 'a2', 'a3'])
		const visited = act(noted, 'cole', { type: 'visit-group', groupId: 'one' })
		expect(everybody.filter((who) => has(visited, who))).toEqual(['cole', 'a1', 'a2', 'a3'])
		expect(mine(visited, 'a1')?.visitorIds).toEqual(['cole'])
		expect(mine(visited, 'b1')?.visitorIds).toEqual([])
		const left = act(visited, 'cole', { type: 'visit-group', groupId: null })
		expect(has(left, 'cole')).toBe(false)
		expect(has(goTo(visited, 'close'), 'cole')).toBe(false)
	})

	test('is visited by nobody who does not lead', () => {
		for (const who of ['a2', 'b1', 'oba'])
			expect(decide(noted, { type: 'visit-group', groupId: 'one' }, on(who))).toEqual({ refused: 'not-lead' })
		expect(decide(goTo(noted, 'close'), { type: 'visit-group', groupId: 'one' }, on('lena'))).toEqual({
			refused: 'not-this-phase',
		})
	})

	test('goes back to everybody line by line, unsigned, when its people want it', () => {
		const note = { type: 'share-note', noteId: noteId(noted, 'canary-of-one'), shared: true } as const
		for (const who of ['b1', 'lena']) expect(decide(noted, note, on(who))).toEqual({ refused: 'no-such-note' })
		const shared = goTo(act(noted, 'a2', note), 'close')
		expect(seen(shared, 'oba')?.shared).toEqual([
			{ id: note.noteId, group: 'Group 1', text: 'canary-of-one', inRecap: true },
		])
		expect(seen(act(shared, 'a1', { ...note, shared: false }), 'b1')?.shared).toEqual([])
	})

	test('is taken away by its author alone', () => {
		const take: Intent = { type: 'delete-note', noteId: noteId(noted, 'canary-of-one') }
		expect(decide(noted, take, on('a2'))).toEqual({ refused: 'no-such-note' })
		expect(act(noted, 'a1', take).groups.notes).toEqual([])
	})

	test('is taken off by the lead where they see it: in a group they look into, or shown to everybody', () => {
		const id = noteId(noted, 'canary-of-one')
		const take: Intent = { type: 'remove-note', noteId: id }
		for (const who of ['a1', 'a2', 'b1', 'oba']) expect(decide(noted, take, on(who))).toEqual({ refused: 'not-lead' })
		expect(decide(noted, take, on('lena'))).toEqual({ refused: 'no-such-note' })
		const elsewhere = act(noted, 'lena', { type: 'visit-group', groupId: 'two' })
		expect(decide(elsewhere, take, on('lena'))).toEqual({ refused: 'no-such-note' })
		const visiting = act(noted, 'lena', { type: 'visit-group', groupId: 'one' })
		const shared = act(noted, 'a2', { type: 'share-note', noteId: id, shared: true })
		for (const room of [visiting, shared]) {
			const decision = decide(room, take, on('lena'))
			// The fact names nobody: not who wrote it, and not who took it off.
			expect(decision).toEqual({ event: { type: 'note-deleted', id, groupId: 'one' } })
			expect(act(room, 'lena', take).groups.notes).toEqual([])
		}
		const alone = act(goTo(aGroupedRoom(), 'alone'), 'a1', { type: 'add-note', text: 'canary-alone' })
		const looking = act(alone, 'lena', { type: 'visit-group', groupId: 'one' })
		expect(decide(looking, { ...take, noteId: noteId(alone, 'canary-alone') }, on('lena'))).toEqual({
			refused: 'no-such-note',
		})
	})

	test('is not handed on when people are dealt anew, and is when one of them moves', () => {
		const anew = act(noted, 'lena', { type: 'make-groups', size: 3, personIds: ['b1', 'b2', 'a1', 'a2'] })
		expect(mine(anew, 'b1')?.id).toBe('one')
		expect(JSON.stringify(view(anew, 'b1'))).not.toContain('canary-of-one')
		expect(mine(anew, 'a1')?.notes).toHaveLength(1)
		const moved = act(noted, 'lena', { type: 'move-person', personId: 'b1', groupId: 'one' })
		expect(mine(moved, 'b1')?.notes.map(({ text }) => text)).toEqual(['canary-of-one'])
	})

	test('stays its author’s while they write alone', () => {
		const alone = act(goTo(aGroupedRoom(), 'alone'), 'a1', { type: 'add-note', text: 'canary-alone' })
		const visited = act(alone, 'lena', { type: 'visit-group', groupId: 'one' })
		expect(everybody.filter((who) => JSON.stringify(view(visited, who)).includes('canary-alone'))).toEqual(['a1'])
		const share: Intent = { type: 'share-note', noteId: noteId(alone, 'canary-alone'), shared: true }
		expect(decide(alone, share, on('a1'))).toEqual({ refused: 'no-such-note' })
		expect(mine(goTo(visited, 'talk'), 'a2')?.notes.map(({ text }) => text)).toEqual(['canary-alone'])
	})

	test('needs a group, and a part that happens in groups', () => {
		const late = [...GROUPED, { personId: 'late', name: 'Late', part: 'participant' as const }]
		const note: Intent = { type: 'add-note', text: 'x' }
		expect(decide(noted, note, on('late', late))).toEqual({ refused: 'not-in-group' })
		expect(decide(goTo(noted, 'close'), note, on('a1'))).toEqual({ refused: 'not-this-phase' })
		const full = Array.from({ length: 59 }).reduce<Room>((room) => act(room, 'a2', note), noted)
		expect(decide(full, note, on('a1'))).toEqual({ refused: 'enough-notes' })
		expect(decide(full, note, on('b1'))).toHaveProperty('event')
	})
})

describe('roles', () => {
	const first = goTo(aGroupedRoom(), 'round-1-play')
	const holders = (room: Room, text: string) =>
		everybody.filter((who) => JSON.stringify(view(room, who)).includes(text))

	test('are dealt in every group, and whoever is odd watches', () => {
		expect(roles(first)).toEqual({ a1: 'manager', a2: 'report', b1: 'manager', b2: 'report' })
		expect(mine(first, 'a3')?.observe).toEqual(['Count, then tell.'])
		expect(mine(first, 'a1')).toMatchObject({ observe: [], role: { id: 'manager', brief: ['brief-manager-1'] } })
	})

	test('go one chair on with each turn', () => {
		const second = goTo(first, 'round-2-brief')
		expect(roles(second)).toEqual({ a2: 'manager', a3: 'report', b2: 'manager', b3: 'report' })
		expect(roles(goTo(first, 'round-1-debrief'))).toEqual(roles(first))
		expect(roles(goTo(first, 'close'))).toEqual({})
	})

	test('keep their briefs: one is in no view but its player’s, not even in that of who leads and visits', () => {
		const visited = act(act(first, 'lena', { type: 'visit-group', groupId: 'one' }), 'cole', {
			type: 'visit-group',
			groupId: 'two',
		})
		expect(holders(visited, 'brief-manager-1')).toEqual(['a1', 'b1'])
		expect(holders(visited, 'brief-report-1')).toEqual(['a2', 'b2'])
		expect(holders(visited, 'brief-manager-2')).toEqual([])
		expect(holders(goTo(visited, 'talk'), 'brief-')).toEqual([])
		expect(holders(visited, 'situation-1')).toEqual(['lena', 'cole', 'a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'b4'])
	})

	test('are passed on by who would rather watch, and taken up again', () => {
		const passed = act(first, 'a1', { type: 'watch', watches: true })
		expect(roles(passed)).toMatchObject({ a2: 'report', a3: 'manager' })
		expect(holders(passed, 'brief-manager-1')).toEqual(['a3', 'b1'])
		expect(mine(passed, 'a2')?.watching).toEqual(['a1'])
		expect(roles(goTo(passed, 'round-2-play'))).toMatchObject({ a3: 'manager', a2: 'report' })
		expect(roles(goTo(passed, 'round-1-debrief'))).toEqual(roles(passed))
		const back = act(passed, 'a1', { type: 'watch', watches: false })
		expect(roles(back)).toEqual(roles(passed))
	})

	test('change no hands in the middle of a turn when somebody joins, and are filled when somebody leaves', () => {
		const late = [...GROUPED, { personId: 'late', name: 'Late', part: 'participant' as const }]
		expect(roles(act(first, 'late', { type: 'join-group' }, late))).toEqual(roles(first))
		const moved = act(first, 'lena', { type: 'move-person', personId: 'a1', groupId: 'two' })
		expect(roles(moved)).toEqual({ a2: 'report', a3: 'manager', b1: 'manager', b2: 'report' })
	})

	test('suit two people too: both play', () => {
		const pair = goTo(aGroupedRoom({ groups: [{ id: 'p', name: 'P', memberIds: ['a1', 'a2'] }] }), 'round-2-play')
		expect(roles(pair)).toEqual({ a2: 'manager', a1: 'report' })
	})

	test('without anybody who plays are nobody’s', () => {
		const tired = ['a1', 'a2', 'a3'].reduce((room, who) => act(room, who, { type: 'watch', watches: true }), first)
		expect(Object.keys(roles(tired))).toEqual(['b1', 'b2'])
	})
})

describe('the observer’s sheet', () => {
	const first = goTo(aGroupedRoom(), 'round-1-play')
	const count = (id: string, by = 1): Intent => ({ type: 'count', id, by })
	const counted = act(act(first, 'a3', count('questions')), 'a3', count('questions'))

	test('counts for whoever watches, and is theirs until all talk about it', () => {
		expect(mine(counted, 'a3')?.myCounts).toEqual({ questions: 2 })
		expect(mine(counted, 'a1')?.counts).toBeNull()
		const told = goTo(counted, 'round-1-debrief')
		for (const who of ['a1', 'a2', 'a3'])
			expect(mine(told, who)?.counts).toEqual([{ byId: 'a3', id: 'questions', n: 2 }])
		expect(mine(told, 'b1')?.counts).toEqual([])
		expect(mine(goTo(told, 'round-2-debrief'), 'a1')?.counts).toEqual([])
	})

	test.each<[string, string, Intent, string]>([
		['by who plays', 'a1', count('questions'), 'not-watching'],
		['of what nobody counts', 'a3', count('yawns'), 'no-such-count'],
		['below nothing', 'b3', count('questions', -1), 'nothing-changes'],
		['by an observer in training', 'oba', count('questions'), 'observers-watch'],
	])('is not kept %s', (_what, who, intent, refused) => {
		expect(decide(first, intent, on(who))).toEqual({ refused })
	})

	test('takes a stroke back', () => {
		expect(mine(act(counted, 'a3', count('questions', -1)), 'a3')?.myCounts).toEqual({ questions: 1 })
		expect(decide(goTo(first, 'talk'), count('questions'), on('a3'))).toEqual({ refused: 'not-this-phase' })
	})
})

test('a fact about groups leaves everything else in the room as it is', () => {
	const room = goTo(aGroupedRoom(), 'talk')
	const { groups: _before, seq, ...rest } = room
	const { groups: _after, seq: next, ...same } = evolve(room, { type: 'group-visited', byId: 'lena', groupId: 'one' })
	expect(same).toEqual(rest)
	expect(next).toBe(seq + 1)
})
