import fs from 'node:fs'
import path from 'node:path'
import { paths } from '~/paths'
import type { Actor } from './actors'
import type { CanaryWorld } from './canary-world'
import type { DatabaseWatch } from './database-watch'
import { addressesOf } from './matrix-addresses'
import { type Form, formsOf } from './matrix-forms'
import { policies, type Right } from './policy'
import { type Answer, ask } from './server'

/** A route as the browser's build knows it. */
export type BuiltRoute = {
	id: string
	parentId?: string
	path?: string
	index?: boolean
	hasAction: boolean
	hasLoader: boolean
}

/** build/client/assets/manifest-….js: every route, written by the build itself. */
export function readManifest(): { version: string; routes: Record<string, BuiltRoute> } {
	const folder = path.resolve('build/client/assets')
	const file = fs.readdirSync(folder).find((name) => /^manifest-\w+\.js$/.test(name))
	if (!file) throw new Error('build/client holds no manifest')
	const text = fs.readFileSync(path.join(folder, file), 'utf8')
	return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
}

/** The route and everything it lies in, outermost first. */
export function branchOf(routes: Record<string, BuiltRoute>, id: string): string[] {
	const parent = routes[id]?.parentId
	return parent ? [...branchOf(routes, parent), id] : [id]
}

/** One request by one actor, and what the policy says about it. */
export type Cell = {
	actor: Actor
	route: string
	method: string
	address: string
	/** `data`: what the page fetches without a reload */
	as: 'document' | 'data'
	right: Right
	form?: Form
}

/** `of`: whose data it asks for, the route's own or those of one that it stands in */
type ReadingCell = Cell & { of: string }

export function nameOf({ actor, method, address, as, form }: Cell): string {
	return `${actor}: ${method} ${address}${as === 'data' ? ' (data)' : ''}${form ? ` ${form.intent || 'form'}` : ''}`
}

