import type { Page } from '@playwright/test'
import { expect } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { test } from '../support/browser-pages'

/** What opens, unfolds or goes wrong on a page has nothing that axe can find fault with either. */
test.use({ story: 'accessible states' })

const LEVEL = 'technical-leadership-ladder/l1'

test('signing in: a refused password, a letter that is on its way', async ({ page, complaints }) => {
	complaints.expectStatus(400, 401)
	await page.goto('/login')
	await submit(page, 'Sign in')
	await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'sign in, empty')
	await page.getByLabel('E-mail address').fill('learner1@sample.test')
	await page.getByLabel('Password').fill('wrong')
	await submit(page, 'Sign in')
	await expect(page.getByRole('alert')).toBeVisible()
	await expectAccessible(page, 'sign in, refused')
	await page.goto('/forgot')
	await page.getByLabel('E-mail address').fill('nobody@example.com')
	await submit(page, 'Send the link')
	await expect(page.getByText('This installation sends no mail.')).toBeVisible()
	await expectAccessible(page, 'forgot, sent')
})

/**
 * The page as it lies on paper. Whatever floats over it, the header when scrolled down and the bar of buttons when not, half
 * covers some question drawn at random, which axe then finds too small to hit, though a reader scrolls on.
 */
const layFlat = (page: Page) =>
	page.evaluate(() => {
		for (const bar of document.querySelectorAll<HTMLElement>('.hand-in')) bar.style.position = 'static'
		scrollTo({ top: 0, behavior: 'instant' })
	})

test('a learner: menu, message, forms with mistakes, an open try and its review', async ({ arrive, complaints }) => {
	test.slow()
	complaints.expectStatus(400)
	const page = await arrive('learner9@sample.test')
	await page.getByLabel(/, your account$/).click()
	await expectAccessible(page, 'account menu')

	await page.goto('/account')
	await page.getByLabel('Name', { exact: true }).fill('')
	await page.getByLabel('Time zone').fill('Mars/Olympus')
	await submit(page, 'Save')
	await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'profile with mistakes')
	await page.goto('/account/devices')
	await submit(page, 'Save the new password')
	await expect(page.getByLabel('The new one')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'password with mistakes')

	await page.goto('/practice')
	await submit(page, 'Promise it')
	await expect(page.getByLabel('I will')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'promise with mistakes')
	await page.getByRole('button', { name: 'I let it go' }).click()
	await expect(page.getByText('Let go, and that counts too.')).toBeVisible()
	await expectAccessible(page, 'a message, and a promise behind one')

	await page.goto(`/assess/${LEVEL}/submission/scenario`)
	await page.getByLabel('Your text').fill('Too little.')
	await submit(page, 'Hand it in')
	await expect(page.getByLabel('Your text')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'submission with a mistake')

	await page.goto(`/assess/${LEVEL}/check`)
	await submit(page, 'Begin')
	await expect(page.locator('fieldset')).toHaveCount(15)
	await layFlat(page)
	await expectAccessible(page, 'an open try')
	await page.getByRole('radio').first().check()
	await submit(page, 'Hand it in')
	await expect(page.getByRole('alert')).toHaveText('14 questions are open. Hand in anyway?')
	await layFlat(page)
	await expectAccessible(page, 'an open try, asked about')
	await submit(page, 'Hand in with 14 open')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not there yet.')
	await expectAccessible(page, 'a try that is over')
})

test('a lesson with everything answered and unfolded', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const page = await arrive('eng2-4@sample.test')
	await page.goto(`/learn/${LEVEL}/active-listening/heard-and-still-no`)
	const decide = page.getByRole('region', { name: /^You decide/ })
	for (const choice of [/^“Yes\. You have done/, /^“That should not have/, /^“With what you could see/])
		await decide.getByRole('button', { name: choice }).click()
	// What an answer unfolds moves the button below it.
	await expect(decide.getByText('What it cost:')).toHaveCount(3)
	await decide.getByRole('button', { name: 'Look down the other roads' }).click()
	await expect(decide.getByText('What it cost:')).toHaveCount(9)
	await page.getByRole('button', { name: /^“Nobody feels ready/ }).click()
	await submit(page, 'Hold me to it')
	await expect(page.getByRole('textbox', { name: 'I will' })).toHaveAttribute('aria-invalid', 'true')
	for (const fold of await page.locator('.lesson details > summary').all()) await fold.click()
	await expectAccessible(page, 'a lesson, answered and unfolded')
})

