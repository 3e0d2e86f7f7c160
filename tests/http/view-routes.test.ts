import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Prisma } from '~/domain/db'
import { paths } from '~/paths'
import { wordsOf } from '../support/form-page'
import { aMemberOf, EVERY_DEED, hasDone, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import { aPerson, type PersonMade } from '../support/people'
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
let lead: string
let manager: string
let own: string

beforeAll(async () => {
	world = await startLevelOne()
	const { db } = world.server
	const { id: managerId } = await aPerson(db, { name: 'Moritz Weber', careerLevel: 'VP' })
	for (const { program, stage } of [LEVEL_ONE, LEVEL_TWO])
		await db.need.create({
			data: {
				...{ careerTrack: 'manager', careerLevel: 'Manager', stageKey: `${program}/${stage}` },
				...{ strength: 'must', withinDays: 90 },
			},
		})
	person = await aMemberOf(world, { name: 'Inês Carvalho', managerId })
	await hasDone(
		world,
		person.id,
		EVERY_DEED.filter((deed) => deed !== 'view'),
	)
	// Whoever watches is known from the start.
	await (await layRoute(world, person.id, 'seen-twice'))()
	admin = await signInAs(db, world.admin.id)
	lead = await signInAs(db, world.lead.id)
	manager = await signInAs(db, managerId)
	own = await signInAs(db, person.id)
})
afterAll(() => world.server.close())

/** Of Level 1, unless said otherwise */
const ofOne = () => ({ cohort: world.cohort.id, person: person.id })
const cohort = (of = ofOne()) => ({ cohort: of.cohort })
const read = async (path: string, cookie: string) => (await ask(world.server, path, { cookie })).text

/** A page as a browser loads it first, and as it asks for its data afterwards. */
async function bothOf(path: string, cookie: string): Promise<string> {
	const asData = path === paths.home() ? '/_root.data' : path.replace(/(?=\?|$)/, '.data')
	const [page, answer] = [await ask(world.server, path, { cookie }), await ask(world.server, asData, { cookie })]
	expect([page.status, answer.status], path).toEqual([200, 200])
	return withoutChance(`${page.text}\n${answer.text}`)
}

/** Every page and every answer with data that an admin, a lead or their line manager has of them. */
async function seenByOthers(of = ofOne()): Promise<Record<string, string>> {
	const seen: Record<string, string> = {}
	for (const [cookie, pages] of [
		[
			admin,
			[
				paths.gradebook(cohort(of)),
				paths.record(of),
				paths.rules(cohort(of)),
				paths.adminCohort(cohort(of)),
				paths.adminCertifications(),
				paths.adminCertifications({ show: 'ending' }),
				paths.renewing(LEVEL_ONE),
				paths.compliance(),
				paths.admin(),
				paths.person({ person: of.person }),
				paths.audit(),
			],
		],
		[lead, [paths.facilitateCohort(cohort(of)), paths.ledGradebook(cohort(of))]],
		[manager, [paths.home(), paths.yourPeople(), paths.yourPeople({ show: 'all' })]],
	] as const)
		for (const path of pages) seen[path] = await bothOf(path, cookie)
	seen[paths.mail()] = lettersToSomebody(await read(paths.mail(), admin))
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
async function filesOfOthers(of = ofOne()): Promise<string[]> {
	const files: [string, string][] = [
		[paths.gradebookFile(cohort(of)), admin],
		[paths.ledGradebookFile(cohort(of)), lead],
		[paths.complianceFile(), admin],
		[paths.renewingFile(LEVEL_ONE), admin],
	]
	return Promise.all(files.map(async ([path, cookie]) => (await ask(world.server, path, { cookie, form: {} })).text))
}

/** A page carries a random word for its scripts, and some say what time it is. */
const withoutChance = (html: string) => html.replace(/nonce="[^"]*"|"nonce":"[^"]*"|\d\d:\d\d(?= in [A-Z])/g, '')

/** What chance chose of a credential, its signature, and moments. */
const BY_CHANCE = ['proof', 'credentialStatus', 'identifier', 'validFrom', 'validUntil', 'awardedDate']

/** Issued by an admin: the statement, the signed credential as programs read it, and what anybody and an admin read. */
async function credentialOf(of = ofOne()): Promise<unknown> {
	const { db } = world.server
	const issued = await ask(world.server, paths.record(of), { cookie: admin, form: { intent: 'issue' } })
	expect(issued.status).toBe(303)
	const where = { personId: of.person }
	const { id, number, statement } = await db.certification.findFirstOrThrow({ where })
	const document = JSON.parse(await read(`${paths.credential({ number })}?json`, ''))
	const said = JSON.stringify(document, (key, value) => (BY_CHANCE.includes(key) ? undefined : value))
	const texts = await Promise.all([
		...[paths.verifyNumber({ number }), paths.adminCertification({ number })].map((path) => bothOf(path, admin)),
		bothOf(paths.yourPeople(), manager),
	])
	await db.certification.delete({ where: { id } })
	// Whoever sends letters would find, at a moment of their own, that there is nothing to tell.
	await db.outboxMail.deleteMany({ where: { subjectId: id } })
	expect(said).toContain('OpenBadgeCredential')
	return [JSON.stringify(statement), said, ...texts].map((text) =>
		text
			.replaceAll(number, 'NUMBER')
			.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d{13}\b/g, 'MOMENT'),
	)
}

/** Lays each route after the other. @returns what is seen of each */
async function ofEach<Which, Seen>(
	routes: readonly Which[],
	lay: (route: Which) => Promise<() => Promise<void>>,
	look: (route: Which) => Promise<Seen>,
): Promise<Seen[]> {
	const seen: Seen[] = []
	for (const route of routes) {
		const takeAway = await lay(route)
		seen.push(await look(route))
		await takeAway()
	}
	return seen
}

test('what an admin, a lead, a line manager and a certificate show is the same to the byte, whichever route it was', async () => {
	const lay = (route: Route) => layRoute(world, person.id, route)
	const [first, ...others] = await ofEach(ROUTES, lay, async () => {
		expect(wordsOf(await read(paths.requirements(LEVEL_ONE), own))).toContain('Everything is met.')
		return seenByOthers()
	})
	expect(first?.[paths.gradebook(cohort())]).toContain('How others see it')
	expect(first?.[paths.yourPeople()]).toContain('Inês Carvalho')
	for (const other of others) expect(other).toEqual(first)

	// Issuing is written down, which admins read: so after the pages.
	const [taken, ...rest] = await ofEach(ROUTES, lay, async () => ({
		files: await filesOfOthers(),
		said: await credentialOf(),
	}))
	for (const file of taken?.files.slice(0, 2) ?? []) expect(file).toContain('How others see it')
	for (const other of rest) expect(other).toEqual(taken)
})

test('nor while they have still to watch somebody: whoever was seen has begun that, too', async () => {
	const { db } = world.server
	const { managerId } = await db.person.findUniqueOrThrow({ where: { id: person.id } })
	const { id } = await aMemberOf(world, { name: 'Bea Lund', managerId: managerId ?? '' })
	await hasDone(
		world,
		id,
		EVERY_DEED.filter((deed) => deed !== 'view' && deed !== 'pairing'),
	)
	const of = { ...ofOne(), person: id }
	const [first, ...others] = await ofEach(
		ROUTES,
		(route: Route) => layRoute(world, id, route),
		() => seenByOthers(of),
	)
	expect(wordsOf(first?.[paths.record(of)] ?? '')).toContain('Watching and being watched')
	for (const other of others) expect(other).toEqual(first)
	await db.cohortMember.deleteMany({ where: { personId: id } })
	await db.person.update({ where: { id }, data: { managerId: null } })
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
	const { db } = world.server
	const of = await layLevelTwo(world)
	const { managerId } = await db.person.findUniqueOrThrow({ where: { id: person.id } })
	await db.person.update({ where: { id: of.person }, data: { managerId } })
	const words: Record<TeamRoute, string> = {
		'asked-twice': 'Your team, asked and asked again',
		'plan-watched': 'A written plan, watched by two colleagues',
	}
	const owner = await signInAs(db, of.person)
	const lay = (route: TeamRoute) => layTeamRoute(db, of.person, route)
	const [first, second] = await ofEach(TEAM_ROUTES, lay, async (route) => {
		expect(wordsOf(await read(paths.requirements(LEVEL_TWO), owner))).toContain(words[route])
		return seenByOthers(of)
	})
	expect(first?.[paths.gradebook(cohort(of))]).toContain('Team safety, read or planned')
	expect(first?.[paths.yourPeople()]).toContain('Otto Lind')
	expect(second).toEqual(first)

	const [taken, other] = await ofEach(TEAM_ROUTES, lay, async () => ({
		files: await filesOfOthers(of),
		said: await credentialOf(of),
	}))
	for (const file of taken?.files.slice(0, 2) ?? []) expect(file).toContain('Team safety, read or planned')
	expect(other).toEqual(taken)
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
