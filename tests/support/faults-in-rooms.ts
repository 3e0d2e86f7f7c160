import { expect } from 'vitest'
import type { Db } from '~/domain/db'
import { fold } from '~/domain/room/evolve'
import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { killNode, type ServerNode } from './nodes'
import { signInAs } from './server'
import { openScreen, type Screen } from './sockets'
import { aCohort } from './world'

/** A room and the cookies that open it. */
export type RoomWorld = { roomId: string; lead: Entrant; members: Entrant[] }
export type Entrant = { id: string; cookie: string }

export async function aRoomWorld(db: Db, memberCount = 12): Promise<RoomWorld> {
	const { session, lead, members } = await aCohort(db, { members: memberCount })
	const entrant = async ({ id }: { id: string }) => ({ id, cookie: await signInAs(db, id) })
	return { roomId: session.id, lead: await entrant(lead), members: await Promise.all(members.map(entrant)) }
}

/** A database that keeps nothing of what is said or promised with this word in it, and quotes it in what it says of that. */
export async function refuseAndQuote(db: Db, word: string): Promise<void> {
	await db.$executeRawUnsafe(`create function refuse_and_quote() returns trigger language plpgsql as $$
		begin
			if new::text like '%${word}%' then raise exception 'refused: %', new::text; end if;
			return new;
		end $$`)
	for (const table of ['RoomEvent', 'RoomDraft', 'RoomSheet', 'Commitment'])
		await db.$executeRawUnsafe(`create trigger refuse_and_quote before insert or update on "${table}"
			for each row execute function refuse_and_quote()`)
}

const WRITE = 3
const REVEAL = 4

/** Somebody at a screen who changes their slip again and again: "0", "1", "2", … */
export type Writer = {
	screen: Screen
	personId: string
	slipId: string
	/** What the server has said is saved */
	acknowledged: { opId: string; seq: number; text: string }[]
}
export type FullRoom = { lead: Screen; leadId: string; writers: Writer[] }

/**
 * Everybody of the room at their screens, in the phase in which they write, each with one slip.
 * @param urls one server, or several that people are spread over
 */
export async function openFullRoom(urls: string | string[], world: RoomWorld): Promise<FullRoom> {
	const servers = [urls].flat()
	let entered = 0
	const enter = async (cookie: string) => {
		const screen = openScreen({ url: servers[entered++ % servers.length] ?? '' }, cookie, world.roomId)
		await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null, 30_000)
		return screen
	}
	const lead = await enter(world.lead.cookie)
	await startPhase(lead, WRITE)
	const writers = await Promise.all(
		world.members.map(async (member) => {
			const writer: Writer = { screen: await enter(member.cookie), personId: member.id, slipId: '', acknowledged: [] }
			writer.slipId = await sendAndNote(writer, { type: 'add-slip', column: 'goal', text: 'first' }, 'first')
			return writer
		}),
	)
	return { lead, leadId: world.lead.id, writers }
}

/** @returns its place in the log */
export async function startPhase(lead: Screen, to: number): Promise<number> {
	const from = lead.state().view?.phase.version ?? 0
	const answer = await lead.client.send({ type: 'start-phase', to, from })
	if (!answer.ok) throw new Error(`The phase was refused: ${answer.why}`)
	return answer.seq
}

/** Turns the slips over, waits until every screen has come so far, and closes them. */
export async function revealAndClose({ lead, writers }: FullRoom): Promise<void> {
	const seq = await startPhase(lead, REVEAL)
	for (const screen of [lead, ...writers.map((writer) => writer.screen)]) {
		await screen.until('the whole log', (state) => state.view?.seq === seq, 30_000)
		screen.close()
	}
}

/** Changes the slip once more; resolves with the server's answer, however long the server is away. */
export async function writeOnce(writer: Writer): Promise<void> {
	const text = String(writer.acknowledged.length - 1)
	await sendAndNote(writer, { type: 'edit-slip', slipId: writer.slipId, text }, text)
}

async function sendAndNote(
	writer: Writer,
	intent: Parameters<Screen['client']['send']>[0],
	text: string,
): Promise<string> {
	const answering = writer.screen.client.send(intent)
	const opId = writer.screen.state().waiting.at(-1)?.opId ?? ''
	const answer = await answering
	if (!answer.ok) throw new Error(`${intent.type} was refused: ${answer.why}`)
	writer.acknowledged.push({ opId, seq: answer.seq, text })
	return opId
}

/**
 * All write at once until `target` acts are acknowledged; within that, the server dies `kills` times without warning and
 * is started again. @returns the node that lives at the end
 */
export async function writeThroughKills(
	first: ServerNode,
	writers: Writer[],
	options: { kills: number; target: number; restart: () => Promise<ServerNode> },
): Promise<ServerNode> {
	let node = first
	let killed = 0
	let acknowledged = 0
	let restarting: Promise<void> | null = null
	const dieAndComeBack = async () => {
		await killNode(node)
		node = await options.restart()
		restarting = null
	}
	await Promise.all(
		writers.map(async (writer) => {
			while (acknowledged < options.target || killed < options.kills) {
				await writeOnce(writer)
				acknowledged++
				const isDue = acknowledged >= ((killed + 1) * options.target) / (options.kills + 1)
				if (killed < options.kills && isDue && !restarting) {
					killed++
					restarting = dieAndComeBack()
				}
			}
		}),
	)
	await restarting
	return node
}

/** The promise behind every acknowledgement: what the log must be, whatever happened, and that every screen shows it. */
export async function expectTheLogToHold(db: Db, roomId: string, room: FullRoom): Promise<void> {
	const { writers } = room
	const log = await db.roomEvent.findMany({ where: { roomId }, orderBy: { seq: 'asc' } })
	expect(
		log.map((row) => row.seq),
		'gapless',
	).toEqual(log.map((_, index) => index + 1))
	const row = await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { lastSeq: true, format: true } })
	expect(row.lastSeq).toBe(log.length)
	for (const writer of writers) {
		const own = log.flatMap(({ opId, seq, actorId, payload }) => {
			const { id, text } = payload as { id?: string; text?: string }
			return id === writer.slipId && actorId === writer.personId ? [{ opId, seq, text }] : []
		})
		// In the order of sending, each once, none besides: nothing lost, nothing doubled.
		expect(own).toEqual(writer.acknowledged)
	}
	const folded = fold(
		row.format as unknown as RoomSetup,
		log.map(({ payload }) => payload as unknown as RoomEvent),
	)
	expect(room.lead.state().view).toEqual(view(folded, room.leadId))
	for (const { screen, personId } of writers) expect(screen.state().view).toEqual(view(folded, personId))
}
