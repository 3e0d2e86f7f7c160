import type { Tx } from '../db'
import { creditOf } from './credit'
import type { RoomEvent, RoomSetup } from './room'

const CREDITED: RoomEvent['type'][] = ['case-told', 'question-asked', 'slip-added']

/** Keeps who told a case in a room that is over and who helped with one, for the levels of both. Again is as good as once. */
export async function keepCredit(tx: Tx, roomId: string, now: Date): Promise<void> {
	const room = await tx.room.findUniqueOrThrow({
		where: { id: roomId },
		select: {
			format: true,
			events: { where: { type: { in: CREDITED } }, select: { payload: true }, orderBy: { seq: 'asc' } },
		},
	})
	const { format } = room.format as unknown as RoomSetup
	const { told, helped } = creditOf(
		format,
		room.events.map(({ payload }) => payload as unknown as RoomEvent),
	)
	const here = { sessionId: roomId, at: now }
	// The log outlives people, and no room stays open because somebody is gone.
	const ids = [...told.map(({ authorId }) => authorId), ...helped.map(({ personId }) => personId)]
	const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true } })
	const isHere = (personId: string) => people.some(({ id }) => id === personId)
	await tx.toldCase.createMany({
		data: told.filter(({ authorId }) => isHere(authorId)).map((each) => ({ ...each, ...here })),
		skipDuplicates: true,
	})
	await tx.helpedCase.createMany({
		data: helped.filter(({ personId }) => isHere(personId)).map((each) => ({ ...each, ...here })),
		skipDuplicates: true,
	})
}
