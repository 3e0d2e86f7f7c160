import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { nodesOf, parse, type Source, sources } from '../support/sources'

/**
 * Remix runs a leaf without its parents, so every loader and action states its own guard (docs/decisions/0007).
 * tests/http/authorization.test.ts asks the server; this one reads the code, and says so at once.
 */
const PUBLIC: Record<string, string> = {
	'app/root.tsx loader': 'says who is signed in to the frame around every page, and nothing else',
	'app/routes/calendar/feed.ts loader': 'the address is the key: calendar programs cannot sign in',
	'app/routes/sign-in/login.tsx loader': 'who is not signed in comes here',
	'app/routes/sign-in/login.tsx action': 'who is not signed in comes here',
	'app/routes/sign-in/logout.tsx loader': 'leads home',
	'app/routes/sign-in/logout.tsx action': 'ends whatever sign-in the cookie holds',
	'app/routes/sign-in/forgot.tsx action': 'who cannot sign in comes here; the answer is the same for every address',
	'app/routes/sign-in/reset.tsx loader': 'the link is the key',
	'app/routes/sign-in/reset.tsx action': 'the link is the key',
	'app/routes/sign-in/invitation.tsx loader': 'the link is the key',
	'app/routes/sign-in/invitation.tsx action': 'the link is the key',
	'app/routes/sign-in/set-up.tsx loader': 'once, before there is anybody; then not found',
	'app/routes/sign-in/set-up.tsx action': 'once, before there is anybody; then not found',
	'app/routes/account/theme.tsx loader': 'leads home',
	'app/routes/account/theme.tsx action': 'sets a cookie with the colors, for anybody',
	'app/routes/intake/agree.tsx loader': 'the link is the key',
	'app/routes/intake/agree.tsx action': 'the link is the key',
	'app/routes/account/stop-mail.tsx loader': 'the address is the key: a letter is read without a sign-in',
	'app/routes/account/stop-mail.tsx action': 'the address is the key, and all it does is to stop a kind of letter',
	'app/routes/cohort/seat.tsx loader': 'the link is the key: an offer is answered from the letter',
	'app/routes/cohort/seat.tsx action': 'the link is the key, and all it does is to answer one offer',
	'app/routes/credential/art.ts loader': 'pictures of badges are the same for everybody',
	'app/routes/credential/credential.ts loader': 'a credential is made to be shown: who has its number may read it',
	'app/routes/credential/did.ts loader': 'public keys, for whoever verifies',
	'app/routes/credential/status-list.ts loader': 'a list of bits, for whoever verifies',
	'app/routes/round360/rate.tsx loader': 'the link is the key, and who opens it is not to be known',
	'app/routes/round360/rate.tsx action': 'the link is the key, and who answers is not to be known',
	'app/routes/activity/confirm.tsx loader': 'the link is the key: a sponsor may have no account',
	'app/routes/activity/confirm.tsx action': 'the link is the key: a sponsor may have no account',
	'app/routes/certification/verify.tsx loader': 'anyone may check a certificate',
	'app/routes/certification/verify.tsx action': 'anyone may check a badge; it changes nothing',
	'app/routes/certification/verify-number.tsx loader': 'anyone who has the number may check it',
	'app/routes/certification/shown-file.ts loader': 'anyone who has the number may have what its holder shows',
	'app/routes/help/help.tsx loader': 'who cannot sign in needs it most',
	'app/routes/help/topic.tsx loader': 'a help page is the same for everybody',
	'app/routes/help/credits.tsx loader': 'licenses ask to be shown to whoever gets the work',
	'app/routes/help/not-found.tsx loader': 'not found, for everybody',
	'app/routes/help/not-found.tsx action': 'not found, for everybody',
}

const GUARD = /\b(requireReader|requireRole)\(args\b/

type Door = { name: string; wrapped: boolean; body: string }

/** The loader and the action of a file. */
function doorsOf(source: Source): Door[] {
	const tree = parse(source)
	const local = new Map(
		nodesOf(tree)
			.filter(ts.isFunctionDeclaration)
			.filter((each) => each.name && each.getText().includes('(args'))
			.map((each) => [each.name?.text ?? '', each.getText()] as const),
	)
	const doors: Door[] = []
	for (const statement of tree.statements) {
		const isExported = (ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []).some(
			(each) => each.kind === ts.SyntaxKind.ExportKeyword,
		)
		if (!isExported) continue
		if (ts.isFunctionDeclaration(statement) && /^(loader|action)$/.test(statement.name?.text ?? ''))
			doors.push({ name: statement.name?.text ?? '', wrapped: false, body: statement.getText() })
		if (!ts.isVariableStatement(statement)) continue
		for (const declared of statement.declarationList.declarations) {
			const name = declared.name.getText()
			if (!/^(loader|action)$/.test(name) || !declared.initializer) continue
			const text = declared.initializer.getText()
			// A function of the same file stands where it is called.
			const body = [...local].reduce(
				(sofar, [each, its]) => sofar.replace(`${each}(args`, () => `${its} ${each}(args`),
				text,
			)
			doors.push({ name, wrapped: /^asHttp\(/.test(text), body })
		}
	}
	return doors
}

const routes = sources('app/routes')
const doors = [...routes, ...sources('app/root.tsx')].flatMap((source) =>
	doorsOf(source).map((door) => ({ ...door, key: `${source.file} ${door.name}`, file: source.file })),
)

describe('every loader and action', () => {
	test('is found by this test', () => {
		expect(doors.length).toBeGreaterThan(70)
		const written = routes.flatMap(
			({ text }) => text.match(/^export (const|async function|function) (loader|action)\b/gm) ?? [],
		)
		expect(doors.filter(({ file }) => file !== 'app/root.tsx')).toHaveLength(written.length)
	})

	test('turns refusals of the domain into answers: it is wrapped in asHttp', () => {
		expect(doors.filter((door) => !door.wrapped).map((door) => door.key)).toEqual([])
	})

	test('states its guard, or stands here with the reason why it has none', () => {
		const open = doors.filter((door) => !GUARD.test(door.body)).map((door) => door.key)
		expect(open.sort()).toEqual(Object.keys(PUBLIC).sort())
	})

	test('asks who it is before it reads a form or a parameter', () => {
		const late = doors
			.filter((door) => GUARD.test(door.body))
			.filter(({ body }) => {
				const guard = body.search(GUARD)
				return [/readFormData\(/, /\bparam\(args/, /searchParam\(/].some((read) => {
					const at = body.search(read)
					return at !== -1 && at < guard
				})
			})
			.map((door) => door.key)
		expect(late).toEqual([])
	})
})

describe('a route file', () => {
	test('exports nothing that runs on the server besides its loader and its action', () => {
		const KNOWN =
			/^(loader|action|clientAction|clientLoader|shouldRevalidate|meta|links|handle|headers|ErrorBoundary|HydrateFallback|default)$/
		const strange = routes.flatMap((source) =>
			[...source.text.matchAll(/^export (?:const|async function|function|let) (\w+)/gm)]
				.map((match) => match[1] ?? '')
				.filter((name) => !KNOWN.test(name))
				.map((name) => `${source.file} ${name}`),
		)
		expect(strange).toEqual([])
	})
})
