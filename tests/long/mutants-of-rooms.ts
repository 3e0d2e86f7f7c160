import type { Mutant } from './mutants'
import { brokenMessages, faults, http, liveRoom, races, rooms, server, unit } from './noticed-by'

const sockets = 'server/rooms/sockets.ts'
const door = 'server/rooms/door.ts'
const messages = 'server/rooms/messages.ts'
const log = 'app/domain/room/log.server.ts'
const writer = 'app/domain/room/writer.server.ts'
const room = 'app/domain/room/room.ts'
const decide = 'app/domain/room/decide.ts'

/** The live room: its rules, its door, its log. */
export const MUTANTS_OF_ROOMS: readonly Mutant[] = [
	{
		says: 'everybody moves the room',
		file: decide,
		swaps: [
			['return leads(room, on.by) ? decideAsLead(room, intent, on)', 'return room ? decideAsLead(room, intent, on)'],
		],
		noticedBy: unit('room', '^the lead'),
	},
	{
		says: 'observers write',
		file: decide,
		swaps: [["			if (on.by.part === 'observer') return refuse('observers-watch')\n", '']],
		noticedBy: unit('room', '^a slip'),
	},
	{
		says: 'somebody changes the slip of another',
		file: room,
		swaps: [['slip.authorId === personId && slip.board', 'slip.board']],
		noticedBy: unit('room', '^a slip'),
	},
	{
		says: 'a second click moves the room on',
		file: decide,
		swaps: [["			if (intent.from !== room.phase.version) return refuse('phase-moved')\n			const", '			const']],
		noticedBy: unit('room', 'a double click moves once'),
	},
	{
		says: 'slips lie face up before the reveal',
		file: 'app/domain/room/view.ts',
		swaps: [['	return room.faceUp.flatMap((id) => {', '	return room.slips.map((each) => each.id).flatMap((id) => {']],
		noticedBy: unit('room', 'before the reveal reaches nobody'),
	},
	{
		says: 'a slip face up names its author',
		file: 'app/domain/room/view.ts',
		swaps: [['return [signed.has(slip.board) ? {', 'return [slip ? {']],
		noticedBy: unit('room', 'after the reveal carries no author'),
	},
	{
		says: 'somebody undoes what another put together',
		file: 'app/domain/room/bundles.ts',
		swaps: [['		if (move.byId !== personId) return false\n', '']],
		noticedBy: unit('bundles', 'is nobody else'),
	},
	{
		says: 'what the lead alone is told reaches everybody',
		file: 'app/domain/room/conduct.ts',
		swaps: [['return room.leadId === personId ? { muted', 'return personId ? { muted']],
		noticedBy: unit('conduct', 'is known to its person and the lead'),
	},
	{
		says: 'a mute tells whose slips they were',
		file: 'app/domain/room/conduct.ts',
		swaps: [["	'ask-question',\n", "	'add-slip',\n	'ask-question',\n"]],
		noticedBy: unit('conduct', 'holds back what all would see'),
	},
	{
		says: 'a room opens again whenever somebody likes',
		file: 'app/domain/room/conduct.ts',
		swaps: [[' || on.nowMs - closedAtMs > REOPEN_WITHIN_MS', '']],
		noticedBy: unit('conduct', 'stays closed an hour and a moment later'),
	},
	{
		says: 'what it was worth to each shows before anybody can mix it',
		file: 'app/domain/room/check-out.ts',
		swaps: [['	if (given.length < FEWEST_ANSWERS) return null\n', '']],
		noticedBy: unit('check-out', 'is a mean of five'),
	},
	{
		says: 'participants read what the lead says to those who observe',
		file: 'app/domain/room/margin.ts',
		swaps: [['people.filter(({ part }) => !takesPart(part)).map', 'people.map']],
		noticedBy: unit('margin', 'what the lead thinks aloud'),
	},
	{
		says: 'a theme of four is shared',
		file: 'app/domain/room/themes.ts',
		swaps: [["	if (shared && !hasEnoughWriters(room, bundle.board)) return { refused: 'few-wrote' }\n", '']],
		noticedBy: unit('themes', 'once five have written'),
	},
	{
		says: 'the count of votes shows while people vote',
		file: 'app/domain/room/view.ts',
		swaps: [['(room.phase.index > vote || ', '(room.phase.index >= vote || ']],
		noticedBy: unit('room', 'is hidden from everybody until the vote is over'),
	},
	{
		says: 'the room of a cancelled session opens again',
		file: log,
		swaps: [
			[
				"session.cancelled ? { refused: 'cancelled' } : { people",
				'session.cancelled ? { people: session.seats } : { people',
			],
		],
		noticedBy: rooms('by a cancelled session is out of the room'),
	},
	{
		says: 'the log takes acts into a cancelled session',
		file: log,
		swaps: [["		else if (grounds.cancelled) outcomes.push({ opId: pending.opId, refused: 'cancelled' })\n", '']],
		noticedBy: liveRoom('takes no act into a cancelled session'),
	},
	{
		says: 'a room opens without a sign-in',
		file: door,
		swaps: [
			["		if (!reader || !token) throw new Refused('unauthorized')\n", ''],
			[
				'seatsFor(db, sessionId, reader.id)',
				"seatsFor(db, sessionId, reader?.id ?? (await db.cohortMember.findFirst())?.personId ?? '')",
			],
			['hashToken(token)', "hashToken(token ?? '')"],
			['personId: reader.id, sessionId', "personId: reader?.id ?? '', sessionId"],
			['mayAct(reader.id)', "mayAct(reader?.id ?? '')"],
			['personId === reader.id)?.part', "personId === reader?.id)?.part ?? 'member'"],
			['isKeptFromRoom(db, sessionId, reader.id)', "isKeptFromRoom(db, sessionId, reader?.id ?? '')"],
		],
		noticedBy: rooms('S1: the handshake'),
	},
	{
		says: 'a room opens from another site',
		file: sockets,
		swaps: [['answer(null, isOurs(request, ours))', 'answer(null, isOurs(request, ours) || ours.size > 0)']],
		noticedBy: rooms('S1: the handshake'),
	},
	{
		says: 'who has left the cohort still keeps drafts',
		file: messages,
		swaps: [
			[
				"\t\tif ('refused' in seats) return { ok: false, why: seats.refused }\n\t\tconst by = seatIn(seats.people)\n\t\tconst mayKeep",
				"\t\tconst by = { personId, name: '', part: 'participant' as const }\n\t\tconst mayKeep",
			],
		],
		noticedBy: http('authorization-sockets', 'is not served over the connection'),
	},
	{
		says: 'who has left the cohort still gets the news',
		file: messages,
		swaps: [
			[
				"\t\tif ('refused' in seats) return { ok: false, why: seats.refused }\n\t\tconst by = seatIn(seats.people)\n\t\tif (!by) return { ok: false, why: 'not-in-cohort' }\n",
				"\t\tconst by = { personId, name: '', part: 'participant' as const }\n",
			],
			['people: seats.people }', "people: 'people' in seats ? seats.people : [] }"],
		],
		noticedBy: http('authorization-sockets', 'is not served over the connection'),
	},
	{
		says: 'servers tell each other the cookies of everybody in a room',
		file: 'server/rooms/who-is-here.ts',
		swaps: [
			['		if (this.#closed) return\n', '		if (this.#closed) return\n		void this.#io.in(roomId).fetchSockets()\n'],
		],
		noticedBy: races('what-nodes-say'),
	},
	{
		says: 'the log takes acts of who has left the cohort',
		file: log,
		swaps: [
			[
				'const by = grounds.people.find((seat) => seat.personId === pending.personId)',
				"const by = { personId: pending.personId, name: '', part: 'participant' as const }",
			],
		],
		noticedBy: rooms('is refused by the log itself'),
	},
	{
		says: 'who has left the cohort since the last act still writes',
		file: writer,
		swaps: [[' = a.seats\n', ' is not null\n']],
		noticedBy: liveRoom('stands on what is true by then'),
	},
	{
		says: 'what is decided ahead is written though others wrote meanwhile',
		file: writer,
		swaps: [['r."lastSeq" = a.seq and ', '']],
		noticedBy: liveRoom('stands on what is true by then'),
	},
	{
		says: 'what is decided ahead is written into a cancelled session',
		file: writer,
		swaps: [[' and (s."cancelledAt" is not null) = a.cancelled', '']],
		noticedBy: liveRoom('no act into a cancelled session'),
	},
	{
		says: 'what is decided ahead does not ask whether it was done before',
		file: writer,
		swaps: [['and not exists (select 1 from unnest(a.ops)', 'and (select count(*) >= 0 from unnest(a.ops)']],
		noticedBy: liveRoom('no act into a cancelled session'),
	},
	{
		says: 'a room writes because its neighbors may',
		file: writer,
		swaps: [[' join held on held.id = u.room', ' where exists(select 1 from held)']],
		noticedBy: races('rooms-together', 'has left does not write'),
	},
	{
		says: 'a room is told that its act is saved because that of a neighbor is',
		file: writer,
		swaps: [['answer(held.has(ask.roomId))', 'answer(held.size > 0)']],
		noticedBy: races('rooms-together', 'has left does not write'),
	},
	{
		says: 'a room that somebody holds keeps all others waiting',
		file: writer,
		swaps: [[' skip locked', '']],
		noticedBy: races('rooms-together', 'somebody holds waits by itself'),
	},
	{
		says: 'a statement that hangs holds all rooms',
		file: writer,
		swaps: [['Promise.race([writing, late])', 'Promise.race([writing])']],
		noticedBy: races('rooms-together', 'that hangs lets go'),
	},
	{
		says: 'an act sent twice counts twice',
		file: log,
		swaps: [['else if (earlier) outcomes.push', 'else if (earlier && room.seq < 0) outcomes.push']],
		noticedBy: rooms('counts once and is answered alike'),
	},
	{
		says: 'an act of somebody else is answered with its place in the log',
		file: log,
		swaps: [['earlier.actorId !== pending.personId', 'room.seq < 0']],
		noticedBy: brokenMessages('answered again to its author alone'),
	},
	{
		says: 'who signed out stays in the room',
		file: 'app/domain/sign-in/standing.server.ts',
		swaps: [
			[
				'where not "signedIn" or part is distinct from before or cancelled',
				'where part is distinct from before or cancelled',
			],
		],
		noticedBy: server('standing'),
	},
	{
		says: 'who left the cohort stays in the room',
		file: 'app/domain/sign-in/standing.server.ts',
		swaps: [['where not "signedIn" or part is distinct from before or cancelled', 'where not "signedIn" or cancelled']],
		noticedBy: server('standing'),
	},
	{
		says: 'an act is called saved before it is',
		file: 'server/rooms/live-room.ts',
		swaps: [
			[
				'			const appended = await append(',
				'			for (const [at, job] of jobs.entries()) job.answer({ ok: true, seq: this.#room.seq + at + 1 })\n			const appended = await append(',
			],
		],
		noticedBy: faults('killed-while-writing'),
	},
	{
		says: 'somebody votes while nobody does',
		file: 'app/domain/room/participants.ts',
		swaps: [
			[
				"		case 'vote': {\n			if (!phase || votesIn(phase) === 0) return refuse('not-this-phase')\n",
				"		case 'vote': {\n",
			],
		],
		noticedBy: unit('phases', 'at no other time'),
	},
	{
		says: 'a vote is taken back once it was counted',
		file: 'app/domain/room/participants.ts',
		swaps: [
			[
				"		case 'unvote':\n			if (!phase || votesIn(phase) === 0) return refuse('not-this-phase')\n",
				"		case 'unvote':\n",
			],
		],
		noticedBy: unit('phases', 'at no other time'),
	},
]
