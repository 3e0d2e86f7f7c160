import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import type { Format } from '~/domain/room/format'
import { append, findSeats, loadRoom, seatsFor } from '~/domain/room/log.server'
import { openRoom } from '~/domain/room/open.server'
import { listOwnThemes } from '~/domain/room/own-themes.server'
import type { RoomEvent } from '~/domain/room/room'
import type { Intent } from '~/domain/room/wire'
import { type Grounds, Writer } from '~/domain/room/writer.server'
import { offerCase } from '~/domain/session/offer-case.server'
import { listOwnRooms, readOwnStay } from '~/domain/session/own-rooms.server'
import { type SeriesFields, startSeries } from '~/domain/session/series.server'
import { listWhoHears } from '~/domain/session/who-meets.server'
import { findLapsed } from '~/domain/sign-in/standing.server'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aFormat } from '../support/rooms'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const startsAt = new Date('2026-12-01T12:00:00Z')
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
const formats = new Map<string, Format>(
	['trio-30', 'retrospective-60', 'critique'].map((file) => [aFormat(file).id, aFormat(file)]),
)

/** Me and a peer meet; a third of the cohort and its lead do not. */
let world: Awaited<ReturnType<typeof aCohort>>
let me: PersonMade
let peer: PersonMade
let third: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aCohort(db, { members: 3, startsAt: at(-7 * 24 * 60) })
	;[me, peer, third] = world.members as [PersonMade, PersonMade, PersonMade]
})

/** The first meetings of a series, the soonest first. */
async function meet(said: Partial<SeriesFields> = {}): Promise<string[]> {
	const fields: SeriesFields = {
		format: 'trio-30',
		everyWeeks: 2,
		date: '2026-12-01',
		time: '12:00',
		timeZone: 'UTC',
		callUrl: 'https://call.example/trio',
		place: '',
		people: [peer.id],
		...said,
	}
	await startSeries(db, world.cohort.id, fields, me, now)
	const rows = await db.session.findMany({ where: { kind: 'self-run' }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] })
	return rows.map(({ id }) => id)
}
const firstOf = async (said?: Partial<SeriesFields>) => (await meet(said))[0] ?? ''
const open = (id: string, when = at(-60)) => openRoom(db, id, formats, when)

const writer = new Writer(db, (error) => {
	throw error
})
/** From the second intent on decided ahead, by what the batch before found. */
async function act(roomId: string, personId: string, ...intents: Intent[]) {
	let known = await loadRoom(db, roomId)
	let grounds: Grounds | null = null
	const outcomes = []
	for (const intent of intents) {
		const done = await append({ db, writer }, roomId, known, grounds, [{ opId: randomUUID(), personId, intent }], {
			nowMs: startsAt.getTime(),
			shuffle: (ids) => ids,
		})
		known = done.room
		grounds = done.grounds
		outcomes.push(...done.outcomes)
	}
	return outcomes
}
const begin: Intent[] = [{ type: 'claim-lead' }, { type: 'start-phase', to: 0, from: 0 }]

async function say(roomId: string, events: RoomEvent[]) {
	await db.roomEvent.createMany({
		data: events.map((event, index) => ({
			roomId,
			seq: index + 1,
			opId: randomUUID(),
			actorId: me.id,
			type: event.type,
			payload: event,
			at: startsAt,
		})),
	})
	await db.room.update({ where: { id: roomId }, data: { lastSeq: events.length } })
}

