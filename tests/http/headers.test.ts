import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPasswordHasher } from '~/domain/sign-in/passwords.server'
import { ACTORS, type Actor, isStranger } from '../support/actors'
import { type CanaryWorld, PASSWORD, startCanaryWorld } from '../support/canary-world'
import { askCell, type Cell, inLanes, nameOf, readingCells, writingCells } from '../support/matrix'
import { aPerson } from '../support/people'
import { type Answer, ask, signInAs, startServer } from '../support/server'

/** W5, W4: what every answer says about itself, on every page, refusal and form answer of the matrix. */
let world: CanaryWorld

beforeAll(async () => {
	world = await startCanaryWorld()
})
afterAll(() => world.server.close())

/** Whoever asks, an answer says the same of itself: the long run asks as everybody. */
const WHO: readonly Actor[] = process.env.BELAY_LONG === '1' ? ACTORS : ['anonymous', 'learner', 'admin']

/** One of each kind of answer a browser can get: pages, their data, HEAD, and forms sent empty, which save next to nothing. */
function cells(): Cell[] {
	const isFirst = new Set<string>()
	return WHO.flatMap((actor) => [
		...readingCells(world, actor),
		...writingCells(world, actor).filter((cell) => cell.method === 'POST' && !cell.form && cell.right !== 'ok'),
	]).filter((cell) => {
		// The same page in another state has the same headers.
		const key = `${cell.actor} ${cell.route} ${cell.method} ${cell.as} ${cell.address.includes('_routes')}`
		return isFirst.has(key) ? false : isFirst.add(key)
	})
}

const EXACT: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
}

/** What verifiers read, from whatever page they run in */
const FOR_EVERYBODY = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' }

