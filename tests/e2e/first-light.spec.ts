import fs from 'node:fs/promises'
import { expect, test } from '../support/browser'
import { answerAll } from '../support/browser-check'
import { holdCritique, listenTo } from '../support/browser-critique'
import {
	logWeeks,
	playToAnEnding,
	sayTooFew,
	shareCase,
	suggestTo,
	tellSeen,
	tellToItsEnd,
	watchTogether,
} from '../support/browser-evidence'
import {
	closeThree,
	confirmEverybody,
	enterHour,
	inHours,
	LEVEL_ONE_COUNTS,
	openRecord,
	readModule,
	SCENARIO,
	scheduleAnother,
	scoreAll,
	standsAt,
	ZONE,
} from '../support/browser-level'
import { studyActiveListening } from '../support/browser-module'
import { enterRoom, takeSeat } from '../support/browser-room'
import type { Screen } from '../support/sockets'

/**
 * The promise of the first release, from end to end and through the pages alone: a Level 1 cohort is opened, people learn
 * and hold a critique, and one of them goes on to be assessed and certified, until a stranger checks the certificate. In
 * the sample organization. Nothing is set in the database: weeks pass by entering the hours at which sessions were held.
 */
test.use({ story: 'first light' })
test.describe.configure({ mode: 'serial' })

const COHORT = 'First light'
const LEAD = { email: 'facilitator3@sample.test', name: 'Arjun Menon' }
const PRESENTER = { email: 'eng1-1@sample.test', name: 'Rui Pires' }
const LEARNER = { email: 'eng2-1@sample.test', name: 'Tunde Bello' }
/** They sit in the room with the product's own client, so that twelve people are there. */
const OTHERS = [
	['eng1-2@sample.test', 'Leonor Moura'],
	['eng4-1@sample.test', 'Agnieszka Lewandowska'],
	['eng5-1@sample.test', 'Wei Jie Tan'],
	['eng6-1@sample.test', 'Kofi Boateng'],
	['eng7-1@sample.test', 'Elsa Bergström'],
	['eng8-1@sample.test', 'Otieno Ochieng'],
	['eng9-1@sample.test', 'Emma Tremblay'],
	['eng10-1@sample.test', 'Larissa Barbosa'],
	['eng10-2@sample.test', 'Rafael Cardoso'],
] as const

const CASE = {
	title: 'The review that was over',
	situation: 'A senior engineer says nothing in design reviews, and a great deal in writing the day before.',
	ask: 'How do I find out what closed?',
}

/** Holds the level, outside the learner's line */
const CERTIFIED_PEER = 'spring1@sample.test'
const OWN_CASE = 'The 1-on-1 that is a status report'
const CASE_OF_ANOTHER = 'He answers before I have asked'

/** Sessions the group held in its call before the room; an admin may enter them afterwards, with the hour they had. */
const HELD = [
	{ title: 'Kickoff', format: 'Kickoff, 60 min', ...inHours(-6 * 24) },
	{ title: 'Feedback nobody wants to hear', format: 'Role-play, 60 min', ...inHours(-2 * 24) },
]

/** One from the cohort, one who has never met it. The third runs the team that the learner's manager belongs to. */
const ASSESSORS = [LEAD, { email: 'facilitator@sample.test', name: 'Ruth Abrahams' }] as const
const ABOVE_THE_LEARNER = 'Luis Ortega'

/** Where the room is; the first test finds it out. */
let roomPath = ''
/** What is printed on the certificate; the test that issues it finds it out. */
let number = ''
const sessionId = () => roomPath.split('/')[2] ?? ''

