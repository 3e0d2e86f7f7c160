import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Intent } from '~/domain/room/wire'
import { hashToken } from '~/domain/sign-in/sign-ins.server'
import { counting } from '../support/counting'
import { aPerson } from '../support/people'
import { aServerForRooms } from '../support/room-server'
import { ask, signInAs } from '../support/server'
import { enterRoom, openRaw, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

const { server, open } = await aServerForRooms()

async function aRoom(members = 3) {
	const world = await aCohort(server.db, { members, name: `Cohort ${randomUUID().slice(0, 6)}` })
	const enter = async (personId: string) =>
		enterRoom(server, await signInAs(server.db, personId), world.session.id, open)
	const lead = await enter(world.lead.id)
	return { ...world, lead, leadId: world.lead.id, enter }
}

const toPhase = async (lead: Screen, id: string) => {
	const view = lead.state().view
	const phases = [
		'last-time',
		'case',
		'questions',
		'write',
		'reveal',
		'vote',
		'discuss',
		'learnings',
		'commitments',
		'closing',
	]
	return lead.client.send({ type: 'start-phase', to: phases.indexOf(id), from: view?.phase.version ?? 0 })
}
const slip = (text: string, column = 'goal'): Intent => ({ type: 'add-slip', column, text })

describe('twelve people in a room', () => {
	test('write hidden slips, and no frame to anybody else holds one before the reveal', async () => {
		const room = await aRoom(12)
		const raws = await Promise.all(
			room.members.map(async (member) => {
				const raw = openRaw(server, {
					headers: { cookie: await signInAs(server.db, member.id), origin: server.url },
					session: room.session.id,
				})
				open.push({ close: () => raw.socket.disconnect() })
				await raw.connected
				await raw.socket.emitWithAck('sync', { afterSeq: null })
				return { ...raw, personId: member.id }
			}),
		)
		expect(await toPhase(room.lead, 'write')).toMatchObject({ ok: true })
		const canaries = raws.map((raw, index) => ({
			owner: raw.personId,
			text: `canary-${index}-${randomUUID()}`,
			opId: randomUUID(),
		}))
		await Promise.all(
			raws.map(async (raw, index) => {
				const { text, opId } = canaries[index] ?? { text: '', opId: '' }
				await raw.socket.emitWithAck('draft', { box: 'write:goal', text: `draft of ${text}` })
				expect(await raw.socket.emitWithAck('intent', { opId, intent: slip(text) })).toMatchObject({ ok: true })
				expect(
					await raw.socket.emitWithAck('intent', {
						opId: randomUUID(),
						intent: { type: 'edit-slip', slipId: opId, text: `${text} edited` },
					}),
				).toMatchObject({ ok: true })
			}),
		)
		await room.lead.until('twelve slips face down', (state) => state.view?.down.goal === 12)
		// A late joiner and somebody who comes back get a whole view: it must hold nothing either.
		const late = await room.enter(room.members[0]?.id ?? '')
		const snapshot = JSON.stringify(late.state().view)
		for (const { owner, text } of canaries) if (owner !== room.members[0]?.id) expect(snapshot).not.toContain(text)
		for (const raw of raws) {
			expect(raw.frames.length).toBeGreaterThan(3)
			const received = raw.frames.join('\n')
			for (const { owner, text, opId } of canaries) {
				if (owner === raw.personId) expect(received).toContain(text)
				else {
					expect(received, 'text before the reveal').not.toContain(text)
					expect(received, 'id before the reveal').not.toContain(opId)
				}
			}
		}
		expect(JSON.stringify(room.lead.state())).not.toContain('canary-')

		await toPhase(room.lead, 'reveal')
		await room.lead.until('twelve slips face up', (state) => state.view?.slips.length === 12)
		// An answer on the same connection comes after the news that was sent before it.
		await Promise.all(raws.map((raw) => raw.socket.emitWithAck('draft', { box: 'write:goal', text: '' })))
		const afterwards = raws.map((raw) => raw.frames.join('\n'))
		for (const [index, received] of afterwards.entries()) {
			for (const { owner, text } of canaries) {
				expect(received).toContain(text)
				// Face up, a slip travels as id, column and text: no frame names its author beside it.
				const around = received.split(text).map((piece) => piece.slice(-80))
				if (owner !== raws[index]?.personId) expect(around.join()).not.toContain(owner)
			}
		}
	})

	test('all see the same board, in one order, gapless', async () => {
		const room = await aRoom(4)
		const screens = await Promise.all(room.members.map((member) => room.enter(member.id)))
		await toPhase(room.lead, 'write')
		await Promise.all(
			screens.flatMap((screen, index) =>
				Array.from({ length: 10 }, (_, n) => screen.client.send(slip(`slip ${index}.${n}`, n % 2 ? 'goal' : 'tried'))),
			),
		)
		await toPhase(room.lead, 'reveal')
		const seq = room.lead.state().view?.seq ?? 0
		const boards = await Promise.all(
			[room.lead, ...screens].map((screen) =>
				screen.until('the whole log', (state) => (state.view?.seq ?? 0) >= seq).then((state) => state.view),
			),
		)
		for (const board of boards) expect(board?.slips).toEqual(boards[0]?.slips)
		expect(boards[0]?.slips).toHaveLength(40)
		const log = await server.db.roomEvent.findMany({
			where: { roomId: room.session.id },
			orderBy: { seq: 'asc' },
			select: { seq: true, actorId: true, payload: true },
		})
		expect(log.map((row) => row.seq)).toEqual(log.map((_, index) => index + 1))
		for (const [index, member] of room.members.entries()) {
			const mine = log.filter((row) => row.actorId === member.id).map((row) => (row.payload as { text?: string }).text)
			expect(mine, 'per-sender order').toEqual(Array.from({ length: 10 }, (_, n) => `slip ${index}.${n}`))
		}
	})

	test('a promise is on the home page of its maker once the answer is there', async () => {
		const room = await aRoom(2)
		const [first] = room.members
		const screen = await room.enter(first?.id ?? '')
		await toPhase(room.lead, 'commitments')
		await screen.until('the phase', (state) => state.view?.phase.index === 8)
		expect(
			await screen.client.send({ type: 'promise', text: 'Wait eight seconds', dueOn: '2026-12-01' }),
		).toMatchObject({ ok: true })
		expect(await screen.client.send({ type: 'promise', text: 'Wait ten seconds', dueOn: '2026-12-02' })).toMatchObject({
			ok: true,
		})
		const rows = await server.db.commitment.findMany({ where: { personId: first?.id } })
		expect(rows.map((row) => [row.text, row.dueOn])).toEqual([['Wait ten seconds', '2026-12-02']])
	})
})

describe('a connection that is lost', () => {
	test('comes back by itself, with what it missed and with what was written meanwhile', async () => {
		const room = await aRoom(2)
		const [one, two] = await Promise.all(room.members.map((member) => room.enter(member.id)))
		if (!one || !two) throw new Error('two people are needed')
		await toPhase(room.lead, 'write')
		await one.until('writing', (state) => state.view?.phase.index === 3)
		one.client.interrupt()
		await one.until('a visible loss', (state) => state.connection === 'reconnecting')
		const sent = one.client.send(slip('written while away'))
		await two.until('writing', (state) => state.view?.phase.index === 3)
		await two.client.send(slip('meanwhile'))
		expect(await sent).toMatchObject({ ok: true })
		await one.until('both slips', (state) => state.view?.down.goal === 2 && state.waiting.length === 0)
	})

	test('comes back also when the door could not tell for a moment who it is', async () => {
		const room = await aRoom(0)
		await server.db.$executeRaw`alter table "SignIn" rename to "SignInAway"`
		let shown = 0
		room.lead.client.subscribe(() => void shown++)
		room.lead.client.interrupt()
		// The loss, the attempt, and the refusal.
		await room.lead
			.until('a refusal', () => shown === 3)
			.finally(() => server.db.$executeRaw`alter table "SignInAway" rename to "SignIn"`)
		await room.lead.until('the room again', (state) => state.connection === 'connected')
	})

	test('the same operation many times, over several connections, counts once and is answered alike', async () => {
		const room = await aRoom(1)
		const member = room.members[0]?.id ?? ''
		await toPhase(room.lead, 'write')
		const opId = randomUUID()
		const answers: unknown[] = []
		for (let round = 0; round < 5; round++) {
			const raw = openRaw(server, {
				headers: { cookie: await signInAs(server.db, member), origin: server.url },
				session: room.session.id,
			})
			await raw.connected
			answers.push(
				...(await Promise.all(
					Array.from({ length: 10 }, () => raw.socket.emitWithAck('intent', { opId, intent: slip('once') })),
				)),
			)
			raw.socket.disconnect()
		}
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
		expect(await server.db.roomEvent.count({ where: { roomId: room.session.id, opId } })).toBe(1)
	})
})

describe('S1: the handshake', () => {
	test('takes nobody from another site, without a sign-in, or by polling', async () => {
		const room = await aRoom(1)
		const good = await signInAs(server.db, room.members[0]?.id ?? '')
		const gone = await signInAs(server.db, room.members[0]?.id ?? '')
		await ask(server, '/logout', { method: 'POST', cookie: gone })
		const expired = await signInAs(server.db, room.members[0]?.id ?? '')
		await server.db.signIn.update({
			where: { id: hashToken(expired.replace('belay=', '')) },
			data: { expiresAt: new Date(Date.now() - 1_000) },
		})
		const stranger = await signInAs(server.db, (await aPerson(server.db, { name: 'Some Stranger' })).id)
		const cases: [string, Parameters<typeof openRaw>[1]][] = [
			['an evil Origin', { headers: { cookie: good, origin: 'https://evil.test' }, session: room.session.id }],
			['Origin null', { headers: { cookie: good, origin: 'null' }, session: room.session.id }],
			['no Origin', { headers: { cookie: good }, session: room.session.id }],
			['no cookie', { headers: { origin: server.url }, session: room.session.id }],
			['a made-up cookie', { headers: { cookie: 'belay=made-up', origin: server.url }, session: room.session.id }],
			['a signed-out cookie', { headers: { cookie: gone, origin: server.url }, session: room.session.id }],
			['an expired sign-in', { headers: { cookie: expired, origin: server.url }, session: room.session.id }],
			['somebody of another cohort', { headers: { cookie: stranger, origin: server.url }, session: room.session.id }],
			['a guessed room', { headers: { cookie: good, origin: server.url }, session: randomUUID() }],
			['a room called __proto__', { headers: { cookie: good, origin: server.url }, session: '__proto__' }],
			['no room', { headers: { cookie: good, origin: server.url } }],
			['an object as room', { headers: { cookie: good, origin: server.url }, session: { id: room.session.id } }],
			['polling', { headers: { cookie: good, origin: server.url }, session: room.session.id, transports: ['polling'] }],
		]
		for (const [name, options] of cases) {
			const raws = Array.from({ length: counting(8, 50) }, () => openRaw(server, options))
			const outcomes = await Promise.all(
				raws.map((raw) => Promise.race([raw.refused, raw.connected.then(() => 'connected')])),
			)
			for (const raw of raws) raw.socket.disconnect()
			expect(outcomes, name).not.toContain('connected')
		}
		const raw = openRaw(server, { headers: { cookie: good, origin: server.url }, session: room.session.id })
		await raw.connected
		raw.socket.disconnect()
	})
})

describe('S3: whoever loses the right', () => {
	const losses: [
		string,
		string,
		(world: { cookie: string; personId: string; cohortId: string; sessionId: string }) => Promise<unknown>,
	][] = [
		['by signing out', 'signed-out', ({ cookie }) => ask(server, '/logout', { method: 'POST', cookie })],
		[
			'by a closed account',
			'signed-out',
			({ personId }) => server.db.person.update({ where: { id: personId }, data: { disabledAt: new Date() } }),
		],
		[
			'by leaving the cohort',
			'not-in-cohort',
			({ cohortId, personId }) =>
				server.db.cohortMember.delete({ where: { cohortId_personId: { cohortId, personId } } }),
		],
		[
			'by a cancelled session',
			'cancelled',
			({ sessionId }) => server.db.session.update({ where: { id: sessionId }, data: { cancelledAt: new Date() } }),
		],
	]
	test.each(losses)('%s is out of the room within two seconds and hears nothing more', async (_name, why, lose) => {
		const room = await aRoom(2)
		const [leaver, stayer] = room.members
		const cookie = await signInAs(server.db, leaver?.id ?? '')
		const raw = openRaw(server, { headers: { cookie, origin: server.url }, session: room.session.id })
		await raw.connected
		await raw.socket.emitWithAck('sync', { afterSeq: null })
		const told = new Promise<string>((resolve) => raw.socket.once('gone', resolve))
		const dropped = new Promise<void>((resolve) => raw.socket.once('disconnect', () => resolve()))
		const startedMs = performance.now()
		await lose({ cookie, personId: leaver?.id ?? '', cohortId: room.cohort.id, sessionId: room.session.id })
		expect(await told).toBe(why)
		await dropped
		expect(performance.now() - startedMs).toBeLessThan(2_000)
		const heard = raw.frames.length
		if (why !== 'cancelled') {
			const other = await room.enter(stayer?.id ?? '')
			await toPhase(room.lead, 'write')
			await other.until('writing', (state) => state.view?.phase.index === 3)
		}
		expect(raw.frames.length).toBe(heard)
		const again = openRaw(server, { headers: { cookie, origin: server.url }, session: room.session.id })
		const refusal = why === 'signed-out' ? 'unauthorized' : why
		expect(await Promise.race([again.refused, again.connected.then(() => 'connected')])).toBe(refusal)
		again.socket.disconnect()
	})

	test('who leads no more is back within two seconds with their new part, and sees nothing of what the lead sees', async () => {
		const room = await aRoom(1)
		await toPhase(room.lead, 'write')
		const [mutedId = ''] = room.members.map(({ id }) => id)
		await room.lead.client.send({ type: 'mute', personId: mutedId })
		await room.lead.until('who is muted', ({ view }) => view?.forLead?.muted.includes(mutedId) === true)
		const part = () => room.lead.state().people.find(({ personId }) => personId === room.leadId)?.part
		expect(part()).toBe('lead')
		const startedMs = performance.now()
		await server.db.cohortFacilitator.updateMany({ where: { personId: room.leadId }, data: { part: 'observer' } })
		await room.lead.until('a room that is left', ({ connection }) => connection === 'reconnecting')
		expect(performance.now() - startedMs).toBeLessThan(2_000)
		const { view } = await room.lead.until('the new part', ({ connection }) => connection === 'connected')
		expect(part()).toBe('observer')
		expect(view).toMatchObject({ forLead: null, phase: { index: 3 } })
		const screen = await room.enter(mutedId)
		await screen.client.send(slip('a word'))
		await room.lead.until('one more face down', (state) => state.view?.down.goal === 1)
		expect(room.lead.state()).toMatchObject({ connection: 'connected', view: { forLead: null } })
		expect(await toPhase(room.lead, 'reveal')).toEqual({ ok: false, why: 'not-lead' })
	})

	test('an intent under way when the right is lost is refused by the log itself', async () => {
		const room = await aRoom(1)
		const member = room.members[0]?.id ?? ''
		const raw = openRaw(server, {
			headers: { cookie: await signInAs(server.db, member), origin: server.url },
			session: room.session.id,
		})
		await raw.connected
		await toPhase(room.lead, 'write')
		await server.db.cohortMember.delete({
			where: { cohortId_personId: { cohortId: room.cohort.id, personId: member } },
		})
		expect(await raw.socket.emitWithAck('intent', { opId: randomUUID(), intent: slip('too late') })).toEqual({
			ok: false,
			why: 'not-in-cohort',
		})
		raw.socket.disconnect()
	})
})

describe('a flood', () => {
	test('is refused above the pace, with an answer, and the others go on', async () => {
		const room = await aRoom(2)
		const [loud, quiet] = room.members
		await toPhase(room.lead, 'write')
		const raw = openRaw(server, {
			headers: { cookie: await signInAs(server.db, loud?.id ?? ''), origin: server.url },
			session: room.session.id,
		})
		await raw.connected
		const dropped = new Promise<void>((resolve) => raw.socket.once('disconnect', () => resolve()))
		const answers: { ok: boolean; why?: string }[] = []
		for (let n = 0; n < 1_000; n++)
			raw.socket.emit('intent', { opId: randomUUID(), intent: slip(`${n}`) }, (answer: { ok: boolean; why?: string }) =>
				answers.push(answer),
			)
		const other = await room.enter(quiet?.id ?? '')
		expect(await other.client.send(slip('calm'))).toMatchObject({ ok: true })
		await dropped
		expect(answers.some((answer) => answer.why === 'slow-down')).toBe(true)
		expect(answers.filter((answer) => answer.ok).length).toBeLessThanOrEqual(24)
	})

	test.each([
		[
			'a message over 64 kB',
			{ opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text: 'x'.repeat(70_000) } },
		],
	])('%s ends the connection', async (_name, message) => {
		const room = await aRoom(1)
		const raw = openRaw(server, {
			headers: { cookie: await signInAs(server.db, room.members[0]?.id ?? ''), origin: server.url },
			session: room.session.id,
		})
		await raw.connected
		const dropped = new Promise<void>((resolve) => raw.socket.once('disconnect', () => resolve()))
		raw.socket.emit('intent', message)
		await dropped
	})

	test.each([
		[null],
		['text'],
		[{}],
		[{ opId: 'short', intent: slip('x') }],
		[{ opId: randomUUID(), intent: { type: 'become-lead' } }],
		[{ opId: randomUUID(), intent: { ...slip('x'), role: 'lead' } }],
		[{ opId: randomUUID(), intent: slip('') }],
		[{ opId: randomUUID(), intent: slip('x'.repeat(501)) }],
	])('%j is malformed and changes nothing', async (message) => {
		const room = await aRoom(1)
		await toPhase(room.lead, 'write')
		const raw = openRaw(server, {
			headers: { cookie: await signInAs(server.db, room.members[0]?.id ?? ''), origin: server.url },
			session: room.session.id,
		})
		await raw.connected
		const before = await server.db.roomEvent.count({ where: { roomId: room.session.id } })
		expect(await raw.socket.emitWithAck('intent', message)).toMatchObject({ ok: false, why: 'malformed' })
		expect(await server.db.roomEvent.count({ where: { roomId: room.session.id } })).toBe(before)
		raw.socket.disconnect()
	})
})
