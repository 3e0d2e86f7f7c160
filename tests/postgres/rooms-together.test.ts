import { randomUUID } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openRoom } from '~/domain/room/open.server'
import type { Intent } from '~/domain/room/wire'
import { Writer } from '~/domain/room/writer.server'
import { readContent } from '../../server/content'
import { LiveRoom } from '../../server/rooms/live-room'
import { aPostgresDatabase } from '../support/postgres-databases'
import { aCohort } from '../support/world'

/** Several rooms of one process share a statement: what happens to one must not happen to the others. */
const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

const { content } = await readContent('content', null)
const slip = (text: string): Intent => ({ type: 'add-slip', column: 'goal', text })
const failures: string[] = []
beforeEach(() => void failures.splice(0))
const writer = new Writer(db, (error) => failures.push(error instanceof Error ? error.message : String(error)))

/** A room in its writing phase that has written before, so that its next act is decided ahead. */
async function aRoomAtWork() {
	const { cohort, session, lead, members } = await aCohort(db, {
		members: 1,
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	await openRoom(db, session.id, content.formats, new Date())
	const options = {
		db,
		writer,
		clock: Date.now,
		sendAll: () => undefined,
		moved: () => undefined,
		sheetMoved: () => undefined,
		log: pino({ level: 'silent' }),
	}
	const room = await LiveRoom.load(session.id, options)
	const personId = members[0]?.id ?? ''
	const act = (intent: Intent, by = personId) => room.submit({ opId: randomUUID(), personId: by, intent })
	await act({ type: 'start-phase', to: 3, from: 0 }, lead.id)
	await act(slip('before'))
	const elsewhere = async () => {
		const other = await LiveRoom.load(session.id, { ...options, writer: new Writer(db, () => undefined) })
		return other.submit({ opId: randomUUID(), personId, intent: slip('elsewhere') })
	}
	const log = async () => {
		const rows = await db.roomEvent.findMany({ where: { roomId: session.id }, orderBy: { seq: 'asc' } })
		const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: session.id } })
		return { seqs: rows.map(({ seq }) => seq), lastSeq }
	}
	const leave = () => db.cohortMember.deleteMany({ where: { cohortId: cohort.id, personId } })
	return { id: session.id, act, elsewhere, log, leave }
}

/** All at once, behind an act that is under way: they go into one statement. */
async function together(rooms: Awaited<ReturnType<typeof aRoomAtWork>>[]) {
	const first = await aRoomAtWork()
	const under = first.act(slip('under way'))
	const answers = await Promise.all(rooms.map(({ act }) => act(slip('together'))))
	expect(await under).toMatchObject({ ok: true })
	return answers
}

test('a room whose person has left does not write, and its neighbors do', async () => {
	const [stays, goes, moved] = [await aRoomAtWork(), await aRoomAtWork(), await aRoomAtWork()]
	await goes.leave()
	expect(await together([stays, goes])).toEqual([
		{ ok: true, seq: 3 },
		{ ok: false, why: 'not-in-cohort' },
	])
	expect([await stays.log(), await goes.log()]).toEqual([
		{ seqs: [1, 2, 3], lastSeq: 3 },
		{ seqs: [1, 2], lastSeq: 2 },
	])
	expect(await moved.elsewhere()).toEqual({ ok: true, seq: 3 })
	expect(await together([stays, moved])).toEqual([
		{ ok: true, seq: 4 },
		{ ok: true, seq: 4 },
	])
	expect(await moved.log()).toEqual({ seqs: [1, 2, 3, 4], lastSeq: 4 })
	expect(failures).toEqual([])
})

test('a room that somebody holds waits by itself', async () => {
	const [free, held] = [await aRoomAtWork(), await aRoomAtWork()]
	const holder = new pg.Client({ connectionString: database.url })
	await holder.connect()
	await holder.query('begin')
	await holder.query('select 1 from "Room" where id = $1 for update', [held.id])
	const waiting = held.act(slip('waits'))
	const startedMs = performance.now()
	expect(await together([free])).toEqual([{ ok: true, seq: 3 }])
	expect(performance.now() - startedMs).toBeLessThan(2_000)
	await holder.query('commit')
	await holder.end()
	expect(await waiting).toEqual({ ok: true, seq: 3 })
	expect(await held.log()).toEqual({ seqs: [1, 2, 3], lastSeq: 3 })
})

test('a statement that hangs lets go of its rooms, and is heard of', async () => {
	const room = await aRoomAtWork()
	const holder = new pg.Client({ connectionString: database.url })
	await holder.connect()
	await holder.query('begin')
	await holder.query('lock table "RoomEvent" in access exclusive mode')
	const grounds = { people: [], cancelled: false, asText: '' }
	const startedMs = performance.now()
	const held = await writer.writeIfStill({ roomId: room.id, seq: 2, grounds, fresh: [], opIds: [] }, new Date())
	expect(held).toBe(false)
	expect(performance.now() - startedMs).toBeLessThan(6_000)
	expect(failures).toEqual(['late'])
	await holder.query('rollback')
	await holder.end()
	expect(await room.act(slip('after'))).toEqual({ ok: true, seq: 3 })
})
