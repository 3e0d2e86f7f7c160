import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadRoom } from '~/domain/room/log.server'
import { moveToGroup } from '~/domain/session/arrange-groups.server'
import { findOwnGroup } from '~/domain/session/groups.server'
import { aServerForRooms } from '../support/room-server'
import { signInAs } from '../support/server'
import { openRaw, openScreen, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

const { server, open } = await aServerForRooms()

async function aRolePlay() {
	const world = await aCohort(server.db, {
		members: 6,
		format: 'roleplay-60',
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	const cookies = new Map<string, string>()
	const enter = async (personId: string) => {
		const cookie = await signInAs(server.db, personId)
		cookies.set(personId, cookie)
		const screen = openScreen(server, cookie, world.session.id)
		open.push(screen)
		await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
		return screen
	}
	const lead = await enter(world.lead.id)
	const ids = world.members.map(({ id }) => id)
	expect(await lead.client.send({ type: 'make-groups', size: 3, personIds: ids })).toMatchObject({ ok: true })
	const room = await loadRoom(server.db, world.session.id)
	const to = (id: string) => room.format.phases.findIndex((phase) => phase.id === id)
	const goTo = (id: string) =>
		lead.client.send({ type: 'start-phase', to: to(id), from: lead.state().view?.phase.version ?? 0 })
	return { ...world, ids, lead, enter, goTo, format: room.format, groups: room.groups.list }
}

const mine = (screen: Screen) => screen.state().view?.groups?.mine

test('a brief reaches the screen of its player and nobody else’s, whatever is sent in a round; nor does a group’s line', async () => {
	const room = await aRolePlay()
	const raws = await Promise.all(
		[room.lead.state().people.find(({ part }) => part === 'lead')?.personId ?? '', ...room.ids].map(
			async (personId) => {
				const raw = openRaw(server, {
					headers: { cookie: await signInAs(server.db, personId), origin: server.url },
					session: room.session.id,
				})
				open.push({ close: () => raw.socket.disconnect() })
				await raw.connected
				await raw.socket.emitWithAck('sync', { afterSeq: null })
				return { ...raw, personId }
			},
		),
	)
	const [one, two] = room.groups
	if (!one || !two) throw new Error('two groups are needed')
	await room.lead.client.send({ type: 'visit-group', groupId: one.id }) // too early: nobody works in groups yet
	await room.goTo('round-1-brief')
	await room.lead.client.send({ type: 'visit-group', groupId: one.id })
	await room.goTo('round-1-play')
	const writer = one.memberIds[0] ?? ''
	await room.goTo('round-1-debrief')
	const canary = `canary-${randomUUID()}`
	const byWriter = raws.find(({ personId }) => personId === writer)
	expect(
		await byWriter?.socket.emitWithAck('intent', { opId: randomUUID(), intent: { type: 'add-note', text: canary } }),
	).toMatchObject({ ok: true })
	await room.goTo('round-2-brief')
	await room.lead.client.send({ type: 'claim-lead' })
	// An answer on the same connection comes after the news that was sent before it.
	await Promise.all(raws.map((raw) => raw.socket.emitWithAck('sync', { afterSeq: null })))
	const { cast } = (await loadRoom(server.db, room.session.id)).groups
	const briefs = (room.format.play?.scenes ?? []).flatMap((scene, nth) =>
		scene.roles.flatMap(({ id, brief }) =>
			brief.map((text) => ({ turn: nth + 1, id, text: JSON.stringify(text).slice(1, -1) })),
		),
	)
	expect(briefs.length).toBeGreaterThan(8)
	let reached = 0
	for (const raw of raws) {
		const received = raw.frames.join('\n').replaceAll('\\"', '"')
		const group = [one, two].find(({ memberIds }) => memberIds.includes(raw.personId))
		const sees = group?.id === one.id || raw.personId === raws[0]?.personId
		if (sees) expect(received).toContain(canary)
		else expect(received).not.toContain(canary)
		// Of the first turn: dealt in the order of their group, of the second: as the room has it now.
		const first = ['giver', 'receiver'][group?.memberIds.indexOf(raw.personId) ?? -1]
		const played = [first && `1 ${first}`, cast[raw.personId] && `2 ${cast[raw.personId]}`]
		for (const { turn, id, text } of briefs) {
			const isMine = played.includes(`${turn} ${id}`)
			if (isMine) expect(received).toContain(text)
			else expect(received, `brief ${id} of turn ${turn}`).not.toContain(text)
			reached += isMine ? 1 : 0
		}
	}
	expect(reached).toBeGreaterThan(8)
	// The page that carries the room carries none of them, not even to who leads.
	const page = await fetch(`${server.url}/sessions/${room.session.id}/room`, {
		headers: { cookie: await signInAs(server.db, raws[0]?.personId ?? '') },
	}).then((answer) => answer.text())
	expect(page).toContain('Role-play')
	for (const { text } of briefs) expect(page).not.toContain(text.slice(0, 60))
})

test('groups of the room are those of the session: its pages, the desk, and whoever comes or leaves', async () => {
	const room = await aRolePlay()
	const rows = await server.db.sessionGroupSeat.findMany({ where: { sessionId: room.session.id } })
	expect(rows).toHaveLength(6)
	const [one, two] = room.groups
	const [first] = one?.memberIds ?? []
	const screen = await room.enter(first ?? '')
	expect(mine(screen)).toMatchObject({ id: one?.id, memberIds: one?.memberIds })
	const session = await server.db.session.findUniqueOrThrow({
		where: { id: room.session.id },
		include: { room: { select: { closedAt: true } } },
	})
	expect((await findOwnGroup(server.db, session, first ?? '', new Date()))?.id).toBe(one?.id)
	const by = { id: room.session.id, name: 'Lena Lead' }
	const lead = await server.db.person.findFirstOrThrow({ where: { name: { startsWith: 'Lena Lead' } } })
	await moveToGroup(
		server.db,
		room.session.id,
		{ person: first ?? '', group: two?.id ?? '' },
		{ ...by, id: lead.id },
		new Date(),
	)
	await screen.until('the other group', () => mine(screen)?.id === two?.id)
	expect(mine(screen)?.memberIds).toHaveLength(4)
	await room.lead.client.send({ type: 'move-person', personId: first ?? '', groupId: null })
	await screen.until('no group', () => mine(screen) === null)
	await room.goTo('round-1-brief')
	expect(await screen.client.send({ type: 'join-group' })).toMatchObject({ ok: true })
	expect(await server.db.sessionGroupSeat.count({ where: { personId: first, groupId: one?.id } })).toBe(1)
})