describe('the room of a meeting that people run themselves', () => {
	test('is for those who meet and nobody else of the cohort, and each of them may lead', async () => {
		const id = await firstOf()
		const peers = [me, peer].map(({ id: personId, name }) => ({ personId, name, part: 'peer' }))
		expect(await findSeats(db, id)).toEqual(peers)
		for (const { id: stranger } of [third, world.lead])
			expect(await seatsFor(db, id, stranger)).toEqual({ refused: 'not-in-cohort' })
		await open(id)
		expect(await loadRoom(db, id)).toMatchObject({ leadId: null, presenters: {} })
		expect(await act(id, me.id, ...begin)).toMatchObject([{ seq: 1 }, { seq: 2 }])
		for (const { id: stranger } of [third, world.lead])
			expect(await act(id, stranger, { type: 'claim-lead' })).toMatchObject([{ refused: 'not-in-cohort' }])
		expect(await act(id, peer.id, { type: 'claim-lead' })).toMatchObject([{ seq: 3 }])
	})

	test('lets go of whoever leaves the cohort, and of nobody who stays', async () => {
		const id = await firstOf({ people: [peer.id, third.id] })
		await open(id)
		const everybody = [me, peer, third, world.lead].map((person) => person.id)
		const expiresAt = new Date(Date.now() + 86_400_000)
		await db.signIn.createMany({ data: everybody.map((personId) => ({ id: personId, personId, expiresAt })) })
		const asked = everybody.map((personId) => ({
			key: personId,
			signInId: personId,
			sessionId: id,
			personId,
			part: 'peer' as const,
		}))
		const why = async () => (await findLapsed(db, asked)).lapsed
		expect(await why()).toEqual([{ key: world.lead.id, why: 'not-in-cohort' }])
		await removeMember(db, { cohortId: world.cohort.id, personId: third.id }, third, now)
		expect((await why()).map(({ key }) => key).sort()).toEqual([third.id, world.lead.id].sort())
		expect(await act(id, third.id, { type: 'claim-lead' })).toMatchObject([{ refused: 'not-in-cohort' }])
	})

	test('opens with what was promised in the last of the same, and tells the cohort none of it', async () => {
		const [first = '', second = ''] = await meet()
		const promise = (sessionId: string, personId: string, text: string) =>
			db.commitment.create({
				data: { sessionId, personId, text, dueOn: '2026-12-10', createdAt: now },
			})
		await promise(world.session.id, me.id, 'to all')
		await promise(first, me.id, 'to a few')
		await db.session.update({ where: { id: first }, data: { startsAt: at(-3 * 24 * 60) } })
		const led = await db.session.create({
			data: {
				cohortId: world.cohort.id,
				position: 2,
				planNumber: 2,
				title: 'Second case',
				format: 'critique-60',
				localStart: '2026-12-01T15:00',
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: at(180),
			},
		})
		await open(second, new Date('2026-12-15T11:00:00Z'))
		await open(led.id)
		const opensWith = async (id: string) => (await loadRoom(db, id)).lastTime.map(({ text }) => text)
		expect(await opensWith(second)).toEqual(['to a few'])
		expect(await opensWith(led.id)).toEqual(['to all'])
	})

	test('is no first room of the cohort: there the lead’s own case comes first all the same', async () => {
		const id = await firstOf()
		await open(id)
		await act(id, me.id, ...begin)
		const led = await db.session.update({ where: { id: world.session.id }, data: { startsAt: at(24 * 60) } })
		await open(led.id, at(23 * 60))
		expect((await loadRoom(db, led.id)).presenters).toEqual({ 1: world.lead.id })
	})

	test('is shown to those who meet: its door, the hour in which they go in, and its recap', async () => {
		const id = await firstOf()
		const rooms = async (person: PersonMade, when: Date) => {
			const { doors, enter, recaps } = await listOwnRooms(db, { personId: person.id }, formats, when)
			return [doors.map((each) => each.id), enter?.id ?? null, recaps.map((each) => each.id)]
		}
		expect(await rooms(me, at(-25 * 60))).toEqual([[], null, []])
		expect(await rooms(me, at(-60))).toEqual([[id], null, []])
		expect(await rooms(peer, at(-10))).toEqual([[id], id, []])
		expect(await rooms(third, at(-10))).toEqual([[], null, []])
		expect(await rooms(world.lead as PersonMade, at(-10))).toEqual([[], null, []])
		await open(id)
		await act(id, me.id, ...begin)
		expect(await rooms(peer, at(60))).toEqual([[id], id, []])
		await db.room.update({ where: { id }, data: { closedAt: at(30) } })
		expect(await rooms(peer, at(60))).toEqual([[], null, [id]])
		expect(await rooms(third, at(60))).toEqual([[], null, []])
	})

	test('says to each alone how long they were there, and makes no attendance', async () => {
		const id = await firstOf()
		await db.presence.create({ data: { sessionId: id, personId: me.id, fromAt: at(2), untilAt: at(40) } })
		const session = await db.session.findUniqueOrThrow({ where: { id } })
		expect([await readOwnStay(db, session, me.id), await readOwnStay(db, session, peer.id)]).toEqual([28, 0])
		expect(await db.attendance.count()).toBe(0)
	})
})

describe('the case of such a meeting', () => {
	test('is brought by whoever says so first, and named in the room that is open', async () => {
		const id = await firstOf()
		await open(id)
		await offerCase(db, id, peer.id, now)
		await offerCase(db, id, peer.id, now)
		expect((await loadRoom(db, id)).presenters).toEqual({ 1: peer.id })
		await expect(offerCase(db, id, me.id, now)).rejects.toMatchObject({ code: 'conflict', why: 'somebody-brings' })
		expect(await db.sessionCase.findMany({ select: { authorId: true } })).toEqual([{ authorId: peer.id }])
	})

	test('is not offered by others, nor for a session that is led', async () => {
		const id = await firstOf()
		for (const [session, person] of [
			[id, third],
			[id, world.lead],
			[world.session.id, me],
		] as const)
			await expect(offerCase(db, session, person.id, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.sessionCase.count()).toBe(0)
	})

	test('is heard by those who meet alone', async () => {
		expect((await listWhoHears(db, await firstOf())).sort()).toEqual([me.id, peer.id].sort())
		expect(await listWhoHears(db, world.session.id)).toHaveLength(4)
	})
})

test('what a retrospective of one’s own shares, admins read by month an hour after its end', async () => {
	const id = await firstOf({ format: 'retrospective-60', everyWeeks: 13 })
	await open(id)
	const slips = [0, 1, 2, 3, 4].map(
		(nth): RoomEvent => ({
			type: 'slip-added',
			id: `s${nth}`,
			byId: `p${nth}`,
			column: 'support',
			text: `SECRET slip ${nth}`,
			board: 'write',
		}),
	)
	await say(id, [
		{ type: 'lead-claimed', byId: me.id },
		...slips,
		{ type: 'phase-started', to: 2, startedAtMs: 0, endsAtMs: 1, faceUp: ['s0', 's1', 's2', 's3', 's4'] },
		{ type: 'slip-bundled', slipId: 's1', onto: 's0', bundleId: 'b1', byId: me.id, board: 'write' },
	])
	await act(id, peer.id, { type: 'name-bundle', bundleId: 'b1', name: 'Asked too late' })
	const share: Intent = { type: 'share-theme', bundleId: 'b1', shared: true }
	expect(await act(id, peer.id, share)).toMatchObject([{ refused: 'not-lead' }])
	expect(await act(id, me.id, share)).toHaveProperty('0.seq')
	await db.room.update({ where: { id }, data: { closedAt: at(60) } })
	expect(await listOwnThemes(db, world.cohort.id, formats, at(119))).toEqual([])
	expect(await listOwnThemes(db, world.cohort.id, formats, at(121))).toEqual([
		{ month: '2026-12', themes: ['Asked too late'] },
	])
})
