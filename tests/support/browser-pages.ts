import type { Browser, Page } from '@playwright/test'
import { activityToken } from '../../app/domain/activity/token.server'
import { ticketOf } from '../../app/domain/round360/ticket.server'
import { createLinkKey } from '../../app/domain/sign-in/links.server'
import { paths } from '../../app/paths'
import routes from '../../app/routes'
import { idOf } from '../../prisma/seed/story'
import { test as base, expect, signIn } from './browser'
import { BELAY_SECRET } from './browser-server'
import { counting } from './counting'

/**
 * Every page of the product with real ids, by who opens it. The pattern is the one in app/routes.ts; one that is
 * missing here makes tests/e2e/axe.spec.ts red.
 */
export const ROLES = {
	stranger: null,
	learner: 'learner1@sample.test',
	newcomer: 'eng9-3@sample.test',
	mediates: 'eng5-4@sample.test',
	mediated: 'eng4-2@sample.test',
	'level-two': 'eng7-4@sample.test',
	holder: 'spring1@sample.test',
	facilitator: 'facilitator@sample.test',
	trainee: 'trainee@sample.test',
	strategist: 'learner8@sample.test',
	finished: 'eng7-3@sample.test',
	nominating: 'learner2@sample.test',
	applicant: 'intake1@sample.test',
	manager: 'dir-money@sample.test',
	admin: 'admin@sample.test',
} as const
export type RoleName = keyof typeof ROLES

/** Ids of the sample organization, found as an admin finds them: by following links. */
export type Places = {
	autumn: string
	winter: string
	spring: string
	/** Autumn B's sessions: held with a recap, open today, in two weeks without a case */
	held: string
	today: string
	ahead: string
	person: string
	record: string
	sheetToScore: string
	sheetScored: string
	invitation: string
	/** A check that was handed in */
	tried: string
	/** A pattern a learner works on */
	copy: string
	reset: string
	/** What a line manager is asked */
	question: string
	/** A seat somebody is offered */
	offer: string
	/** What a rater is asked */
	ticket: string
	/** Where a letter's reader stops reminders */
	stop: string
}

const LEVEL = 'technical-leadership-ladder/l1'
const QUARTER = { program: 'strategist-track', stage: 'q1' }
const ASKED = activityToken(createLinkKey(BELAY_SECRET), idOf('activity-link-learner8-board-meeting-3'))
const NUMBER = '7K2M-4QXD-P9'

type Visit = { as: RoleName[]; path: (places: Places) => string; status?: number }
const at = (path: string, ...as: RoleName[]): Visit => ({ as, path: () => path })
const find = (path: Visit['path'], ...as: RoleName[]): Visit => ({ as, path })

