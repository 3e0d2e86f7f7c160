import http from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTORS, type Actor } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { counting } from '../support/counting'
import { brokenInvariants } from '../support/database-invariants'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { dataAddress, fromAnotherAddress, policyOf } from '../support/matrix'
import { addressesOf } from '../support/matrix-addresses'
import { type Form, formsOf } from '../support/matrix-forms'
import { damaged, NASTY_VALUES, type NastyRequest, nastyRequest, type Pair, wrapped } from '../support/nasty-requests'

/**
 * W12: whatever is sent to a form, the server answers, soon, without a word about its insides, and the rows stay such as
 * the product could have written. The forms are those of the authorization matrix, which holds every form of the build.
 */
/** Ten thousand take about ten minutes; a night holds the hundred thousand of W12 (BELAY_FUZZ_RUNS). */
const RUNS = Number(process.env.BELAY_FUZZ_RUNS ?? counting(300, 10_000))
const SEED = Number(process.env.BELAY_SEED ?? 20_261_120)
const LONGEST_MS = 2_000

let world: CanaryWorld
let watch: DatabaseWatch
let forms: { route: string; address: string; form: Form; senders: Actor[] }[]

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
	const addresses = addressesOf(world)
	forms = Object.entries(formsOf(world)).flatMap(([route, each]) =>
		each.map((form) => ({
			route,
			form,
			address: form.at ?? addresses[route]?.[0] ?? '/',
			senders: sendersOf(route, form),
		})),
	)
})
afterAll(() => world.server.close())

/** Who is served by the form comes first: a refused request reaches little. */
function sendersOf(route: string, form: Form): Actor[] {
	const may = ACTORS.filter((actor) => policyOf(route).write[actor] === 'ok' && (form.rights?.[actor] ?? 'ok') === 'ok')
	return may.length > 0 ? may : ['learner']
}

const goodFields = (form: Form): Pair[] => [
	...(form.intent ? [['intent', form.intent] as Pair] : []),
	...Object.entries(form.fields).flatMap(([name, value]) => [value].flat().map((each): Pair => [name, each])),
]

type Heard = { status: number; text: string; ms: number; what: string }

/** @param turn from 0: at first each form has its turn, then chance chooses */
async function send(nasty: NastyRequest, turn: number): Promise<Heard & { form: Form }> {
	const chosen = forms[turn < forms.length ? turn : nasty.form % forms.length]
	if (!chosen) throw new Error('there is no form')
	const actor = chosen.senders[nasty.actor % chosen.senders.length]
	const { type, body } = wrapped(damaged(goodFields(chosen.form), nasty.damages), nasty.wrapping)
	const startedMs = performance.now()
	const answer = await post(nasty.as === 'data' ? dataAddress(chosen.address) : chosen.address, body, {
		origin: world.server.url,
		'sec-fetch-site': 'same-origin',
		...fromAnotherAddress(),
		...(type === null ? {} : { 'content-type': type }),
		...(actor && world.cookieOf(actor) ? { cookie: world.cookieOf(actor) } : {}),
	})
	return {
		...answer,
		ms: performance.now() - startedMs,
		what: `${actor} to ${chosen.route} ${chosen.form.intent}`,
		form: chosen.form,
	}
}

/** A connection of its own for each: a body that is refused unread may end it. */
function post(
	address: string,
	body: Buffer,
	headers: http.OutgoingHttpHeaders,
): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const request = http.request(
			world.server.url + address,
			{ method: 'POST', agent: false, headers: { ...headers, 'content-length': body.length } },
			(response) => {
				const chunks: Buffer[] = []
				response.on('data', (chunk: Buffer) => chunks.push(chunk))
				response.on('error', reject)
				response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
			},
		)
		request.on('error', reject)
		request.end(body)
	})
}

