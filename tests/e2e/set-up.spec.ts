import { expect, signIn, signOut, test } from '../support/browser'

/** From an empty database to two people who can sign in, on an installation that sends no mail. */
test.use({ story: 'first run', database: 'empty' })
test.describe.configure({ mode: 'serial' })

const ADMIN = { name: 'Noor Haddad', email: 'noor@example.com', password: 'a rope holds more than one' }
const LEARNER = { name: 'Sam Okoro', email: 'sam@example.com', password: 'three points of contact' }
const NEW_PASSWORD = 'look up before you climb'

test('whoever comes first sets the organization up, and nobody after them', async ({ stranger, complaints }) => {
	const page = await stranger()
	await page.goto('/')
	await expect(page).toHaveURL('/set-up')

	await test.step('mistakes are said beside their fields, and what was typed stays', async () => {
		complaints.expectStatus(400)
		await page.getByLabel('Organization').fill('Northwall')
		await expect(page.getByLabel('Its home time zone')).toHaveValue('Europe/London')
		await page.getByLabel('Your name').fill(ADMIN.name)
		await page.getByLabel('Your e-mail address').fill('noor')
		await page.getByLabel('A password').fill('short')
		await page.getByRole('button', { name: 'Set up the organization' }).click()
		await expect(page.getByLabel('Your e-mail address')).toHaveAttribute('aria-invalid', 'true')
		await expect(page.getByLabel('Your e-mail address')).toBeFocused()
		await expect(page.getByLabel('A password')).toHaveAttribute('aria-invalid', 'true')
		await expect(page.getByLabel('Organization')).toHaveValue('Northwall')
	})
	await page.getByLabel('Your e-mail address').fill(ADMIN.email)
	await page.getByLabel('A password').fill(ADMIN.password)
	await page.getByRole('button', { name: 'Set up the organization' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person')

	const late = await stranger()
	complaints.expectStatus(404)
	expect((await late.goto('/set-up'))?.status()).toBe(404)
	await late.goto('/')
	await expect(late).toHaveURL('/login')
	await expect(late.getByText('This is the sample organization.')).toBeHidden()
})

test('a person is invited by a link handed over, accepts it, and signs in', async ({ stranger, complaints }) => {
	const admin = await stranger()
	await signIn(admin, ADMIN.email, ADMIN.password)
	await admin.getByRole('link', { name: 'People', exact: true }).click()
	await admin.getByRole('link', { name: 'Invite a person' }).click()
	await admin.getByLabel('Name', { exact: true }).fill(LEARNER.name)
	await admin.getByLabel('E-mail address').fill(LEARNER.email)
	await admin.getByRole('button', { name: 'Write the invitation' }).click()
	await expect(admin.getByText('Added. No mail goes out here: hand the link over.')).toBeVisible()
	await admin.getByRole('button', { name: 'Show the link' }).click()
	const link = await admin.getByLabel(/^Invitation, until/).inputValue()

	const guest = await stranger()
	await guest.goto(link)
	await expect(guest.getByText(`You sign in as ${LEARNER.email}.`)).toBeVisible()
	await test.step('a short password is refused', async () => {
		complaints.expectStatus(400)
		await guest.getByLabel('Password').fill('short')
		await guest.getByRole('button', { name: 'Accept and sign in' }).click()
		await expect(guest.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
	})
	await guest.getByLabel('Password').fill(LEARNER.password)
	await guest.getByRole('button', { name: 'Accept and sign in' }).click()
	await expect(guest.getByRole('heading', { level: 1 })).toContainText('Sam.')
	await signOut(guest)
	await guest.goto(link)
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This link does not work.')
	await signIn(guest, LEARNER.email, LEARNER.password)
	await expect(guest.getByRole('heading', { level: 1 })).toContainText('Sam.')
})

test('a forgotten password is replaced by a link an admin hands over; the old one ends', async ({
	stranger,
	complaints,
}) => {
	const page = await stranger()
	await page.goto('/login')
	await test.step('a wrong password says nothing about who exists', async () => {
		complaints.expectStatus(401)
		for (const email of [LEARNER.email, 'nobody@example.com']) {
			await page.getByLabel('E-mail address').fill(email)
			await page.getByLabel('Password').fill('not the password')
			await page.getByRole('button', { name: 'Sign in' }).click()
			await expect(page.getByRole('alert')).toHaveText(
				'Address and password do not match. Try again, or get a link by mail.',
			)
		}
	})
	await page.getByRole('link', { name: 'Get a link by mail' }).click()
	// Both pages have a field of this name.
	await page.waitForURL('**/forgot')
	await page.getByLabel('E-mail address').fill(LEARNER.email)
	await page.getByRole('button', { name: 'Send the link' }).click()
	await expect(page.getByText('This installation sends no mail.')).toBeVisible()

	const admin = await stranger()
	await signIn(admin, ADMIN.email, ADMIN.password)
	await admin.getByRole('link', { name: 'Mail' }).click()
	await admin
		.getByRole('row', { name: /password/i })
		.getByRole('link', { name: LEARNER.name })
		.click()
	await admin.getByRole('button', { name: 'Show the link' }).click()
	const link = await admin.getByLabel(/^Password link, until/).inputValue()

	await page.goto(link)
	await page.getByLabel('Password').fill(NEW_PASSWORD)
	await page.getByRole('button', { name: 'Save and sign in' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Sam.')
	await signOut(page)
	await page.getByLabel('E-mail address').fill(LEARNER.email)
	await page.getByLabel('Password').fill(LEARNER.password)
	await page.getByRole('button', { name: 'Sign in' }).click()
	await expect(page.getByRole('alert')).toBeVisible()
	await signIn(page, LEARNER.email, NEW_PASSWORD)
})
