import type { Mutant } from './mutants'
import { rooms, server, unit } from './noticed-by'

/** Rooms of what people run themselves: whose they are, who leads, and what does not leave them. */
export const MUTANTS_OF_OWN_ROOMS: readonly Mutant[] = [
	{
		says: 'a room opens for people of other cohorts',
		file: 'app/domain/room/log.server.ts',
		swaps: [
			[
				"session?.seats.some((seat) => seat.personId === personId)) return { refused: 'not-in-cohort' }",
				"session) return { refused: 'not-in-cohort' }",
			],
			// The door looks for their part as well.
			['{ people: session.seats }', "{ people: [...session.seats, { personId, name: '', part: 'member' }] }"],
		],
		noticedBy: rooms('S1: the handshake'),
	},
	{
		says: 'the cohort enters the room of a few of it',
		file: 'app/domain/room/log.server.ts',
		swaps: [["(session.kind as SessionKind) === 'self-run'", "(session.kind as string) === 'never'"]],
		noticedBy: server('own-rooms', 'nobody else of the cohort'),
	},
	{
		says: 'the cohort acts in the room of a few of it',
		file: 'app/domain/room/writer.server.ts',
		swaps: [[`f."cohortId" = s."cohortId" and s.kind <> 'self-run'`, `f."cohortId" = s."cohortId"`]],
		noticedBy: server('own-rooms', 'nobody else of the cohort'),
	},
	{
		says: 'who lost the seat in a meeting stays connected to its room',
		file: 'app/domain/sign-in/standing.server.ts',
		swaps: [["case when x.kind = 'self-run' then", "case when x.kind = 'never' then"]],
		noticedBy: server('own-rooms', 'lets go of whoever leaves'),
	},
	{
		says: 'a cohort is told what a few of it promised each other',
		file: 'app/domain/session/agenda.server.ts',
		swaps: [['{ seriesId } : { kind: { in: LED_KINDS } }', '{ seriesId } : {}']],
		noticedBy: server('own-rooms', 'tells the cohort none of it'),
	},
	{
		says: 'a trio is the first room of a cohort',
		file: 'app/domain/room/first-case.server.ts',
		swaps: [['cohortId, kind: { in: LED_KINDS }, startsAt', 'cohortId, startsAt']],
		noticedBy: server('own-rooms', 'no first room'),
	},
	{
		says: 'where everybody may lead, everybody looks into every group',
		file: 'app/domain/room/decide.ts',
		swaps: [[" && on.by.part !== 'peer'", '']],
		noticedBy: unit('parts', 'sits in a group'),
	},
	{
		says: 'somebody who does not meet brings the case',
		file: 'app/domain/session/offer-case.server.ts',
		swaps: [[", kind: 'self-run', series: { seats: { some: { personId } } }", '']],
		noticedBy: server('own-rooms', 'is not offered by others'),
	},
	{
		says: 'recaps of meetings stand on the pages of others',
		file: 'app/domain/session/own-rooms.server.ts',
		swaps: [[', series: { seats: { some: { personId } } }', '']],
		noticedBy: server('own-rooms', 'is shown to those who meet'),
	},
]
