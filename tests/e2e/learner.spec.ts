import { expect, test } from '../support/browser'
import { answerAll } from '../support/browser-check'
import { tabTo } from '../support/browser-keys'

/** A learner's week: what is next, reading, checking, promising, joining, writing, and settings that stay. */
test.use({ story: 'learner' })

const LEVEL = '/assess/technical-leadership-ladder/l1'

test('home says in one glance what is next, what is due and what is left', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Inês. You stopped in career conversations.')
	await expect(page.getByRole('link', { name: /Career conversations.*Part 3 of 5.*min/ })).toBeVisible()
	const due = page.getByRole('region', { name: 'Due' }).getByRole('listitem')
	// Midnight may lie before the extra room, and then the try comes first.
	await expect(due.nth(0)).toHaveText(/Extra case|Say what became/)
	await expect(due.filter({ hasText: 'Extra case' })).toHaveText(/Extra room, at \d\d:\d\d\s*Extra case\s*60 min/)
	await expect(due.filter({ hasText: 'Say what became' })).toHaveText(/Say what became of your try.*2 min/)
	await expect(page.getByRole('region', { name: 'Your cohort, Autumn B' })).toContainText('Ruth leads')
	const way = page.getByRole('region', { name: 'Your way to Level 1' })
	await expect(way).toContainText(
		'None of twelve met yet. Left: modules, knowledge check, sessions, a case, help with cases, practice, commitments, watching and being watched, two simulations, assessed work, what others see, a retrospective.',
	)
	await expect(way.locator('[aria-current=step]')).toContainText('You are here')
})

test('the module of the week waits among what is due, and nobody is told that they are late', async ({ arrive }) => {
	const page = await arrive('learner4@sample.test')
	const module = page
		.getByRole('region', { name: 'Due' })
		.getByRole('listitem')
		.filter({ hasText: 'Week 3 of your cohort' })
	// Week 3 has ended: what is past is said without its date.
	await expect(module).toContainText('Today')
	await expect(module).toContainText('any time')
	await expect(module).toContainText('35 min')
	await expect(page.getByRole('link', { name: /^Feedback that lands.*35 min/ })).toBeVisible()
	await module.getByRole('link', { name: 'Feedback that lands' }).click()
	await expect(page).toHaveURL(/\/learn\/technical-leadership-ladder\/l1\/feedback-that-lands/)
})

test('a module can be read with the keyboard alone', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await page.goto('/')
	await page.keyboard.press('Tab')
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
	await page.keyboard.press('Enter')
	await page.keyboard.press('Tab')
	await expect(page.getByRole('link', { name: /^Career conversations/ }).first()).toBeFocused()
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The question under the question')

	const choice = page.getByRole('button', { name: /What would be different for you on the first Monday/ })
	await tabTo(page, choice)
	await page.keyboard.press('Space')
	await expect(page.getByText('What it cost:').first()).toBeVisible()

	await page.keyboard.press('j')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('When you cannot give it')
	await page.keyboard.press('k')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The question under the question')
	await tabTo(page, page.locator('#end').getByRole('button'))
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('When you cannot give it')
})

