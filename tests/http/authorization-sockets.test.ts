import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY } from '~/domain/room/stop'
import { type Intent, intent } from '~/domain/room/wire'
import { ACTORS, type Actor } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { anything, roomActs, roomMessages } from '../support/matrix-room-acts'
import { openRaw, type Raw, readableIn } from '../support/sockets'

/** What one of them does is done for all: the others are answered so afterward. */
const FIRST_COME: ReadonlySet<Intent['type']> = new Set(['stop'])

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
	world.canaries.leaks({ actor, route: 'routes/room/room', sent: '' }, readableIn(raw.frames))

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
		raw.socket.io.on('open', () => {
			for (const [index, message] of anything().entries())
				raw.socket.io.engine.write(`42${index}${JSON.stringify(message)}`)
		})
		await Promise.race([raw.refused, new Promise((resolve) => raw.socket.io.once('close', resolve))])
		expect(leaks(actor, raw)).toEqual([])
		expect(raw.frames.join()).not.toMatch(/^43/m)
		expect(await watch.changes()).toEqual([])
	})

	test.each(inside)('%s gets in, and is sent nothing that is somebody else’s', async (actor) => {
		const { live, held, played } = world.a.sessions
		for (const session of [live, held, played]) {
			const raw = await enter(actor, session)
			expect(await raw.socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
			// The sheet of a closed room is everybody's; it travels as bytes.
			const sheet = await raw.socket.emitWithAck('read-sheet', {})
			expect(sheet).toMatchObject(session === held ? { ok: true, seq: 1 } : { ok: false, why: 'not-this-phase' })
			if (session === held) expect(readableIn([JSON.stringify(sheet)])).toMatch(/canary[0-9a-f]{10}/)
			expect(raw.frames.join().length).toBeGreaterThan(500)
			expect(leaks(actor, raw)).toEqual([])
		}
		expect(await knock(actor, world.b.sessions.live).refused).toBe('not-in-cohort')
		expect(await knock(actor, randomUUID()).refused).toBe('not-in-cohort')
		expect(await changes()).toEqual([])
	})
})

