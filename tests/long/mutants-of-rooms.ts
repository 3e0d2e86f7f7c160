import type { Mutant } from './mutants'
import { faults, http, rooms, server, unit } from './noticed-by'

const sockets = 'server/rooms/sockets.ts'
const room = 'app/domain/room/room.ts'

/** The live room: its rules, its door, its log. */
export const MUTANTS_OF_ROOMS: readonly Mutant[] = [
	{
		says: 'everybody moves the room',
		file: room,
		swaps: [
			['return leads(room, on.by) ? decideAsLead(room, intent, on)', 'return room ? decideAsLead(room, intent, on)'],
		],
		noticedBy: unit('room', '^the lead'),
	},
	{
		says: 'observers write',
		file: room,
		swaps: [["			if (on.by.part === 'observer') return refuse('observers-watch')\n", '']],
		noticedBy: unit('room', '^a slip'),
	},
	{
		says: 'somebody changes the slip of another',
		file: room,
		swaps: [['if (!slip || slip.authorId !== me || ', 'if (!slip || ']],
		noticedBy: unit('room', '^a slip'),
	},
	{
		says: 'a second click moves the room on',
		file: room,
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
		swaps: [
			['return slip && !slip.removed ? [withoutAuthor(slip)] : []', 'return slip && !slip.removed ? [slip] : []'],
		],
		noticedBy: unit('room', 'after the reveal carries no author'),
	},
	{
		says: 'the count of votes shows while people vote',
		file: 'app/domain/room/view.ts',
		swaps: [['(room.phase.index <= vote && ', '(room.phase.index < vote && ']],
		noticedBy: unit('room', 'is hidden from everybody until the vote is over'),
	},
	{
		says: 'a room opens for people of other cohorts',
		file: sockets,
		swaps: [
			["	if (!seat) throw new Refused('not-in-cohort')\n", ''],
			['		seat,\n', '		seat: seat as Seat,\n'],
		],
		noticedBy: rooms('S1: the handshake'),
	},
	{
		says: 'a room opens without a sign-in',
		file: sockets,
		swaps: [
			["	if (!reader || !token) throw new Refused('unauthorized')\n", ''],
			['const seat = seats?.find((each) => each.personId === reader.id)', 'const seat = seats?.[0]'],
			[
				'		personId: reader.id,\n		signInToken: token,',
				"		personId: seat?.personId ?? '',\n		signInToken: token ?? '',",
			],
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
		file: sockets,
		swaps: [["				if (!(await seats())) return answer({ ok: false, why: 'not-in-cohort' })\n", '']],
		noticedBy: http('authorization-sockets', 'is not served over the connection'),
	},
	{
		says: 'who has left the cohort still gets the news',
		file: sockets,
		swaps: [
			[
				"				const people = await seats()\n				if (!people) return answer({ ok: false, why: 'not-in-cohort' })",
				'				const people = (await findSeats(db, sessionId)) ?? []',
			],
		],
		noticedBy: http('authorization-sockets', 'is not served over the connection'),
	},
	{
		says: 'the log takes acts of who has left the cohort',
		file: 'app/domain/room/log.server.ts',
		swaps: [
			[
				'const by = locked.people.find((seat) => seat.personId === pending.personId)',
				"const by = { personId: pending.personId, name: '', part: 'participant' as const }",
			],
		],
		noticedBy: rooms('is refused by the log itself'),
	},
	{
		says: 'an act sent twice counts twice',
		file: 'app/domain/room/log.server.ts',
		swaps: [['else if (earlier !== undefined) outcomes.push', 'else if (earlier === -1) outcomes.push']],
		noticedBy: rooms('counts once and is answered alike'),
	},
	{
		says: 'who signed out stays in the room',
		file: 'app/domain/sign-in/standing.server.ts',
		swaps: [["		if (!row.signedIn) return [{ key: row.key, why: 'signed-out' }]\n", '']],
		noticedBy: server('standing'),
	},
	{
		says: 'who left the cohort stays in the room',
		file: 'app/domain/sign-in/standing.server.ts',
		swaps: [["		if (!row.belongs) return [{ key: row.key, why: 'not-in-cohort' }]\n", '']],
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
]