test('a knowledge check answered wrong explains itself and opens again after a night', async ({ arrive }) => {
	const page = await arrive('learner9@sample.test')
	await page.goto(`${LEVEL}/check`)
	await expect(page.getByText('Three tries left, a day apart.')).toBeVisible()
	await page.getByRole('button', { name: 'Begin' }).click()
	await expect(page.getByText('15 questions are open.')).toBeVisible()

	await test.step('answers are kept as they are given', async () => {
		await page.getByRole('radio').first().check()
		await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible()
		await page.reload()
		await expect(page.getByRole('radio').first()).toBeChecked()
		await expect(page.getByText('14 questions are open.')).toBeVisible()
	})
	await answerAll(page, false)
	await page.getByRole('button', { name: 'Hand it in' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there yet.')
	await expect(page.getByText(/^0 of 15 right on .*12 are needed\.$/)).toBeVisible()
	await expect(page.getByText(/Sleep on it\. The next try opens on .*two tries are left/)).toBeVisible()
	await expect(page.getByText('Not right')).toHaveCount(15)
	await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
})

test('a second try answered right meets the requirement', async ({ arrive }) => {
	const page = await arrive('learner3@sample.test')
	await page.goto(`${LEVEL}/check`)
	await expect(page.getByText(/^10 of 15 right on/)).toBeVisible()
	await page.getByRole('button', { name: 'Try again' }).click()
	await answerAll(page, true)
	await page.getByRole('button', { name: 'Hand it in' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You know it.')
	await page.getByRole('link', { name: 'What counts' }).click()
	const requirement = page.getByRole('listitem').filter({ hasText: 'Knowledge check' })
	await expect(requirement).toContainText('met:')
	await expect(requirement).toContainText('15 of 15 right')
})

test('a promise is said kept, and may be opened again; a new one needs words', async ({ arrive, complaints }) => {
	const page = await arrive('learner1@sample.test')
	const promise = 'Tell him the last four were settled early'
	await page.getByRole('region', { name: 'You said you would' }).getByRole('button', { name: 'I did it' }).click()
	await expect(page.getByText('Kept. Open it again below if you change your mind.')).toBeVisible()
	const behind = page.getByRole('region', { name: 'Behind you' })
	await expect(behind).toContainText(promise)
	await behind.getByRole('button', { name: `Open again: ${promise}` }).click()
	await expect(page.getByRole('region', { name: 'Open', exact: true })).toContainText(promise)

	complaints.expectStatus(400)
	const form = page.getByRole('region', { name: 'Try something' })
	await form.getByRole('button', { name: 'Promise it' }).click()
	await expect(form.getByLabel('I will')).toHaveAttribute('aria-invalid', 'true')
	await expect(form.getByLabel('I will')).toBeFocused()
	await form.getByLabel('I will').fill('Let eight seconds pass before I answer.')
	await form.getByRole('button', { name: 'Promise it' }).click()
	await expect(page.getByText('Noted. Only you can read it.')).toBeVisible()
	await expect(page.getByRole('region', { name: 'Open', exact: true })).toContainText('Let eight seconds pass')
})

test('somebody joins an open cohort by themselves, and leaves it with an admin’s help', async ({
	arrive,
	complaints,
}) => {
	const page = await arrive('eng6-3@sample.test')
	await expect(page.getByRole('heading', { name: 'No cohort yet' })).toBeVisible()
	await page.getByRole('link', { name: 'See which ones are open' }).click()
	await page.getByRole('button', { name: 'Join Winter A' }).click()
	await expect(page.getByText('You are in. Winter A has a seat with your name.')).toBeVisible()
	await expect(page.getByRole('region', { name: 'People' })).toContainText('Yaw Owusu (you)')
	const cohort = new URL(page.url()).pathname

	const admin = await arrive('admin@sample.test')
	await admin.goto(`/admin${cohort}`)
	await admin.getByRole('link', { name: 'Remove Yaw Owusu' }).click()
	await admin
		.getByRole('dialog', { name: 'Remove Yaw Owusu from this cohort?' })
		.getByRole('button', { name: 'Remove' })
		.click()
	await expect(admin.getByRole('link', { name: 'Remove Yaw Owusu' })).toBeHidden()

	complaints.expectStatus(404)
	await page.reload()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This path ends here.')
})

test('a written scenario is saved as one writes, survives a reload, and is handed in', async ({
	arrive,
	complaints,
}) => {
	const page = await arrive('learner8@sample.test')
	await page.goto(`${LEVEL}/submission/scenario`)
	const text = page.getByLabel('Your text')
	await text.fill('My first words were wrong.')
	await expect(page.getByText('5 words; 400 to 600 are asked for')).toBeVisible()
	await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await page.reload()
	await expect(text).toHaveValue('My first words were wrong.')

	await test.step('too little is refused beside the field, and nothing is lost', async () => {
		complaints.expectStatus(400)
		await page.getByRole('button', { name: 'Hand it in' }).click()
		await expect(text).toHaveAttribute('aria-invalid', 'true')
		await expect(text).toHaveValue('My first words were wrong.')
	})
	await text.fill(Array.from({ length: 420 }, (_, index) => `word${index}`).join(' '))
	await page.getByRole('button', { name: 'Hand it in' }).click()
	await expect(page.getByText('Handed in. Waits for assessors to take it. You hear from them here.')).toBeVisible()
	await expect(text).toBeHidden()
	await page.getByRole('link', { name: 'Your tries, side by side' }).click()
	await expect(page.getByText('word0 word1 word2')).toBeVisible()
})

test('a new time zone moves every hour a learner sees', async ({ arrive }) => {
	const page = await arrive('learner12@sample.test')
	await page.getByRole('link', { name: 'People and recaps' }).click()
	const kickoff = page.getByRole('listitem').filter({ hasText: '1. Kickoff' }).locator('time')
	const startsAt = new Date((await kickoff.getAttribute('datetime')) ?? '')
	await expect(kickoff).toContainText(clock(startsAt, 3))

	await page.goto('/account')
	await page.getByLabel('Time zone').fill('America/Vancouver')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved. Every time is now shown in this zone.')).toBeVisible()
	await page.goto('/')
	await page.getByRole('link', { name: 'People and recaps' }).click()
	// British Columbia stays at UTC-7 since 2026, winter and summer; the tables inside Node do not know it yet.
	await expect(kickoff).toContainText(clock(startsAt, -7))
})

test('a zone that does not exist is refused beside its field', async ({ arrive, complaints }) => {
	const page = await arrive('learner12@sample.test')
	complaints.expectStatus(400)
	await page.goto('/account')
	await page.getByLabel('Time zone').fill('Mars/Olympus')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByLabel('Time zone')).toHaveAttribute('aria-invalid', 'true')
	await expect(page.getByLabel('Time zone')).toHaveValue('Mars/Olympus')
})

test('light and dark are a choice that stays', async ({ arrive }) => {
	const page = await arrive('learner2@sample.test', { colorScheme: 'light' })
	const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
	const light = await paper()
	await page.getByLabel(/, your account$/).click()
	await page.getByRole('button', { name: 'Dark' }).click()
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
	await page.goto('/learn')
	expect(await paper()).not.toBe(light)
	await page.getByLabel(/, your account$/).click()
	await page.getByRole('button', { name: 'As the system' }).click()
	await expect(page.locator('html')).not.toHaveAttribute('data-theme')
	expect(await paper()).toBe(light)
})

/** "20:00" of an instant at a fixed distance from UTC. */
function clock(at: Date, hours: number): string {
	return new Date(at.getTime() + hours * 3_600_000).toISOString().slice(11, 16)
}