function faultsIn(cell: Cell, { headers, text }: Answer): string[] {
	const isPublic = cell.route.startsWith('routes/credential/') && cell.as === 'document' && cell.method !== 'POST'
	const faults = Object.entries({ ...EXACT, ...(isPublic ? FOR_EVERYBODY : {}) })
		.filter(([name, value]) => headers.get(name) !== value)
		.map(([name]) => `${name}: ${headers.get(name)}`)
	if (!(isPublic ? /^public, max-age=\d+$/ : /(^|, )no-store$/).test(headers.get('cache-control') ?? ''))
		faults.push(`cache-control: ${headers.get('cache-control')}`)
	if (!headers.get('permissions-policy')?.includes('camera=()')) faults.push('no permissions-policy')
	if (headers.get('x-powered-by') || headers.get('server')) faults.push('names its software')
	// A sign-in changes when somebody signs in or out, or when one that is worth nothing is cleared; never by looking.
	if (!isStranger(cell.actor) && headers.getSetCookie().some((cookie) => cookie.startsWith('belay=')))
		faults.push('sets a sign-in')
	if (!isPublic && headers.get('access-control-allow-origin')) faults.push('lets other sites read it')
	// A file that somebody sent brings a second policy; all of them hold.
	const [ours = ''] = (headers.get('content-security-policy') ?? '').split(', ')
	const policy = new Map(
		ours.split(';').map((part) => {
			const [name = '', ...values] = part.trim().split(' ')
			return [name, values.join(' ')] as const
		}),
	)
	const nonce = /^'self' 'nonce-([A-Za-z0-9+/=]{22,})'$/.exec(policy.get('script-src') ?? '')?.[1]
	if (!nonce) faults.push(`script-src ${policy.get('script-src')}`)
	for (const [name, value] of [
		['default-src', "'none'"],
		['frame-ancestors', "'none'"],
		['base-uri', "'none'"],
		['object-src', "'none'"],
		['form-action', "'self'"],
	] as const)
		if (policy.get(name) !== value) faults.push(`${name} ${policy.get(name)}`)
	if (cell.as === 'document' && headers.get('content-type')?.startsWith('text/html') && cell.method !== 'HEAD') {
		const scripts = text.match(/<script\b[^>]*>/g) ?? []
		if (scripts.length === 0) faults.push('a page without a script')
		for (const script of scripts) if (!script.includes(`nonce="${nonce}"`)) faults.push(`${script} wears no nonce`)
		if (/\son[a-z]+="/.test(text)) faults.push('a script in an attribute')
	}
	return faults.map((fault) => `${nameOf(cell)} ${fault}`)
}

describe('W5: every answer of the matrix', () => {
	test('is kept by nobody, framed by nobody, and runs no script but ours', async () => {
		const all = cells()
		const faults: string[] = []
		const kinds = new Set<string>()
		let pages = 0
		await inLanes(all, async (cell) => {
			const answer = await askCell(world, cell)
			faults.push(...faultsIn(cell, answer))
			kinds.add(`${answer.status} ${answer.headers.get('content-type')?.split(';')[0] ?? ''}`)
			if (answer.text.startsWith('<!DOCTYPE html>')) pages++
		})
		expect(faults).toEqual([])
		for (const kind of [
			'200 text/html',
			'404 text/html',
			'403 text/html',
			'405 text/html',
			'200 text/x-script',
			'303 ',
			'200 application/pdf',
		])
			expect([...kinds]).toContain(kind)
		expect(pages).toBeGreaterThan(150)
		expect(all.length).toBeGreaterThan(500)
	})

	test('files say their type and may be kept; everything else may not', async () => {
		const page = await ask(world.server, '/login')
		const files = [...new Set(page.text.match(/\/assets\/[\w.-]+\.(?:js|css|woff2|svg)/g) ?? [])]
		expect(files.length).toBeGreaterThan(5)
		for (const file of files) {
			const { status, headers } = await ask(world.server, file)
			expect([status, headers.get('x-content-type-options'), headers.get('cache-control')], file).toEqual([
				200,
				'nosniff',
				'public, max-age=31536000, immutable',
			])
			expect(headers.getSetCookie()).toEqual([])
		}
		for (const plain of ['/healthz', '/readyz', '/robots.txt', '/favicon.ico', '/assets/none.js', '/%'])
			expect((await ask(world.server, plain)).headers.get('x-content-type-options'), plain).toBe('nosniff')
	})
})

/** Everything that sets a cookie: signing in and out, a line for the next page, the colors. */
/** Of the right shape, and nobody's. */
const ENDED = 'a'.repeat(40)

async function cookiesOf(server: { url: string }, email: string, cookie: string, origin: string): Promise<string[]> {
	const send = async (path: string, form: Record<string, string>) =>
		(await ask(server, path, { cookie, form, headers: { origin } })).headers.getSetCookie()
	return [
		...(await send('/login', { email, password: PASSWORD })),
		...(await send('/practice', { intent: 'promise', text: 'Ask first', dueOn: '2027-01-01' })),
		...(await send('/theme', { theme: 'dark' })),
		...(await ask(server, '/account', { cookie: `${cookie}; flash=Saved` })).headers.getSetCookie(),
		...(await ask(server, '/account', { cookie: `belay=${ENDED}; __Host-belay=${ENDED}` })).headers.getSetCookie(),
		...(await send('/logout', {})),
	]
}

function flagsOf(cookie: string): string[] {
	return cookie
		.split(';')
		.slice(1)
		.map((flag) => flag.trim().toLowerCase())
}

describe('W5: every cookie', () => {
	test('is out of reach of scripts and of other sites', async () => {
		const cookies = await cookiesOf(
			world.server,
			world.a.people.learner.email,
			world.cookieOf('learner') ?? '',
			world.server.url,
		)
		expect([...new Set(cookies.map((each) => each.split('=')[0]))].sort()).toEqual(['belay', 'flash', 'theme'])
		for (const cookie of cookies) {
			expect(flagsOf(cookie), cookie).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']))
			expect(flagsOf(cookie).some((flag) => flag.startsWith('domain'))).toBe(false)
		}
		expect(cookies.filter((each) => each.startsWith('belay=')).length).toBeGreaterThan(2)
	})

	test('goes over TLS alone where the site is served over TLS, and the browser is told to stay there', async () => {
		const origin = 'https://belay.example'
		const server = await startServer({ PUBLIC_URL: origin })
		try {
			const inside = { ...server, url: `http://127.0.0.1:${server.port}` }
			const person = await aPerson(server.db, { name: 'Ada One' })
			await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'UTC' } })
			await server.db.person.update({
				where: { id: person.id },
				data: { passwordHash: await createPasswordHasher().hash(PASSWORD) },
			})
			const cookie = (await signInAs(server.db, person.id)).replace('belay=', '__Host-belay=')
			const cookies = await cookiesOf(inside, person.email, cookie, origin)
			expect([...new Set(cookies.map((each) => each.split('=')[0]))].sort()).toEqual(['__Host-belay', 'flash', 'theme'])
			for (const each of cookies) {
				expect(flagsOf(each), each).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax', 'path=/']))
				expect(flagsOf(each).some((flag) => flag.startsWith('domain'))).toBe(false)
			}
			const { headers } = await ask(inside, '/login')
			expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000\b/)
			expect((await ask(world.server, '/login')).headers.get('strict-transport-security')).toBeNull()
		} finally {
			await server.close()
		}
	})
})
