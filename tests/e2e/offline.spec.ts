import type { Page } from '@playwright/test'
import { expect, signIn } from '../support/browser'
import { test } from '../support/browser-pages'
import { backToWrite, enterRoom, inPhase, next } from '../support/browser-room'

/** A train goes into a tunnel: what somebody typed stays, the page says what is not saved, and it is saved on the other side. */
test.use({
	story: 'offline',
	// Socket.IO does not believe that localhost can be cut off.
	baseURL: async ({ server }, use) => use(server.url.replace('//localhost', '//127.0.0.1')),
})

const LEVEL = 'technical-leadership-ladder/l1'
const NOT_SAVED =
	'Not saved: Belay could not be reached. Your words are still on this page; send them again in a moment.'

test('a reflection written in the tunnel is saved behind it, without anybody pressing anything', async ({
	arrive,
	complaints,
}) => {
	complaints.expectCutOff()
	const page = await arrive('eng3-1@sample.test')
	await page.goto(`/learn/${LEVEL}/active-listening/four-generous-ways-to-take-over`)
	const reflection = page.getByRole('region', { name: /^Which of the four is yours/ })
	const box = reflection.getByRole('textbox')
	await box.fill('Fixing.')
	await expect(reflection.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()

	await page.context().setOffline(true)
	await box.fill('Fixing. It spares me the silence.')
	await expect(reflection.getByText('Not saved yet, trying again')).toBeVisible()
	await expect(page.getByRole('alert')).toContainText(NOT_SAVED)
	await expect(box).toHaveValue('Fixing. It spares me the silence.')
	await box.fill('Fixing. It spares me the silence. And him his answer.')
	const lost = page.waitForEvent('requestfailed')
	await box.blur()
	await lost
	await expect(reflection.getByText('Not saved yet, trying again')).toBeVisible()

	await page.context().setOffline(false)
	await expect(reflection.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await expect(page.getByRole('alert')).toBeHidden()
	await page.reload()
	await expect(box).toHaveValue('Fixing. It spares me the silence. And him his answer.')
})

test('what is typed when the sign-in ends stays, and is saved after signing in beside it', async ({
	arrive,
	places,
}) => {
	const page = await arrive('facilitator@sample.test')
	await page.goto(`/facilitate/sessions/${places.held}`)
	const notes = page.getByRole('textbox', { name: 'Your notes' })
	await page.context().clearCookies()
	await notes.fill('Ask Marco first next time.')
	await page.getByRole('button', { name: 'Keep the notes' }).click()
	const [beside] = await Promise.all([
		page.waitForEvent('popup'),
		page.getByRole('alert').getByRole('link', { name: 'sign in in a new tab' }).click(),
	])
	await signIn(beside, 'facilitator@sample.test')
	await expect(notes).toHaveValue('Ask Marco first next time.')
	await page.getByRole('button', { name: 'Keep the notes' }).click()
	await expect(page.getByRole('alert')).toBeHidden()
	await page.reload()
	await expect(notes).toHaveValue('Ask Marco first next time.')
})

for (const [when, isOpened] of [
	['first', false],
	['once more', true],
] as const)
	test(`search opened ${when} in the tunnel leaves the page and what is being written on it`, async ({
		arrive,
		complaints,
	}) => {
		complaints.expectCutOff()
		const page = await arrive('eng3-2@sample.test')
		await page.goto(`/learn/${LEVEL}/active-listening/four-generous-ways-to-take-over`, { waitUntil: 'networkidle' })
		const box = page.getByRole('region', { name: /^Which of the four is yours/ }).getByRole('textbox')
		const field = page.getByRole('combobox', { name: 'Search, or go to a page' })
		const away = page.getByRole('status').filter({ hasText: 'Search cannot be reached at the moment. Try again.' })
		if (isOpened) {
			await page.keyboard.press('Control+k')
			await expect(field).toBeFocused()
			await page.keyboard.press('Escape')
		}

		await page.context().setOffline(true)
		await box.fill('Advice. Before he has')
		await page.keyboard.press('Control+k')
		if (isOpened) {
			await field.fill('feedback')
			await expect(away).toBeVisible()
			await page.keyboard.press('Enter')
		}
		await expect(away).toBeVisible()
		await expect(box).toHaveValue('Advice. Before he has')

		await page.context().setOffline(false)
		await page.keyboard.press(isOpened ? 'Enter' : 'Control+k')
		await field.fill('feedback lands')
		await expect(page.getByRole('option', { name: /^Feedback that lands/ }).first()).toBeVisible()
		await expect(box).toHaveValue('Advice. Before he has')
	})

test('answers of a knowledge check given in the tunnel are kept, and it is not handed in without them', async ({
	arrive,
	complaints,
}) => {
	complaints.expectCutOff()
	const page = await arrive('learner9@sample.test')
	await page.goto(`/assess/${LEVEL}/check`)
	await page.getByRole('button', { name: 'Begin' }).click()
	await expect(page.getByText('15 questions are open.')).toBeVisible()

	await page.context().setOffline(true)
	await page.getByRole('radio').first().check()
	await expect(page.getByText('14 questions are open. Not saved yet, trying again.')).toBeVisible()
	// What is saved as one answers failed before: this waits for the handing in itself.
	const didNotArrive = page.waitForEvent('requestfailed', (sent) => sent.postData()?.includes('submit') ?? false)
	await page.getByRole('button', { name: 'Hand it in' }).click()
	await didNotArrive
	await expect(page.getByRole('alert')).toContainText(NOT_SAVED)
	await expect(page.getByRole('radio').first()).toBeChecked()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Knowledge check')

	await page.context().setOffline(false)
	await expect(page.getByText(/14 questions are open\. Saved \d\d:\d\d\./)).toBeVisible()
	await page.reload()
	await expect(page.getByRole('radio').first()).toBeChecked()
	await expect(page.getByText('14 questions are open.')).toBeVisible()
})

test('a form sent in the tunnel stays as it was typed, says so, and goes when it is sent again', async ({
	arrive,
	complaints,
}) => {
	complaints.expectCutOff()
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/cohorts/new')
	await admin.getByLabel('Name', { exact: true }).fill('Tunnel A')
	await admin.getByLabel('Starts on').fill(`${new Date().getFullYear() + 1}-05-06`)
	await admin.getByLabel('Time zone').fill('Europe/Lisbon')

	await admin.context().setOffline(true)
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByRole('alert')).toContainText(NOT_SAVED)
	await expect(admin).toHaveURL('/admin/cohorts/new')
	await expect(admin.getByLabel('Name', { exact: true })).toHaveValue('Tunnel A')
	await expect(admin.getByLabel('Time zone')).toHaveValue('Europe/Lisbon')

	await admin.context().setOffline(false)
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByText('Tunnel A exists.')).toBeVisible()
	await expect(admin.getByRole('alert')).toBeHidden()
	await admin.goto('/admin/cohorts')
	await expect(admin.getByRole('link', { name: 'Tunnel A' })).toHaveCount(1)
})

