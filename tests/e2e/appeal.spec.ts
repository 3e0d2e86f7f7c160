import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'

/**
 * Work that came back and was written again waits in the queue; two take it, say "again" with a reason, and its author has
 * another pair read it.
 */
test.use({ story: 'an appeal' })
test.describe.configure({ mode: 'serial' })

const AUTHOR = { email: 'spring8@sample.test', name: 'Zanele Dube' }
const TRIES = '/assess/technical-leadership-ladder/l1/submission/scenario/tries'
const CRITERIA = ['Listening', 'Behavior and effect', 'Next step', 'Growth and care']

const level = async (page: Page, criterion: string, words: RegExp) =>
	page
		.getByRole('group', { name: new RegExp(`^${criterion}`) })
		.getByRole('radio', { name: words })
		.check()
const take = async (page: Page) => {
	await page.goto('/facilitate/assess')
	await page.getByRole('button', { name: /^Take it ?: Level 1/ }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(AUTHOR.name)
}
const handIn = (page: Page) => page.getByRole('button', { name: 'Hand in my scores' }).click()

test('two assessors take a text from the queue, and "again" needs a reason', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const first = await arrive('facilitator@sample.test')
	await first.goto('/facilitate/assess')
	await expect(first.getByRole('region', { name: 'Waits for an assessor' })).not.toContainText(AUTHOR.name)
	await take(first)
	for (const criterion of CRITERIA) await level(first, criterion, /^2, emerging/)
	await handIn(first)
	const comment = first.getByLabel('What you say to the learner')
	await expect(comment).toHaveAccessibleDescription(/^Say what to change/)
	await expect(comment).toBeFocused()
	await expect(comment).toBeInViewport({ ratio: 1 })
	await expect(first.getByText('Not handed in.')).toBeInViewport()
	await comment.fill('Whose step is it, and by when?')
	await handIn(first)
	await expect(first.getByRole('heading', { name: 'Your scores' })).toBeVisible()

	const second = await arrive('facilitator2@sample.test')
	await take(second)
	for (const criterion of CRITERIA) await level(second, criterion, /^2, emerging/)
	await second.getByLabel('What you say to the learner').fill('The end is yours alone.')
	await handIn(second)
	await expect(second.getByRole('heading', { name: 'Both scores' })).toBeVisible()
})

test('the author sees both tries side by side, and appeals', async ({ arrive }) => {
	const page = await arrive(AUTHOR.email)
	await page.goto(TRIES)
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two tries, side by side')
	const table = page.getByRole('table')
	await expect(table.getByRole('columnheader', { name: /^Try \d/ })).toHaveCount(2)
	const said = table.getByRole('row', { name: /^What they said/ })
	await expect(said.getByRole('cell').first()).toContainText('Where is the step the two of you agreed on')
	await expect(said.getByRole('cell').last()).toContainText('Whose step is it, and by when?')
	for (const name of ['Ruth', 'Grace', 'Arjun']) await expect(page.getByRole('main')).not.toContainText(name)

	await page.getByRole('link', { name: 'Appeal', exact: true }).click()
	await page.getByRole('dialog').getByRole('button', { name: 'Appeal', exact: true }).click()
	await expect(page.getByText('Appealed. Two others read it')).toBeVisible()
	await expect(table).toContainText('appealed, and with another pair now')
	await expect(page.getByRole('link', { name: 'Appeal', exact: true })).toBeHidden()
})

test('another pair reads it, blind, and theirs is the decision', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/reviews')
	await expect(admin.getByRole('row', { name: new RegExp(AUTHOR.name) })).toContainText('Appealed')

	const first = await arrive('facilitator@sample.test')
	await first.goto('/facilitate/assess')
	await expect(first.getByRole('heading', { name: 'Waits for an assessor' })).toBeVisible()
	await expect(first.getByRole('button', { name: /^Take it ?: Level 1/ })).toBeHidden()
	for (const email of ['facilitator3@sample.test', 'mentor@sample.test']) {
		const page = await arrive(email)
		await take(page)
		await expect(page.getByRole('main')).not.toContainText('The end is yours alone.')
		for (const criterion of CRITERIA) await level(page, criterion, /^3, proficient/)
		await handIn(page)
		await expect(page.getByRole('heading', { name: /^(Your|Both) scores$/ })).toBeVisible()
	}
	await first.getByRole('link', { name: AUTHOR.name }).last().click()
	await expect(first.getByRole('main')).toContainText('Again')

	const author = await arrive(AUTHOR.email)
	await author.goto(TRIES)
	await expect(author.getByRole('row', { name: /^Decided/ })).toContainText(/Met .*, on appeal/)
	await expect(author.getByRole('row', { name: /^Listening/ })).toContainText('Assessor 2 on appeal: 3, proficient')
})
