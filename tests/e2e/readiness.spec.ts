import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { tabTo } from '../support/browser-keys'

/** Where one stands: kept as one answers, finished, compared, shown to one person, hidden again. */
test.use({ story: 'readiness' })

const STEPS = ['Technical strategy', 'People leadership', 'Business acumen', 'Executive communication']

/** Chooses one answer for every question of the page: 0 to 3 are the anchors, 4 is "no occasion". */
async function answerAll(page: Page, place: number) {
	for (const question of await page.getByRole('main').getByRole('group').all())
		await question.getByRole('radio').nth(place).check()
}

test('answers by keyboard are kept, the result says what changed, and one person can see it until that ends', async ({
	arrive,
	complaints,
}) => {
	test.slow()
	const page = await arrive('learner1@sample.test')
	await page.getByRole('link', { name: 'where you stand' }).click()
	await page.getByLabel('I look at').selectOption('Director')
	await page.getByRole('button', { name: 'Begin' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Technical strategy')

	await test.step('one answer with the keys is kept at once', async () => {
		await tabTo(page, page.getByRole('radio').first())
		await page.keyboard.press('ArrowDown')
		await expect(page.getByRole('status').filter({ hasText: /1 of 8 on this page\. Saved/ })).toBeVisible()
		await page.reload()
		await expect(page.getByRole('radio').nth(1)).toBeChecked()
		await expectAccessible(page, 'a page of questions')
	})

	const second = await page.context().newPage()
	await second.goto(page.url())
	await test.step('all the rest, with one left open', async () => {
		for (const [index, name] of STEPS.entries()) {
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
			await answerAll(page, 3)
			if (index < 3) {
				await tabTo(page, page.getByRole('button', { name: 'Next page' }))
				await page.keyboard.press('Enter')
			}
		}
		await page.getByRole('button', { name: 'Finish' }).click()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where you stand')
	})

	await test.step('another window of the same questions says that they are closed, and leads on', async () => {
		complaints.expectStatus(409)
		await second.getByRole('radio').first().check()
		await expect(second.getByRole('status').filter({ hasText: 'These questions are closed' })).toBeVisible()
		await second.getByRole('button', { name: 'Next page' }).click()
		await expect(second.getByRole('heading', { level: 1 })).toHaveText('Where do I stand?')
		await second.close()
	})

	await expectAccessible(page, 'a result')
	await expect(page.getByRole('img', { name: 'Four dimensions, from 1 to 4' })).toBeVisible()
	await expect(page.getByRole('row', { name: /^Technical strategy 4\.0/ })).toBeVisible()
	await expect(page.getByRole('region', { name: /^Since / }).getByText('More than before')).toHaveCount(4)

	await test.step('shown to the lead of the cohort, by name', async () => {
		await page.getByLabel('Show this result to').selectOption('Ruth Abrahams')
		await page.getByRole('button', { name: 'Show it' }).click()
		await expect(page.getByText('They can open it now, until you end it.')).toBeVisible()
	})
	const result = new URL(page.url()).pathname
	const lead = await arrive('facilitator@sample.test')
	await lead.goto('/readiness')
	await lead.getByRole('link', { name: 'Inês Carvalho' }).click()
	await expect(lead.getByRole('heading', { level: 1 })).toHaveText('What Inês Carvalho showed you')
	await expect(lead.getByRole('main')).not.toContainText('You answered lowest')
	await expect(lead.getByRole('button', { name: 'Show it' })).toHaveCount(0)
	await expectAccessible(lead, 'a result shown to somebody')

	complaints.expectStatus(404)
	const admin = await arrive('admin@sample.test')
	expect((await admin.goto(result))?.status()).toBe(404)
	await page.getByRole('button', { name: 'End it for Ruth Abrahams' }).click()
	await expect(page.getByText('Ended. They cannot open it any more.')).toBeVisible()
	expect((await lead.goto(result))?.status()).toBe(404)
})

test('it works without a script, on a phone, and the map goes along', async ({ arrive }) => {
	test.slow()
	const page = await arrive('learner8@sample.test', {
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
	})
	const fits = async () => {
		const box = await page.locator('main').boundingBox()
		expect(box?.width).toBeLessThanOrEqual(390)
	}
	await page.goto('/pipeline')
	await expect(page.getByText('You are here').first()).toBeVisible()
	await expect(page.locator('li[aria-current="step"]')).toContainText('Individual contributor')
	await page.getByLabel('I look at').selectOption('Deeper craft, as an IC')
	await page.getByRole('button', { name: 'Mark it' }).click()
	await expect(page.getByText('Noted. Only you can see it.')).toBeVisible()
	await expect(page.getByText('What is next')).toHaveCount(0)
	await fits()

	await page.getByRole('link', { name: 'To the questions' }).click()
	await expect(page.getByLabel('I look at')).toHaveValue('deeper-ic')
	await page.getByRole('button', { name: 'Begin' }).click()
	await answerAll(page, 1)
	await page.getByRole('button', { name: 'Keep it for later' }).click()
	await page.getByRole('main').getByRole('link', { name: 'Executive communication', exact: true }).click()
	await answerAll(page, 4)
	await page.getByRole('button', { name: 'Finish', exact: true }).click()
	await expect(page.getByRole('alert').filter({ hasText: '16 questions are open' })).toBeVisible()
	await page.getByRole('button', { name: 'Finish, with no occasion for them' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where you stand')
	await expect(page.getByRole('row', { name: /^Technical strategy 2\.0/ })).toBeVisible()
	await expect(page.getByRole('row', { name: /^Executive communication too few/ })).toBeVisible()
	await fits()

	await page.getByRole('link', { name: 'Delete this result' }).click()
	await page.getByRole('button', { name: 'Delete it' }).click()
	await expect(page.getByText('Deleted. Nothing of it is kept.')).toBeVisible()
	await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible()
})
