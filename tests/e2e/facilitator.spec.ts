import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { enterRoom, inPhase, next, write } from '../support/browser-room'

/** A facilitator's week: what is missing, who brings the case, the room, who was there; and what a trainee may see of it. */
test.use({ story: 'facilitator' })
test.describe.configure({ mode: 'serial' })

const LEAD = 'facilitator@sample.test'

test('the desk opens with the next session and what it lacks', async ({ arrive }) => {
	const lead = await arrive(LEAD)
	await expect(lead).toHaveURL('/facilitate')
	await expect(lead.getByRole('heading', { level: 1 })).toHaveText('“Extra case” is ready')
	await expect(lead.getByRole('region', { name: 'Is it ready?' })).toContainText('Amara Okafor brings the case')
	await expect(lead.getByRole('region', { name: 'Asked of you' })).toContainText('One text waits for your scores')
	await expect(lead.getByRole('region', { name: 'Your cohorts' })).toContainText('Autumn B')
})

test('naming another presenter asks first, because somebody has begun to write', async ({ arrive }) => {
	const lead = await arrive(LEAD)
	await openSession(lead, '4. Second case')
	await lead.getByRole('link', { name: 'Name somebody else' }).click()
	const question = lead.getByRole('dialog', { name: 'Name somebody else than Jonas Lindqvist?' })
	await question.getByRole('link', { name: 'Keep Jonas Lindqvist' }).click()
	await expect(question).toBeHidden()
	await lead.getByRole('link', { name: 'Name somebody else' }).click()
	await question.getByLabel('Who brings the case').selectOption('Daniel Osei')
	await question.getByRole('button', { name: 'Name this person' }).click()
	const said = lead.getByText('Daniel Osei brings the case. The form to write it is on their page')
	// What is saved in the background takes no word from the screen.
	await lead.getByLabel('Your notes').fill('Daniel comes first.')
	await expect(lead.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await expect(said).toBeVisible()

	const session = new URL(lead.url()).pathname.replace('/facilitate', '')
	const author = await arrive('learner5@sample.test')
	await author.goto(session)
	await expect(author.getByRole('link', { name: 'Who to go to instead' })).toBeVisible()
	await author.getByLabel('Title').fill('Praise that lands as sarcasm')
	await author.getByLabel('What happened').fill('Tunde thinks that I mock him.')
	await author.getByRole('button', { name: 'Save my case' }).click()
	await expect(author.getByText('Saved. Only you can read it.')).toBeVisible()
	const before = await arrive('learner7@sample.test')
	await before.goto(session)
	await expect(before.getByText('Daniel Osei brings the case. You hear it in the room, and not before.')).toBeVisible()
	await lead.reload()
	await expect(lead.getByRole('main')).not.toContainText('Praise that lands as sarcasm')
})

test('in the room the lead moves on, gives time, goes back and takes a slip off; a trainee watches', async ({
	arrive,
}) => {
	test.slow()
	const lead = await arrive(LEAD)
	await openSession(lead, 'Extra case')
	const room = (await lead.getByRole('link', { name: /^Open the room/ }).getAttribute('href')) ?? ''
	const learner = await arrive('learner2@sample.test')
	const trainee = await arrive('trainee@sample.test')
	for (const page of [lead, learner, trainee]) await enterRoom(page, room)
	const bar = lead.getByRole('region', { name: 'For you as lead' })

	await test.step('only the lead can begin, and only the lead sees hints', async () => {
		for (const page of [learner, trainee]) await expect(page.getByRole('button', { name: /^Begin/ })).toBeHidden()
		await expect(bar).toContainText('When most people are here, begin.')
		await next(lead, 'Last time')
		for (const page of [learner, trainee]) {
			await inPhase(page, 'Last time')
			expect(await page.content()).not.toContain('Say the agreement in your own words')
		}
	})

	await test.step('what became of the last promise is told to the group', async () => {
		await learner.getByLabel('What came of it').fill('Seven, then I spoke.')
		await learner.getByRole('button', { name: 'I changed it' }).click()
		await expect(trainee.getByText('Seven, then I spoke.')).toBeVisible()
		await expect(trainee.getByRole('button', { name: 'I changed it' })).toBeHidden()
	})

	await test.step('somebody asks for time and gets it', async () => {
		await next(lead, 'Case')
		await learner.getByRole('button', { name: 'More time' }).click()
		await expect(learner.getByRole('button', { name: 'Asked for time' })).toBeDisabled()
		await expect(bar).toContainText('One person asks for more time.')
		await lead.getByRole('button', { name: 'Two more minutes' }).click()
		await expect(learner.getByRole('timer')).toHaveAccessibleName(/^6 minutes/)
		await learner.getByRole('button', { name: 'Show it to the room' }).click()
		await expect(trainee.getByText('She apologizes before every idea')).toBeVisible()
	})

	await test.step('going back loses nothing', async () => {
		await next(lead, 'Questions')
		await write(learner, 'Ask a question', 'Since when?')
		await next(lead, 'Write')
		await inPhase(learner, 'Write')
		await learner.getByLabel('Add to goal').fill('Half a thought')
		await expect(learner.getByText('Draft kept')).toBeVisible()
		await lead.getByRole('button', { name: 'Back to questions' }).click()
		await expect(learner.getByText('Since when?')).toBeVisible()
		await next(lead, 'Write')
		await expect(learner.getByLabel('Add to goal')).toHaveValue('Half a thought')
		await learner.getByLabel('Add to goal').press('Enter')
		await learner.getByLabel('Add to tried').fill('Names somebody by mistake')
		await learner.getByRole('button', { name: 'Add it' }).click()
		await expect(learner.getByRole('button', { name: 'Delete: Names somebody by mistake' })).toBeVisible()
	})

	await test.step('a trainee sees what everybody sees, and can write nothing', async () => {
		await expect(trainee.getByText('Two slips from others so far')).toBeVisible()
		await expect(trainee.getByRole('main').getByRole('textbox')).toHaveCount(0)
		await expect(trainee.getByRole('button', { name: 'I have finished' })).toBeHidden()
	})

	await test.step('a slip that should not be there is taken off without saying whose it was', async () => {
		await next(lead, 'Reveal')
		await expect(trainee.getByText('Names somebody by mistake')).toBeVisible()
		await expect(trainee.getByLabel(/^Take off/)).toHaveCount(0)
		const takeOff = lead.getByLabel('Take off: Names somebody by mistake')
		const really = lead.getByRole('button', { name: 'Take it off: Names somebody by mistake' })
		// By the keyboard: it is asked, and Escape takes nothing off.
		await takeOff.press('Enter')
		await expect(really).toBeVisible()
		await really.press('Escape')
		await expect(really).toBeHidden()
		await expect(takeOff).toBeFocused()
		await expect(trainee.getByText('Names somebody by mistake')).toBeVisible()
		await takeOff.press('Enter')
		await really.press('Enter')
		for (const page of [lead, learner, trainee])
			await expect(page.getByText('Names somebody by mistake')).toHaveCount(0)
		await expect(learner.getByText('Half a thought')).toBeVisible()
	})

	await test.step('the floor is asked for and given', async () => {
		await next(lead, 'Vote')
		await next(lead, 'Discuss')
		await learner.getByRole('button', { name: 'Raise hand' }).click()
		await lead.getByRole('button', { name: 'Give the floor' }).click()
		await expect(learner.getByRole('button', { name: 'I am done' })).toBeVisible()
		await expect(trainee.getByRole('button', { name: 'Raise hand' })).toBeHidden()
	})
})

test('a trainee opens the run sheet, and cannot change it', async ({ arrive, complaints }) => {
	const trainee = await arrive('trainee@sample.test')
	await trainee.goto('/facilitate')
	await expect(trainee.getByRole('link', { name: 'Assess' })).toBeHidden()
	await openSession(trainee, 'Extra case')
	await expect(trainee.getByText('You observe. The lead and the co-lead change things here.')).toBeVisible()
	await expect(trainee.getByRole('region', { name: 'Run sheet' })).toContainText('Last time')
	await expect(trainee.getByRole('link', { name: 'Name somebody else' })).toHaveCount(0)
	complaints.expectStatus(403)
	for (const path of ['/facilitate/assess', '/admin']) {
		await trainee.goto(path)
		await expect(trainee.getByRole('heading', { level: 1 })).toHaveText('This is not your rope.')
	}
})

test('a facilitator prepares: who comes, what is ready, the sheet, a note that stays', async ({
	arrive,
	complaints,
}) => {
	const lead = await arrive(LEAD)
	await openSession(lead, 'Extra case')
	const roster = lead.getByRole('table').filter({ hasText: 'Where they are' })
	await expect(roster.getByRole('row', { name: /Łukasz Đorđević/ })).toContainText('Cannot come')
	await expect(roster.getByRole('row', { name: /Łukasz Đorđević/ })).toContainText('say: WOO-kash')
	await expect(roster.getByRole('row', { name: /Priya Raghavan/ })).toContainText('Kolkata, UTC+5:30')
	await expect(lead.getByRole('region', { name: 'Run sheet' })).toContainText('Last time')
	await expect(lead.getByRole('region', { name: 'Patterns at hand' }).getByRole('link').first()).toBeVisible()
	await expect(lead.getByRole('button', { name: 'Print this sheet' })).toBeVisible()

	await lead.getByLabel('Your notes').fill('Begin the round with Daniel.')
	await expect(lead.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await lead.reload()
	await expect(lead.getByLabel('Your notes')).toHaveValue('Begin the round with Daniel.')
	complaints.expectStatus(409)
	const phone = await lead.context().newPage()
	await phone.goto(lead.url())
	await lead.getByLabel('Your notes').fill('Begin with Daniel, then Priya.')
	await expect(lead.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await phone.getByLabel('Your notes').fill('Begin the round with Amara.')
	await expect(phone.getByText('Your notes were changed in another window.')).toBeVisible()
	await phone.getByRole('button', { name: 'Show both texts' }).click()
	const saved = phone.getByRole('region', { name: 'What the other window saved' })
	await expect(saved).toContainText('then Priya')
	await expectAccessible(phone, 'a session’s notes, changed in two windows')
	await phone.getByRole('button', { name: 'Replace the saved notes with mine' }).click()
	await expect(saved).toHaveCount(0)
	await lead.reload()
	await expect(lead.getByLabel('Your notes')).toHaveValue('Begin the round with Amara.')
	const trainee = await arrive('trainee@sample.test')
	await trainee.goto(new URL(lead.url()).pathname)
	await expect(trainee.getByText('Notes for facilitators')).toHaveCount(0)
})

test('who was there is confirmed with one button, corrected, and counts for the learner', async ({
	arrive,
	complaints,
}) => {
	const admin = await arrive('admin@sample.test')
	await test.step('the session is moved to where it has just ended', async () => {
		await admin.goto('/admin/cohorts')
		await admin.getByRole('link', { name: 'Autumn B' }).click()
		await admin.getByRole('link', { name: 'Extra case' }).click()
		const [date = '', time = ''] = new Date(Date.now() - 3_600_000).toISOString().split('T')
		await admin.getByLabel('Date', { exact: true }).fill(date)
		await admin.getByLabel('Time', { exact: true }).fill(time.slice(0, 5))
		await admin.getByLabel('Time zone').fill('UTC')
		await admin.getByRole('button', { name: 'Save' }).click()
		await expect(admin.getByText('Saved. Everybody sees it on their own clock.')).toBeVisible()
	})
	const lead = await arrive(LEAD)
	await lead.getByRole('link', { name: 'Confirm attendance of Extra case' }).click()
	await expect(lead.getByText('Proposed from who was in the room')).toBeVisible()
	const minutes = lead.getByLabel('Minutes, Inês Carvalho')

	await test.step('somebody present for no minute is asked about', async () => {
		complaints.expectStatus(400)
		await lead.getByRole('group', { name: 'Inês Carvalho' }).getByLabel('Present').check()
		await expect(minutes).toHaveValue('60')
		await minutes.fill('0')
		await lead.getByRole('button', { name: 'Confirm attendance of ten people' }).click()
		await expect(minutes).toHaveAttribute('aria-invalid', 'true')
		await expect(minutes).toBeFocused()
	})
	await minutes.fill('52')
	await test.step('everybody else is set by one key, and said aloud', async () => {
		await lead.getByRole('group', { name: 'Inês Carvalho' }).getByLabel('Present').focus()
		const line = (name: string) => lead.getByRole('group', { name })
		for (const [key, name, state] of [
			['ArrowDown', 'Jonas Lindqvist', 'Absent'],
			['p', 'Jonas Lindqvist', 'Present'],
			['j', 'Mei-Ling Chua', 'Absent'],
			['e', 'Mei-Ling Chua', 'Excused'],
			['k', 'Jonas Lindqvist', 'Present'],
			['a', 'Jonas Lindqvist', 'Absent'],
			['P', 'Jonas Lindqvist', 'Present'],
		] as const) {
			await lead.keyboard.press(key)
			await expect(line(name).getByLabel(state)).toBeFocused()
			await expect(line(name).getByLabel(state)).toBeChecked({ checked: true })
		}
		await expect(lead.getByRole('status').filter({ hasText: 'Jonas Lindqvist: present' })).toHaveCount(1)
		await expect(lead.getByLabel('Minutes, Jonas Lindqvist')).toHaveValue('60')
		// A letter in a note is a letter.
		await lead.getByLabel('Note, Jonas Lindqvist').fill('')
		await lead.getByLabel('Note, Jonas Lindqvist').pressSequentially('pea')
		await expect(line('Jonas Lindqvist').getByLabel('Present')).toBeChecked()
		await lead.getByLabel('Note, Jonas Lindqvist').fill('In the call, not in the room')
	})
	await lead.getByLabel('Note, Mei-Ling Chua').fill('On call')
	await lead.getByRole('button', { name: 'Confirm attendance of ten people' }).click()
	await expect(lead.getByText('Attendance is confirmed. Confirm again to correct it.')).toBeVisible()
	await test.step('a line that was confirmed changes with a reason', async () => {
		complaints.expectStatus(409)
		await minutes.fill('58')
		await lead.getByRole('button', { name: 'Confirm the corrected list' }).click()
		await expect(lead.getByText('Say why it changed')).toBeVisible()
		await lead.getByLabel('Reason for a change, Inês Carvalho').fill('Dropped out of the call for two minutes')
	})
	await lead.getByRole('button', { name: 'Confirm the corrected list' }).click()
	await expect(minutes).toHaveValue('58')

	const learner = await arrive('learner1@sample.test')
	await learner.getByRole('link', { name: 'What counts' }).click()
	await expect(learner.getByRole('listitem').filter({ hasText: 'Sessions, 3 of 4' })).toContainText(
		'Extra case: 58 of 60 minutes',
	)

	await test.step('the learner answers two questions, once', async () => {
		await learner.goto(new URL(lead.url()).pathname.replace('/facilitate', ''))
		await learner.getByRole('button', { name: 'Send my answer' }).click()
		await expect(learner.getByText('Choose one')).toBeVisible()
		await learner.getByRole('radio', { name: '4, yes' }).check()
		await learner.getByLabel('What would make the next one better?').fill('More time for questions')
		await learner.getByRole('button', { name: 'Send my answer' }).click()
		await expect(learner.getByText('You have answered. Thank you.')).toBeVisible()
		await lead.reload()
		await expect(lead.getByText('Nothing is shown before 5 have answered')).toBeVisible()
		await expect(lead.getByText('More time for questions')).toHaveCount(0)
	})
})

async function openSession(page: Page, title: string): Promise<void> {
	await page.goto('/facilitate')
	await page.getByRole('link', { name: 'Autumn B', exact: true }).click()
	await page.getByRole('link', { name: title, exact: true }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title.replace(/^\d+\. /, ''))
}