describe('A1: the door of a room of a few', () => {
	const others = ACTORS.filter((actor) => actor !== 'learner')

	test.each(others)('%s is answered as if there were none, the lead of their cohort too', async (actor) => {
		const { ownRooms, ownMeeting } = world.a
		const none = await knock(actor, randomUUID()).refused
		for (const session of [...Object.values(ownRooms), ownMeeting]) {
			const raw = knock(actor, session)
			expect(await raw.refused).toBe(none)
			expect(leaks(actor, raw)).toEqual([])
		}
		expect(await changes()).toEqual([])
	})

	test('one of them gets in, from a day before, and is sent nothing that is the other’s alone', async () => {
		const { ownRooms, ownMeeting } = world.a
		expect(await knock('learner', ownMeeting).refused).toBe('too-early')
		for (const session of Object.values(ownRooms)) {
			const raw = await enter('learner', session)
			expect(await raw.socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
			expect(await raw.socket.emitWithAck('read-sheet', {})).toMatchObject({ ok: session === ownRooms.held })
			expect(readableIn(raw.frames)).toMatch(/canary[0-9a-f]{10}/)
			expect(leaks('learner', raw)).toEqual([])
		}
		expect(await changes()).toEqual([])
	})
})

describe('A1: what each may do in a room where people write', () => {
	const send = async (raw: Raw, each: Intent): Promise<string> => {
		const answer = await raw.socket.emitWithAck('intent', { opId: randomUUID(), intent: each })
		return answer.ok ? 'ok' : answer.why
	}
	const say = async (raw: Raw, event: string, message: unknown): Promise<string> => {
		const answer = await raw.socket.emitWithAck(event, message)
		return answer.ok ? 'ok' : answer.why
	}
	const eventCount = () => world.db.roomEvent.count({ where: { roomId: world.a.sessions.live } })

	test('every intent has its line', () => {
		const known = intent.options.map((option) => option.shape.type.value)
		expect([...new Set(roomActs(world).map(([each]) => each.type))].sort()).toEqual(known.sort())
	})

	test('who may not is told why, and nothing is written', async () => {
		const screens = { learner: await enter('learner'), lead: await enter('lead'), observer: await enter('observer') }
		for (const [each, learner, lead, observer] of roomActs(world))
			for (const [actor, expected] of Object.entries({ learner, lead, observer })) {
				if (expected === 'ok' || FIRST_COME.has(each.type)) continue
				// Somebody else's slip is tried before its author deletes it.
				expect(await send(screens[actor as keyof typeof screens], each), `${actor} ${each.type}`).toBe(expected)
			}
		for (const [event, message, learner, lead, observer] of roomMessages())
			for (const [actor, expected] of Object.entries({ learner, lead, observer }))
				if (expected !== 'ok')
					expect(await say(screens[actor as keyof typeof screens], event, message), `${actor} ${event}`).toBe(expected)
		// A reaction is answered by being seen: nobody sees one of somebody who watches.
		let seen = 0
		screens.lead.socket.on('reaction', () => void seen++)
		screens.observer.socket.emit('react', 'thanks')
		expect(await say(screens.observer, 'sync', { afterSeq: null })).toBe('ok')
		expect(await say(screens.lead, 'sync', { afterSeq: null })).toBe('ok')
		expect(seen).toBe(0)
		expect(await changes()).toEqual([])
		for (const [actor, raw] of Object.entries(screens)) expect(leaks(actor as Actor, raw)).toEqual([])
	})

	test('who may is served, and what is written belongs to them', async () => {
		const screens = { lead: await enter('lead'), observer: await enter('observer'), learner: await enter('learner') }
		const before = await eventCount()
		let accepted = 0
		for (const [each, learner, lead, observer] of roomActs(world))
			for (const [actor, expected] of Object.entries({ learner, observer, lead })) {
				if (expected !== 'ok' && !FIRST_COME.has(each.type)) continue
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
		expect([...new Set(rows.map((row) => row.actorId))].sort()).toEqual(
			[learner.id, lead.id, observer.id, NOBODY].sort(),
		)
		for (const [event, message, ...answers] of roomMessages())
			for (const [nth, raw] of [screens.learner, screens.lead, screens.observer].entries())
				if (answers[nth] === 'ok') expect(await say(raw, event, message), event).toBe('ok')
		const drafts = await world.db.roomDraft.findMany({ where: { text: 'mine' }, select: { personId: true } })
		expect(drafts.map(({ personId }) => personId).sort()).toEqual([learner.id, lead.id].sort())
		for (const [actor, raw] of Object.entries(screens)) expect(leaks(actor as Actor, raw)).toEqual([])
	})
})

describe('S3: somebody who has left', () => {
	/** First the seat among a few, then the one in the cohort. */
	const seats: [string, () => string, () => Promise<unknown>][] = [
		[
			'a series',
			() => world.a.ownRooms.live,
			() =>
				world.db.sessionSeriesSeat.deleteMany({
					where: { seriesId: world.a.series, personId: world.a.people.learner.id },
				}),
		],
		[
			'the cohort',
			() => world.a.sessions.live,
			() => world.db.cohortMember.deleteMany({ where: { personId: world.a.people.learner.id } }),
		],
	]
	test.each(seats)(
		'%s is not served over the connection that is still open, and then it ends',
		async (_what, room, leave) => {
			const { db } = world
			const raw = await enter('learner', room())
			expect(await raw.socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
			const gone = new Promise<string>((resolve) => raw.socket.once('gone', resolve))
			const ended = new Promise((resolve) => raw.socket.once('disconnect', resolve))
			const kept = () => Promise.all([db.roomEvent.count(), db.roomSheetUpdate.count(), db.roomDraft.findMany()])
			const before = await kept()
			await leave()
			const heard = raw.frames.length
			const sent = anything()
				.filter(([event]) => event !== 'react')
				.map(([event, message]) => raw.socket.emitWithAck(event, message))
			// Whichever comes first: the refusal, or the end of the connection.
			for (const each of sent)
				expect(await Promise.race([each, ended.then(() => ({ ok: false }))])).toMatchObject({ ok: false })
			expect(await gone).toBe('not-in-cohort')
			await ended
			expect(readableIn(raw.frames.slice(heard))).not.toMatch(/canary[0-9a-f]{10}/)
			expect(await kept()).toEqual(before)
			expect(await knock('learner', room()).refused).toBe('not-in-cohort')
		},
	)
})
