import type { Mutant } from './mutants'
import { brokenMessages, server, unit, wall } from './noticed-by'

const decide = 'app/domain/room/decide.ts'
const participants = 'app/domain/room/participants.ts'
const reactions = 'app/domain/room/reactions.ts'
const promises = 'app/domain/notice/promise-mail.server.ts'

/** Who writes and who has the floor in a live room, what a wall shows of it, and what is a copy there. */
export const MUTANTS_OF_FLOOR_AND_WALL: readonly Mutant[] = [
	{
		says: 'hands go up while people write',
		file: participants,
		swaps: [["			if (!isTalkedIn(phase)) return refuse('not-this-phase')\n", '']],
		noticedBy: unit('phases', 'nobody has the floor'),
	},
	{
		says: 'somebody is given the floor while people write',
		file: decide,
		swaps: [["			if (!isTalkedIn(phaseOf(room))) return refuse('not-this-phase')\n", '']],
		noticedBy: unit('phases', 'nobody has the floor'),
	},
	{
		says: 'people react while they write',
		file: reactions,
		swaps: [["status === 'running' && isTalkedIn(at)", "status === 'running' && at !== undefined"]],
		noticedBy: unit('phases', 'nobody has the floor'),
	},
	{
		says: 'a room takes reactions that its phase has none of, and of whoever is muted',
		file: 'server/rooms/messages.ts',
		swaps: [['			if (!(await live).hearsReactionOf(personId)) return\n', '']],
		noticedBy: brokenMessages('nobody reacts'),
	},
	{
		says: 'somebody writes on a board that is for others',
		file: participants,
		swaps: [
			[
				"			if (!writesOn(phase, me, presenterAt(room))) return refuse('others-write')\n			if (!phase.columns",
				'			if (!phase.columns',
			],
		],
		noticedBy: unit('writers', 'they alone have its boxes'),
	},
	{
		says: 'somebody who does not write is counted among those who have finished',
		file: participants,
		swaps: [
			[
				"			if (phase?.kind === 'write' && !writesOn(phase, me, presenterAt(room))) return refuse('others-write')\n",
				'',
			],
		],
		noticedBy: unit('writers', 'they alone have its boxes'),
	},
	{
		says: 'a press that was late ends the turn of another',
		file: participants,
		swaps: [[' || (intent.personId ?? room.speakingId) !== room.speakingId', '']],
		noticedBy: unit('phases', 'ends the turn that it was about'),
	},
	{
		says: 'the floor is given again to whoever has it',
		file: decide,
		swaps: [["			if (room.speakingId === intent.personId) return refuse('nothing-changes')\n", '']],
		noticedBy: unit('phases', 'gives the floor once'),
	},
	{
		says: 'a claim that waited takes the lead from whoever came after',
		file: decide,
		swaps: [['intent.fromId === undefined || intent.fromId === room.leadId', 'intent !== null']],
		noticedBy: unit('handing-over', 'nobody who came after'),
	},
	{
		says: 'everybody is shown of which case a told one is a copy',
		file: 'app/domain/room/view.ts',
		swaps: [['cases[Number(round)]?.byId === personId', 'cases[Number(round)] && personId !== null']],
		noticedBy: unit('room', 'its teller alone'),
	},
	{
		says: 'a wall hears the news of whoever opened it',
		file: 'server/rooms/sockets.ts',
		swaps: [['socket.data.isWall ? ON_THE_WALL : socket.data', 'socket.data']],
		noticedBy: wall('nothing of whoever opened it'),
	},
	{
		says: 'a wall is shown the room as whoever opened it sees it',
		file: 'server/rooms/messages.ts',
		swaps: [['.sync(isWall ? ON_THE_WALL : by, at)', '.sync(by, at)']],
		noticedBy: wall('nothing of whoever opened it'),
	},
	{
		says: 'somebody acts by a wall',
		file: 'server/rooms/messages.ts',
		swaps: [["			if (isWall && !LOOKS_ON.has(event)) return answer({ ok: false, why: 'observers-watch' })\n", '']],
		noticedBy: wall('nothing of whoever opened it'),
	},
	{
		says: 'the page of a wall holds what is its opener’s',
		file: 'app/routes/room/room.tsx',
		swaps: [['view(roomFor(asShown(seen), me), me.personId)', 'view(roomFor(asShown(seen), me), reader.id)']],
		noticedBy: wall('nothing of whoever opened it'),
	},
	{
		says: 'guests are not asked what came of their promises',
		file: promises,
		swaps: [
			['				or exists (select 1 from "SessionGuest" g where g."sessionId" = s.id and g."personId" = p.id)\n', ''],
		],
		noticedBy: server('promise-letters', 'as a guest'),
	},
	{
		says: 'every letter about promises says that the room looks back first',
		file: promises,
		swaps: [["?.phases[0]?.kind === 'last-time'", ' !== null']],
		noticedBy: server('promise-letters', 'looks back first'),
	},
]
