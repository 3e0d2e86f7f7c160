import { expect, test } from '../support/browser'

/** A check on the clock, with the extra time of whoever takes it: what a reload, a device’s own clock and a helper leave alone. */
test.use({ story: 'a check on the clock' })

const CHECK = '/assess/technical-leadership-ladder/l1/check'

test('a timed check with extra time goes on after a reload, by the clock of the server', async ({ arrive }) => {
	const page = await arrive('learner12@sample.test')
	await page.goto('/account')
	await expect(page.getByText('Half as much again. Only you and admins see this.')).toBeVisible()
	await page.clock.install()
	await page.goto(CHECK)
	await expect(page.getByText('15 questions, 30 minutes by the clock, 10 of them your extra time.')).toBeVisible()
	await page.getByRole('button', { name: 'Begin' }).click()
	const clock = page.getByRole('timer')
	await expect(clock).toContainText(/Until \d\d:\d\d, (30:00|29:\d\d) left/)

	await test.step('answers and the time that ran are there after a crash', async () => {
		await page.getByRole('radio').first().check()
		await page.clock.runFor('00:02')
		await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible()
		const until = /Until (\d\d:\d\d)/.exec((await clock.textContent()) ?? '')?.[1] ?? 'not said'
		await page.reload()
		await expect(page.getByRole('radio').first()).toBeChecked()
		await expect(clock).toContainText(`Until ${until}`)
		await expect(clock).not.toContainText('30:00 left')
	})

	await test.step('a screen reader hears a few minutes, not every second', async () => {
		const told = page.getByRole('status').filter({ hasText: /minutes? (is|are) left\.$/ })
		await expect(told).toHaveCount(0)
		await expect(clock).toHaveAttribute('aria-live', 'off')
		await page.clock.runFor('20:30')
		await expect(told).toHaveText('Ten minutes are left.')
	})

	await test.step('a device whose clock runs ahead ends nothing', async () => {
		await page.clock.runFor('11:00')
		await expect(clock).toContainText(/2\d:\d\d left/)
		await expect(page.getByRole('radio').first()).toBeChecked()
		await page.getByRole('button', { name: 'Hand it in' }).click()
		await page.getByRole('button', { name: 'Hand in with 14 open' }).click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there yet.')
	})
})

test('an admin gives somebody more time, and takes it back', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/people')
	await admin.getByRole('searchbox').fill('Rohan Mehta')
	await admin.keyboard.press('Enter')
	await admin.getByRole('link', { name: 'Rohan Mehta' }).click()
	await admin.getByLabel('In timed checks').selectOption('Twice the time')
	await admin.getByRole('button', { name: 'Set the time' }).click()
	await expect(admin.getByText('Set. It holds from their next try on')).toBeVisible()
	const learner = await arrive('learner11@sample.test')
	await learner.goto(CHECK)
	await expect(learner.getByText('40 minutes by the clock, 20 of them your extra time')).toBeVisible()
	await admin.getByLabel('In timed checks').selectOption('No extra time')
	const taken = admin.waitForResponse((answer) => answer.request().method() === 'POST')
	await admin.getByRole('button', { name: 'Set the time' }).click()
	await taken
	await learner.reload()
	await expect(learner.getByText('15 questions, 20 minutes by the clock.')).toBeVisible()
})