test('an admin opens a Level 1 cohort, adds people, names a facilitator and schedules a critique', async ({
	arrive,
	complaints,
}) => {
	const admin = await arrive('admin@sample.test')
	await admin.getByRole('link', { name: 'Cohorts', exact: true }).click()
	await admin.getByRole('link', { name: 'Create a cohort' }).click()
	await admin.getByLabel('Name', { exact: true }).fill(COHORT)
	await admin.getByLabel('Level').selectOption({ label: 'Level 1: Foundation Skills' })
	await admin.getByLabel('Starts on').fill(inHours(-6 * 24).date)
	await admin.getByLabel('Time zone').fill(ZONE)
	await admin.getByLabel('Status').selectOption('Running')
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByText(`${COHORT} exists. Next: people, a lead and the first session.`)).toBeVisible()

	await test.step('eleven people get a seat; why some of one team sit together is said, and kept on the page', async () => {
		complaints.expectStatus(409)
		for (const name of [PRESENTER.name, LEARNER.name, ...OTHERS.map(([, name]) => name)]) {
			await admin.getByLabel('Search by name or team').fill(name)
			await admin.getByRole('checkbox', { name }).check()
		}
		await admin.getByRole('button', { name: 'Give them a seat' }).click()
		const why = admin.getByLabel('Why they sit together all the same')
		await expect(why).toHaveAccessibleDescription(
			/(Rui Pires and Leonor Moura|Leonor Moura and Rui Pires) are of one team.*Nobody was given a seat\./,
		)
		await admin.getByLabel('Search by name or team').clear()
		await expect(admin.getByRole('checkbox', { name: PRESENTER.name })).toBeChecked()
		await why.fill('The first cohort: nobody else could start this week')
		await admin.getByRole('button', { name: 'Give them a seat' }).click()
		await expect(admin.getByText('11 of 12 seats taken.')).toBeVisible()
		await expect(admin.getByRole('list', { name: 'Of one team or reporting line' })).toContainText(
			/Leonor Moura and Rui Pires are of one team\. Allowed by Hanna Brandt on .+: The first cohort/,
		)
	})

	await test.step('a facilitator is named', async () => {
		await admin.getByLabel('Name a facilitator').selectOption({ label: `${LEAD.name}, leads none of 2` })
		await admin.getByLabel('Part', { exact: true }).selectOption('Leads')
		await admin.getByRole('button', { name: 'Name', exact: true }).click()
		await expect(admin.getByRole('region', { name: 'Facilitators' })).toContainText(LEAD.name)
	})

	await test.step('a critique gets a date, in an hour', async () => {
		await admin.getByRole('link', { name: 'Schedule a session' }).click()
		await admin.getByLabel('Title').fill('First case')
		await admin.getByLabel('Format').selectOption({ label: 'Critique, 60 min' })
		await admin.getByLabel('Date').fill(inHours(1).date)
		await admin.getByLabel('Time', { exact: true }).fill(inHours(1).time)
		await admin.getByLabel('Call link').fill('https://meet.ferrystone.example/first-light')
		await admin.getByRole('button', { name: 'See it on everybody’s clock' }).click()
		await expect(admin.getByText('That is, for everybody:')).toBeVisible()
		await admin.getByRole('button', { name: 'Schedule it', exact: true }).click()
		await admin.getByRole('button', { name: 'Schedule it and tell them' }).click()
		await expect(admin.getByText('First case has a date.')).toBeVisible()
	})
})

test('a learner studies a module part by part, comes back to where they stopped, and sees it done', async ({
	arrive,
}) => {
	test.slow()
	const page = await arrive(LEARNER.email)
	await studyActiveListening(page)
})

test('twelve people hold a critique, and nobody sees a slip of somebody else before the reveal', async ({
	arrive,
	server,
}) => {
	test.slow()
	const lead = await arrive(LEAD.email)
	await test.step('the facilitator asks one of them to bring the case', async () => {
		await lead.getByRole('link', { name: /^First case/ }).click()
		await lead.getByLabel('Who brings the case').selectOption(PRESENTER.name)
		await lead.getByRole('button', { name: 'Name this person' }).click()
		await expect(lead.getByText(`${PRESENTER.name} brings the case.`).first()).toBeVisible()
		roomPath = (await lead.getByRole('link', { name: /^Open the room/ }).getAttribute('href')) ?? ''
	})
	const presenter = await arrive(PRESENTER.email)
	await test.step('the presenter writes it alone', async () => {
		await presenter.getByRole('link', { name: 'Prepare' }).click()
		await presenter.getByLabel('Title').fill(CASE.title)
		await presenter.getByLabel('What happened').fill(CASE.situation)
		await presenter.getByLabel('What I want from you').fill(CASE.ask)
		await presenter.getByRole('button', { name: 'Save my case' }).click()
		await expect(presenter.getByText('Saved. Only you can read it.')).toBeVisible()
	})
	const learner = await arrive(LEARNER.email)
	const screens: Screen[] = []
	const frames = listenTo([lead, presenter, learner])
	for (const page of frames.keys()) await enterRoom(page, roomPath)
	for (const [email] of OTHERS) screens.push(await takeSeat(server, email, sessionId()))
	try {
		await expect(lead.getByText('Twelve people are here.')).toBeVisible()

		await holdCritique({
			lead,
			presenter,
			learner,
			names: { lead: LEAD.name, presenter: PRESENTER.name, learner: LEARNER.name },
			frames,
			screens,
			situation: CASE.situation,
		})
	} finally {
		for (const screen of screens) screen.close()
	}
	await learner.getByRole('main').getByRole('link', { name: 'Read the recap' }).click()
	await expect(learner.getByRole('heading', { level: 1, name: CASE.title })).toBeVisible()
	for (const line of ['Silence can be a report about the process.', 'canary-presenter', 'Seat 8 listens first'])
		await expect(learner.getByRole('main')).toContainText(line)
})