const INSIDES = /\n\s+at [^\n]*:\d+:\d+|node_modules|PrismaClient|Invalid `|ZodError|\$queryRaw/

function faultsIn({ status, text, ms, what }: Heard): string[] {
	return [
		...(status >= 500 ? [`${what} answered ${status}`] : []),
		...(INSIDES.test(text) ? [`${what} told of its insides: ${INSIDES.exec(text)?.[0]}`] : []),
		...(ms > LONGEST_MS ? [`${what} took ${Math.round(ms)} ms`] : []),
	]
}

async function faultsOf(heard: Heard): Promise<string[]> {
	const broken = await brokenInvariants(world.db)
	return [...faultsIn(heard), ...broken.map((breach) => `after ${heard.what}: ${breach}`)]
}

/** Doors that earlier requests may have closed are opened again now and then: signed out, removed, cancelled. */
const AGAIN_AFTER = 10

describe('W12: a form filled in by a monkey', () => {
	test('the rows are in order before it begins', async () => {
		expect(await brokenInvariants(world.db)).toEqual([])
		expect(forms.length).toBeGreaterThan(50)
	})

	test(
		`is answered ${RUNS} times, and in each form, without breaking anything (BELAY_SEED=${SEED})`,
		async () => {
			let runs = 0
			const statuses = new Map<number, number>()
			const reached = new Set<Form>()
			await fc.assert(
				fc.asyncProperty(nastyRequest, async (nasty) => {
					const turn = runs++
					if (turn % AGAIN_AFTER === 0) await watch.restore()
					await world.db.rateLimit.deleteMany()
					const heard = await send(nasty, turn)
					statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1)
					reached.add(heard.form)
					expect(await faultsOf(heard)).toEqual([])
				}),
				{ numRuns: Math.max(RUNS, forms.length), seed: SEED, endOnFailure: true },
			)
			expect(reached.size).toBe(forms.length)
			for (const status of [200, 303, 400, 404, 409, 413]) expect([...statuses.keys()]).toContain(status)
		},
		RUNS * 300,
	)

	test('keeps no field that is far too long, whichever it is', async () => {
		const lengths = [300, 25_000]
		// Each field has its turn with one of them; the long run sends both.
		const tooLong = (turn: number) => (counting(0, 1) ? lengths : [lengths[turn % 2] ?? 0])
		const base = { actor: 0, as: 'document' as const, wrapping: 'urlencoded' as const }
		const faults: string[] = []
		for (const [index, { route, form }] of forms.entries()) {
			await watch.restore()
			for (const [at] of goodFields(form).entries())
				for (const times of tooLong(index + at)) {
					await world.db.rateLimit.deleteMany()
					const damages = [{ do: 'long' as const, at, unit: 'x', times }]
					faults.push(...faultsIn(await send({ ...base, form: index, damages }, forms.length)))
				}
			faults.push(...(await brokenInvariants(world.db)).map((breach) => `after ${route}: ${breach}`))
		}
		expect(faults).toEqual([])
	})

	test(
		'is answered as well when it types addresses',
		async () => {
			const typed = fc.oneof(
				fc.constantFrom<string>(...NASTY_VALUES),
				fc.string({ unit: 'binary', maxLength: 300 }),
				fc.constant('x'.repeat(8_000)),
			)
			const addresses = (word: string) => {
				const safe = encodeURIComponent(Buffer.from(word).toString())
				return [
					...[
						'/verify',
						'/reset',
						'/invitation',
						'/help',
						'/learn',
						'/cohorts',
						'/sessions',
						'/certifications',
					].flatMap((start) => [`${start}/${safe}`, `${start}/${safe}.data`]),
					...['/admin/people', '/admin/cohorts', '/admin/sessions', '/facilitate/assess'].map((at) => `${at}/${safe}`),
					...['/admin/audit?before=', '/admin/people?q=', '/help?q=', '/verify?number=', '/login?next='].map(
						(at) => at + safe,
					),
					`/account.data?_routes=${safe}`,
					`/account?_data=${safe}`,
					`/assess/technical-leadership-ladder/${safe}/check`,
				]
			}
			await fc.assert(
				fc.asyncProperty(typed, fc.nat({ max: 999 }), fc.constantFrom(...ACTORS), async (word, which, actor) => {
					const all = addresses(word)
					const address = all[which % all.length] ?? '/'
					const startedMs = performance.now()
					const answer = await fetch(world.server.url + address, {
						redirect: 'manual',
						headers: { ...fromAnotherAddress(), cookie: world.cookieOf(actor) ?? '' },
					})
					const text = await answer.text()
					const ms = performance.now() - startedMs
					expect(faultsIn({ status: answer.status, text, ms, what: `${actor} at ${address.slice(0, 200)}` })).toEqual(
						[],
					)
				}),
				{ numRuns: RUNS / 2, seed: SEED, endOnFailure: true },
			)
		},
		RUNS * 150,
	)
})
