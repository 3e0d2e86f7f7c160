import { expect } from 'vitest'
import { decide } from '~/domain/room/decide'
import { evolve, fold } from '~/domain/room/evolve'
import { findSeats } from '~/domain/room/log.server'
import { isTalkedIn, turnsOf } from '~/domain/room/phases'
import { newRoom, type RoomEvent, type RoomSetup } from '~/domain/room/room'
import { actorOf } from '~/domain/room/stop'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { expectDraftsToLie } from './room-drafts'
import { atScreens, openTabs, type Sent, type Stage } from './room-stage'

type Row = { seq: number; opId: string; actorId: string; at: Date; event: RoomEvent }
export type Log = { setup: RoomSetup; rows: Row[]; events: RoomEvent[] }

export async function readLog({ db, roomId, sent }: Stage): Promise<Log> {
	const room = await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { lastSeq: true, format: true } })
	const kept = await db.roomEvent.findMany({ where: { roomId }, orderBy: { seq: 'asc' } })
	const asKept = kept.map(({ payload, ...row }) => ({ ...row, event: payload as unknown as RoomEvent }))
	const rows = asKept.map((row) => ({ ...row, event: asSaid(row.event, sent.get(row.opId)?.intent) }))
	expect(
		rows.map(({ seq }) => seq),
		'without a gap',
	).toEqual(rows.map((_, index) => index + 1))
	expect(room.lastSeq).toBe(rows.length)
	return { setup: room.format as unknown as RoomSetup, rows, events: rows.map(({ event }) => event) }
}

/** A case that was taken off leaves no words in the log. What was said before that was everybody’s then. */
function asSaid(event: RoomEvent, intent: Intent | undefined): RoomEvent {
	if (event.type === 'case-told' && event.title === '' && intent?.type === 'tell-case')
		return { ...event, title: intent.title, situation: intent.situation, ask: intent.ask }
	if (event.type === 'bundle-named' && event.name === '' && intent?.type === 'name-bundle')
		return { ...event, name: intent.name }
	return 'text' in event && event.text === '' && intent && 'text' in intent ? { ...event, text: intent.text } : event
}

/** The promise behind every acknowledgement, once everybody is back and nothing is under way. */
export async function expectTheLogToHold(stage: Stage, log: Log): Promise<void> {
	const { rows, setup, events } = log
	const bySeq = new Map(rows.map((row) => [row.opId, row]))
	expect(bySeq.size, 'each act once').toBe(rows.length)
	for (const { opId, actorId, event } of rows) {
		const sent = stage.sent.get(opId)
		// Whoever leaves a cohort leaves their group, by no act of anybody in the room.
		if (!sent) expect(event.type).toBe('groups-made')
		else expect(actorId, 'by whoever sent it').toBe(actorOf(event, sent.personId))
	}
	for (const sent of stage.sent.values()) expectAnswersToHold(sent, bySeq.get(sent.opId)?.seq, isAlone(stage, sent))
	for (const { name, tabs } of stage.players)
		for (const tab of tabs) {
			const seqs = tab.sent.flatMap(({ opId }) => bySeq.get(opId)?.seq ?? [])
			expect(seqs, `${name}: in the order of sending`).toEqual([...seqs].sort((a, b) => a - b))
		}
	const room = fold(setup, events)
	for (const player of atScreens(stage))
		for (const { screen } of openTabs(player))
			if (player.hasSeat) {
				expect(screen.state().view, player.name).toEqual(view(room, player.id))
				// The clocks of the nodes are minutes apart, those of the screens and the database are not.
				expect(Math.abs(screen.state().offsetMs), `the clock of ${player.name}`).toBeLessThan(30_000)
			}
	expectCaps(log)
	expectTheFloor(log)
	if (stage.isSteady) await expectEachToFollow(stage, log)
	await expectPagesToAgree(stage, log)
}

/** Only one screen could send it, and only once. */
function isAlone({ players }: Stage, { personId, answers }: Sent): boolean {
	return answers.length < 2 && players.find(({ id }) => id === personId)?.tabs.length === 1
}

/**
 * Saved is saved at the place that was said, and said alike each time; refused is not there. Whoever has no seat any more
 * is told that and nothing else, whatever the log holds.
 */
function expectAnswersToHold({ opId, intent, answers }: Sent, seq: number | undefined, alone: boolean): void {
	const seqs = answers.flatMap((answer) => (answer.ok ? answer.seq : []))
	for (const said of seqs) expect(said, `${intent.type} ${opId}`).toBe(seq)
	const refused = answers.flatMap((answer) => (answer.ok || answer.why === 'not-in-cohort' ? [] : answer.why))
	if (alone && refused.length > 0 && seqs.length === 0)
		expect(seq, `${intent.type} was refused: ${refused.join()}`).toBeUndefined()
}