test('a page opened in the tunnel says that Belay cannot be reached, and opens behind it', async ({
	arrive,
	complaints,
}) => {
	complaints.expectCutOff()
	const page = await arrive('learner2@sample.test')
	const practice = page.getByRole('link', { name: 'Practice', exact: true })
	// Once with a network: where Remix cannot fetch the code of a page, it reloads, and the browser's own error page shows.
	await practice.click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You said you would')
	await page.getByRole('link', { name: 'Belay, home' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Good ')
	await page.context().setOffline(true)
	await practice.click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Belay cannot be reached.')
	await page.context().setOffline(false)
	await page.getByRole('link', { name: 'Go home' }).click()
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Belay cannot be reached.')
})

/** One page of a browser in the tunnel, while its others are not. */
async function cutOff(page: Page): Promise<() => Promise<unknown>> {
	const line = await page.context().newCDPSession(page)
	const conditions = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
	await line.send('Network.enable')
	await line.send('Network.emulateNetworkConditions', { offline: true, ...conditions })
	return () => line.send('Network.emulateNetworkConditions', { offline: false, ...conditions })
}

test('a slip written in the tunnel waits in the browser, its tabs closed or not, and is on the board once', async ({
	arrive,
	complaints,
}) => {
	test.slow()
	complaints.expectCutOff()
	const lead = await arrive('facilitator@sample.test')
	const learner = await arrive('learner1@sample.test')
	await learner.getByRole('link', { name: 'Prepare' }).click()
	const room = (await learner.getByRole('link', { name: /^Enter the room/ }).getAttribute('href')) ?? ''
	for (const page of [lead, learner]) await enterRoom(page, room)
	for (const phase of ['Last time', 'Case', 'Questions', 'Write']) await next(lead, phase)
	await inPhase(learner, 'Write')

	await learner.context().setOffline(true)
	await expect(learner.getByText('Reconnecting, keep writing')).toBeVisible()
	const goal = learner.getByLabel('Add to goal')
	await goal.fill('Decide nothing in the corridor.')
	await goal.press('Enter')
	await expect(learner.getByText('Decide nothing in the corridor.')).toBeVisible()
	await expect(learner.getByText('Waits here until you are connected')).toBeVisible()
	await expect(learner.getByText('Reconnecting, keep writing. 1 act waits here')).toBeVisible()
	await expect(lead.getByText('No slip from others yet')).toBeVisible()
	await goal.fill('Half a thought')
	await expect(learner.getByText('Kept here, not saved yet')).toBeVisible()

	await learner.context().setOffline(false)
	await expect(learner.getByText('Connected', { exact: true })).toBeVisible()
	await expect(learner.getByText('Waits here until you are connected')).toBeHidden()
	await expect(lead.getByText('One slip from others so far')).toBeVisible()
	await expect(learner.getByText('Draft kept')).toBeVisible()
	await learner.reload()
	await expect(goal).toHaveValue('Half a thought')

	// So does a slip that is half changed when the lead goes back for a question.
	await learner.getByRole('button', { name: 'Change: Decide nothing in the corridor.' }).click()
	const changing = learner.getByLabel('Change the slip')
	await changing.fill('Decide nothing in the corr')
	await lead.getByRole('button', { name: 'Back to questions' }).click()
	await inPhase(learner, 'Questions')
	await next(lead, 'Write')
	await expect(changing).toHaveValue('Decide nothing in the corr')
	// Once the slips are up it cannot be saved: its words stay, for its author alone.
	await next(lead, 'Reveal')
	const left = learner.getByText('was to say: “Decide nothing in the corr”')
	await expect(left).toBeVisible()
	await learner.reload()
	await expect(left).toBeVisible()
	await expect(lead.getByText('Only you see this')).toBeHidden()
	// And so do those of a slip that was never laid down.
	const half = learner.getByText('You had not laid this down under Goal: “Half a thought”')
	for (const words of [left, half]) {
		await learner.getByRole('paragraph').filter({ has: words }).getByRole('button', { name: 'Throw it away' }).click()
		await expect(words).toBeHidden()
	}
	for (const page of [lead, learner])
		await expect(
			page.getByRole('region', { name: 'The board' }).getByText('Decide nothing in the corridor.'),
		).toHaveCount(1)

	const context = learner.context()
	const tabs = [learner, await context.newPage()]
	const beside = tabs[1] ?? learner
	await enterRoom(beside, room)
	await backToWrite(lead)
	for (const page of tabs) await inPhase(page, 'Write')

	// What waits in one tab is not sent by another, whose phase may be a later one: it is that tab's to send, and to be refused.
	const outOfTunnel = await cutOff(learner)
	await expect(learner.getByText('Reconnecting, keep writing')).toBeVisible()
	await learner.getByLabel('Add to tried').fill('Too late for anybody')
	await learner.getByLabel('Add to tried').press('Enter')
	await expect(learner.getByText('Waits here until you are connected')).toBeVisible()
	await next(lead, 'Reveal')
	await beside.reload()
	await inPhase(beside, 'Reveal')
	await expect(beside.getByText('Connected', { exact: true })).toBeVisible()
	await outOfTunnel()
	const givenBack = 'What you wrote is not in the room'
	await expect(learner.getByText(givenBack)).toContainText('Too late for anybody')
	await expect(beside.getByText(givenBack)).toBeHidden()
	await backToWrite(lead)
	for (const page of tabs) {
		await inPhase(page, 'Write')
		await page.reload()
		await expect(page.getByText('Connected', { exact: true })).toBeVisible()
		await expect(page.getByText('Too late for anybody')).toHaveCount(0)
	}

	await context.setOffline(true)
	for (const [nth, page] of tabs.entries()) {
		await expect(page.getByText('Reconnecting, keep writing')).toBeVisible()
		await page.getByLabel('Add to tried').fill(`Of tab ${nth + 1}`)
		await page.getByLabel('Add to tried').press('Enter')
		await expect(page.getByText('Waits here until you are connected')).toBeVisible()
	}
	await goal.fill('Half a thought, and its end')
	await expect(learner.getByText('Kept here, not saved yet')).toBeVisible()
	for (const page of tabs) await page.close()
	await context.setOffline(false)
	const again = await context.newPage()
	// By the clock of this browser, an hour has passed.
	await again.clock.setSystemTime(Date.now() + 3_600_000)
	await enterRoom(again, room)
	await expect(again.getByLabel('Add to goal')).toHaveValue('Half a thought, and its end')
	await expect(again.getByText('Draft kept')).toBeVisible()
	for (const nth of [1, 2]) await expect(again.getByRole('button', { name: `Change: Of tab ${nth}` })).toBeVisible()
	await expect(lead.getByText('Two slips from others so far')).toBeVisible()
})
