import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { learningKey } from '~/domain/pattern/draft.server'
import { strikeLine } from '~/domain/room/strike.server'
import { paths } from '~/paths'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { openSheet } from '../support/sheets'
import { enterRoom, openRaw, readableIn, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

/** A closed room, once its lead has struck lines out of the recap. */
const PHASES = { write: 3, reveal: 4, learn: 7 }
const SLIP = 'Marek decides alone.'
const LINE = 'Ask Marek before the review.'
const STAYS = 'Silence reports.'

let server: TestServer
const open: { close(): void }[] = []
beforeAll(async () => {
	server = await startServer()
})
afterAll(async () => {
	for (const each of open) each.close()
	await server.close()
})

test('shows them to nobody: not on an open screen, not to who comes in or was away, not on the page', async () => {
	const { lead, members, session } = await aCohort(server.db, {
		members: 2,
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	const enter = async (personId = '') => enterRoom(server, await signInAs(server.db, personId), session.id, open)
	const [desk, ada, ben] = await Promise.all([enter(lead.id), enter(members[0]?.id), enter(members[1]?.id)])
	const version = () => desk.state().view?.phase.version ?? 0
	const to = (phase: number) => desk.client.send({ type: 'start-phase', to: phase, from: version() })
	await to(PHASES.write)
	await ada.client.send({ type: 'add-slip', column: 'goal', text: SLIP })
	await to(PHASES.reveal)
	await to(PHASES.learn)
	const sheet = await openSheet(ada.client.sheet)
	open.push(sheet.client)
	await sheet.until('the sheet', ({ isReady }) => isReady)
	sheet.add(`${LINE}\n${STAYS}`)
	await sheet.until('that it is saved', ({ isWaiting }) => !isWaiting)
	const afterSeq = ben.state().view?.seq ?? 0
	await desk.client.send({ type: 'close', from: version() })
	await ben.until('the end', ({ view }) => view?.status === 'closed')
	expect(JSON.stringify(ben.state().view)).toContain(SLIP)
	const strike = (line: string, struck = true) =>
		strikeLine(
			server.db,
			{ sessionId: session.id, key: learningKey(line), struck },
			{ ...lead, timeZone: 'UTC' },
			new Date(),
		)
	await strike(SLIP)
	await strike(LINE)

	const shows = (screen: Screen, what: string) => JSON.stringify(screen.state().view).includes(what)
	for (const screen of [ben, ada, desk]) await screen.until('a room without it', () => !shows(screen, SLIP))
	for (const personId of [members[0]?.id ?? '', lead.id]) {
		const cookie = await signInAs(server.db, personId)
		const raw = openRaw(server, { headers: { cookie, origin: server.url }, session: session.id })
		open.push({ close: () => raw.socket.disconnect() })
		await raw.connected
		for (const since of [null, afterSeq]) {
			const answer = await raw.socket.emitWithAck('sync', { afterSeq: since })
			expect(answer).toMatchObject({ ok: true, view: { status: 'closed' } })
		}
		expect(await raw.socket.emitWithAck('read-sheet', {})).toMatchObject({ ok: false })
		expect(readableIn(raw.frames)).not.toContain('Marek')
		const { text } = await ask(server, paths.room({ session: session.id }), { cookie })
		expect(text).toContain(STAYS)
		expect(text).not.toContain('Marek')
	}
	await strike(SLIP, false)
	await ben.until('what was put back', () => shows(ben, SLIP))
})
