import type { Mutant } from './mutants'
import { brokenMessages, faults, http, races, server } from './noticed-by'

const odd = (named: string) => http('odd-requests', named)

/** What no browser of ours sends, a database that is away, and what goes with a role or stays with a link. */
export const MUTANTS_OF_ODD_INPUT: readonly Mutant[] = [
	{
		says: 'a connection that asks for another protocol is left waiting',
		file: 'server/connections.ts',
		swaps: [['(isRoom && areRoomsOpen)) return', 'areRoomsOpen) return']],
		noticedBy: odd('is refused and closed at once'),
	},
	{
		says: 'a request that never ends keeps the server',
		file: 'server/connections.ts',
		swaps: [['for (const socket of open) socket.destroy()', 'for (const socket of open) socket.ref()']],
		noticedBy: faults('closing', 'a request that never ends'),
	},
	{
		says: 'an address that is none reaches Remix',
		file: 'server/web.ts',
		swaps: [["req.url.startsWith('/') && URL.canParse", "typeof host !== 'number' || URL.canParse"]],
		noticedBy: odd('is a bad request'),
	},
	{
		says: 'a cookie of another program breaks every page',
		file: 'app/domain/sign-in/sign-ins.server.ts',
		swaps: [
			[
				'return values.find((value) => TOKEN.test(value)) ?? null',
				"return decodeURIComponent(header) === '' ? null : (values[0] ?? null)",
			],
		],
		noticedBy: odd('breaks no page'),
	},
	{
		says: 'half a character takes the words of everybody with it',
		file: 'app/domain/room/wire.ts',
		swaps: [["replace(/\\p{Surrogate}/gu, '\\uFFFD').", '']],
		noticedBy: brokenMessages('takes nobody else’s words with it'),
	},
	{
		says: 'a malformed packet costs nothing',
		file: 'server/rooms/messages.ts',
		swaps: [['if (++socket.data.refusals > MOST_REFUSALS)', 'if (socket.data.refusals > MOST_REFUSALS)']],
		noticedBy: brokenMessages('cost as much as others'),
	},
	{
		says: 'who is no facilitator any more still leads a cohort',
		file: 'app/domain/cohort/give-up-seats.server.ts',
		swaps: [["if (roles.includes('facilitator')) return", 'if (roles.length >= 0) return']],
		noticedBy: server('roles-and-seats', 'takes the seats with it'),
	},
	{
		says: 'a stranger who asks for a password ends the link somebody holds',
		file: 'app/domain/sign-in/sign-in.server.ts',
		swaps: [['(await findOpenLink(tx, { kind, personId: person.id, now })) ??\n', '']],
		noticedBy: server('password-links', 'a stranger who asks ends nothing'),
	},
	{
		says: 'a database that is away is called our fault',
		file: 'app/http/as-http.ts',
		swaps: [["if (isDatabaseAway(error)) throw problem(503, 'database-busy', LATER)\n", '']],
		noticedBy: races('database-away'),
	},
]
