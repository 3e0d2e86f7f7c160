import { expect, test } from '../support/browser'

/** What an admin plans by: how many can be trained, who leads how much, the program's year. */
test.use({ story: 'keyboard' })

const ADMIN = 'admin@sample.test'

test('an admin asks how many can be trained, changes a figure, and sends the address on', async ({ arrive }) => {
	const page = await arrive(ADMIN)
	await page.getByRole('navigation', { name: 'Admin desk' }).getByRole('link', { name: 'Capacity' }).click()
	const answer = page.getByRole('region', { name: 'Level 1' }).first()
	await expect(answer).toContainText(/^Level 1With \w+ leads? and \w+ assessors you train \d+ people at Level 1 by/)
	await expect(answer.getByText(/^One more lead brings/)).toBeVisible()
	await page.getByRole('link', { name: 'Level 4' }).click()
	await expect(page.getByLabel('Weeks', { exact: true })).toHaveValue('17')
	await page.getByLabel('Leads', { exact: true }).fill('4')
	await page.getByLabel('Assessors', { exact: true }).fill('2')
	await page.getByLabel('Last month').fill('2028-06')
	await page.getByRole('button', { name: 'Reckon again' }).click()
	await expect(page.getByText(/^With four leads and two assessors you train/)).toBeVisible()
	await expect(page.getByText(/^Assessing holds you back from/)).toBeVisible()
	await expect(page.getByText('One more lead brings nobody more.')).toBeVisible()
	// Whoever gets the address sees the same.
	const said = await page.getByText(/^With four leads/).textContent()
	const other = await arrive(ADMIN, { javaScriptEnabled: false })
	await other.goto(page.url())
	await expect(other.getByText(/^With four leads/)).toHaveText(said ?? '')
	await expect(other.getByRole('img', { name: /^People trained, month by month/ })).toBeVisible()
})

test('a figure that cannot be reckoned with is said, and stays as it was typed', async ({ arrive }) => {
	const page = await arrive(ADMIN, { javaScriptEnabled: false })
	await page.goto('/admin/capacity')
	await page.getByLabel('Leads', { exact: true }).fill('a few')
	await page.getByLabel('People in it').fill('40')
	await page.getByRole('button', { name: 'Reckon again' }).click()
	const summary = page.getByRole('alert')
	await expect(summary).toContainText('Leads: A whole number from 0 to 300')
	await expect(summary).toContainText('People in it: At most 12')
	await expect(page.getByLabel('Leads', { exact: true })).toHaveValue('a few')
	await expect(page.getByText(/you train/)).toHaveCount(0)
})

test('the year and the load say in words what they draw', async ({ arrive }) => {
	const page = await arrive(ADMIN)
	await page.getByRole('navigation', { name: 'Admin desk' }).getByRole('link', { name: 'Program year' }).click()
	await expect(
		page.getByRole('region', { name: 'The year, drawn' }).getByRole('link', { name: /^Autumn B, / }),
	).toBeVisible()
	const row = page.getByRole('region', { name: 'The year, as a table' }).getByRole('row', { name: /Autumn B/ })
	await expect(row).toContainText('Running')
	await page.getByRole('navigation', { name: 'Admin desk' }).getByRole('link', { name: 'Load' }).click()
	await expect(page.getByRole('row', { name: /Ruth Abrahams/ })).toContainText('sessions')
	const led = await arrive('facilitator@sample.test')
	await led.goto('/facilitate')
	await expect(led.getByRole('region', { name: 'Your next 13 weeks' })).toContainText('your limit is 2')
})
