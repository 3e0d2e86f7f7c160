import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { studyActiveListening } from '../support/browser-module'
import { enterRoom, framesOf, inDays, inPhase, next, takeSeat, write } from '../support/browser-room'
import type { Screen } from '../support/sockets'

/**
 * The promise of the first release, from end to end: a Level 1 cohort is opened, people learn, hold a critique, are
 * assessed and certified, and a stranger can check the certificate. In the sample organization.
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

/** Where the room is; the first test finds it out. */
let roomPath = ''
const sessionId = () => roomPath.split('/')[2] ?? ''

test('an admin opens a Level 1 cohort, adds people, names a facilitator and schedules a critique', async ({
	arrive,
}) => {
	const admin = await arrive('admin@sample.test')
	await admin.getByRole('link', { name: 'Cohorts', exact: true }).click()
	await admin.getByRole('link', { name: 'Create a cohort' }).click()
	await admin.getByLabel('Name', { exact: true }).fill(COHORT)
	await admin.getByLabel('Level').selectOption({ label: 'Level 1: Foundation Skills' })
	await admin.getByLabel('Starts on').fill(inAnHour().date)
	await admin.getByLabel('Time zone').fill(ZONE)
	await admin.getByLabel('Status').selectOption('Running')
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByText(`${COHORT} exists. Next: people, a lead and the first session.`)).toBeVisible()

	await test.step('eleven people get a seat', async () => {
		for (const name of [PRESENTER.name, LEARNER.name, ...OTHERS.map(([, name]) => name)]) {
			await admin.getByLabel('Search by name or team').fill(name)
			await admin.getByRole('checkbox', { name }).check()
		}
		await admin.getByRole('button', { name: 'Give them a seat' }).click()
		await expect(admin.getByText('11 of 12 seats', { exact: true })).toBeVisible()
	})

	await test.step('a facilitator is named', async () => {
		await admin.getByLabel('Name a facilitator').selectOption(LEAD.name)
		await admin.getByLabel('Part').selectOption('Leads')
		await admin.getByRole('button', { name: 'Name', exact: true }).click()
		await expect(admin.getByRole('region', { name: 'Facilitators' })).toContainText(LEAD.name)
	})

	await test.step('a critique gets a date, in an hour', async () => {
		await admin.getByRole('link', { name: 'Schedule the first session' }).click()
		await admin.getByLabel('Title').fill('First case')
		await admin.getByLabel('Format').selectOption({ label: 'Critique, 60 min' })
		await admin.getByLabel('Date').fill(inAnHour().date)
		await admin.getByLabel('Time', { exact: true }).fill(inAnHour().time)
		await admin.getByLabel('Call link').fill('https://meet.ferrystone.example/first-light')
		await admin.getByRole('button', { name: 'See it on everybody’s clock' }).click()
		await expect(admin.getByText('That is, for everybody:')).toBeVisible()
		await admin.getByRole('button', { name: 'Schedule it' }).click()
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
	const frames = new Map([lead, presenter, learner].map((page) => [page, framesOf(page)]))
	for (const page of frames.keys()) await enterRoom(page, roomPath)
	for (const [email] of OTHERS) screens.push(await takeSeat(server, email, sessionId()))
	try {
		await expect(lead.getByText('12 people are here.')).toBeVisible()

		await test.step('the case is heard when its author shows it', async () => {
			await next(lead, 'Last time')
			await next(lead, 'Case')
			await expect(learner.getByText(`${PRESENTER.name} brings the case and shows it in a moment.`)).toBeVisible()
			expect(frames.get(learner)?.()).not.toContain(CASE.situation)
			await presenter.getByRole('button', { name: 'Show it to the room' }).click()
			await expect(learner.getByText(CASE.situation)).toBeVisible()
			await next(lead, 'Questions')
			await write(learner, 'Ask a question', 'What changed before the silence?')
			await expect(presenter.getByText('What changed before the silence?')).toBeVisible()
		})

		await test.step('everybody writes; others’ slips are counted, never sent', async () => {
			await next(lead, 'Write')
			const own = new Map<Page, string>([
				[lead, 'canary-lead The team notices before I do'],
				[presenter, 'canary-presenter Asked him twice if he is all right'],
				[learner, 'canary-learner Decide nothing in the corridor'],
			])
			for (const [page, text] of own) {
				await inPhase(page, 'Write')
				await write(page, 'Add to try next', text)
				await expect(page.getByText(text)).toBeVisible()
			}
			for (const [index, screen] of screens.entries()) {
				await screen.until('Write', ({ view }) => view?.status === 'running' && view.phase.index === 3)
				const answer = await screen.client.send({ type: 'add-slip', column: 'goal', text: `canary-seat-${index}` })
				expect(answer.ok).toBe(true)
			}
			for (const [page, text] of own) {
				await expect(page.getByText('11 slips from others so far')).toBeVisible()
				const canary = text.split(' ')[0] ?? ''
				await page.reload()
				await expect(page.getByText('11 slips from others so far')).toBeVisible()
				const seen = `${await page.content()}\n${frames.get(page)?.()}`
				expect(seen.match(/canary-[\w-]+/g)?.filter((each) => each !== canary)).toEqual([])
			}
			const other = screens[0]
			expect(JSON.stringify(other?.state().view).match(/canary-[\w-]+/g)).toEqual(['canary-seat-0'])
		})

		await test.step('at the reveal everybody sees all of them, unsigned', async () => {
			await next(lead, 'Reveal')
			for (const page of [lead, presenter, learner]) {
				const board = page.getByRole('region', { name: 'The board' })
				await expect(board.getByText(/^canary-/)).toHaveCount(12)
				for (const name of [LEAD.name, PRESENTER.name, LEARNER.name]) await expect(board).not.toContainText(name)
			}
		})

		await test.step('votes stay hidden until the vote is over', async () => {
			await next(lead, 'Vote')
			await learner.getByRole('button', { name: 'Vote for: canary-presenter' }).click()
			await presenter.getByRole('button', { name: 'Vote for: canary-presenter' }).click()
			await expect(learner.getByText('2 of 3 left')).toBeVisible()
			await expect(lead.getByText('3 of 3 left')).toBeVisible()
			await next(lead, 'Discuss')
			for (const page of [lead, presenter, learner])
				await expect(page.getByRole('heading', { level: 2, name: /canary-presenter/ })).toBeVisible()
		})

		await test.step('learnings and commitments', async () => {
			await next(lead, 'Learn')
			await write(learner, 'Add a line to what we learn', 'Silence can be a report about the process.')
			await expect(presenter.getByText('Silence can be a report about the process.')).toBeVisible()
			await next(lead, 'Commit')
			for (const [page, text] of promises([lead, presenter, learner])) {
				await inPhase(page, 'Commit')
				await page.getByLabel('I will').fill(text)
				await page.getByLabel('By', { exact: true }).fill(inDays(5))
				await page.getByRole('button', { name: 'Say it to the group' }).click()
				await expect(lead.getByText(text)).toBeVisible()
			}
			for (const [index, screen] of screens.entries())
				await screen.client.send({ type: 'promise', text: `Seat ${index} listens first`, dueOn: inDays(5) })
			await expect(learner.getByText('Seat 8 listens first')).toBeVisible()
		})

		await test.step('the lead ends it for everybody', async () => {
			await next(lead, 'Close')
			await lead.getByText('Close the room').click()
			await lead.getByRole('button', { name: 'Close it for everybody' }).click()
			for (const page of [lead, presenter, learner])
				await expect(page.getByRole('heading', { name: 'The room is closed.' })).toBeVisible()
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

/** A zone without summer time: an hour from now is a plain time there on every day of the year. */
const ZONE = 'Africa/Lagos'

function inAnHour(): { date: string; time: string } {
	const [date = '', time = ''] = new Date(Date.now() + 2 * 3_600_000).toISOString().split('T')
	return { date, time: time.slice(0, 5) }
}

function promises(pages: Page[]): [Page, string][] {
	const words = ['lead', 'presenter', 'learner']
	return pages.map((page, index) => [page, `I try what the ${words[index]} tries`])
}
