import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RoomView } from '~/domain/room/view'
import type { Intent, SyncAnswer } from '~/domain/room/wire'
import { aServerForRooms } from '../support/room-server'
import { signInAs } from '../support/server'
import { enterRoom, openRaw, type Raw } from '../support/sockets'
import { aCohort } from '../support/world'

/** From where on somebody asks for news of their room: from wherever they like, it is the news of that room, and all of it. */
const { server, open } = await aServerForRooms()

const WRITE = 3
const REVEAL = 4

/** A room in which one person has written and turned over what they wrote. */
async function aRoom(words: string, slipCount = 3) {
	const { session, lead, members, cohort } = await aCohort(server.db, { members: 1, name: `Cohort ${randomUUID()}` })
	const memberId = members[0]?.id ?? ''
	const cookie = await signInAs(server.db, memberId)
	const screen = await enterRoom(server, await signInAs(server.db, lead.id), session.id, open)
	const writer = await enterRoom(server, cookie, session.id, open)
	const act = async (by: typeof screen, intent: Intent) =>
		expect(await by.client.send(intent)).toMatchObject({ ok: true })
	const toPhase = (to: number) =>
		act(screen, { type: 'start-phase', to, from: screen.state().view?.phase.version ?? 0 })
	await toPhase(WRITE)
	for (let nth = 0; nth < slipCount; nth++)
		await act(writer, { type: 'add-slip', column: 'goal', text: `${words} ${nth}` })
	await toPhase(REVEAL)
	return { id: session.id, cohortId: cohort.id, cookie, memberId, seq: slipCount + 2 }
}

async function enter(room: { id: string; cookie: string }, auth: object = {}): Promise<Raw> {
	const raw = openRaw(server, { headers: { cookie: room.cookie, origin: server.url }, session: room.id, auth })
	open.push({ close: () => raw.socket.disconnect() })
	await raw.connected
	return raw
}

const askFrom = (raw: Raw, at: object) => raw.socket.emitWithAck('sync', at) as Promise<SyncAnswer>
const viewIn = (answer: SyncAnswer): RoomView => {
	if (!answer.ok || !('view' in answer)) throw new Error(`no view: ${JSON.stringify(answer).slice(0, 200)}`)
	return answer.view
}

describe('S4: an offset', () => {
	let raw: Raw
	beforeAll(async () => {
		raw = await enter(await aRoom('hidden'))
	})
	const malformed = [-1, -0.5, 1.5, '1', '', {}, [], [1], true]
	test.each([
		...[...malformed, 1e12, 2 ** 31, undefined].map((afterSeq) => ({ afterSeq })),
		...[...malformed, null].map((openedAtMs) => ({ afterSeq: null, openedAtMs })),
	])('that is malformed is an error, and no news come with it: %j', async (at) => {
		expect(await askFrom(raw, at)).toEqual({ ok: false, why: 'malformed' })
		expect(raw.frames.join()).not.toContain('hidden')
	})

	test('beyond the log, and one that is no number, gets the whole room and skips nothing', async () => {
		const room = await aRoom('ours')
		const raw = await enter(room)
		for (const afterSeq of [room.seq + 1, 4_000, 2 ** 31 - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
			const { seq, slips } = viewIn(await askFrom(raw, { afterSeq }))
			expect({ seq, slips: slips.length }).toEqual({ seq: room.seq, slips: 3 })
		}
	})

	test('of another room gets this one whole, and nothing of the other', async () => {
		const [ours, theirs] = [await aRoom('ours'), await aRoom('theirs', 5)]
		const [here, there] = [await enter(ours), await enter(theirs)]
		const other = viewIn(await askFrom(there, { afterSeq: null }))
		for (const afterSeq of [0, other.seq, ours.seq]) {
			const view = viewIn(await askFrom(here, { afterSeq, openedAtMs: other.openedAtMs }))
			expect(view.slips.map(({ text }) => text).sort()).toEqual(['ours 0', 'ours 1', 'ours 2'])
		}
		expect(here.frames.join()).not.toContain('theirs')
		expect(there.frames.join()).not.toContain('ours')
	})

	test('and the id of somebody’s lost connection, sent again, bring nobody back as them, nor past the door', async () => {
		const [ours, theirs] = [await aRoom('ours'), await aRoom('theirs')]
		const before = await enter(theirs)
		await askFrom(before, { afterSeq: null })
		const pid = before.socket.id
		before.socket.disconnect()
		for (const offset of ['0', String(theirs.seq), randomUUID()]) {
			const raw = await enter(ours, { pid, offset })
			expect(raw.socket.recovered).toBeFalsy()
			expect(raw.socket.id).not.toBe(pid)
			expect(viewIn(await askFrom(raw, { afterSeq: null })).slips).toHaveLength(3)
			expect(raw.frames.join()).not.toContain('theirs')
		}
		await server.db.cohortMember.deleteMany({ where: { cohortId: theirs.cohortId } })
		const headers = { cookie: theirs.cookie, origin: server.url }
		const again = openRaw(server, { headers, session: theirs.id, auth: { pid, offset: '0' } })
		open.push({ close: () => again.socket.disconnect() })
		expect(await Promise.race([again.refused, again.connected.then(() => 'connected')])).toBe('not-in-cohort')
	})
})
