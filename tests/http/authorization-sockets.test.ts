import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Intent, intent } from '~/domain/room/wire'
import { ACTORS, type Actor } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { openRaw, type Raw } from '../support/sockets'

/** A1 and S2 for the live room: who gets in, what each may do there, what they are never sent. */
let world: CanaryWorld
let watch: DatabaseWatch
const open: Raw[] = []

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
})
afterEach(() => {
	for (const raw of open.splice(0)) raw.socket.disconnect()
})
afterAll(() => world.server.close())

/** Everybody who asks for cohort A's room. */
const DOOR: Record<Actor, 'in' | 'unauthorized' | 'not-in-cohort'> = {
	anonymous: 'unauthorized',
	signedOut: 'unauthorized',
	closed: 'unauthorized',
	learner: 'in',
	otherLearner: 'not-in-cohort',
	lead: 'in',
	otherLead: 'not-in-cohort',
	observer: 'in',
	admin: 'not-in-cohort',
}
const inside = ACTORS.filter((actor) => DOOR[actor] === 'in')
const outside = ACTORS.filter((actor) => DOOR[actor] !== 'in')

function knock(actor: Actor, session: unknown): Raw {
	const cookie = world.cookieOf(actor)
	const raw = openRaw(world.server, { session, headers: { origin: world.server.url, ...(cookie ? { cookie } : {}) } })
	open.push(raw)
	return raw
}

async function enter(actor: Actor, session = world.a.sessions.live): Promise<Raw> {
	const raw = knock(actor, session)
	await raw.connected
	return raw
}

/** What changed in the database, but for stays in a room, which entering and leaving write by themselves. */
async function changes(): Promise<string[]> {
	return (await watch.changes()).filter((table) => table !== 'Presence')
}

const leaks = (actor: Actor, raw: Raw) =>
	world.canaries.leaks({ actor, route: 'routes/room/room', sent: '' }, raw.frames.join('\n'))

