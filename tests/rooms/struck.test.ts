import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { emptyTakenOff } from '~/components/room/empty-taken-off'
import { draftSaver } from '~/components/room/save-draft'
import { learningKey } from '~/domain/pattern/draft.server'
import { loadRoom, snapshotIfDue } from '~/domain/room/log.server'
import { strikeLine } from '~/domain/room/strike.server'
import { paths } from '~/paths'
import { aServerForRooms } from '../support/room-server'
import { aFormat } from '../support/rooms'
import { ask, signInAs } from '../support/server'
import { openSheet } from '../support/sheets'
import { enterRoom, openRaw, readableIn, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

/** What stands in a room no more: lines struck out of the recap of a closed one, and a case taken off an open one. */
const PHASES = { case: 1, questions: 2, write: 3, reveal: 4, learn: 7 }
const SLIP = 'Marek decides alone.'
const LINE = 'Ask Marek before the review.'
const STAYS = 'Silence reports.'

const format = aFormat()
const { server, open } = await aServerForRooms()

test('lines struck out show to nobody: not on an open screen, not to who comes in or was away, not on the page', async () => {
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

test('a case taken off after a stop leaves no word behind, and nothing says who stopped', async () => {
	const { lead, members, session } = await aCohort(server.db, {
		members: 2,
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	const [ada, ben] = members.map(({ id }) => id)
	const enter = async (personId = '') => enterRoom(server, await signInAs(server.db, personId), session.id, open)
	const [desk, author, other] = await Promise.all([enter(lead.id), enter(ada), enter(ben)])
	const version = () => desk.state().view?.phase.version ?? 0
	const to = (phase: number) => desk.client.send({ type: 'start-phase', to: phase, from: version() })
	await to(PHASES.case)
	await desk.client.send({ type: 'choose-presenter', personId: ada ?? '' })
	await author.client.send({ type: 'tell-case', title: 'Marek one', situation: 'Marek two', ask: 'Marek three' })
	await author.client.saveDraft('case-title:1', 'Marek four')
	await to(PHASES.questions)
	await other.client.send({ type: 'ask-question', text: 'Marek five?' })
	await to(PHASES.write)
	await other.client.send({ type: 'add-slip', column: 'goal', text: 'Marek six' })
	const slipId = other.state().view?.mySlips[0]?.id ?? ''
	await other.client.send({ type: 'edit-slip', slipId, text: 'Marek seven' })
	expect(await desk.client.send({ type: 'note-aside', text: 'Marek eight' })).toMatchObject({ ok: true })
	for (const box of ['question:1', 'write:goal', `s:${slipId}`]) await other.client.saveDraft(box, `Marek in ${box}`)
	expect(await desk.client.saveDraft('aside', 'Marek in an aside')).toEqual({ ok: true })
	await other.client.saveDraft('promise', 'Of another thing')
	const afterSeq = other.state().view?.seq ?? 0
	const room = await loadRoom(server.db, session.id)
	await snapshotIfDue(server.db, session.id, room, room.seq - 1_000)

	expect(await other.client.send({ type: 'stop' })).toMatchObject({ ok: true })
	await author.until('that somebody said stop', ({ view }) => view?.phase.isStopped === true)
	const log = () => server.db.roomEvent.findMany({ where: { roomId: session.id }, orderBy: { seq: 'asc' } })
	const [stop] = (await log()).slice(-1)
	expect(stop).toMatchObject({ type: 'stopped', actorId: '' })
	expect(JSON.stringify(stop?.payload)).not.toContain(ben)
	const again = openRaw(server, {
		headers: { cookie: await signInAs(server.db, ben ?? ''), origin: server.url },
		session: session.id,
	})
	open.push({ close: () => again.socket.disconnect() })
	await again.connected
	const repeated = await again.socket.emitWithAck('intent', { opId: stop?.opId, intent: { type: 'stop' } })
	expect(repeated).toEqual({ ok: true, seq: stop?.seq })

	expect(await author.client.send({ type: 'take-off-case', round: 1 })).toMatchObject({ ok: true })
	for (const screen of [desk, author, other])
		await screen.until('a room without it', ({ view }) => !JSON.stringify(view).includes('Marek'))
	await snapshotIfDue(server.db, session.id, room, room.seq - 1_000)
	const kept = [
		await log(),
		await server.db.room.findUnique({ where: { id: session.id } }),
		await server.db.roomDraft.findMany({ where: { roomId: session.id } }),
	]
	expect(JSON.stringify(kept)).toContain('Of another thing')
	expect(JSON.stringify(kept)).not.toContain('Marek')
	const { cases, questions, slips } = await loadRoom(server.db, session.id)
	expect({ cases, questions, slips }).toEqual({ cases: {}, questions: [], slips: [] })
	again.frames.length = 0
	expect(await again.socket.emitWithAck('sync', { afterSeq })).toMatchObject({ ok: true, view: { cases: {} } })
	expect(readableIn(again.frames)).not.toContain('Marek')
})

test('whoever types on when a case is taken off begins none of its words anew, and loses nothing else', async () => {
	const { lead, members, session } = await aCohort(server.db, {
		members: 2,
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	const [ada, ben] = members.map(({ id }) => id)
	const enter = async (personId = '') => enterRoom(server, await signInAs(server.db, personId), session.id, open)
	const [desk, author, other] = await Promise.all([enter(lead.id), enter(ada), enter(ben)])
	const to = (phase: number) =>
		desk.client.send({ type: 'start-phase', to: phase, from: desk.state().view?.phase.version ?? 0 })
	await to(PHASES.case)
	await desk.client.send({ type: 'choose-presenter', personId: ada ?? '' })
	await author.client.send({ type: 'tell-case', title: 'Marek one', situation: 'Marek two', ask: 'Marek three' })
	await to(PHASES.write)
	await other.client.send({ type: 'add-slip', column: 'goal', text: 'Marek four' })
	const { view } = await other.until('the slip', (state) => state.view?.mySlips.length === 1)
	const ofSlip = `s:${view?.mySlips[0]?.id}`

	/** The fields of one screen. */
	function fields() {
		const drafts: Record<string, string> = {}
		const save = draftSaver({ drafts, onServer: {}, send: (...draft) => other.client.saveDraft(...draft) })
		const type = (box: string, text: string) => {
			drafts[box] = text
			return save(box, text)
		}
		return { drafts, save, type }
	}
	const [seeing, late] = [fields(), fields()]
	const kept: ((box: string) => boolean)[] = []
	const places = { drafts: seeing.drafts, kept: { empty: kept.push.bind(kept) }, saveDraft: seeing.save }
	open.push({ close: emptyTakenOff(other.client, format, places) })
	for (const box of ['question:1', ofSlip]) await seeing.type(box, `Marek in ${box}`)
	await late.type('write:tried', 'Marek was asked')
	await late.type('promise', 'Ask')
	// Typed, and not sent yet.
	seeing.drafts['write:goal'] = 'Marek in a moment'
	seeing.drafts.promise = 'Of another thing'

	await author.client.send({ type: 'take-off-case', round: 1 })
	await other.until('a room without it', (state) => Object.keys(state.view?.cases ?? {}).length === 0)
	expect(seeing.drafts).toEqual({ 'question:1': '', [ofSlip]: '', 'write:goal': '', promise: 'Of another thing' })
	expect(kept.map((isGone) => ['case-ask:1', 'aside', 'write:tried', 'question:2', 'promise'].filter(isGone))).toEqual([
		['case-ask:1', 'aside', 'write:tried'],
	])
	const typedOn = [late.type('write:tried', 'Marek was asked tw'), late.type('write:tried', 'Marek was asked twice')]
	expect(await Promise.all(typedOn)).toEqual(Array(2).fill({ isSaved: true, text: '' }))
	expect(late.drafts['write:tried']).toBe('')
	// Emptied in one tab, and typed on in another.
	expect(await seeing.save('question:1', '')).toEqual({ isSaved: true, text: '' })
	expect(await other.client.saveDraft('question:1', 'Marek in question:1, typed on', 'Marek in question:1')).toEqual({
		ok: false,
		why: 'newer',
		text: '',
	})
	expect(await late.type('write:tried', 'Afresh')).toEqual({ isSaved: true, text: 'Afresh' })
	expect(await late.type('promise', 'Ask her')).toEqual({ isSaved: true, text: 'Ask her' })
	const rows = await server.db.roomDraft.findMany({ where: { roomId: session.id, text: { not: '' } } })
	expect(Object.fromEntries(rows.map(({ box, text }) => [box, text]))).toEqual({
		'write:tried': 'Afresh',
		promise: 'Ask her',
	})
})
