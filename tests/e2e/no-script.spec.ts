import { expect, signOut, test } from '../support/browser'
import { raterAddress } from '../support/browser-pages'

/** Everything but the live room works where JavaScript never arrives: slow trains, strict proxies, old machines. */
test.use({ story: 'no script' })

const WITHOUT_SCRIPT = { javaScriptEnabled: false }

test('a learner signs in, reads, answers, joins, writes and signs out', async ({ arrive, complaints }) => {
	const page = await arrive('eng1-4@sample.test', WITHOUT_SCRIPT)
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Here is where it begins.')

	await test.step('reading, with what one answers on the way', async () => {
		await page.getByRole('link', { name: /^Active listening.*Next on your way/ }).click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('The line that is missing')
		await page.locator('#end').getByRole('button').click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Four generous ways to take over')
		const reflection = page.getByRole('region', { name: /^Which of the four is yours/ })
		await reflection.getByRole('textbox').fill('Topping. It spares me being bored.')
		await reflection.getByRole('button', { name: 'Save' }).click()
		await expect(reflection.getByRole('textbox')).toHaveValue('Topping. It spares me being bored.')
		await page.getByRole('link', { name: 'Heard, and still no' }).click()
		const decide = page.getByRole('region', { name: 'You decide: Obinna asks to leave the rota' })
		await decide.getByRole('button', { name: /^“Yes\. You have done your share/ }).click()
		await expect(decide.getByText('What it cost: You have granted a request')).toBeVisible()
		const check = page.getByRole('region', { name: 'Check yourself' })
		await check.getByRole('button', { name: /^“Nobody feels ready/ }).click()
		await expect(check.getByText('Reassuring. It may even be true.')).toBeVisible()
		const checklist = page.getByRole('region', { name: 'In the hour after you stop' })
		await checklist.getByRole('checkbox').first().check()
		await checklist.getByRole('button', { name: 'Save' }).click()
		await expect(checklist.getByRole('checkbox').first()).toBeChecked()
		complaints.expectStatus(400)
		await page.getByLabel('I will').fill('Ask Obinna what he heard')
		await page.getByRole('button', { name: 'Hold me to it' }).click()
		await expect(page.getByText('Choose a date')).toBeVisible()
		await expect(page.getByLabel('I will')).toHaveValue('Ask Obinna what he heard')
		await page.locator('#end').getByRole('button').click()
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Level 1')
	})

	await test.step('a seat in a cohort', async () => {
		await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Cohort' }).click()
		await page.getByRole('button', { name: 'Join Winter A' }).click()
		await expect(page.getByText('You are in. Winter A has a seat with your name.')).toBeVisible()
	})

	await test.step('assessed work, kept for later and handed in', async () => {
		await page.goto('/assess/technical-leadership-ladder/l1/submission/scenario')
		await page.getByLabel('Your text').fill('My first words were wrong.')
		await page.getByRole('button', { name: 'Keep it for later' }).click()
		await page.goto('/assess/technical-leadership-ladder/l1/submission/scenario')
		await expect(page.getByLabel('Your text')).toHaveValue('My first words were wrong.')
		complaints.expectStatus(400)
		await page.getByRole('button', { name: 'Hand it in' }).click()
		await expect(page.getByLabel('Your text')).toHaveAttribute('aria-invalid', 'true')
		await page.getByLabel('Your text').fill('word '.repeat(450))
		await page.getByRole('button', { name: 'Hand it in' }).click()
		await expect(page.getByText('Handed in. Waits for assessors to take it. You hear from them here.')).toBeVisible()
	})

	await signOut(page)
	await page.goto('/practice')
	await expect(page).toHaveURL('/login?next=%2Fpractice')
})

test('a destructive act asks first, in its own place on the page', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test', WITHOUT_SCRIPT)
	await admin.getByRole('link', { name: 'Certifications' }).click()
	await admin.getByRole('link', { name: 'Beatriz Ramos' }).click()
	await admin.getByRole('link', { name: 'Take it back' }).click()
	const question = admin.getByRole('dialog', { name: 'Take back Beatriz Ramos’s certificate?' })
	await question.getByRole('link', { name: 'Keep it' }).click()
	await expect(question).toBeHidden()
	await admin.getByRole('link', { name: 'Take it back' }).click()
	await question.getByLabel('Reason, shown to anyone who checks').fill('Issued twice')
	await question.getByRole('button', { name: 'Take it back' }).click()
	await expect(admin.getByText('Taken back. The check page says so from now on.')).toBeVisible()
})

test('an admin’s form says what is wrong, and keeps what was typed', async ({ arrive, complaints }) => {
	const admin = await arrive('admin@sample.test', WITHOUT_SCRIPT)
	await admin.goto('/admin/cohorts/new')
	await admin.getByLabel('Name', { exact: true }).fill('Summer C')
	await admin.getByLabel('Starts on').fill('2031-05-06')
	await admin.getByLabel('Time zone').fill('Nowhere/Town')
	complaints.expectStatus(400)
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByLabel('Time zone')).toHaveAccessibleDescription(/Choose a zone from the list/)
	await expect(admin.getByLabel('Name', { exact: true })).toHaveValue('Summer C')
})

test('the room says that it cannot do without', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test', WITHOUT_SCRIPT)
	await page.getByRole('link', { name: 'Prepare' }).click()
	await page.getByRole('link', { name: /^Enter the room/ }).click()
	await expect(page.getByText('a live room cannot do without')).toBeVisible()
	await page.getByRole('link', { name: 'Back to the session' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Extra case')
})

test('a rater on a phone, without an account, reads who can see what, answers once, and leaves no way back', async ({
	stranger,
	complaints,
}) => {
	const page = await stranger({ ...WITHOUT_SCRIPT, viewport: { width: 390, height: 780 } })
	await page.goto(raterAddress())
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Working with Inês Carvalho')
	await expect(page.getByRole('region', { name: 'Who can see what' })).toContainText('Your answer carries your name')
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
	complaints.expectStatus(400)
	await page.getByLabel('What should Inês keep doing?').fill('Asking twice')
	await page.getByRole('button', { name: 'Send my answer' }).click()
	await expect(page.getByRole('alert')).toContainText('Choose a number for at least one line')
	await expect(page.getByLabel('What should Inês keep doing?')).toHaveValue('Asking twice')
	for (const line of await page.getByRole('group').all())
		await line.getByRole('radio', { name: '4', exact: true }).check()
	await page.getByRole('button', { name: 'Send my answer' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you.')
	await page.goto(raterAddress())
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This question is closed.')
})
