import type { Mutant } from './mutants'
import { cameLater, http, server } from './noticed-by'

const casebook = 'app/domain/casebook'

/** Whom a case never reaches, and what never says whose it is. */
export const MUTANTS_OF_CASEBOOK: readonly Mutant[] = [
	{
		says: 'a case reaches the team of its author',
		file: `${casebook}/policy.ts`,
		swaps: [[' || kinOf(reader, person) !== null', '']],
		noticedBy: server('casebook', 'a case never reaches'),
	},
	{
		says: 'a case reaches whoever joins the team its author has left',
		file: `${casebook}/policy.ts`,
		swaps: [["if (reader.team !== '' && teams.includes(reader.team)) return true", '']],
		noticedBy: server('casebook', 'joins the team'),
	},
	{
		says: 'a case reaches whoever comes to lead the team its author has left',
		file: `${casebook}/policy.ts`,
		swaps: [['if (crew.some(({ line }) => line.includes(reader.id))) return true', '']],
		noticedBy: server('casebook', 'joins the team'),
	},
	{
		says: 'a case reaches who was kin when it was shared and has left since',
		file: `${casebook}/audience.server.ts`,
		swaps: [['apart: { none: { personId: readerId } },', '']],
		noticedBy: server('casebook', 'after teams change'),
	},
	{
		says: 'a case reaches who came into the team after it was shared and has left again',
		file: `${casebook}/apart.server.ts`,
		swaps: [['!known.has(id) && asked[index]?.(id)', '!known.has(id) && !id']],
		noticedBy: server('casebook', 'has left again'),
	},
	{
		says: 'a case is opened by its address whoever it is kept from',
		file: `${casebook}/read.server.ts`,
		swaps: [[' || (await keptFromReader(db, [row], readerId)).size > 0', '']],
		noticedBy: server('casebook', 'a case never reaches'),
	},
	{
		says: 'a case without a name has one',
		file: `${casebook}/read.server.ts`,
		swaps: [['row.isAnonymous ? null : row.author.name', 'row.author.name']],
		noticedBy: server('casebook', 'without a name'),
	},
	{
		says: 'a case is told in a room to people it is kept from',
		file: `${casebook}/bring.server.ts`,
		swaps: [['(await listWhoMustNotHear(db, row, people)).length > 0', 'false']],
		noticedBy: server('casebook-in-room', 'would hear it'),
	},
	{
		says: 'a case is told in a room where somebody has come since it was brought',
		file: 'app/domain/room/log.server.ts',
		swaps: [['if (!(await mayTell(tx, key, hear))) untellable', 'if (!key) untellable']],
		noticedBy: cameLater('is refused where somebody has come'),
	},
	{
		says: 'a room lets in whom a case that was told there is kept from',
		file: 'server/rooms/door.ts',
		swaps: [["		if (await isKeptFromRoom(db, sessionId, reader.id)) throw new Refused('kept-apart')\n", '']],
		noticedBy: cameLater('has no room'),
	},
	{
		says: 'the page of a room holds what is kept from its reader',
		file: 'app/routes/room/room.tsx',
		swaps: [['const seen = isKeptApart ? null : room', 'const seen = room']],
		noticedBy: cameLater('has no room'),
	},
	{
		says: 'a recap holds what is kept from its reader',
		file: 'app/domain/room/recap.server.ts',
		swaps: [['const seen = !isKeptApart && begun', 'const seen = begun']],
		noticedBy: cameLater('has no room'),
	},
	{
		says: 'who heard a case is kept from its recap when they change teams',
		file: 'app/domain/room/told.server.ts',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: text of the product
		swaps: [["not payload->'heardBy' @> to_jsonb(${personId}::text)", 'length(${personId}) > 0']],
		noticedBy: cameLater('whoever heard it'),
	},
	{
		says: 'a case that was deleted since is read by whoever comes later',
		file: 'app/domain/casebook/hearers.server.ts',
		swaps: [['return row !== null && (', 'return row === null || (']],
		noticedBy: cameLater('is kept from all who came later'),
	},
	{
		says: 'a name that was read is taken off a case',
		file: `${casebook}/policy.ts`,
		swaps: [["if (draft.wasNamed && chosen.isAnonymous) return { ok: false, why: 'was-named' }", '']],
		noticedBy: http('casebook', 'keeps the name'),
	},
	{
		says: 'the minute of a letter tells when somebody wrote',
		file: 'app/domain/notice/casebook-news.server.ts',
		swaps: [['createdAt: dueAt,', 'createdAt: now,']],
		noticedBy: http('casebook', 'letters hold nothing'),
	},
]
