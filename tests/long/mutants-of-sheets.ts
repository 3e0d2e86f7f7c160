import type { Mutant } from './mutants'
import { http, sheet, unit } from './noticed-by'

/** The sheet that a room's people write together (docs/decisions/0031). */
export const MUTANTS_OF_SHEETS: readonly Mutant[] = [
	{
		says: 'the sheet reaches people before it lies on the table',
		file: 'app/domain/room/sheet.ts',
		swaps: [['return first !== -1 && room.phase.index >= first', 'return first !== -1']],
		noticedBy: unit('sheet', '^the sheet lies on the table'),
	},
	{
		says: 'a write that is refused tells everybody a sheet that lies on no table',
		file: 'server/rooms/live-sheet.ts',
		swaps: [['if (sheet.seq <= after || !maySeeSheet(room)) return', 'if (sheet.seq <= after) return']],
		noticedBy: http('authorization-sockets', 'who may not is told why'),
	},
	{
		says: 'observers write on the sheet',
		file: 'app/domain/room/sheet.ts',
		swaps: [["	if (by.part === 'observer') return 'observers-watch'\n", '']],
		noticedBy: unit('sheet', '^writing on the sheet'),
	},
	{
		says: 'a muted person writes on the sheet',
		file: 'app/domain/room/conduct.ts',
		swaps: [["	'write-sheet',\n", '']],
		noticedBy: unit('sheet', '^writing on the sheet'),
	},
	{
		says: 'who has left the cohort writes on the sheet',
		file: 'app/domain/room/write-sheet.server.ts',
		swaps: [
			[
				"if (!by) return { refused: 'not-in-cohort' }\n			if (grounds.cancelled) return { refused: 'cancelled' }\n			const refused = sheetRefusal(room, by)",
				'const refused = by && sheetRefusal(room, by)',
			],
		],
		noticedBy: sheet('nobody who has left the cohort'),
	},
	{
		says: 'the sheet holds pictures and lists',
		file: 'app/domain/room/sheet-text.ts',
		swaps: [["		if (!structs.every(isPlainText)) return { refused: 'malformed' }\n", '']],
		noticedBy: sheet('is refused and changes nothing'),
	},
	{
		says: 'what follows on nothing waits on the sheet for ever',
		file: 'app/domain/room/sheet-text.ts',
		swaps: [["	if (copy.store.pendingStructs || copy.store.pendingDs) return { refused: 'malformed' }\n", '']],
		noticedBy: sheet('is refused and changes nothing'),
	},
	{
		says: 'somebody writes under the number of another',
		file: 'app/domain/room/sheet-text.ts',
		swaps: [["		if (!authors.every(isTheirs)) return { refused: 'not-yours' }\n", '']],
		noticedBy: sheet('nobody under the number of another'),
	},
]
