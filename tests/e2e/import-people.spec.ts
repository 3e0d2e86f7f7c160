import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'

/** An admin brings people in from a file: what is wrong is said by row, it is mended, agreed to, and the people are there. */
test.use({ story: 'import' })

const HEAD = 'E-mail;Name;Level;Team;Manager e-mail;Time zone;Public holidays;Level since'
const WRONG = [
	HEAD,
	'noor@example.com;Noor Haddad;Junior manager;Ledger;mina@example.com;Europe/Lisbon;PT;2026-10-01',
	'mina@example.com;Mina Duarte;Manger;Ledger;noor@example.com;Lisbon;Atlantis;1 March',
].join('\r\n')
const RIGHT = [
	HEAD,
	'noor@example.com;Noor Haddad;Junior manager;Ledger;mina@example.com;Europe/Lisbon;PT;2026-10-01',
	'mina@example.com;Mina Duarte;Manager;Ledger;;Europe/Lisbon;PT;2026-03-01',
	'learner1@sample.test;Inês Carvalho;Junior manager;Harbor;dir-money@sample.test;Europe/Lisbon;PT;',
].join('\r\n')

async function choose(page: Page, text: string) {
	await page
		.getByLabel('File of people')
		.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}`) })
	await page.getByRole('button', { name: 'Read the file' }).click()
}

test('problems by row, then a mended file, then the people', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/people')
	await admin.getByRole('link', { name: 'Import', exact: true }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Import people')
	await choose(admin, WRONG)
	const problems = admin.getByRole('region', { name: 'Problems' })
	await expect(admin.getByRole('alert')).toContainText('Two rows have a problem, so nothing is imported yet.')
	for (const words of [
		'“Manger” is no level here',
		'No time zone is called “Lisbon”',
		'“1 March” is no day',
		'That is a circle:',
	])
		await expect(problems).toContainText(words)
	await expectAccessible(admin, 'a file with problems')

	await choose(admin, RIGHT)
	await expect(admin.getByRole('region', { name: 'Changed' })).toContainText('Team: Ledger → Harbor')
	await expect(admin.getByRole('region', { name: 'New' })).toContainText('Noor Haddad')
	await expectAccessible(admin, 'a file that can be imported')
	await admin.getByRole('button', { name: 'Add two people and change one person' }).click()
	await expect(admin.getByText('Imported: 2 new, 1 changed, 0 unchanged.')).toBeVisible()

	await admin.getByRole('searchbox', { name: 'Name, address or team' }).fill('noor@')
	await admin.getByRole('button', { name: 'Search', exact: true }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('1 found')
	await admin.getByRole('link', { name: 'Noor Haddad' }).click()
	await expect(admin.getByLabel('Line manager')).toHaveValue(/.+/)
	const needs = admin.getByRole('region', { name: 'What they need' })
	await expect(needs).toContainText('Level 1')
	await expect(needs).toContainText('Must, begun by 30 Dec 2026')
})

test('the same without JavaScript, on a phone', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
	await admin.goto('/admin/people/import')
	await choose(admin, `${HEAD}\r\nkai@example.com;Kai Ito;Staff;Search;;America/Vancouver;CA-BC;`)
	await admin.getByRole('button', { name: 'Add one person' }).click()
	await expect(admin.getByText('Imported: 1 new, 0 changed, 0 unchanged.')).toBeVisible()
})

test('who needs what is changed in one table, and a person’s page follows', async ({ arrive, complaints }) => {
	const admin = await arrive('admin@sample.test')
	complaints.expectStatus(400, 409)
	await admin.goto('/admin/needs')
	const days = admin.getByLabel(/^Days: Junior manager, Level 1/)
	await days.fill('0')
	await admin.getByRole('button', { name: 'Save the table' }).click()
	await expect(admin.getByText('At least one day')).toBeVisible()
	await days.fill('60')
	await admin.getByLabel(/^Take out: VP, Level 4/).check()
	await admin.getByRole('button', { name: 'Save the table' }).click()
	await expect(admin.getByText('The table is saved.')).toBeVisible()
	await expect(days).toHaveValue('60')
	await expect(admin.getByLabel(/^Days: VP, Level 4/)).toHaveCount(0)

	const other = await arrive('admin@sample.test')
	await other.goto('/admin/needs')
	await days.fill('75')
	await admin.getByRole('button', { name: 'Save the table' }).click()
	await expect(days).toHaveValue('75')
	await other.getByLabel(/^Days: Junior manager, Level 1/).fill('45')
	await other.getByRole('button', { name: 'Save the table' }).click()
	await expect(other.getByText('Another admin changed one of these rows meanwhile')).toBeVisible()
	await expect(other.getByText('Now: Must, 75 days')).toBeVisible()
	await expect(other.getByLabel(/^Days: Junior manager, Level 1/)).toHaveValue('45')
	await other.getByRole('button', { name: 'Save the table' }).click()
	await expect(other.getByText('The table is saved.')).toBeVisible()
	await admin.reload()
	await expect(days).toHaveValue('45')

	await admin.getByLabel('Who', { exact: true }).selectOption('Junior manager')
	await admin.getByLabel('Stage', { exact: true }).selectOption({ label: 'Level 1: Foundation Skills' })
	await admin.getByRole('button', { name: 'Add the row' }).click()
	await expect(admin.getByRole('alert')).toContainText('This level has a row for that stage already.')
	await expectAccessible(admin, 'who needs what, with a refusal')
})

test('one says when one works on one’s own profile', async ({ arrive, complaints }) => {
	const learner = await arrive('learner2@sample.test')
	complaints.expectStatus(400)
	await learner.goto('/account')
	await learner.getByLabel('Works from').fill('18:00')
	await learner.getByRole('button', { name: 'Set these hours' }).click()
	await expect(learner.getByText('The working day ends at least an hour after it begins')).toBeVisible()
	await learner.getByLabel('Works from').fill('10:00')
	await learner.getByRole('checkbox', { name: 'Friday' }).uncheck()
	await learner.getByLabel('Public holidays').selectOption('Nigeria')
	await learner.getByRole('button', { name: 'Set these hours' }).click()
	await expect(learner.getByText('Set. Dates are looked for within these hours.')).toBeVisible()
	await expect(learner.getByLabel('Works from')).toHaveValue('10:00')
	await expect(learner.getByRole('checkbox', { name: 'Friday' })).not.toBeChecked()
})