/** A text instead of visits says why a URL shows no page. */
export const PAGES: Record<string, Visit[] | string> = {
	'': [at('/', 'learner', 'newcomer', 'holder')],
	'set-up': 'shown on an empty database only; visited there',
	login: [at('/login', 'stranger')],
	logout: 'an act',
	forgot: [at('/forgot', 'stranger')],
	'reset/:token': [at('/reset/used', 'stranger'), find(({ reset }) => reset, 'stranger')],
	'invitation/:token': [at('/invitation/used', 'stranger'), find(({ invitation }) => invitation, 'stranger')],
	asked: [at('/asked', 'learner', 'manager')],
	'your-people': [at('/your-people', 'learner', 'manager'), at('/your-people?show=all', 'manager')],
	'intakes/:intake': [at(paths.intake({ intake: idOf('level-1-next') }), 'applicant')],
	'agree/:token': [at('/agree/ended', 'stranger'), find(({ question }) => question, 'stranger')],
	'seat/:token': [at('/seat/over', 'stranger'), find(({ offer }) => offer, 'stranger')],
	'mail/stop/:kind/:token': [find(({ stop }) => stop, 'stranger')],
	account: [at('/account', 'learner', 'facilitator')],
	'account/devices': [at('/account/devices', 'learner')],
	theme: 'an act',
	learn: [at('/learn', 'learner')],
	'learn/:program/:stage': [at(`/learn/${LEVEL}`, 'learner'), at('/learn/strategist-track/q1', 'learner')],
	'learn/:program/:stage/:module': [at(`/learn/${LEVEL}/career-conversations`, 'learner')],
	'learn/:program/:stage/:module/:part': [
		at(`/learn/${LEVEL}/active-listening/four-generous-ways-to-take-over`, 'learner'),
		at(`/learn/${LEVEL}/active-listening/three-messages-in-one-breath`, 'newcomer'),
		at(`/learn/${LEVEL}/active-listening/ten-minutes-without-the-wheel`, 'newcomer'),
		at(`/learn/${LEVEL}/active-listening/heard-and-still-no`, 'newcomer', 'learner'),
		at('/learn/technical-leadership-ladder/l3/systems-thinking/one-lever-one-side-effect', 'learner'),
		at('/learn/strategist-track/q2/owning-a-priority/three-lists-that-cost-the-same', 'learner'),
	],
	notes: [at('/notes', 'learner', 'newcomer'), at('/notes?show=changed', 'learner')],
	'notes/markdown': 'a file',
	portfolio: [at('/portfolio', 'learner', 'newcomer', 'holder')],
	'portfolio/markdown': 'a file',
	'search/answer': 'what the palette asks',
	search: [
		at('/search', 'learner'),
		at('/search?q=feedbak', 'learner', 'admin'),
		at('/search?q=forgot+password', 'learner'),
		at('/search?q=zebra+quantum', 'facilitator'),
	],
	calendar: [
		at('/calendar', 'learner', 'newcomer', 'facilitator'),
		at('/calendar?show=past', 'learner'),
		at('/calendar?view=month', 'learner', 'facilitator'),
		at('/calendar?view=week', 'learner', 'facilitator'),
	],
	'calendar/feed/:file': 'for calendar programs',
	'sessions/:session/calendar.ics': 'a file',
	'sessions/:session/recap.md': 'a text to take along',
	'sessions/:session/recap.pdf': 'a PDF',
	cohorts: [at('/cohorts', 'learner', 'newcomer')],
	'cohorts/:cohort': [find(({ autumn }) => `/cohorts/${autumn}`, 'learner', 'trainee')],
	'cohorts/:cohort/meetings': [find(({ autumn }) => `/cohorts/${autumn}/meetings`, 'learner')],
	'sessions/:session': [
		find(({ today }) => `/sessions/${today}`, 'learner'),
		find(({ held }) => `/sessions/${held}`, 'learner'),
	],
	'sessions/:session/in-writing': [at(paths.inWriting({ session: idOf('autumn-b-1') }), 'learner')],
	'sessions/:session/room': [find(({ today }) => `/sessions/${today}/room`, 'learner', 'facilitator', 'trainee')],
	'sessions/:session/recap': [
		find(({ held }) => `/sessions/${held}/recap`, 'learner'),
		find(({ today }) => `/sessions/${today}/recap`, 'learner'),
	],
	'sessions/:session/debrief': [find(({ held }) => `/sessions/${held}/debrief`, 'facilitator', 'trainee')],
	practice: [at('/practice', 'learner', 'newcomer', 'holder')],
	'practice/log': [at('/practice/log', 'learner', 'newcomer')],
	'practice/watched': [at('/practice/watched', 'learner', 'newcomer', 'holder')],
	'practice/log/file': 'a file',
	'practice/simulations': [at('/practice/simulations', 'learner', 'newcomer')],
	'practice/simulations/:simulation': [at('/practice/simulations/third-slip', 'learner', 'newcomer')],
	'practice/simulations/:simulation/:talk': ['begun', 'over'].map((talk) =>
		at(paths.talk({ simulation: 'third-slip', talk: idOf(`talk-learner1-${talk}`) }), 'learner'),
	),
	'practice/recall': [at('/practice/recall', 'learner', 'newcomer'), at('/practice/recall?passed=9', 'learner')],
	patterns: [
		at('/patterns', 'learner', 'newcomer'),
		at('/patterns?moment=before+a+hard+talk&q=feedback', 'learner'),
		at('/patterns?q=xylophone', 'learner'),
	],
	'patterns/principles': [at('/patterns/principles', 'learner')],
	'patterns/:pattern': [at('/patterns/difficult-feedback', 'learner'), at('/patterns/weekly-1-on-1', 'learner')],
	'patterns/mine/:copy': [find(({ copy }) => copy, 'learner')],
	'patterns/mine/:copy/file': 'a file',
	casebook: [at('/casebook', 'learner', 'newcomer', 'manager'), at('/casebook?show=closed', 'facilitator')],
	'casebook/mine': [at('/casebook/mine', 'learner', 'newcomer')],
	'casebook/mine/:case': ['draft', 'who-is-it-for'].map((key) =>
		at(`/casebook/mine/${idOf(`case-${key}`)}`, 'learner'),
	),
	'casebook/:case': ['finds-everything', 'said-it-was-likely'].map((key) =>
		at(`/casebook/${idOf(`case-${key}`)}`, 'learner'),
	),
	pipeline: [at('/pipeline', 'learner', 'newcomer')],
	readiness: [at('/readiness', 'learner', 'newcomer')],
	'readiness/:step': [at('/readiness/people-leadership', 'holder')],
	'readiness/result/:run': [at(`/readiness/result/${idOf('readiness-learner1')}`, 'learner')],
	rounds: [at('/rounds', 'learner', 'newcomer', 'holder', 'finished', 'facilitator')],
	'rounds/:round': [
		at(paths.round({ round: idOf('round-learner1-9') }), 'learner'),
		at(paths.round({ round: idOf('round-learner2-3') }), 'nominating'),
	],
	'rounds/:round/list': [at(paths.approveRound({ round: idOf('round-learner4-2') }), 'facilitator')],
	'rounds/:round/result': [
		at(paths.roundReport({ round: idOf('round-spring1-130') }), 'holder', 'facilitator'),
		at(paths.roundReport({ round: idOf('partners-of-eng7-3') }), 'finished'),
		at(paths.roundReport({ round: idOf('team-of-eng4-2-20') }), 'mediated'),
	],
	'rate/:ticket': [
		at('/rate/over', 'stranger'),
		at('/rate/thank-you', 'stranger'),
		find(({ ticket }) => ticket, 'stranger'),
	],
	'assess/:program/:stage': [
		at(`/assess/${LEVEL}`, 'learner', 'newcomer', 'holder'),
		at('/assess/strategist-track/q1', 'learner'),
	],
	'assess/:program/:stage/check': [at(`/assess/${LEVEL}/check`, 'learner', 'holder')],
	'assess/:program/:stage/check/:attempt': [find(({ tried }) => tried, 'holder')],
	'assess/:program/:stage/figures': [at('/assess/technical-leadership-ladder/l3/figures', 'learner', 'newcomer')],
	'assess/:program/:stage/submission/:work': [
		at(`/assess/${LEVEL}/submission/scenario`, 'learner', 'newcomer', 'holder'),
		at('/assess/technical-leadership-ladder/l2/submission/analysis', 'mediated'),
		at(paths.submission({ ...QUARTER, work: 'feature-case' }), 'strategist'),
	],
	'assess/:program/:stage/conflicts': [at('/assess/technical-leadership-ladder/l2/conflicts', 'learner', 'newcomer')],
	'assess/:program/:stage/sign-off': [at(paths.signOff(QUARTER), 'learner', 'strategist')],
	'files/:file': 'a file',
	'assess/:program/:stage/submission/:work/tries': [
		at(`/assess/${LEVEL}/submission/scenario/tries`, 'newcomer', 'holder'),
	],
	'assess/:program/:stage/slots/:work': [
		at('/assess/technical-leadership-ladder/l2/slots/mediation', 'learner', 'mediates', 'mediated', 'level-two'),
		at(paths.slots({ ...QUARTER, work: 'feature-case' }), 'strategist'),
	],
	'assess/:program/:stage/deliverable': [at('/assess/strategist-track/q1/deliverable', 'learner')],
	'assess/:program/:stage/deliverable/template': 'a file',
	'assess/:program/:stage/taking-part': 'a file',
	'activities/:program': [at(paths.trackYear(QUARTER), 'learner', 'strategist', 'finished')],
	'activities/:program/:stage': [at(paths.activities(QUARTER), 'learner', 'strategist')],
	'activities/:program/:stage/:activity': ['product-day', 'board-meeting', 'pnl-reading', 'feature-in-metrics'].map(
		(activity) => at(paths.activity({ ...QUARTER, activity }), 'strategist'),
	),
	hosting: [at('/hosting', 'learner', 'manager', 'admin')],
	'hosting/:hosting': ['product-day', 'planning', 'board'].map((key) =>
		at(paths.oneHosting({ hosting: idOf(`hosting-${key}`) }), 'admin'),
	),
	'confirm/:token': [at('/confirm/ended', 'stranger'), at(paths.confirmActivity({ token: ASKED }), 'stranger')],
	'certifications/:number': [at(`/certifications/${NUMBER}`, 'holder')],
	'certifications/:number/evidence': [at(`/certifications/${NUMBER}/evidence`, 'holder')],
	'certifications/:number/pdf': 'a file',
	'certifications/:number/badge/:file': 'a file',
	'credentials/:number': 'a file',
	'credentials/art/:file': 'a file',
	'credentials/status/:list': 'a file',
	'.well-known/did.json': 'a file',
	verify: [at('/verify', 'stranger'), at('/verify?number=hello', 'stranger')],
	'verify/:number': [at(`/verify/${NUMBER}`, 'stranger'), { ...at('/verify/0000-0000-00', 'stranger'), status: 404 }],
	'verify/:number/files/:shown': 'a file',
	facilitate: [at('/facilitate', 'facilitator', 'trainee')],
	'facilitate/cohorts/:cohort/gradebook': [
		find(({ autumn }) => `/facilitate/cohorts/${autumn}/gradebook`, 'facilitator'),
	],
	'facilitate/cohorts/:cohort/gradebook.csv': 'a file',
	'facilitate/cohorts/:cohort': [find(({ autumn }) => `/facilitate/cohorts/${autumn}`, 'facilitator', 'trainee')],
	'facilitate/in-writing/:text': [at(paths.readInWriting({ text: idOf('in-writing-learner10') }), 'facilitator')],
	'facilitate/sessions/:session': [
		find(({ held }) => `/facilitate/sessions/${held}`, 'facilitator'),
		find(({ today }) => `/facilitate/sessions/${today}`, 'facilitator', 'trainee'),
		find(({ ahead }) => `/facilitate/sessions/${ahead}`, 'facilitator'),
	],
	'facilitate/formats/:format': [at('/facilitate/formats/roleplay-60?phase=4&as=ana', 'facilitator')],
	'facilitate/slots': [at('/facilitate/slots', 'facilitator')],
	'facilitate/assess': [at('/facilitate/assess', 'facilitator')],
	'facilitate/assess/:sheet': [
		find(({ sheetToScore }) => sheetToScore, 'facilitator'),
		find(({ sheetScored }) => sheetScored, 'facilitator'),
	],
	admin: [at('/admin', 'admin'), { ...at('/admin', 'learner'), status: 403 }],
	'admin/people': [at('/admin/people', 'admin'), at('/admin/people?q=nobody+at+all', 'admin')],
	'admin/people/new': [at('/admin/people/new', 'admin')],
	'admin/people/:person': [find(({ person }) => person, 'admin')],
	'admin/people/import': [at('/admin/people/import', 'admin')],
	'admin/people/import/template': 'a file',
	'admin/people/export': 'a file',
	'admin/needs': [at('/admin/needs', 'admin')],
	'admin/compliance': [at('/admin/compliance', 'admin'), at('/admin/compliance?q=nobody+at+all', 'admin')],
	'admin/compliance/file': 'a file',
	'admin/activities': [at('/admin/activities', 'admin'), at('/admin/activities?quarter=q4', 'admin')],
	facilitating: [at('/facilitating', 'trainee', 'learner', 'facilitator', 'manager')],
	'facilitating/:person/:program/:stage': [
		at(`/facilitating/${idOf('trainee')}/${LEVEL}`, 'trainee', 'admin', 'facilitator'),
	],
	'facilitating/observed/:observation': [at(paths.observation({ observation: idOf('observed-1') }), 'admin')],
	'facilitating/calibration/:program/:stage': [at(`/facilitating/calibration/${LEVEL}`, 'trainee')],
	'admin/facilitators/next': [at('/admin/facilitators/next', 'admin')],
	'admin/facilitators': [at('/admin/facilitators', 'admin')],
	'admin/intakes': [at('/admin/intakes', 'admin')],
	'admin/intakes/new': [at('/admin/intakes/new', 'admin')],
	'admin/intakes/:intake': [at(paths.adminIntake({ intake: idOf('level-1-next') }), 'admin')],
	'admin/cohorts': [at('/admin/cohorts', 'admin')],
	'admin/cohorts/new': [at('/admin/cohorts/new', 'admin')],
	'admin/cohorts/:cohort': [
		find(({ winter }) => `/admin/cohorts/${winter}`, 'admin'),
		find(({ spring }) => `/admin/cohorts/${spring}`, 'admin'),
	],
	'admin/cohorts/:cohort/plan': [find(({ winter }) => `/admin/cohorts/${winter}/plan`, 'admin')],
	'admin/cohorts/:cohort/seats': [at(paths.cohortSeats({ cohort: idOf('winter-b') }), 'admin')],
	'admin/seat-rules': [at('/admin/seat-rules', 'admin')],
	'admin/cohorts/:cohort/sessions/new': [find(({ winter }) => `/admin/cohorts/${winter}/sessions/new`, 'admin')],
	'admin/cohorts/:cohort/gradebook': [
		find(({ spring }) => `/admin/cohorts/${spring}/gradebook`, 'admin'),
		find(({ autumn }) => `/admin/cohorts/${autumn}/gradebook?lacks=modules`, 'admin'),
	],
	'admin/cohorts/:cohort/gradebook.csv': 'a file',
	'admin/cohorts/:cohort/rules': [find(({ spring }) => `/admin/cohorts/${spring}/rules`, 'admin')],
	'admin/cohorts/:cohort/gradebook/:person': [find(({ record }) => record, 'admin')],
	'admin/intakes/:intake/formation': [at(paths.formation({ intake: idOf('level-1-next') }), 'admin')],
	'admin/intakes/:intake/formation/rules': [at(paths.formationRules({ intake: idOf('level-1-next') }), 'admin')],
	'admin/intakes/:intake/formation/publish': [at(paths.publishFormation({ intake: idOf('level-1-next') }), 'admin')],
	'admin/slots': [at('/admin/slots', 'admin')],
	'admin/reviews': [at('/admin/reviews', 'admin')],
	'admin/certifications': [at('/admin/certifications', 'admin')],
	'admin/certifications/renewing/:program/:stage': [at(`/admin/certifications/renewing/${LEVEL}`, 'admin')],
	'admin/certifications/renewing/:program/:stage/file': 'a file',
	'admin/certifications/keys': [at('/admin/certifications/keys', 'admin')],
	'admin/certifications/:number': [at(`/admin/certifications/${NUMBER}`, 'admin')],
	'facilitate/sessions/:session/groups': [find(({ ahead }) => `/facilitate/sessions/${ahead}/groups`, 'facilitator')],
	'admin/sessions/:session/groups': [find(({ ahead }) => `/admin/sessions/${ahead}/groups`, 'admin')],
	'admin/sessions/:session/make-up': [find(({ ahead }) => `/admin/sessions/${ahead}/make-up`, 'admin')],
	'admin/sessions/:session/move': [find(({ ahead }) => `/admin/sessions/${ahead}/move`, 'admin')],
	'admin/sessions/:session': [find(({ today }) => `/admin/sessions/${today}`, 'admin')],
	'admin/load': [at('/admin/load', 'admin')],
	'admin/year': [at('/admin/year', 'admin')],
	'admin/capacity': [at('/admin/capacity', 'admin'), at('/admin/capacity?leads=many', 'admin')],
	'admin/content': [at('/admin/content', 'admin'), at('/admin/content?show=all', 'admin')],
	'admin/questions': [at('/admin/questions', 'admin')],
	'admin/mail': [at('/admin/mail', 'admin')],
	'admin/audit': [at('/admin/audit', 'admin')],
	glossary: [at('/glossary', 'learner')],
	help: [at('/help', 'stranger', 'learner'), at('/help?q=room', 'learner')],
	'help/:topic': [at('/help/rooms', 'learner'), at('/help/safety', 'stranger')],
	credits: [at('/credits', 'stranger')],
	'*': [
		{ ...at('/nothing-lives-here', 'stranger'), status: 404 },
		{ ...at('/nothing-lives-here', 'learner'), status: 404 },
	],
}