test('what each one promised waits on their home page', async ({ arrive }) => {
	for (const [email, text] of [
		[LEAD.email, 'I try what the lead tries'],
		[PRESENTER.email, 'I try what the presenter tries'],
		[OTHERS[8][0], 'Seat 8 listens first'],
	] as const) {
		const page = await arrive(email)
		await page.goto('/')
		await expect(page.getByRole('region', { name: 'You said you would' })).toContainText(text)
	}
})

test('the learner reads what is left of the level and passes the knowledge check', async ({ arrive }) => {
	test.slow()
	const learner = await arrive(LEARNER.email)
	await standsAt(learner, 'None of twelve met yet')
	await readModule(learner, 'Feedback that lands', 'Write the note before I open the ticket.')
	for (const title of [
		'Trust in the first 90 days',
		'Hard conversations',
		'Career conversations',
		'From fixing to coaching',
	])
		await readModule(learner, title)
	await standsAt(learner, 'One of twelve met')
	await learner.getByRole('link', { name: 'Open the check' }).click()
	await learner.getByRole('button', { name: 'Begin' }).click()
	await answerAll(learner, true)
	await learner.getByRole('button', { name: 'Hand it in' }).click()
	await expect(learner.getByRole('heading', { level: 1 })).toHaveText('You know it.')
	await standsAt(learner, 'Two of twelve met')
})

test('three sessions were held, and count once the facilitator has confirmed who was there', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await test.step('the admin enters the hours at which the group met: two calls of the last days, the critique just now', async () => {
		await admin.goto('/admin/cohorts')
		await admin.getByRole('link', { name: COHORT, exact: true }).click()
		for (const plan of HELD) await scheduleAnother(admin, plan)
		await admin.getByRole('link', { name: '1. First case' }).click()
		await enterHour(admin, inHours(-1))
		await admin.getByRole('button', { name: 'Save', exact: true }).click()
		// They met in another order than the plan's, which is asked back.
		await admin.getByRole('button', { name: 'Change it', exact: true }).click()
		await expect(admin.getByText('Saved. Everybody sees it on their own clock.')).toBeVisible()
	})
	const learner = await arrive(LEARNER.email)
	await standsAt(learner, 'Two of twelve met')
	const lead = await arrive(LEAD.email)
	for (const title of ['First case', ...HELD.map((plan) => plan.title)]) await confirmEverybody(lead, title)
	await standsAt(learner, 'Three of twelve met')
})

test('between sessions a case is told to its end, another helped with, and weeks of practice noted', async ({
	arrive,
}) => {
	const [learner, presenter] = [await arrive(LEARNER.email), await arrive(PRESENTER.email)]
	await shareCase(learner, OWN_CASE, new RegExp(`^The people of ${COHORT}`))
	await suggestTo(presenter, OWN_CASE)
	await tellToItsEnd(learner)
	await standsAt(learner, 'Four of twelve met')
	// A question in the room was the first.
	await shareCase(presenter, CASE_OF_ANOTHER, new RegExp(`^The people of ${COHORT}`))
	await suggestTo(learner, CASE_OF_ANOTHER)
	await standsAt(learner, 'Five of twelve met')
	await logWeeks(learner, 6, 'Prepared or debriefed a real conversation')
	await standsAt(learner, 'Six of twelve met')
	await logWeeks(learner, 1, 'Retrospective')
	await standsAt(learner, 'Seven of twelve met')
})

test('two conversations are watched, and a peer who holds the level says what they saw, where too few can answer', async ({
	arrive,
}) => {
	const [learner, peer] = [await arrive(LEARNER.email), await arrive(CERTIFIED_PEER)]
	await watchTogether(learner, peer, CERTIFIED_PEER, [
		{ part: 'I watched them in a real conversation', daysAgo: 4 },
		{ part: 'They watched me in a real conversation', daysAgo: 3 },
		{ part: 'They watched me in a real conversation', daysAgo: 2 },
	])
	await standsAt(learner, 'Eight of twelve met')
	await tellSeen(peer, 2)
	await sayTooFew(learner)
	await standsAt(learner, 'Nine of twelve met')
})

test('the learner plays two simulations to an ending', async ({ arrive }) => {
	const learner = await arrive(LEARNER.email)
	await playToAnEnding(learner, 'The third slip')
	await playToAnEnding(learner, 'Nothing left')
	await standsAt(learner, 'Ten of twelve met')
})

