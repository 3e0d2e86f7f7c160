import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import type { Actor } from '../support/actors'
import { STAGE } from '../support/canary-cohort'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { dataAddress, faultsOf, fromAnotherAddress, policyOf, readManifest } from '../support/matrix'
import { addressesOf, neighborsOf } from '../support/matrix-addresses'
import { formsOf } from '../support/matrix-forms'
import { type Answer, ask } from '../support/server'

/** A2: an id in an address or a form that belongs to another cohort, another person, nobody, or is no id at all. */
let world: CanaryWorld
let watch: DatabaseWatch

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
})
afterAll(() => world.server.close())

const get = (actor: Actor, address: string) =>
	ask(world.server, address, { cookie: world.cookieOf(actor), headers: fromAnotherAddress() })
const post = (actor: Actor, address: string, form: Record<string, string | string[]>) =>
	ask(world.server, address, { cookie: world.cookieOf(actor), form, headers: fromAnotherAddress() })

/** What a reader can tell two answers apart by, without what is new in every answer and the address itself. */
function tellable(answer: Answer, address: string): string {
	const ids = address.split(/[/?.]/).filter((part) => part.length > 8)
	const all = `${answer.status} ${answer.headers.get('location')} ${answer.headers.getSetCookie()}\n${answer.text}`
	return ids.reduce(
		(text, id) => text.replaceAll(encodeURIComponent(id), 'ID').replaceAll(id, 'ID'),
		all.replaceAll(/nonce="[^"]*"/g, ''),
	)
}

describe('A2: what belongs to others', () => {
	test('looks exactly like what does not exist', async () => {
		const forms = formsOf(world)
		const faults: string[] = []
		let compared = 0
		// Whoever belongs to cohort B may open it.
		for (const actor of ['anonymous', 'signedOut', 'closed', 'learner', 'lead', 'observer', 'admin'] as const) {
			for (const [route, pairs] of Object.entries(neighborsOf(world)))
				for (const { foreign, missing } of pairs) {
					const ways: ((address: string) => Promise<Answer>)[] = [
						(address) => get(actor, address),
						(address) => get(actor, dataAddress(address)),
						...(forms[route] ?? []).map((form) => (address: string) => {
							return post(actor, address, { ...form.fields, ...(form.intent ? { intent: form.intent } : {}) })
						}),
					]
					for (const way of ways) {
						const [one, other] = [await way(foreign), await way(missing)]
						compared++
						if (tellable(one, foreign) !== tellable(other, missing))
							faults.push(`${actor} can tell ${foreign} (${one.status}) from ${missing} (${other.status})`)
						faults.push(
							...faultsOf(
								world,
								{ actor, route, method: 'GET', address: foreign, as: 'document', right: one.status },
								one,
							),
						)
					}
				}
		}
		expect(faults).toEqual([])
		expect(compared).toBeGreaterThan(200)
		expect(await watch.changes()).toEqual([])
	})

	test('is not found under a parent that is not its own, and nothing changes', async () => {
		const { a, b, assessor } = world
		const person = (who: { id: string }) => ({ person: who.id })
		const recordOf = (who: { id: string }) => paths.record({ cohort: a.cohortId, person: who.id })
		const session = paths.facilitateSession({ session: a.sessions.coming })
		const cohort = paths.adminCohort({ cohort: a.cohortId })
		const part = paths.part({ ...STAGE, module: a.module.id, part: a.module.lesson?.parts[0]?.slug ?? '' })
		const wrong: [Actor, string, Record<string, string>, number][] = [
			['lead', paths.facilitateCohort({ cohort: a.cohortId }), person(b.people.peer), 404],
			['lead', session, { intent: 'presenter', ...person(b.people.peer) }, 409],
			['lead', session, { intent: 'presenter', ...person(a.people.observer) }, 409],
			['lead', paths.facilitate(), { waiver: b.waivers.pending }, 404],
			['lead', paths.facilitate(), { waiver: a.waivers.agreed }, 404],
			['admin', recordOf(a.people.peer), { intent: 'withdraw-waiver', waiver: b.waivers.pending }, 404],
			['admin', recordOf(a.people.peer), { intent: 'withdraw-waiver', waiver: a.waivers.agreed }, 404],
			[
				'admin',
				recordOf(a.people.peer),
				{ intent: 'name-assessor', submission: b.submissions.unread, assessor: assessor.id },
				404,
			],
			[
				'admin',
				recordOf(a.people.peer),
				{ intent: 'name-assessor', submission: a.submissions.unread, assessor: assessor.id },
				404,
			],
			[
				'admin',
				recordOf(a.people.ready),
				{ intent: 'release-assessor', submission: b.submissions.peers, assessor: b.people.lead.id },
				404,
			],
			[
				'admin',
				recordOf(a.people.ready),
				{ intent: 'release-assessor', submission: a.submissions.peers, assessor: a.people.lead.id },
				404,
			],
			// Somebody of another cohort is refused by name, and what is gone already is no fault.
			['admin', paths.gradebook({ cohort: a.cohortId }), { ...person(b.people.ready), seen: 'yes' }, 409],
			['admin', cohort, { intent: 'remove-member', ...person(b.people.peer) }, 303],
			['admin', cohort, { intent: 'remove-facilitator', ...person(b.people.lead) }, 303],
			['learner', paths.practice(), { commitment: a.commitments.peer?.open ?? '', outcome: 'kept', learned: '' }, 404],
			['learner', paths.practice(), { intent: 'reopen', commitment: a.commitments.peer?.closed ?? '' }, 404],
			['learner', paths.practice(), { commitment: a.promised.closed.id, outcome: 'dropped', learned: '' }, 404],
			['learner', paths.check(STAGE), { attempt: b.check.id }, 404],
			['learner', paths.check(STAGE), { intent: 'submit', attempt: b.check.id }, 404],
			['otherLearner', paths.devices(), { intent: 'end', device: world.secondDevice }, 404],
			['learner', paths.cohorts(), { cohort: b.cohortId }, 409],
			['learner', paths.cohorts(), { cohort: randomUUID() }, 404],
			['learner', part, { intent: 'reflect', part: 'no-such-part', text: 'x' }, 404],
			['admin', paths.mail(), { letter: randomUUID() }, 404],
		]
		const faults: string[] = []
		for (const [actor, address, fields, status] of wrong) {
			const answer = await post(actor, address, fields)
			const what = `${actor} to ${address} ${JSON.stringify(fields)}`
			if (answer.status !== status) faults.push(`${what} answered ${answer.status}, not ${status}`)
			const changed = await watch.changes()
			if (changed.length > 0) faults.push(`${what} changed ${changed}`)
			await watch.restore()
		}
		expect(faults).toEqual([])
	})

	test('a line for somebody of another cohort is left out of the attendance', async () => {
		const { a, b, db } = world
		const line = (index: number, who: { id: string }) => ({
			[`lines[${index}].personId`]: who.id,
			[`lines[${index}].state`]: 'present',
			[`lines[${index}].minutesPresent`]: '60',
		})
		const address = paths.facilitateSession({ session: a.sessions.live })
		const own = [a.people.learner, a.people.peer, a.people.ready, a.people.closed]
		const lines = [...own, b.people.peer].map((who, index) => line(index, who))
		const answer = await post('lead', address, Object.assign({}, ...lines))
		expect(answer.status).toBe(303)
		const rows = await db.attendance.findMany({ where: { sessionId: a.sessions.live }, select: { personId: true } })
		expect(rows.map(({ personId }) => personId).sort()).toEqual(own.map(({ id }) => id).sort())
		await watch.restore()
	})
})