/** @param alone a route of the branch, to get the data of that one only */
export function dataAddress(address: string, alone?: string): string {
	const [path = '', query] = address.split('?')
	const search = [query, alone && `_routes=${encodeURIComponent(alone)}`].filter(Boolean).join('&')
	return `${path === '/' ? '/_root' : path}.data${search ? `?${search}` : ''}`
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE']
const isLong = process.env.BELAY_LONG === '1'

/**
 * Everything that only looks: document, data, data of each single route of the branch, HEAD. What all addresses of a route
 * share, its HEAD and the routes it stands in, alone and with its own data, is asked at the first one; at each in the long
 * run.
 */
export function readingCells(world: CanaryWorld, actor: Actor): Cell[] {
	const asked = new Set<string>()
	return Object.entries(addressesOf(world)).flatMap(([route, addresses]) =>
		addresses.flatMap((address, index) =>
			cellsAt(route, address, actor).filter(({ method, of, as, address: at }) => {
				const isOwn = as === 'document' || at.includes('_routes=')
				if (isLong || (of === route && method === 'GET' && (isOwn || index === 0))) return true
				const isNew = of === route ? index === 0 : !asked.has(of)
				asked.add(of)
				return isNew
			}),
		),
	)
}

/** A meeting of a few has the pages of any other session, for those who meet alone: docs/decisions/0033. */
export function ownRoomCells({ a: { ownRooms, ownMeeting } }: CanaryWorld, actor: Actor): Cell[] {
	const { held: session, live } = ownRooms
	const pages: [string, string][] = [
		['routes/cohort/session', paths.session({ session: ownMeeting })],
		['routes/cohort/session', paths.session({ session: live })],
		['routes/room/room', paths.room({ session: live })],
		['routes/room/room', paths.room({ session })],
		['routes/room/recap', paths.recap({ session })],
		['routes/room/recap-markdown', paths.recapMarkdown({ session })],
		['routes/room/recap-pdf', paths.recapPdf({ session })],
	]
	const theirs = (right: Right) => (right === 'login' || actor === 'learner' ? right : 404)
	return pages.flatMap(([route, address]) => cellsAt(route, address, actor, theirs))
}

/** @param theirs what the policy's right becomes at this one address */
function cellsAt(route: string, address: string, actor: Actor, theirs = (right: Right) => right): ReadingCell[] {
	const { routes } = readManifest()
	const base = { actor, route, of: route, method: 'GET', right: theirs(policyOf(route).read[actor]) }
	const data = { ...base, as: 'data' as const }
	const alone = branchOf(routes, route).filter((id) => routes[id]?.hasLoader)
	return [
		{ ...base, as: 'document', address },
		{ ...data, address: dataAddress(address) },
		...alone.map((id) => ({
			...data,
			of: id,
			right: id === route ? base.right : policyOf(id).read[actor],
			address: dataAddress(address, id),
		})),
		{ ...base, as: 'document', address, method: 'HEAD' },
	]
}

/** Every way to write, to every route: without a field, and with each of its real forms. */
export function writingCells(world: CanaryWorld, actor: Actor): Cell[] {
	const forms = formsOf(world)
	return Object.entries(addressesOf(world)).flatMap(([route, [first]]) => {
		const right = policyOf(route).write[actor]
		const sent: [string, Right, Form | undefined][] = [
			[first, right, undefined],
			...(forms[route] ?? []).map((form): [string, Right, Form] => [
				form.at ?? first,
				right === 'ok' ? (form.rights?.[actor] ?? 'ok') : right,
				form,
			]),
		]
		return sent.flatMap(([address, formRight, form], index): Cell[] => {
			const base = { actor, route, right: formRight, form }
			// An action does not look at the method: each route is tried by every one with an empty form, and its real forms by
			// POST, in turn as a document and as data; in both ways in the long run, and by every method where they are refused.
			const methods = form && (formRight === 'ok' || !isLong) ? ['POST'] : WRITES
			const asDocument = methods.map((method): Cell => ({ ...base, method, as: 'document', address }))
			const asData: Cell = { ...base, method: 'POST', as: 'data', address: dataAddress(address) }
			if (!form || isLong) return [...asDocument, asData]
			return index % 2 === 0 ? asDocument : [asData]
		})
	})
}

/** OPTIONS asks for nothing: a page answers 405, a route without a page may answer as if it were read. */
export function optionsCells(world: CanaryWorld, actor: Actor): Cell[] {
	return Object.entries(addressesOf(world)).flatMap(([route, [address]]) =>
		(['document', 'data'] as const).map((as) => ({
			actor,
			route,
			method: 'OPTIONS',
			as,
			right: policyOf(route).read[actor],
			address: as === 'data' ? dataAddress(address) : address,
		})),
	)
}

export function policyOf(route: string) {
	const policy = policies.get(route)
	if (!policy) throw new Error(`tests/support/policy.ts has no line for ${route}`)
	return policy
}

export async function askCell(world: CanaryWorld, cell: Cell): Promise<Answer> {
	const fields = { ...cell.form?.fields, ...(cell.form?.intent ? { intent: cell.form.intent } : {}) }
	return ask(world.server, cell.address, {
		method: cell.method,
		cookie: world.cookieOf(cell.actor),
		headers: fromAnotherAddress(),
		...(WRITES.includes(cell.method) ? { form: fields } : {}),
	})
}

let addresses = 0

/** Guesses at links and numbers are counted by address: here every request comes from one of its own. */
export function fromAnotherAddress(): Record<string, string> {
	addresses++
	return { 'x-forwarded-for': `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}` }
}

/** What is wrong with an answer; empty when it is as the policy says. */
export function faultsOf(world: CanaryWorld, cell: Cell, answer: Answer): string[] {
	const faults: string[] = []
	if (answer.status >= 500) faults.push(`answered ${answer.status}`)
	if (!fits(cell, answer))
		faults.push(`answered ${answer.status} ${answer.headers.get('location') ?? ''}, not ${cell.right}`)
	const sent = `${cell.address} ${JSON.stringify(cell.form?.fields ?? {})}`
	const received = `${[...answer.headers].join('\n')}\n${answer.text}`
	for (const leak of new Set(world.canaries.leaks({ actor: cell.actor, route: cell.route, sent }, received)))
		faults.push(`was sent ${leak}`)
	if (cell.right !== 'ok' && answer.headers.getSetCookie().some((cookie) => /belay=\w/.test(cookie)))
		faults.push('was signed in')
	return faults.map((fault) => `${nameOf(cell)} ${fault}`)
}

function fits({ method, as, right, form, route }: Cell, { status, headers }: Answer): boolean {
	const isWrite = WRITES.includes(method)
	const to = headers.get('location') ?? ''
	const sentOn = status === (as === 'data' ? 202 : 303) && to.startsWith('/')
	if (method === 'OPTIONS' && status === 405) return true
	if (right === 'login') return sentOn && /^\/login(\?|$)/.test(to)
	if (right === 'stays' && as === 'data') return status === 409
	if (right === 'away' || right === 'stays') return sentOn && !to.startsWith('/login')
	if (typeof right === 'number') return status === right
	if (!isWrite) return status === 200
	// An empty form may be refused for what it lacks, a real one may not.
	const signsOut = route === 'routes/sign-in/logout' || form?.intent === 'everywhere'
	const done = status === 200 || (sentOn && (signsOut || !to.startsWith('/login')))
	return form ? done : done || [400, 401, 404, 409].includes(status)
}

const LANES = 8
const BATCH = 32

/** Asks cells that must leave the database as it is, eight at a time, and says what was wrong. */
export async function askWithoutChange(world: CanaryWorld, watch: DatabaseWatch, cells: Cell[]): Promise<string[]> {
	const faults: string[] = []
	for (let from = 0; from < cells.length; from += BATCH) {
		const batch = cells.slice(from, from + BATCH)
		await forgetTries(world)
		faults.push(...(await inLanes(batch, async (cell) => faultsOf(world, cell, await askCell(world, cell)))).flat())
		if ((await watch.changes()).length === 0) continue
		// One of them wrote: which?
		await watch.restore()
		for (const cell of batch) {
			await askCell(world, cell)
			const changed = await watch.changes()
			if (changed.length === 0) continue
			faults.push(`${nameOf(cell)} changed ${changed.join(', ')}`)
			await watch.restore()
		}
	}
	return faults
}

/** Asks cells that may write, one at a time, and puts the world back after each. */
export async function askWithChange(world: CanaryWorld, watch: DatabaseWatch, cells: Cell[]): Promise<string[]> {
	const faults: string[] = []
	for (const cell of cells) {
		await forgetTries(world)
		faults.push(...faultsOf(world, cell, await askCell(world, cell)))
		const idle = !cell.form || cell.form.idle === 'everybody' || cell.form.idle?.includes(cell.actor)
		// A letter is written after the answer, so that known and unknown addresses take as long.
		const changed = idle ? await watch.changes() : await untilChanged(watch)
		if (!idle && changed.length === 0) faults.push(`${nameOf(cell)} changed nothing`)
		if (changed.length > 0) await watch.restore()
	}
	return faults
}

async function untilChanged(watch: DatabaseWatch): Promise<string[]> {
	const deadline = Date.now() + 3_000
	for (;;) {
		const changed = await watch.changes()
		if (changed.length > 0 || Date.now() > deadline) return changed
		await new Promise((resolve) => setTimeout(resolve, 10))
	}
}

/** Tries of a password are counted by account as well. */
async function forgetTries(world: CanaryWorld): Promise<void> {
	await world.db.rateLimit.deleteMany()
}

/** Does the work for each, eight at a time, and keeps their order. */
export async function inLanes<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = []
	const left = [...items.entries()]
	await Promise.all(
		Array.from({ length: LANES }, async () => {
			for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1])
		}),
	)
	return results
}
