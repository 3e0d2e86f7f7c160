import type { Prisma } from '~/domain/db'
import { keepCredit } from '~/domain/room/credit.server'
import { fold } from '~/domain/room/evolve'
import type { Format } from '~/domain/room/format'
import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import { docOf, stateOf, writingOn } from '~/domain/room/sheet-text'
import type { Actor } from './actors'
import type { CohortPlace } from './canary-cohort'

type Promised = { id: string; personId: string; text: string; learned: string; outcome: 'kept' | null }

/** The log of a session that was held: told, revealed, voted, promised, closed. Its snapshot repeats it. */
export async function holdRoom(place: CohortPlace, sessionId: string, format: Format, promised: Promised[]) {
	const { plant, people, crew } = place
	const { learner, peer, lead } = people
	const setup = {
		format: formatWithTips(place, format, 'held room'),
		keepsAll: true,
		leadId: lead.id,
		presenterId: peer.id,
		lastTime: [],
	}
	const slips = [learner, peer, lead].map((author, index) => ({
		id: plant(`id of slip ${index} of the held room`, crew),
		byId: author.id,
		text: plant(`slip ${index} of the held room, face up`, crew),
	}))
	const [first] = slips
	const learning = plant('a learning of the held room', crew)
	await writeLog(
		place,
		{ id: sessionId, where: 'held room' },
		setup,
		[
			phase(format, 'case'),
			{ type: 'case-told', ...toldCase(place, 'held room'), byId: peer.id },
			phase(format, 'write'),
			...slips.map((slip): RoomEvent => ({ type: 'slip-added', column: 'goal', ...slip })),
			phase(
				format,
				'vote',
				slips.map((slip) => slip.id),
			),
			...(first ? [{ type: 'voted', byId: learner.id, slipId: first.id } as const] : []),
			{
				type: 'learning-added',
				id: plant('id of a learning of the held room', crew),
				byId: peer.id,
				text: learning,
			},
			...promised.map(
				(each): RoomEvent => ({ type: 'promised', byId: each.personId, text: each.text, dueOn: '2026-12-01' }),
			),
			{ type: 'room-closed' },
		],
		true,
	)
	await place.db.$transaction((tx) => keepCredit(tx, sessionId, new Date()))
	await writeSheet(place, sessionId, plant('a line of the sheet of the held room', crew))
	return learning
}

/** A room in which people write just now: what lies face down is its author's alone. */
export async function openRoomNow(place: CohortPlace, sessionId: string, format: Format, promised: Promised[]) {
	const { db, plant, people, actors, crew } = place
	const { learner, peer, lead } = people
	const setup: RoomSetup = {
		format: formatWithTips(place, format, 'live room'),
		leadId: lead.id,
		presenterId: peer.id,
		lastTime: promised.map(({ id, ...each }) => ({ commitmentId: id, ...each })),
	}
	const beside: Actor[] = [actors.lead, ...(actors.observer ? [actors.observer] : [])]
	const authors: [string, string, readonly Actor[]][] = [
		['the learner', learner.id, [actors.learner]],
		['the peer', peer.id, []],
		['the lead', lead.id, [actors.lead]],
	]
	const slips = authors.map(([who, byId, seenBy]) => ({
		id: plant(`id of the hidden slip of ${who}`, seenBy),
		byId,
		text: plant(`hidden slip of ${who}`, seenBy),
	}))
	await writeLog(place, { id: sessionId, where: 'live room' }, setup, [
		phase(format, 'case'),
		{ type: 'case-told', ...toldCase(place, 'live room'), byId: peer.id },
		{ type: 'question-asked', id: plant('id of a question', crew), byId: learner.id, text: plant('a question', crew) },
		{
			type: 'noted-aside',
			id: plant('id of what the lead thinks aloud', beside),
			byId: lead.id,
			text: plant('what the lead thinks aloud', beside),
			at: 1,
			toIds: [lead.id, people.observer.id],
		},
		{
			type: 'noted-aside',
			id: plant('id of a note of the observer', actors.observer ? [actors.observer] : []),
			byId: people.observer.id,
			text: plant('a note of the observer', actors.observer ? [actors.observer] : []),
			at: 1,
			toIds: [],
		},
		phase(format, 'write'),
		...slips.map((slip): RoomEvent => ({ type: 'slip-added', column: 'goal', ...slip })),
	])
	for (const [who, personId, seenBy] of authors)
		await db.roomDraft.create({
			data: { roomId: sessionId, personId, box: 'tried', text: plant(`draft of ${who}`, seenBy) },
		})
	// Nobody sees it yet: it comes onto the table in a later phase, though it was there before the lead went back.
	await writeSheet(place, sessionId, plant('a line of the sheet of the live room', []))
	const mine = slips[0]
	if (!mine) throw new Error('no slip')
	return mine.id
}

/** What the lead is told in confidence stands in the room's own copy of its format. */
function formatWithTips({ plant, actors }: CohortPlace, format: Format, where: string): Format {
	const tip = plant(`${where}: a tip for the lead`, [actors.lead])
	return { ...format, phases: format.phases.map((each) => ({ ...each, tips: [tip] })) }
}

function toldCase({ plant, crew }: CohortPlace, where: string) {
	return {
		title: plant(`${where}: title of the told case`, crew),
		situation: plant(`${where}: told situation`, crew),
		ask: plant(`${where}: what the presenter asks`, crew),
	}
}

export function phase(format: Format, kind: string, faceUp: string[] = []): RoomEvent {
	const to = format.phases.findIndex((each) => each.kind === kind)
	if (to === -1) throw new Error(`the format has no phase ${kind}`)
	const now = Date.now()
	return { type: 'phase-started', to, startedAtMs: now, endsAtMs: now + 600_000, faceUp }
}

/** As text for pages, and as the update that sockets send on. */
export async function writeSheet({ db }: CohortPlace, roomId: string, text: string) {
	const doc = docOf([])
	const state = new Uint8Array(stateOf(doc))
	writingOn(doc).insert(0, text)
	await db.roomSheet.create({ data: { roomId, text, state, seq: 1 } })
	await db.roomSheetUpdate.create({ data: { roomId, seq: 1, update: new Uint8Array(stateOf(doc)) } })
}

/** @param where names the room: "held room" */
export async function writeLog(
	place: CohortPlace,
	{ id, where }: { id: string; where: string },
	setup: RoomSetup,
	events: RoomEvent[],
	snapshot = false,
) {
	const { db, plant, people } = place
	const json = (value: unknown) => value as Prisma.InputJsonValue
	const isOver = events.at(-1)?.type === 'room-closed'
	await db.room.create({
		data: {
			id,
			format: json(setup),
			lastSeq: events.length,
			closedAt: isOver ? new Date() : null,
			...(snapshot ? { snapshot: json(fold(setup, events)), snapshotSeq: events.length } : {}),
		},
	})
	await db.roomEvent.createMany({
		data: events.map((event, index) => ({
			roomId: id,
			seq: index + 1,
			// What is laid down is known by the operation that brought it.
			opId:
				'id' in event && /-(added|asked|aside)$/.test(event.type)
					? event.id
					: plant(`${where}: operation ${index}`, []),
			actorId: 'byId' in event ? event.byId : people.lead.id,
			type: event.type,
			payload: json(event),
			at: new Date(),
		})),
	})
}