describe('A2: an id that is none', () => {
	const odd = [
		() => randomUUID() as string,
		() => '0',
		() => 'null',
		() => '__proto__',
		() => 'constructor',
		() => 'x'.repeat(400),
		() => encodeURIComponent("' or 1=1 --"),
		() => '%00',
		() => '..%2f..%2fadmin',
		() => encodeURIComponent('a,b[]={"gt":""}'),
		() => '%F0%9F%A7%97',
		() => '%',
	]

	test('in any place of any address is not found, for whoever may open the page with a right one', async () => {
		const addresses = addressesOf(world)
		const faults: string[] = []
		for (const { id, path } of Object.values(readManifest().routes)) {
			const pattern = (path ?? '').split('/')
			const [right = ''] = addresses[id] ?? []
			for (const [at, name] of pattern.entries()) {
				if (!name.startsWith(':')) continue
				for (const make of odd) {
					const parts = right.split('/')
					const wrong = make()
					parts[at + 1] = wrong
					const address = parts.join('/')
					const opens = (each: Actor) => ['ok', 'away'].includes(String(policyOf(id).read[each]))
					const actor = (['admin', 'lead', 'learner'] as const).find(opens) ?? 'learner'
					for (const way of [address, dataAddress(address)]) {
						const answer = await get(actor, way)
						// A page behind a one-use link says in words that the link is used up; a bare % is no address.
						const fits = [404, ...(wrong === '%' ? [400] : []), ...([':token', ':ticket'].includes(name) ? [200] : [])]
						if (!fits.includes(answer.status)) faults.push(`${actor}: ${way.slice(0, 120)} answered ${answer.status}`)
					}
				}
			}
		}
		expect(faults).toEqual([])
		expect(await watch.changes()).toEqual([])
	})

	test('cannot be guessed at for long: soon the answer is to wait, and it is no fault of ours', async () => {
		const from = fromAnotherAddress()
		for (const make of [
			(token: string) => paths.reset({ token }),
			(token: string) => paths.invitation({ token }),
			() => paths.verifyNumber({ number: 'ZZZZ-ZZZZ-ZZ' }),
		]) {
			const seen = new Set<number>()
			for (let tries = 0; tries < 70; tries++)
				seen.add((await ask(world.server, dataAddress(make(randomUUID())), { headers: from })).status)
			expect(seen.has(429)).toBe(true)
			expect(Math.max(...seen)).toBe(429)
		}
	})

	test('shuts nobody out of a link of their own who sits behind the same address', async () => {
		const from = fromAnotherAddress()
		const links = {
			reset: paths.reset({ token: world.links.reset.token }),
			invitation: paths.invitation({ token: world.links.invitation.token }),
			agree: paths.agree({ token: world.intake.question }),
			seat: paths.seat({ token: world.line.offer }),
		}
		for (let tries = 0; tries < 62; tries++)
			await ask(world.server, paths.seat({ token: randomUUID() }), { headers: from })
		for (const [route, address] of Object.entries(links)) {
			const opened = await ask(world.server, address, { headers: from })
			expect([route, opened.status]).toEqual([route, 200])
			const sent = await ask(world.server, address, { headers: from, form: { intent: 'neither' } })
			expect([route, sent.status]).toEqual([route, 400])
			const guessed = await ask(world.server, `${address}A`, { headers: from })
			expect([route, guessed.status]).toEqual([route, 429])
		}
	})
})