describe('A1: the door of a room', () => {
	test.each(outside)(
		'%s is refused, whether the room is of another cohort, not there, or no id at all',
		async (actor) => {
			const { a, b } = world
			const others = DOOR[actor] === 'unauthorized' ? [b.sessions.live] : []
			for (const session of [...Object.values(a.sessions), ...others, randomUUID(), '__proto__', 'constructor']) {
				const raw = knock(actor, session)
				expect(await raw.refused, session).toBe(DOOR[actor])
				expect(leaks(actor, raw)).toEqual([])
			}
			for (const session of [undefined, null, 7, '', [a.sessions.live], { id: a.sessions.live }, 'x'.repeat(65)]) {
				const why = await knock(actor, session).refused
				expect(DOOR[actor] === 'unauthorized' ? 'unauthorized' : 'malformed').toBe(why)
			}
			expect(await watch.changes()).toEqual([])
		},
	)

	test.each(outside)('%s is not heard before the door has answered', async (actor) => {
		const raw = knock(actor, world.a.sessions.live)
		const messages = [
			['intent', { opId: randomUUID(), intent: { type: 'finish', done: true } }],
			['draft', { box: 'tried', text: 'I was here' }],
			['sync', { afterSeq: null }],
		]
		raw.socket.io.on('open', () => {
			for (const [index, message] of messages.entries())
				raw.socket.io.engine.write(`42${index}${JSON.stringify(message)}`)
		})
		await Promise.race([raw.refused, new Promise((resolve) => raw.socket.io.once('close', resolve))])
		expect(leaks(actor, raw)).toEqual([])
		expect(raw.frames.join()).not.toMatch(/^43/m)
		expect(await watch.changes()).toEqual([])
	})

	test.each(inside)('%s gets in, and is sent nothing that is somebody else’s', async (actor) => {
		for (const session of [world.a.sessions.live, world.a.sessions.held]) {
			const raw = await enter(actor, session)
			expect(await raw.socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
			expect(raw.frames.join().length).toBeGreaterThan(500)
			expect(leaks(actor, raw)).toEqual([])
		}
		expect(await knock(actor, world.b.sessions.live).refused).toBe('not-in-cohort')
		expect(await knock(actor, randomUUID()).refused).toBe('not-in-cohort')
		expect(await changes()).toEqual([])
	})
})

describe('A1: what each may do in a room where people write', () => {
	/** One line for each intent: what the learner, the lead and the observer are answered. */
	const table = (): [Intent, learner: string, lead: string, observer: string][] => {
		const { a } = world
		const text = 'Words'
		const peer = a.people.peer.id
		return [
			[{ type: 'start-phase', to: 0, from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
			[{ type: 'extend', minutes: 1, from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
			[{ type: 'close', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
			[{ type: 'reopen' }, 'nothing-changes', 'nothing-changes', 'nothing-changes'],
			[{ type: 'pause', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
			[{ type: 'resume', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
			[{ type: 'mute', personId: peer }, 'not-lead', 'ok', 'not-lead'],
			[{ type: 'unmute', personId: peer }, 'not-lead', 'ok', 'not-lead'],
			[{ type: 'note-aside', text }, 'not-lead', 'ok', 'ok'],
			[{ type: 'share-theme', bundleId: 'none', shared: true }, 'not-lead', 'no-such-bundle', 'not-lead'],
			[{ type: 'check-out', worth: 5 }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'claim-lead' }, 'not-lead', 'nothing-changes', 'not-lead'],
			[{ type: 'choose-presenter', personId: a.people.learner.id }, 'not-lead', 'already-told', 'not-lead'],
			[
				{ type: 'tell-case', title: text, situation: text, ask: text },
				'not-presenter',
				'not-presenter',
				'observers-watch',
			],
			[{ type: 'ask-question', text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'add-slip', column: 'goal', text }, 'ok', 'ok', 'observers-watch'],
			[{ type: 'edit-slip', slipId: a.slipId, text }, 'ok', 'no-such-slip', 'observers-watch'],
			[{ type: 'remove-slip', slipId: a.slipId }, 'not-lead', 'no-such-slip', 'not-lead'],
			[{ type: 'delete-slip', slipId: a.slipId }, 'ok', 'no-such-slip', 'observers-watch'],
			[{ type: 'bundle-slip', slipId: a.slipId, onto: 'none' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'unbundle-slip', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'name-bundle', bundleId: 'none', name: text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'undo-bundling' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'vote', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'unvote', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'finish', done: true }, 'ok', 'ok', 'observers-watch'],
			[{ type: 'ask-more-time' }, 'ok', 'ok', 'observers-watch'],
			[{ type: 'raise-hand' }, 'ok', 'ok', 'observers-watch'],
			[{ type: 'lower-hand' }, 'ok', 'ok', 'observers-watch'],
			[{ type: 'call-speaker', personId: peer }, 'not-lead', 'ok', 'not-lead'],
			[{ type: 'end-speaking' }, 'not-lead', 'ok', 'observers-watch'],
			[{ type: 'take-up', slipId: a.slipId }, 'not-lead', 'not-this-phase', 'not-lead'],
			[{ type: 'add-learning', text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'edit-learning', learningId: 'none', text }, 'no-such-learning', 'no-such-learning', 'observers-watch'],
			[{ type: 'delete-learning', learningId: 'none' }, 'no-such-learning', 'no-such-learning', 'observers-watch'],
			[{ type: 'promise', text, dueOn: '2027-01-01' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[
				{ type: 'tell-outcome', commitmentId: a.promised.open.id, outcome: 'kept', learned: '' },
				'ok',
				'not-yours',
				'observers-watch',
			],
			[{ type: 'make-groups', size: 2, personIds: [] }, 'not-lead', 'too-few', 'not-lead'],
			[{ type: 'move-person', personId: peer, groupId: 'none' }, 'not-lead', 'no-such-group', 'not-lead'],
			[{ type: 'visit-group', groupId: 'none' }, 'not-lead', 'no-such-group', 'not-lead'],
			[{ type: 'join-group' }, 'no-groups', 'no-groups', 'observers-watch'],
			[{ type: 'watch', watches: true }, 'not-in-group', 'not-in-group', 'observers-watch'],
			[{ type: 'count', id: 'questions', by: 1 }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'add-note', text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
			[{ type: 'delete-note', noteId: 'none' }, 'no-such-note', 'no-such-note', 'observers-watch'],
			[{ type: 'share-note', noteId: 'none', shared: true }, 'no-such-note', 'no-such-note', 'observers-watch'],
		]
	}
	const send = async (raw: Raw, each: Intent): Promise<string> => {
		const answer = await raw.socket.emitWithAck('intent', { opId: randomUUID(), intent: each })
		return answer.ok ? 'ok' : answer.why
	}
	const eventCount = () => world.db.roomEvent.count({ where: { roomId: world.a.sessions.live } })

	test('every intent has its line', () => {
		const known = intent.options.map((option) => option.shape.type.value)
		expect([...new Set(table().map(([each]) => each.type))].sort()).toEqual(known.sort())
	})

	test('who may not is told why, and nothing is written', async () => {
		const screens = { learner: await enter('learner'), lead: await enter('lead'), observer: await enter('observer') }
		for (const [each, learner, lead, observer] of table())
			for (const [actor, expected] of Object.entries({ learner, lead, observer })) {
				if (expected === 'ok' || each.type === 'end-speaking') continue
				// Somebody else's slip is tried before its author deletes it.
				expect(await send(screens[actor as keyof typeof screens], each), `${actor} ${each.type}`).toBe(expected)
			}
		expect(await changes()).toEqual([])
		for (const [actor, raw] of Object.entries(screens)) expect(leaks(actor as Actor, raw)).toEqual([])
	})

	test('who may is served, and what is written belongs to them', async () => {
		const screens = { lead: await enter('lead'), observer: await enter('observer'), learner: await enter('learner') }
		const before = await eventCount()
		let accepted = 0
		for (const [each, learner, lead, observer] of table())
			for (const [actor, expected] of Object.entries({ learner, observer, lead })) {
				if (expected !== 'ok' && each.type !== 'end-speaking') continue
				expect(await send(screens[actor as keyof typeof screens], each), `${actor} ${each.type}`).toBe(expected)
				if (expected === 'ok') accepted++
			}
		expect(await eventCount()).toBe(before + accepted)
		const rows = await world.db.roomEvent.findMany({
			where: { roomId: world.a.sessions.live, seq: { gt: before } },
			select: { actorId: true, payload: true },
		})
		const { learner, lead, observer } = world.a.people
		// An observer writes beside the room alone.
		expect([...new Set(rows.map((row) => row.actorId))].sort()).toEqual([learner.id, lead.id, observer.id].sort())
		expect(await screens.learner.socket.emitWithAck('draft', { box: 'goal', text: 'mine' })).toEqual({ ok: true })
		expect(await world.db.roomDraft.findMany({ where: { text: 'mine' }, select: { personId: true } })).toEqual([
			{ personId: learner.id },
		])
		for (const [actor, raw] of Object.entries(screens)) expect(leaks(actor as Actor, raw)).toEqual([])
	})
})

describe('S3: somebody who has left', () => {
	test('is not served over the connection that is still open, and then it ends', async () => {
		const { a, db } = world
		const raw = await enter('learner')
		expect(await raw.socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
		const gone = new Promise<string>((resolve) => raw.socket.once('gone', resolve))
		const ended = new Promise((resolve) => raw.socket.once('disconnect', resolve))
		const events = await db.roomEvent.count()
		await db.cohortMember.delete({
			where: { cohortId_personId: { cohortId: a.cohortId, personId: a.people.learner.id } },
		})
		const sent = [
			raw.socket.emitWithAck('draft', { box: 'working', text: 'after I left' }),
			raw.socket.emitWithAck('sync', { afterSeq: null }),
			raw.socket.emitWithAck('intent', { opId: randomUUID(), intent: { type: 'finish', done: true } }),
		]
		// Whichever comes first: the refusal, or the end of the connection.
		for (const each of sent)
			expect(await Promise.race([each, ended.then(() => ({ ok: false }))])).toMatchObject({ ok: false })
		expect(await gone).toBe('not-in-cohort')
		await ended
		expect(await db.roomDraft.count({ where: { text: 'after I left' } })).toBe(0)
		expect(await db.roomEvent.count()).toBe(events)
		expect(await knock('learner', a.sessions.live).refused).toBe('not-in-cohort')
	})
})
