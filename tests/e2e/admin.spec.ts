import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'

/** What an L&D admin changes, what they are kept from, and what the audit log says of it. */
test.use({ story: 'admin' })

const ADMIN = 'admin@sample.test'

test('a role given opens a desk; the last admin cannot give the role away', async ({ arrive, complaints }) => {
	const admin = await arrive(ADMIN)
	await openPerson(admin, 'Duarte Antunes')
	await admin.getByRole('checkbox', { name: 'Facilitator', exact: true }).check()
	await admin.getByRole('button', { name: 'Save' }).click()
	await expect(admin.getByText('Saved.', { exact: true })).toBeVisible()
	const page = await arrive('eng1-3@sample.test')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No session ahead')

	complaints.expectStatus(409)
	await openPerson(admin, 'Hanna Brandt')
	await admin.getByRole('checkbox', { name: 'L&D admin' }).uncheck()
	await admin.getByRole('button', { name: 'Save' }).click()
	await expect(admin.getByRole('alert')).toHaveText('This is the last admin. Give somebody else the role first.')
})

test('a mistake in a person’s entry is said, and nothing typed is lost', async ({ arrive, complaints }) => {
	const admin = await arrive(ADMIN)
	complaints.expectStatus(400, 409)
	await admin.goto('/admin/people/new')
	await admin.getByLabel('Name', { exact: true }).fill('Ana Second')
	await admin.getByLabel('E-mail address').fill('learner1@sample.test')
	await admin.getByLabel('Time zone').fill('Europe/Lisbon')
	await admin.getByRole('checkbox', { name: 'Learner' }).uncheck()
	await admin.getByRole('button', { name: 'Write the invitation' }).click()
	await expect(admin.getByRole('group', { name: 'Roles' })).toContainText('Choose at least one role')
	await expect(admin.getByLabel('Name', { exact: true })).toHaveValue('Ana Second')
	await admin.getByRole('checkbox', { name: 'Learner' }).check()
	await admin.getByRole('button', { name: 'Write the invitation' }).click()
	await expect(admin.getByRole('alert')).toContainText('Somebody already has this address.')
	await expect(admin.getByLabel('E-mail address')).toHaveValue('learner1@sample.test')
})

test('somebody whose account is closed is out at once, also of a room', async ({ arrive, stranger, complaints }) => {
	const learner = await arrive('learner10@sample.test')
	await learner.getByRole('link', { name: 'Prepare' }).click()
	await learner.getByRole('link', { name: /^Enter the room/ }).click()
	await expect(learner.getByText('Connected', { exact: true })).toBeVisible()

	const admin = await arrive(ADMIN)
	await openPerson(admin, 'Sofia Marchetti')
	await admin.getByRole('link', { name: 'Close the account' }).click()
	const question = admin.getByRole('dialog', { name: 'Close Sofia Marchetti’s account?' })
	await expect(question).toContainText('Every sign-in and link of this person ends at once.')
	await question.getByRole('button', { name: 'Close it' }).click()
	await expect(admin.getByText('The account is closed. What the person did stays.')).toBeVisible()

	await expect(learner.getByRole('heading', { level: 1 })).toHaveText('You are signed out.')
	await learner.goto('/')
	await expect(learner).toHaveURL('/login')
	complaints.expectStatus(401)
	const again = await stranger()
	await again.goto('/login')
	await again.getByLabel('E-mail address').fill('learner10@sample.test')
	await again.getByLabel('Password').fill('belay-sample')
	await again.getByRole('button', { name: 'Sign in' }).click()
	await expect(again.getByRole('alert')).toContainText('Address and password do not match.')
})

test('a cohort with bad input is refused beside each field, the focus moves there, and nothing is lost', async ({
	arrive,
	complaints,
}) => {
	const admin = await arrive(ADMIN)
	complaints.expectStatus(400)
	await admin.goto('/admin/cohorts/new')
	await admin.getByLabel('Name', { exact: true }).fill('Summer C')
	await admin.getByLabel('Seats').fill('40')
	await admin.getByLabel('Time zone').fill('Lisbon, I think')
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByLabel('Seats')).toBeFocused()
	await expect(admin.getByLabel('Seats')).toHaveAccessibleDescription(/At most 12/)
	await expect(admin.getByLabel('Starts on')).toHaveAccessibleDescription('Choose a date')
	await expect(admin.getByLabel('Name', { exact: true })).toHaveValue('Summer C')
	await expect(admin.getByLabel('Time zone')).toHaveValue('Lisbon, I think')

	await admin.getByLabel('Seats').fill('10')
	await admin.getByLabel('Starts on').fill(`${nextYear()}-05-06`)
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByLabel('Time zone')).toHaveAccessibleDescription(/Choose a zone from the list/)
	await expect(admin.getByLabel('Time zone')).toBeFocused()
	await admin.getByLabel('Time zone').fill('Europe/Lisbon')
	await admin.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(admin.getByText('Summer C exists.')).toBeVisible()
})