test('a facilitator: a presenter to name, attendance and scores with mistakes', async ({
	arrive,
	complaints,
	places,
}) => {
	complaints.expectStatus(400)
	const page = await arrive('facilitator@sample.test')
	await page.goto(`/facilitate/sessions/${places.ahead}`)
	await page.getByRole('link', { name: 'Name somebody else' }).click()
	await expect(page.getByRole('dialog')).toBeVisible()
	await expectAccessible(page, 'naming another presenter')
	await page.goto(`/facilitate/sessions/${places.held}`)
	await page.getByLabel('Minutes, Inês Carvalho').fill('0')
	await submit(page, 'Confirm the corrected list')
	await expect(page.getByLabel('Minutes, Inês Carvalho')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'attendance with a mistake')
	await expect(page.getByText('What would make the next one better')).toBeVisible()
})

test('an admin: questions that open, forms with mistakes, links shown', async ({ arrive, complaints, places }) => {
	test.slow()
	complaints.expectStatus(400, 409)
	const page = await arrive('admin@sample.test')
	await page.goto(places.person)
	await page.getByRole('link', { name: 'Close the account' }).click()
	await expect(page.getByRole('dialog')).toBeVisible()
	await expectAccessible(page, 'closing an account')
	await page.getByRole('link', { name: 'Keep it open' }).click()
	await submit(page, 'Show the link')
	await expect(page.getByLabel(/^Password link, until/)).toBeVisible()
	await expectAccessible(page, 'a link to hand over')

	await page.goto('/admin/people/new')
	await page.getByLabel('Time zone').fill('')
	await submit(page, 'Write the invitation')
	await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'invitation with mistakes')
	await page.goto('/admin/cohorts/new')
	await submit(page, 'Create the cohort')
	await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'cohort with mistakes')

	await page.goto(`/admin/cohorts/${places.winter}`)
	await submit(page, 'Give them a seat')
	await expect(page.getByText('Choose at least one person')).toBeVisible()
	await submit(page, 'Name')
	await expect(page.getByLabel('Name a facilitator')).toHaveAttribute('aria-invalid', 'true')
	await page.getByRole('link', { name: 'Remove Noah Campbell' }).click()
	await expectAccessible(page, 'removing somebody from a cohort')

	await page.goto(`/admin/sessions/${places.ahead}`)
	await page.getByRole('button', { name: 'See it on everybody’s clock' }).click()
	await expect(page.getByText('That is, for everybody:')).toBeVisible()
	await page.getByLabel('Title').fill('')
	await submit(page, 'Save')
	await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'session with mistakes')
	await page.getByRole('link', { name: 'Cancel this session' }).click()
	await submit(page, 'Cancel it')
	await expect(page.getByLabel('Reason, shown to the cohort')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(page, 'cancelling without a reason')
	await page.getByLabel('Reason, shown to the cohort').fill('A holiday in four countries')
	await submit(page, 'Cancel it')
	await expect(page.getByRole('heading', { name: 'Nothing is sent yet. This is who will be told what' })).toBeVisible()
	await expectAccessible(page, 'who is told of a cancelled session')
	await submit(page, 'Cancel it and tell them')
	await expect(page.getByText('Cancelled. Its page says so, with your reason.')).toBeVisible()
	await expectAccessible(page, 'a cancelled session')

	await page.goto(places.record)
	await page.getByText('Propose a waiver').click()
	await expectAccessible(page, 'proposing a waiver')
})

test('a certificate that was taken back, to its holder, an admin and a stranger', async ({ arrive, stranger }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/certifications/3H8N-W0TR-5C')
	await admin.getByRole('link', { name: 'Take it back' }).click()
	await expectAccessible(admin, 'taking a certificate back')
	await admin.getByLabel('Reason, shown to anyone who checks').fill('Issued twice')
	await submit(admin, 'Take it back')
	await expect(admin.getByText('Taken back. The check page says so from now on.')).toBeVisible()
	await expectAccessible(admin, 'taken back, admin')
	const holder = await arrive('spring2@sample.test')
	await holder.goto('/certifications/3H8N-W0TR-5C')
	await expectAccessible(holder, 'taken back, holder')
	const passerBy = await stranger()
	await passerBy.goto('/verify/3H8N-W0TR-5C')
	await expect(passerBy.getByText('Taken back. Do not rely on it')).toBeVisible()
	await expectAccessible(passerBy, 'taken back, stranger')
})

/** The button in the dialog where one is open, else the one on the page. */
async function submit(page: Page, name: string): Promise<void> {
	const dialog = page.locator('dialog:modal')
	const place = (await dialog.count()) > 0 ? dialog : page
	await place.getByRole('button', { name, exact: true }).click()
}
