import type { Mutant } from './mutants'
import { http, server, struck, unit } from './noticed-by'

/** What leaves a room, and what does not (docs/decisions/0032). */
export const MUTANTS_OF_RECAPS: readonly Mutant[] = [
	{
		says: 'what somebody wrote face down stands in their recap',
		file: 'app/domain/room/recap.ts',
		swaps: [['const lying = seen.slips.filter(', 'const lying = [...seen.slips, ...seen.mySlips].filter(']],
		noticedBy: unit('recap', 'is the same for everybody'),
	},
	{
		says: 'a slip that was taken off stands in the recap',
		file: 'app/domain/room/decide.ts',
		swaps: [['slip.board === phase.id && !slip.removed)', 'slip.board === phase.id)']],
		noticedBy: unit('recap', 'hold nothing that lay face down'),
	},
	{
		says: 'the recap says what was told before its author was told that it does',
		file: 'app/domain/room/recap.ts',
		swaps: [["situation: told.recap ? told.situation : '',", 'situation: told.situation,']],
		noticedBy: unit('recap', 'a case told before'),
	},
	{
		says: 'the recap shows who has not said what came of their promise',
		file: 'app/domain/room/recap.ts',
		swaps: [
			[
				'outcome ? [{ id: commitmentId, name: nameOf(personId), text, outcome, learned }] : [],',
				"[{ id: commitmentId, name: nameOf(personId), text, outcome: outcome ?? 'kept', learned }],",
			],
		],
		noticedBy: unit('recap', 'hold nothing that lay face down'),
	},
	{
		says: 'the recap names another for a promise',
		file: 'app/domain/room/recap.ts',
		swaps: [
			[
				'			name: nameOf(personId),\n			...promise,',
				'			name: nameOf(seen.leadId ?? personId),\n			...promise,',
			],
		],
		noticedBy: unit('recap', 'holds what was asked'),
	},
	{
		says: 'all that was ever written stands in the recap',
		file: 'app/domain/room/recap.ts',
		swaps: [['units.filter(isTopic).map', 'units.map']],
		noticedBy: unit('recap', 'holds what was asked'),
	},
	{
		says: 'the Markdown file leaves out what the page says',
		file: 'app/domain/room/recap-markdown.ts',
		swaps: [["		...section('Who will try what', promises),\n", '']],
		noticedBy: unit('recap', 'all that the page says stands in both files'),
	},
	{
		says: 'the PDF leaves out what the page says',
		file: 'app/domain/room/recap-pdf.server.ts',
		swaps: [['			...slips.map((text) => ({ ...SMALL, color: INK, indent: INDENT, words: text })),\n', '']],
		noticedBy: unit('recap', 'all that the page says stands in both files'),
	},
	{
		says: 'the next room is told of a promise that was struck out',
		file: 'app/domain/room/last-time.server.ts',
		swaps: [['		.filter(({ text }) => !isStruck(text))\n', '']],
		noticedBy: server('room-edges', 'is no promise that was struck out'),
	},
	{
		says: 'a closed room goes on showing what was struck out',
		file: 'app/domain/room/struck.server.ts',
		swaps: [['return room.struck.length === 0 ? room : struckOut(room, struckIn(room))', 'return room']],
		noticedBy: struck('show to nobody'),
	},
	{
		says: 'who was away is sent the news that held a line struck out since',
		file: 'server/rooms/live-room.ts',
		swaps: [['		if (room.struck !== before.struck) this.#recent = []\n', '']],
		noticedBy: struck('show to nobody'),
	},
	{
		says: 'the sheet of a closed room is sent with the line that was struck out',
		file: 'app/domain/room/sheet.ts',
		swaps: [["(room.status !== 'closed' || room.struck.length === 0)", 'room.struck.length >= 0']],
		noticedBy: struck('show to nobody'),
	},
	{
		says: 'an open screen is not told what was struck out',
		file: 'app/domain/room/news.ts',
		swaps: [["	if (event.type === 'line-struck') return [{ type: 'set', patch: whole(after, personId) }]\n", '']],
		noticedBy: unit('struck-out', 'reaches an open screen'),
	},
	{
		says: 'a recap is read while the room is open',
		file: 'app/domain/room/recap.server.ts',
		swaps: [['begun && hasRecap(session, { begun }, now) ? view', 'begun ? view']],
		noticedBy: http('room-ends', 'nobody reads its recap outside of it'),
	},
	{
		says: 'a note that was not sent stays when its case is taken off',
		file: 'app/domain/room/stop.ts',
		swaps: [[', boxOf.aside]', ']']],
		noticedBy: struck('taken off'),
	},
]
