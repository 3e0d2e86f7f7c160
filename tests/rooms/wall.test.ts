import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Mine } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { paths } from '~/paths'
import { aSharedCase, audienceOf } from '../support/casebook'
import { aPerson } from '../support/people'
import { qualify } from '../support/qualifications'
import { aServerForRooms } from '../support/room-server'
import { ask, signInAs } from '../support/server'
import { aSheetUpdate } from '../support/sheets'
import { enterRoom, openRaw } from '../support/sockets'
import { aCohort } from '../support/world'

const { server, open } = await aServerForRooms()

/** What a view holds of one person, where it is nobody's */
const NOTHING: Omit<Mine, 'groups'> = {
	mySlips: [],
	myVotes: [],
	myWorth: null,
	myCopies: {},
	margin: [],
	iFinished: false,
	iAskedForTime: false,
	iMayUndo: false,
	iAmMuted: false,
	forLead: null,
	leadOffer: null,
	votesCast: null,
}

/** Of all that was sent: each entry that is one person's, where it is not as it is for nobody. */
function ownIn(frames: readonly string[]): string[] {
	const found: string[] = []
	for (const frame of frames)
		JSON.parse(/[[{].*$/s.exec(frame)?.[0] ?? 'null', (key, value) => {
			const nothing = NOTHING[key as keyof typeof NOTHING]
			if (nothing !== undefined && JSON.stringify(value) !== JSON.stringify(nothing)) found.push(key)
			if (key === 'groups' && (value?.mine || value?.lists)) found.push(key)
			return value
		})
	return found
}

test('nobody is here by a wall, though it hears what is new', async () => {
	const { lead, members, session } = await aCohort(server.db, { members: 2 })
	const [ada, ben] = members.map(({ id }) => id)
	const [leads = '', asAda = '', asBen = ''] = await Promise.all(
		[lead.id, ada, ben].map((id) => signInAs(server.db, id ?? '')),
	)
	const headers = { cookie: leads, origin: server.url }
	const wall = openRaw(server, { headers, session: session.id, auth: { wall: true } })
	open.push({ close: () => wall.socket.disconnect() })
	await wall.connected
	await wall.socket.emitWithAck('sync', { afterSeq: null })

	const first = await enterRoom(server, asAda, session.id, open)
	await enterRoom(server, asBen, session.id, open)
	const seen = await first.until('both', ({ present }) => present.length > 1)
	expect(seen.present).toEqual([ada, ben].sort())
	const stays = async () =>
		(await server.db.presence.findMany({ where: { sessionId: session.id } })).map((stay) => stay.personId)
	await expect.poll(stays).toContain(ben)
	expect((await stays()).sort()).toEqual([ada, ben].sort())
	expect(wall.frames.join()).toContain(JSON.stringify(['presence', [ada, ben].sort()]))
})

test('a wall is sent nothing of whoever opened it, in no frame and not with its page, and nobody acts by it', async () => {
	const { db } = server
	const { cohort, lead, members, session } = await aCohort(db, { members: 2 })
	const [ada] = members.map(({ id }) => id)
	const [co, key] = await Promise.all([
		aPerson(db, { name: 'Cole Colead', roles: ['facilitator'] }),
		aSharedCase(db, lead, { audience: audienceOf('cohort', cohort) }),
	])
	await qualify(db, co.id)
	await db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: co.id, part: 'co' } })
	const cookie = await signInAs(db, lead.id)
	const desk = await enterRoom(server, cookie, session.id, open)
	const headers = { cookie, origin: server.url }
	const [wall, own] = [{ wall: true }, {}].map((auth) => openRaw(server, { headers, session: session.id, auth }))
	if (!wall || !own) throw new Error('two were opened')
	for (const { socket, connected } of [wall, own]) {
		open.push({ close: () => socket.disconnect() })
		await connected
		await socket.emitWithAck('sync', { afterSeq: null })
	}
	const looks = async (afterSeq: number | null) => {
		for (const { socket } of [wall, own]) await socket.emitWithAck('sync', { afterSeq })
	}
	const act = async (intent: Intent) => expect(await desk.client.send(intent), intent.type).toMatchObject({ ok: true })
	const to = (phase: number) => act({ type: 'start-phase', to: phase, from: desk.state().view?.phase.version ?? 0 })

	await to(1)
	await act({ type: 'choose-presenter', personId: lead.id })
	const told = { title: 'Told to all', situation: 'Told to all', ask: 'Told to all' }
	await act({ type: 'tell-case', ...told, caseId: key.id, agreed: true })
	await act({ type: 'offer-lead', personId: co.id })
	await to(3)
	const begun = desk.state().view?.seq ?? 0
	await act({ type: 'add-slip', column: 'goal', text: 'SECRET slip' })
	await act({ type: 'note-aside', text: 'SECRET aside' })
	await act({ type: 'mute', personId: ada ?? '' })
	await act({ type: 'finish', done: true })
	await act({ type: 'ask-more-time' })
	await act({ type: 'add-slip', column: 'goal', text: 'SECRET too' })
	for (const since of [null, begun]) await looks(since)
	const [page, ownPage] = await Promise.all(
		[{ wall: '1' }, {}].map(
			async (search) => (await ask(server, paths.room({ session: session.id }, search), { cookie })).text,
		),
	)
	expect([wall.frames.join(), page].join()).not.toContain('SECRET')
	for (const sent of [own.frames.join(), ownPage]) expect(sent).toContain('SECRET')

	await to(4)
	const [one = '', two = ''] = desk.state().view?.mySlips.map(({ id }) => id) ?? []
	await act({ type: 'bundle-slip', slipId: one, onto: two })
	await to(5)
	await act({ type: 'vote', slipId: one })
	await to(7)
	for (const since of [null, begun]) await looks(since)
	expect(ownIn(wall.frames)).toEqual([])
	// A search that finds nothing proves nothing: it is sent to the same person at their desk. What only those have who do
	// not lead is left: they can be muted, and are asked what it was worth.
	const all = new Set(ownIn(own.frames))
	expect([...all].sort()).toEqual(
		Object.keys(NOTHING)
			.filter((mine) => mine !== 'myWorth' && mine !== 'iAmMuted')
			.sort(),
	)

	const said: [string, unknown][] = [
		['intent', { opId: randomUUID(), intent: { type: 'finish', done: true } }],
		['draft', { box: 'write:goal', text: 'on a wall' }],
		['write-sheet', { update: aSheetUpdate('on a wall') }],
	]
	for (const [event, message] of said)
		expect(await wall.socket.emitWithAck(event, message), event).toEqual({ ok: false, why: 'observers-watch' })
	expect(await wall.socket.emitWithAck('read-sheet', {})).toMatchObject({ ok: true })
	expect(await server.db.roomDraft.count()).toBe(0)
})
