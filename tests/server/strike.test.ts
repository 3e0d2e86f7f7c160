import { beforeEach, expect, test } from 'vitest'
import type { Prisma } from '~/domain/db'
import { getRecapToTake, readRecap } from '~/domain/room/recap.server'
import { recapAsMarkdown } from '~/domain/room/recap-markdown'
import { readRecord } from '~/domain/room/record.server'
import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import { strikeLine } from '~/domain/room/strike.server'
import { useDatabase } from '../support/database'
import { grouped } from '../support/group-room'
import { aPerson } from '../support/people'
import { aSetup } from '../support/rooms'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-26T17:00:00Z')
const NAMED = 'Ask Marek before the review.'

let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt: new Date('2026-11-26T16:00:00Z') })
	const [ada] = world.members
	const events: RoomEvent[] = [
		{ type: 'phase-started', to: 7, startedAtMs: 0, endsAtMs: 1, faceUp: [] },
		{ type: 'learning-added', id: 'l1', byId: ada?.id ?? '', text: NAMED },
		{ type: 'learning-added', id: 'l2', byId: ada?.id ?? '', text: 'Silence reports.' },
		{ type: 'room-closed', atMs: now.getTime() },
	]
	await openWith(aSetup({ leadId: world.lead.id }), events)
})

function openWith(setup: RoomSetup, events: RoomEvent[]) {
	return db.room.create({
		data: {
			id: world.session.id,
			format: setup as unknown as Prisma.InputJsonValue,
			lastSeq: events.length,
			openedAt: now,
			closedAt: now,
			events: {
				create: events.map((event, index) => ({
					...{ seq: index + 1, opId: `op-${index}`, actorId: world.lead.id, type: event.type },
					...{ payload: event as unknown as Prisma.InputJsonValue, at: now },
				})),
			},
		},
	})
}

type Who = { id: string; name: string }
const by = ({ id, name }: Who) => ({ id, name, timeZone: 'UTC' })
const read = (who: Who) => readRecap(db, world.session.id, by(who), now)
const strike = (who: Who, key: string, struck = true) =>
	strikeLine(db, { sessionId: world.session.id, key, struck }, by(who), now)
const keyOf = async (text: string) =>
	(await read(world.lead)).cleaning?.standing.find((line) => line.text === text)?.key ?? 'none'

test('a line that the lead strikes out is gone for everybody, from page and file, until it is put back', async () => {
	const ada = world.members[0] as Who
	const key = await keyOf(NAMED)
	await strike(world.lead, key)
	for (const who of [ada, world.lead]) {
		expect((await read(who)).recap?.learnings).toEqual(['Silence reports.'])
		expect(recapAsMarkdown(await getRecapToTake(db, world.session.id, by(who), now))).not.toContain('Marek')
	}
	expect((await read(world.lead)).cleaning?.struck).toEqual([{ key, text: NAMED }])
	expect((await read(ada)).cleaning).toBeNull()
	await strike(world.lead, key, false)
	expect((await read(ada)).recap?.learnings).toEqual([NAMED, 'Silence reports.'])
})

test('is in no record that goes to assessors', async () => {
	await db.room.deleteMany()
	const byId = world.members[0]?.id ?? ''
	const note = { type: 'note-added', byId, groupId: 'one', phase: 'talk' } as const
	const groups = [{ id: 'one', name: 'One', memberIds: [byId] }]
	await openWith(aSetup({ format: grouped, leadId: world.lead.id, groups }), [
		{ type: 'phase-started', to: 2, startedAtMs: 0, endsAtMs: 1, faceUp: [] },
		{ ...note, id: 'n1', text: NAMED },
		{ ...note, id: 'n2', text: 'Silence reports.' },
		{ type: 'note-shared', id: 'n1', groupId: 'one', shared: true, recap: true },
		{ type: 'room-closed', atMs: now.getTime() },
	])
	expect(await readRecord(db, world.session.id, byId)).toContain(`Noted together\n• ${NAMED}\n• Silence reports.`)
	await strike(world.lead, await keyOf(NAMED))
	expect(await readRecord(db, world.session.id, byId)).toContain('Noted together\n• Silence reports.')
})

test('is in the audit log by who and where, and not by a word of it', async () => {
	const key = await keyOf(NAMED)
	await strike(world.lead, key)
	await strike(world.lead, key, false)
	const entries = await db.auditEntry.findMany({ orderBy: { at: 'asc' } })
	expect(entries.map(({ act, actorId, subject }) => [act, actorId, subject])).toEqual([
		['recap-line-struck', world.lead.id, world.session.id],
		['recap-line-put-back', world.lead.id, world.session.id],
	])
	expect(JSON.stringify(entries)).not.toMatch(new RegExp(`Marek|${key}`))
})

test('nobody else can, and no line that is not there', async () => {
	const ada = world.members[0] as Who
	const key = await keyOf(NAMED)
	await expect(strike(ada, key)).rejects.toMatchObject({ code: 'forbidden', why: 'not-lead' })
	await expect(strike(await aPerson(db), key)).rejects.toMatchObject({ code: 'not-found' })
	await expect(strike(world.lead, 'x'.repeat(43))).rejects.toMatchObject({ why: 'no-such-line' })
	await expect(strike(world.lead, key, false)).rejects.toMatchObject({ why: 'no-such-line' })
	await strike(world.lead, key)
	await expect(strike(world.lead, key)).rejects.toMatchObject({ why: 'no-such-line' })
	expect(await db.roomEvent.count()).toBe(5)
})
