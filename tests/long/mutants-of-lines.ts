import type { Mutant } from './mutants'
import { backPressure, brokenMessages, comingAgain, http, server, sheet, unit } from './noticed-by'

/** Who comes again, or asks for more than their share, and what a room keeps of it. */
export const MUTANTS_OF_LINES: readonly Mutant[] = [
	{
		says: 'a tab that slept is told the news of another room',
		file: 'server/rooms/live-room.ts',
		swaps: [['at.openedAtMs !== undefined && at.openedAtMs !== this.#room.openedAtMs', 'at.openedAtMs === Number.NaN']],
		noticedBy: comingAgain('shows the new room'),
	},
	{
		says: 'coming in again and again costs nothing',
		file: 'server/rooms/door.ts',
		swaps: [["		if (!mayAct(reader.id)) throw new Refused('not-now')\n", '']],
		noticedBy: comingAgain('costs as much as acting'),
	},
	{
		says: 'each connection is another stay',
		file: 'app/domain/session/presence.server.ts',
		swaps: [['	if (stay) {', '	if (stay && now < since) {']],
		noticedBy: comingAgain('goes on with the same stay'),
	},
	{
		says: 'a room keeps what was emptied',
		file: 'app/domain/room/bundles.ts',
		swaps: [['slips.length > 1 || named.has(id)', 'slips.length >= 0 || named.has(id)']],
		noticedBy: unit('bundles', 'leaves nothing behind'),
	},
	{
		says: 'a sheet whose database was set back is refused for ever',
		file: 'server/rooms/live-sheet.ts',
		swaps: [['		this.#sheet = EMPTY_SHEET()\n', '']],
		noticedBy: sheet('is read from its beginning'),
	},
	{
		says: 'a sheet that is there no more is written on where it was',
		file: 'app/domain/room/write-sheet.server.ts',
		swaps: [["		if (!row && known.seq > 0) throw new Error('the sheet of a room was set back')\n", '']],
		noticedBy: sheet('is read from its beginning'),
	},
	{
		says: 'packets with unknown names cost nothing',
		file: 'server/rooms/messages.ts',
		swaps: [['if (!SAID.has(event) && !slow()) refuse()', 'SAID.has(event)']],
		noticedBy: brokenMessages('does not know cost as much'),
	},
	{
		says: 'what waits for a reader is counted in letters',
		file: 'server/rooms/room-socket.ts',
		swaps: [["Buffer.byteLength(writeBuffer[packets]?.data ?? '')", "(writeBuffer[packets]?.data ?? '').length"]],
		noticedBy: backPressure('in whatever script'),
	},
	{
		says: 'two kinds of letters cannot be stopped with one click',
		file: 'server/csrf.ts',
		swaps: [['STOPPABLE.join', 'STOPPABLE.slice(0, 2).join']],
		noticedBy: http('letters'),
	},
	{
		says: 'what is taken back at home stands in the room',
		file: 'app/domain/room/tell-outcome.server.ts',
		swaps: [
			[
				'for (const roomId of roomIds) await tellRoom(tx, roomId, { ...reopening',
				'for (const roomId of roomIds.slice(roomIds.length)) await tellRoom(tx, roomId, { ...reopening',
			],
		],
		noticedBy: server('room-edges', 'is what came of each promise'),
	},
]