/** Caps, counted in the log itself: nobody had more slips or votes at any moment than the format gives. */
function expectCaps({ setup: { format }, events }: Log): void {
	const slips = new Map<string, { byId: string; board: string }>()
	const votes: { byId: string; slipId: string }[] = []
	const boardOf = (slipId: string) => slips.get(slipId)?.board ?? ''
	for (const event of events) {
		if (event.type === 'slip-added') {
			const { id, byId, board = '' } = event
			slips.set(id, { byId, board })
			const own = [...slips.values()].filter((slip) => slip.byId === byId && slip.board === board)
			const phase = format.phases.find((each) => each.id === board)
			expect(own.length).toBeLessThanOrEqual(phase?.kind === 'write' ? phase.slipsPerPerson : 0)
		}
		if (event.type === 'case-taken-off')
			for (const [id, { board }] of slips) if (event.boards.includes(board)) slips.delete(id)
		if (event.type === 'slip-deleted' || event.type === 'slip-removed') slips.delete(event.id)
		if (event.type === 'voted') {
			votes.push(event)
			const board = boardOf(event.slipId)
			const own = votes.filter(({ byId, slipId }) => byId === event.byId && boardOf(slipId) === board)
			expect(own.length).toBeLessThanOrEqual(turnsOf(format, board).votes)
		}
		if (event.type === 'unvoted') {
			const taken = votes.findIndex(({ byId, slipId }) => byId === event.byId && slipId === event.slipId)
			expect(taken, 'a vote that was there').toBeGreaterThanOrEqual(0)
			votes.splice(taken, 1)
		}
	}
}

/** Hands go up, and the floor is given, where the room talks as one, and nowhere else. */
function expectTheFloor({ setup: { format }, events }: Log): void {
	let at = format.phases[0]
	let speakingId: string | null = null
	for (const event of events) {
		if (event.type === 'phase-started') at = format.phases[event.to]
		if (event.type === 'phase-started' || event.type === 'speaking-ended' || event.type === 'room-closed')
			speakingId = null
		if (event.type === 'speaker-called') {
			expect(event.personId, 'given to somebody else').not.toBe(speakingId)
			speakingId = event.personId
		}
		if (event.type === 'hand-raised' || event.type === 'speaker-called')
			expect(isTalkedIn(at), `${event.type} in ${at?.id}`).toBe(true)
	}
}

/** Each event is what its intent meant in the room as the log had it by then: nothing was decided on a room of before. */
async function expectEachToFollow(stage: Stage, { setup, rows }: Log): Promise<void> {
	const people = (await findSeats(stage.db, stage.roomId)) ?? []
	let room = newRoom(setup)
	for (const { opId, actorId, at, event } of rows) {
		const sent = stage.sent.get(opId)
		const by = people.find(({ personId }) => personId === (actorId || sent?.personId))
		if (sent && by) {
			const on = { by, people, barred: [], opId, nowMs: at.getTime(), shuffle: (ids: string[]) => ids }
			const decision = decide(room, sent.intent, on)
			expect(
				'event' in decision ? byNoChance(decision.event) : decision,
				`${sent.intent.type} after ${room.seq}`,
			).toEqual(byNoChance(event))
		}
		room = evolve(room, event)
	}
}

/** What does not depend on how the server shuffled, or in which order it read who belongs to the room. */
function byNoChance(event: RoomEvent): object {
	if (event.type === 'phase-started') return { ...event, faceUp: [...event.faceUp].sort(), lastTime: undefined }
	if (event.type === 'noted-aside') return { ...event, toIds: [...event.toIds].sort() }
	if (event.type !== 'groups-made' || !event.anew) return event
	const sizes = event.groups.map(({ memberIds }) => memberIds.length)
	return { type: event.type, sizes, among: event.groups.flatMap(({ memberIds }) => memberIds).sort() }
}

/** What other pages show of the room is what its log says: promises, groups, its end, and what was not sent yet. */
async function expectPagesToAgree(stage: Stage, { setup, rows, events }: Log): Promise<void> {
	const { db, roomId } = stage
	const room = fold(setup, events)
	const promised = await db.commitment.findMany({ where: { sessionId: roomId } })
	expect(Object.fromEntries(promised.map(({ personId, text }) => [personId, text]))).toEqual(
		Object.fromEntries(Object.entries(room.promises).map(([personId, { text }]) => [personId, text])),
	)
	const seats = await db.sessionGroupSeat.findMany({ where: { sessionId: roomId } })
	expect(seats.map(({ groupId, personId }) => `${groupId} ${personId}`).sort()).toEqual(
		room.groups.list.flatMap(({ id, memberIds }) => memberIds.map((personId) => `${id} ${personId}`)).sort(),
	)
	const { closedAt } = await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { closedAt: true } })
	expect(closedAt !== null).toBe(room.status === 'closed')
	await expectDraftsToLie(stage, rows)
}
