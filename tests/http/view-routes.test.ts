import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Prisma } from '~/domain/db'
import { paths } from '~/paths'
import { wordsOf } from '../support/form-page'
import { aMemberOf, EVERY_DEED, hasDone, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import type { PersonMade } from '../support/people'
import { ask, signInAs } from '../support/server'
import {
	LEVEL_TWO,
	layLevelTwo,
	layRoute,
	layTeamRoute,
	ROUTES,
	type Route,
	TEAM_ROUTES,
	type TeamRoute,
} from '../support/view-routes'

/** P5: what others see in somebody is met by one of three routes, and which one nobody but its owner can tell. */
let world: LevelOne
let person: PersonMade
let admin: string
let own: string

beforeAll(async () => {
	world = await startLevelOne()
	person = await aMemberOf(world, { name: 'Inês Carvalho' })
	await hasDone(
		world,
		person.id,
		EVERY_DEED.filter((deed) => deed !== 'view'),
	)
	// Whoever watches is known from the start.
	await (await layRoute(world, person.id, 'seen-twice'))()
	admin = await signInAs(world.server.db, world.admin.id)
	own = await signInAs(world.server.db, person.id)
})
afterAll(() => world.server.close())

/** Of Level 1, unless said otherwise */
const ofOne = () => ({ cohort: world.cohort.id, person: person.id })
const cohort = (of = ofOne()) => ({ cohort: of.cohort })
const read = async (path: string, cookie: string) => (await ask(world.server, path, { cookie })).text

/** Every page and every answer with data that an admin or lead has of them. */
async function seenByOthers(of = ofOne()): Promise<Record<string, string>> {
	const lead = await signInAs(world.server.db, world.lead.id)
	const seen: Record<string, string> = {}
	for (const path of [
		paths.gradebook(cohort(of)),
		paths.record(of),
		paths.rules(cohort(of)),
		paths.adminCohort(cohort(of)),
		paths.adminCertifications(),
		paths.adminCertifications({ show: 'ending' }),
		paths.compliance(),
		paths.admin(),
		paths.person({ person: of.person }),
		paths.audit(),
	])
		seen[path] = `${withoutChance(await read(path, admin))}\n${await read(path.replace(/(?=\?|$)/, '.data'), admin)}`
	seen[paths.mail()] = lettersToSomebody(await read(paths.mail(), admin))
	for (const desk of [paths.facilitateCohort(cohort(of)), paths.ledGradebook(cohort(of))])
		seen[desk] = withoutChance(await read(desk, lead))
	return seen
}

/** Letters about a conversation name nobody (pairing-mail.server.ts): that there are some says nothing of whose they are. */
function lettersToSomebody(html: string): string {
	const rows = html.match(/<tr>.*?<\/tr>/gs) ?? []
	expect(rows.filter((row) => row.includes('A conversation to confirm')).join()).not.toContain('/admin/people/')
	expect(rows.join()).not.toContain('A word after a 360 round')
	return rows.filter((row) => row.includes('/admin/people/')).join('\n')
}

/** Every file they can take of it. */
async function filesOfOthers(): Promise<string[]> {
	const lead = await signInAs(world.server.db, world.lead.id)
	const files: [string, string][] = [
		[paths.gradebookFile(cohort()), admin],
		[paths.ledGradebookFile(cohort()), lead],
		[paths.complianceFile(), admin],
	]
	return Promise.all(files.map(async ([path, cookie]) => (await ask(world.server, path, { cookie, form: {} })).text))
}

/** A page carries a random word for its scripts. */
const withoutChance = (html: string) => html.replace(/nonce="[^"]*"/g, '').replace(/"nonce":"[^"]*"/g, '')

async function credentialOf(): Promise<unknown> {
	const issued = await ask(world.server, paths.record({ ...cohort(), person: person.id }), {
		cookie: admin,
		form: { intent: 'issue' },
	})
	expect(issued.status).toBe(303)
	const { id, number, statement, credential } = await world.server.db.certification.findFirstOrThrow({
		where: { personId: person.id },
		include: { credential: true },
	})
	// What is said of them: the rest of it is days, a signature, and what chance chose.
	const { name, type, issuer, credentialSubject } = JSON.parse(credential?.document ?? '{}')
	const said = { name, type, issuer, achievement: credentialSubject.achievement }
	await world.server.db.certification.delete({ where: { id } })
	return JSON.parse(JSON.stringify({ statement, said }).replaceAll(number, 'NUMBER'))
}

test('what an admin, a lead and a certificate show is the same to the byte, whichever route it was', async () => {
	const pages: Record<string, string>[] = []
	for (const route of ROUTES) {
		const takeAway = await layRoute(world, person.id, route)
		const standing = wordsOf(await read(paths.requirements(LEVEL_ONE), own))
		expect(standing).toContain('Everything is met.')
		pages.push(await seenByOthers())
		await takeAway()
	}
	const [first, ...others] = pages
	expect(first?.[paths.gradebook(cohort())]).toContain('How others see it')
	for (const other of others) expect(other).toEqual(first)

	// Issuing is written down, which admins read: so after the pages.
	const files: string[][] = []
	const credentials: unknown[] = []
	for (const route of ROUTES) {
		const takeAway = await layRoute(world, person.id, route)
		files.push(await filesOfOthers())
		credentials.push(await credentialOf())
		await takeAway()
	}
	for (const file of files[0]?.slice(0, 2) ?? []) expect(file).toContain('How others see it')
	for (const other of files) expect(other).toEqual(files[0])
	for (const other of credentials) expect(other).toEqual(credentials[0])
})

test('its owner reads which one it was', async () => {
	const words: Record<Route, string> = {
		confirmed: 'A 360 round confirms it',
		'round-and-seen': 'A 360 round, and a conversation somebody watched',
		'seen-twice': 'Two conversations somebody watched',
	}
	for (const route of ROUTES) {
		const takeAway = await layRoute(world, person.id, route)
		expect(wordsOf(await read(paths.requirements(LEVEL_ONE), own))).toContain(words[route])
		await takeAway()
	}
})

test('nor can anybody tell the routes of Level 2 apart: a team asked twice, a plan that two watched', async () => {
	const of = await layLevelTwo(world)
	const words: Record<TeamRoute, string> = {
		'asked-twice': 'Your team, asked and asked again',
		'plan-watched': 'A written plan, watched by two colleagues',
	}
	const owner = await signInAs(world.server.db, of.person)
	const seen: unknown[] = []
	for (const route of TEAM_ROUTES) {
		const takeAway = await layTeamRoute(world.server.db, of.person, route)
		expect(wordsOf(await read(paths.requirements(LEVEL_TWO), owner))).toContain(words[route])
		const pages = await seenByOthers(of)
		expect(pages[paths.gradebook(cohort(of))]).toContain('Team safety, read or planned')
		seen.push(pages)
		await takeAway()
	}
	expect(seen[1]).toEqual(seen[0])
})

test.each([
	['that did not confirm', 'round-and-seen', { withoutSeen: true }, 'Your round is closed.'],
	['whose raters were told nothing yet', 'confirmed', { untold: true }, 'What is left is half a page'],
] as const)('a round %s is not to be told from none', async (_what, route, lacking, left) => {
	const before = await seenByOthers()
	const takeAway = await layRoute(world, person.id, route, lacking)
	expect(wordsOf(await read(paths.requirements(LEVEL_ONE), own))).toContain(left)
	expect(await seenByOthers()).toEqual(before)
	await takeAway()
})

test('nor once the rules of today ask for other ways, and an admin gives them to the cohort', async () => {
	const carried = rulesOfToday(world.stage).map((rule) => {
		if (rule.kind === 'sessions') return { ...rule, makeUps: rule.makeUps + 1 }
		return rule.kind === 'anyOf' ? { ...rule, options: [...rule.options, { kind: 'rounds360', closed: true }] } : rule
	})
	await world.server.db.cohort.update({
		where: { id: world.cohort.id },
		data: { requirements: carried as unknown as Prisma.InputJsonValue },
	})
	/** What is seen of somebody who met it by a way of today, and of one who met it by the one that is asked no more. */
	const seenByWay = async () => {
		const seen: Record<string, string>[] = []
		for (const [route, lacking] of [
			['confirmed', {}],
			['round-and-seen', { withoutSeen: true }],
		] as const) {
			const takeAway = await layRoute(world, person.id, route, lacking)
			expect(wordsOf(await read(paths.requirements(LEVEL_ONE), own))).toContain('Everything is met.')
			seen.push(await seenByOthers())
			await takeAway()
		}
		expect(seen[1]).toEqual(seen[0])
		return seen[0] ?? {}
	}
	const rules = (await seenByWay())[paths.rules(cohort())] ?? ''
	expect(wordsOf(rules)).toContain('What is asked today begins with the next cohort.')
	const fingerprint = rules.match(/name="fingerprint" value="([^"]*)"/)?.[1] ?? ''
	const form = { intent: 'adopt', fingerprint }
	expect((await ask(world.server, paths.rules(cohort()), { cookie: admin, form })).status).toBe(303)
	const adopted = await seenByWay()
	expect(wordsOf(adopted[paths.rules(cohort())] ?? '')).not.toContain('Give this cohort the rules of today')
	expect(adopted[paths.audit()]).toContain('make-ups that count')
})
