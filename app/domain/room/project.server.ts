import type { Tx } from '../db'
import { keepCrew } from '../facilitator/crew.server'
import { promiseInRoom, sayWhatCame } from '../practice/commit.server'
import { keepCredit } from './credit.server'
import { forgetCase } from './forget-case.server'
import type { Group } from './groups'
import type { RoomEvent } from './room'

type Of<Type> = Extract<RoomEvent, { type: Type }>
type Projection<Type> = (tx: Tx, roomId: string, event: Of<Type>, now: Date) => Promise<unknown>

/** What a room says that other pages show. */
const PROJECTIONS: { [Type in RoomEvent['type']]?: Projection<Type> } = {
	promised: (tx, roomId, event, now) =>
		promiseInRoom(tx, { personId: event.byId, sessionId: roomId, text: event.text, dueOn: event.dueOn, now }),
	'outcome-told': async (tx, _roomId, { commitmentId: id, byId: personId, outcome, learned }, now) => {
		if (outcome) await sayWhatCame(tx, { id, personId, outcome, learned, now })
	},
	'groups-made': (tx, roomId, event) => seatGroups(tx, roomId, event.groups),
	'room-closed': async (tx, roomId, _event, now) => {
		await keepCredit(tx, roomId, now)
		await keepCrew(tx, roomId, now)
		// Words nobody sent wait as long as the room may open again: forgetUnsentWords.
		await tx.room.update({ where: { id: roomId }, data: { closedAt: now } })
	},
	'case-taken-off': forgetCase,
	'room-reopened': (tx, roomId) => tx.room.update({ where: { id: roomId }, data: { closedAt: null } }),
}

/** Whether `project` has something to do for it. */
export function isProjected({ type }: RoomEvent): boolean {
	return type in PROJECTIONS
}

export async function project(tx: Tx, roomId: string, event: RoomEvent, now: Date): Promise<void> {
	await (PROJECTIONS[event.type] as Projection<typeof event.type> | undefined)?.(tx, roomId, event as never, now)
}

/** The page of the session shows the groups as the room has them; names and links of those that stay, stay. */
async function seatGroups(tx: Tx, sessionId: string, groups: Group[]): Promise<void> {
	await tx.sessionGroupSeat.deleteMany({ where: { sessionId } })
	await tx.sessionGroup.deleteMany({ where: { sessionId, id: { notIn: groups.map(({ id }) => id) } } })
	const data = groups.map(({ id, name }) => ({ id, sessionId, name }))
	await tx.sessionGroup.createMany({ data, skipDuplicates: true })
	await tx.sessionGroupSeat.createMany({
		data: groups.flatMap(({ id, memberIds }) =>
			memberIds.map((personId, place) => ({ sessionId, groupId: id, personId, place })),
		),
	})
}
