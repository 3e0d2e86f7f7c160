import type { Mutant } from './mutants'
import { http } from './noticed-by'

const reads = (actor: string) => http('authorization', `reading ${actor} gets`)
const writes = (actor: string) => http('authorization', `writing ${actor} changes nothing`)

/** What the built server answers: parts within a page, ids of others, forms from elsewhere, headers, cookies. */
export const MUTANTS_OF_PAGES: readonly Mutant[] = [
	{
		says: 'every role is every other role',
		file: 'app/http/guards.ts',
		swaps: [
			['	if (roles.some((role) => reader.roles.includes(role))) return reader\n', '	if (roles) return reader\n'],
		],
		noticedBy: reads('learner'),
	},
	{
		says: 'an observer runs the session',
		file: 'app/routes/facilitate/session.tsx',
		swaps: [["	if (!verdict.ok) throw new DomainError('forbidden', verdict.why)\n", '']],
		noticedBy: writes('observer'),
	},
	{
		says: 'an observer reads the notes on attendance',
		file: 'app/routes/facilitate/session.tsx',
		swaps: [['roll: runs && began', 'roll: began']],
		noticedBy: reads('observer'),
	},
	{
		says: 'the lead’s hints reach everybody in the room',
		file: 'app/routes/room/room.tsx',
		swaps: [['	if (mayLead(part)) return format\n', '	if (part) return format\n']],
		noticedBy: reads('learner'),
	},
	{
		says: 'the drafts of a room reach everybody in it',
		file: 'app/domain/room/drafts.server.ts',
		swaps: [
			[
				'findMany({ where: { roomId, personId }, select: { box: true, text: true } })',
				'findMany({ where: { roomId }, select: { box: true, text: true } })',
			],
		],
		noticedBy: reads('learner'),
	},
	{
		says: 'assessors are named for work of somebody else on this record',
		file: 'app/routes/admin/record.tsx',
		swaps: [
			[
				"				const { requirementId } = await getWorkOf(db, field('submission'), where)\n",
				"				const { requirementId } = await getWorkOf(db, field('submission'), {} as typeof where)\n",
			],
		],
		noticedBy: http('authorization-ids', 'under a parent that is not its own'),
	},
	{
		says: 'a facilitator gives more tries to people of other cohorts',
		file: 'app/routes/facilitate/cohort.tsx',
		swaps: [[' || !cohort.members.some((member) => member.id === personId)', '']],
		noticedBy: http('authorization-ids', 'under a parent that is not its own'),
	},
	{
		says: 'a cohort of others can be told from none',
		file: 'app/domain/cohort/read.server.ts',
		swaps: [
			[
				"	if (!part) throw new DomainError('not-found', 'cohort')",
				"	if (!part) throw new DomainError('forbidden', 'cohort')",
			],
		],
		noticedBy: http('authorization-ids', 'looks exactly like what does not exist'),
	},
	{
		says: 'links can be guessed at without end',
		file: 'app/http/link-guesses.server.ts',
		swaps: [
			["	if ((await context.limits.guess(context.clientIp)) !== null) throw problem(429, 'too-many-guesses')\n", ''],
		],
		noticedBy: http('authorization-ids', 'cannot be guessed at for long'),
	},
	{
		says: 'passwords can be tried without end',
		file: 'app/domain/sign-in/sign-in.server.ts',
		swaps: [["	if (waitSeconds !== null) return { ok: false, why: 'too-many', waitSeconds }\n", '']],
		noticedBy: http('sign-in', 'signing in'),
	},
	{
		says: 'forms of other sites are taken',
		file: 'server/csrf.ts',
		swaps: [['		if (isOurs(', '		if (req || isOurs(']],
		noticedBy: http('cross-site', 'W1'),
	},
	{
		says: 'a form is taken when only one of the two headers says it is ours',
		file: 'server/csrf.ts',
		swaps: [['		return origin === undefined || ours.has(origin)\n', '		return true\n']],
		noticedBy: http('cross-site', 'W1'),
	},
	{
		says: 'a redirect leaves the site',
		file: 'app/http/safe-redirect.ts',
		swaps: [
			[
				"	if (typeof to !== 'string' || !to.startsWith('/') || /[\\p{Cc}\\\\]/u.test(to)) return fallback\n",
				'	return String(to)\n',
			],
		],
		noticedBy: http('cross-site', 'W2'),
	},
	{
		says: 'a redirect is followed as it came',
		file: 'app/http/safe-redirect.ts',
		swaps: [['remixRedirect(safePath(path), ', 'remixRedirect(path, ']],
		noticedBy: http('cross-site', 'W2'),
	},
	{
		says: 'pages are kept by browsers and proxies',
		file: 'server/web.ts',
		swaps: [["		res.setHeader('Cache-Control', 'no-store')\n", '']],
		noticedBy: http('cross-site', 'stands beside the other headers'),
	},
	{
		says: 'other sites frame our pages',
		file: 'server/web.ts',
		swaps: [['				frameAncestors: ["\'none\'"],\n', '']],
		noticedBy: http('cross-site', 'carries a fresh nonce'),
	},
	{
		says: 'cookies travel without TLS',
		file: 'server/web.ts',
		swaps: [['	if (env.servesTls) app.use(secureCookies)\n', '']],
		noticedBy: http('headers', 'goes over TLS alone'),
	},
	{
		says: 'a script reads the theme’s cookie',
		file: 'app/routes/account/theme.tsx',
		swaps: [['; HttpOnly', '']],
		noticedBy: http('headers', 'is out of reach of scripts'),
	},
	{
		says: 'files are what a browser takes them for',
		file: 'server/web.ts',
		swaps: [["		res.setHeader('X-Content-Type-Options', 'nosniff')\n", '']],
		noticedBy: http('headers', 'files say their type'),
	},
]