/** The patterns of app/routes.ts, parents joined to their children, and the file that answers each. */
export async function listRoutes(): Promise<{ pattern: string; file: string }[]> {
	type Entry = Awaited<typeof routes>[number]
	const flat = (entries: Entry[], under: string): { pattern: string; file: string }[] =>
		entries.flatMap((entry) => {
			const here = [under, entry.path].filter(Boolean).join('/')
			return entry.children?.length ? flat(entry.children, here) : [{ pattern: here, file: entry.file }]
		})
	return flat(await routes, '')
}

/** An address is looked at as the first who opens it, and as all of them in the long run. */
export function visitsOf(role: RoleName, places: Places): { path: string; status: number }[] {
	return Object.values(PAGES).flatMap((visits) =>
		typeof visits === 'string'
			? []
			: visits
					.filter(({ as }) => as.slice(0, counting(1, as.length)).includes(role))
					.map((visit) => ({ path: visit.path(places), status: visit.status ?? 200 })),
	)
}

/** `test`, with the ids of the sample found once per server. */
export const test = base.extend<object, { places: Places }>({
	places: [
		async ({ server, browser }, use) => {
			await use(await findPlaces(browser, server.url))
		},
		{ scope: 'worker', timeout: 120_000 },
	],
})

async function findPlaces(browser: Browser, baseURL: string): Promise<Places> {
	const context = await browser.newContext({ baseURL })
	const page = await context.newPage()
	await page.goto('/forgot')
	await page.getByLabel('E-mail address').fill('eng1-9@sample.test')
	await page.getByRole('button', { name: 'Send the link' }).click()
	await expect(page.getByText('This installation sends no mail.')).toBeVisible()

	await signIn(page, ROLES.facilitator)
	await page.goto('/facilitate/assess')
	const sheetToScore = await hrefOf(page, 'Keiko Tanaka')
	const sheetScored = await hrefOf(page, 'Oliver Grant')
	await context.clearCookies()

	await signIn(page, ROLES.holder)
	await page.goto('/search?q=knowledge+check')
	const handedIn = page.getByRole('region', { name: 'Questions you have handed in' })
	const [tried = ''] = (await handedIn.getByRole('link').first().getAttribute('href'))?.split('#') ?? []
	await context.clearCookies()

	await signIn(page, ROLES.learner)
	await page.goto('/patterns')
	const copy = await hrefOf(page, 'The weekly 1-on-1, with R.')
	await context.clearCookies()

	await signIn(page, ROLES.admin)
	await page.goto('/admin/cohorts')
	const [autumn, winter, spring] = [
		await hrefOf(page, 'Autumn B'),
		await hrefOf(page, 'Winter A'),
		await hrefOf(page, 'Spring A'),
	]
	await page.goto(autumn)
	const [held, today, ahead] = [
		await hrefOf(page, '2. First case'),
		await hrefOf(page, 'Extra case'),
		await hrefOf(page, '4. Second case'),
	]
	await page.goto(`${spring}/gradebook`)
	const record = await hrefOf(page, 'Marco Bianchi')

	await page.goto('/admin/people?q=Vasco+Freitas')
	const person = await hrefOf(page, 'Vasco Freitas')
	await page.goto(person)
	const reset = await shownLink(page)
	await page.goto('/admin/people/new')
	await page.getByLabel('Name', { exact: true }).fill('Noor Haddad')
	await page.getByLabel('E-mail address').fill('noor@example.com')
	await page.getByRole('button', { name: 'Write the invitation' }).click()
	const invitation = await shownLink(page)
	await context.close()
	const last = (href: string) => href.split('/').at(-1) ?? ''
	return {
		autumn: last(autumn),
		winter: last(winter),
		spring: last(spring),
		held: last(held),
		today: last(today),
		ahead: last(ahead),
		person,
		record,
		sheetToScore,
		sheetScored,
		invitation,
		tried,
		copy,
		reset,
		question: paths.agree({
			token: createLinkKey(BELAY_SECRET).tokenFor({ id: idOf('time-link'), kind: 'time-agreement' }),
		}),
		offer: paths.seat({
			token: createLinkKey(BELAY_SECRET).tokenFor({ id: idOf('offer-link'), kind: 'seat-offer' }),
		}),
		ticket: raterAddress(),
		stop: paths.stopMail({
			kind: 'reminder',
			token: createLinkKey(BELAY_SECRET).tokenFor({ id: last(person), kind: 'stop-reminder' }),
		}),
	}
}

/** Where somebody is asked about Inês Carvalho. */
export function raterAddress(): string {
	const raterId = idOf('rater-learner1-9-dir-money')
	return paths.rate({ ticket: ticketOf(createLinkKey(BELAY_SECRET), raterId) })
}

async function hrefOf(page: Page, name: string): Promise<string> {
	const href = await page.getByRole('main').getByRole('link', { name, exact: true }).getAttribute('href')
	if (!href) throw new Error(`${name} leads nowhere`)
	return href
}

async function shownLink(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Show the link' }).click()
	return new URL(await page.getByLabel(/, until/).inputValue()).pathname
}