test('the learner says what became of three promises, and hands in a written scenario', async ({ arrive }) => {
	const learner = await arrive(LEARNER.email)
	await closeThree(learner)
	await standsAt(learner, 'Eleven of twelve met')
	await learner.getByRole('link', { name: 'Write', exact: true }).click()
	await learner.getByLabel('Your text').fill(SCENARIO)
	await learner.getByRole('button', { name: 'Hand it in' }).click()
	await expect(learner.getByText('Handed in. Two assessors read it, each alone.')).toBeVisible()
	await standsAt(learner, 'Eleven of twelve met')
})

test('the admin names two assessors outside the reporting line, who score apart', async ({ arrive, complaints }) => {
	const admin = await arrive('admin@sample.test')
	await openRecord(admin, COHORT, LEARNER.name)
	await expect(admin.getByRole('button', { name: 'Issue the certification' })).toBeHidden()
	const name = async (assessor: string) => {
		const candidates = admin.getByLabel('Assessor')
		const theirs = candidates.getByRole('option', { name: `${assessor}, ` })
		await candidates.selectOption((await theirs.getAttribute('value')) ?? '')
		await admin.getByRole('button', { name: 'Name', exact: true }).click()
	}
	complaints.expectStatus(409)
	await name(ABOVE_THE_LEARNER)
	await expect(admin.getByRole('alert')).toHaveText(/in the reporting line of the learner/)
	for (const assessor of ASSESSORS) {
		await name(assessor.name)
		await expect(admin.getByText(`${assessor.name}: reading`)).toBeVisible()
	}

	const [first, second] = [await arrive(ASSESSORS[0].email), await arrive(ASSESSORS[1].email)]
	await scoreAll(first, LEARNER.name, /^3, proficient/, 'Keep the first question.')
	await expect(first.getByText('The other assessor has not handed in yet.')).toBeVisible()
	await admin.reload()
	await expect(admin.getByText(`${ASSESSORS[0].name}: handed in`)).toBeVisible()
	await expect(admin.getByRole('button', { name: 'Issue the certification' })).toBeHidden()
	await scoreAll(second, LEARNER.name, /^4, exemplary/, 'The next step could be smaller.')
	await expect(second.getByRole('heading', { name: 'Both scores' })).toBeVisible()
})

test('everything is met, and the admin issues the certification from the record', async ({ arrive }) => {
	const learner = await arrive(LEARNER.email)
	await standsAt(learner, 'Everything is met.')
	const admin = await arrive('admin@sample.test')
	await openRecord(admin, COHORT, LEARNER.name)
	await admin.getByRole('button', { name: 'Issue the certification' }).click()
	await expect(admin.getByText('The certification is issued.')).toBeVisible()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(LEARNER.name)
	number = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
	expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
})

test('the learner holds certificate and PDF, and a stranger verifies them', async ({ arrive, stranger }) => {
	const learner = await arrive(LEARNER.email)
	await expect(learner.getByRole('heading', { level: 1 })).toContainText('Level 1 is yours.')
	await learner.goto(LEVEL_ONE_COUNTS)
	await learner.getByRole('link', { name: 'Your certificate' }).click()
	const sheet = learner.getByRole('region', { name: 'Certificate' })
	for (const words of [LEARNER.name, number, `Lead of cohort ${COHORT}`]) await expect(sheet).toContainText(words)
	const [, issued = '', until = ''] =
		/Issued (\d+ \w+ \d{4})\s*Holds until (\d+ \w+ \d{4})/.exec((await sheet.textContent()) ?? '') ?? []
	// 24 months, as content/programs/technical-leadership-ladder/program.yaml says.
	expect(Number(until.slice(-4)) - Number(issued.slice(-4))).toBe(2)

	const downloading = learner.waitForEvent('download')
	await learner.getByRole('link', { name: 'PDF' }).click()
	const pdf = await fs.readFile(await (await downloading).path(), 'latin1')
	expect(pdf.slice(0, 5)).toBe('%PDF-')
	expect(pdf).toContain(`(${LEARNER.name}: Level 1, Foundation Skills)`)

	const passerBy = await stranger()
	expect((await passerBy.goto(`/verify/${number}`))?.status()).toBe(200)
	await expect(passerBy.getByText('Genuine, and current')).toBeVisible()
	await expect(passerBy.getByRole('heading', { level: 1 })).toHaveText(LEARNER.name)
	const answer = passerBy.getByRole('main')
	for (const words of ['holds Level 1, Foundation Skills, of the Technical Leadership Ladder', issued, until])
		await expect(answer).toContainText(words)
	for (const hidden of [LEARNER.email, COHORT, ...ASSESSORS.map(({ name }) => name), 'Keep the first question.'])
		await expect(answer).not.toContainText(hidden)
})