test('an hour that the clock skips or repeats is refused with one that is plain', async ({ arrive, complaints }) => {
	const admin = await arrive(ADMIN)
	complaints.expectStatus(400)
	await openCohort(admin, 'Winter A')
	await admin.getByRole('link', { name: 'Schedule a session' }).click()
	// The cohort's page has a time zone too.
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Session 3')
	await admin.getByLabel('Time zone').fill('Europe/Berlin')
	const time = admin.getByLabel('Time', { exact: true })
	const schedule = admin.getByRole('button', { name: 'Schedule it', exact: true })

	await admin.getByLabel('Date').fill(lastSunday(nextYear(), 3))
	await time.fill('02:30')
	await schedule.click()
	await expect(time).toHaveAccessibleDescription(
		/02:30 does not exist in Berlin that night: the clock goes from 02:00 to 03:00\. Pick 03:00/,
	)
	await expect(time).toHaveValue('02:30')

	await admin.getByLabel('Date').fill(lastSunday(nextYear(), 10))
	await schedule.click()
	await expect(time).toHaveAccessibleDescription(/02:30 comes twice in Berlin that night/)
	await time.fill('17:00')
	await admin.getByRole('button', { name: 'See it on everybody’s clock' }).click()
	await expect(admin.getByRole('status').filter({ hasText: 'That is, for everybody:' })).toContainText('Kolkata')
	await schedule.click()
	await admin.getByRole('button', { name: 'Schedule it and tell them' }).click()
	await expect(admin.getByText('has a date. Everybody sees it on their own clock.')).toBeVisible()
})

test('a waiver is proposed by an admin, agreed by a facilitator, and shown in the gradebook', async ({ arrive }) => {
	const admin = await arrive(ADMIN)
	await openCohort(admin, 'Spring A')
	await admin.getByRole('link', { name: 'Gradebook' }).click()
	const row = admin.getByRole('row', { name: /Marco Bianchi/ })
	await expect(row).toContainText('in progress: 2 of 3')
	await row.getByRole('link', { name: 'Marco Bianchi' }).click()
	await admin.getByText('Propose a waiver').click()
	await expect(admin.getByLabel('Requirement').getByRole('option', { name: 'A written scenario' })).toHaveCount(0)
	await admin.getByLabel('Requirement').selectOption('Sessions, 3 of 4')
	await admin.getByLabel('Reason').selectOption('The organization cancelled it')
	await admin.getByLabel('For how many months').fill('6')
	await admin.getByLabel('Who has to agree').selectOption('Arjun Menon')
	await admin.getByRole('button', { name: 'Propose it' }).click()
	await expect(admin.getByText('Proposed. It counts once the facilitator agrees.')).toBeVisible()
	await expect(admin.getByText('Arjun Menon has to agree.')).toBeVisible()

	const facilitator = await arrive('facilitator3@sample.test')
	await expect(facilitator.getByRole('region', { name: 'Asked of you' })).toContainText('A waiver for Marco Bianchi')
	await facilitator.getByRole('button', { name: 'Agree' }).click()
	await expect(facilitator.getByText('Agreed. The waiver is in force.')).toBeVisible()

	await admin.getByRole('link', { name: 'Gradebook' }).click()
	await expect(row).toContainText('waived:')
	await admin.getByRole('link', { name: 'Audit log' }).click()
	for (const entry of [/Hanna Brandt.*Proposed a waiver.*Marco Bianchi/, /Arjun Menon.*Agreed to a waiver/])
		await expect(admin.getByRole('row', { name: entry })).toBeVisible()
})

test('the audit log says who did what, and holds nothing private', async ({ arrive }) => {
	const admin = await arrive(ADMIN)
	await openCohort(admin, 'Winter A')
	await admin.getByLabel('Seats').fill('10')
	await admin.getByRole('button', { name: 'Save' }).click()
	await expect(admin.getByText(/7 of 10 seats|8 of 10 seats/).first()).toBeVisible()
	await admin.getByRole('link', { name: 'Audit log' }).click()
	await expect(admin.getByRole('row', { name: /Hanna Brandt.*Changed a cohort.*Winter A/ }).first()).toBeVisible()
	await expect(admin.getByRole('row', { name: /Ruth Abrahams.*Confirmed attendance.*First case/ })).toBeVisible()
	await expect(admin.getByRole('main')).not.toContainText('On call that night')
})

async function openPerson(admin: Page, name: string): Promise<void> {
	await admin.goto('/admin/people')
	await admin.getByLabel('Name, address or team').fill(name)
	await admin.getByRole('button', { name: 'Search' }).click()
	await admin.getByRole('row', { name }).getByRole('link', { name }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(name)
}

async function openCohort(admin: Page, name: string): Promise<void> {
	await admin.goto('/admin/cohorts')
	await admin.getByRole('link', { name }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(name)
}

function nextYear(): number {
	return new Date().getFullYear() + 1
}

/** "2027-03-28": when European clocks change. */
function lastSunday(year: number, month: number): string {
	const last = new Date(Date.UTC(year, month, 0))
	last.setUTCDate(last.getUTCDate() - last.getUTCDay())
	return last.toISOString().slice(0, 10)
}
