import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { tabTo as tabToField } from '../support/browser-keys'

/** From a situation to a pattern, and to a copy of one's own: by keyboard, on a phone, in two windows, without JavaScript. */
test.use({ story: 'patterns' })

const title = 'The weekly 1-on-1'

/** Moves on with Tab until the focus is there. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab')
		const focused = page.locator(':focus')
		const words = `${(await focused.getAttribute('aria-label')) ?? ''}${(await focused.textContent()) ?? ''}`.trim()
		if (typeof name === 'string' ? words === name : name.test(words)) return
	}
	throw new Error(`no stop named ${name}`)
}

async function copyOf(page: Page): Promise<void> {
	await page.goto('/patterns/weekly-1-on-1')
	await page.getByRole('button', { name: /Use this|Make another copy/ }).click()
	await expect(page.getByLabel('Your text, in Markdown')).toBeVisible()
}

test('with the keyboard alone: find a pattern, take it, make it one’s own', async ({ arrive }) => {
	const page = await arrive('learner2@sample.test')
	await page.goto('/')
	await tabTo(page, 'Patterns')
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Patterns')
	await tabTo(page, 'Before a 1-on-1')
	await page.keyboard.press('Enter')
	await expect(page.getByText(/^\w+ patterns?\. Show all$/)).toBeVisible()
	await tabTo(page, title)
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
	await expectAccessible(page, 'a pattern')
	await tabTo(page, 'Use this')
	await page.keyboard.press('Enter')

	const text = page.getByLabel('Your text, in Markdown')
	await expect(text).toBeVisible()
	await tabToField(page, text)
	await page.keyboard.press('Control+End')
	await page.keyboard.type('\n\n## Mine\n\nAsk **first**.')
	await page.keyboard.press('Tab')
	await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await expect(page.getByRole('region', { name: 'As it reads' }).getByRole('heading', { name: 'Mine' })).toBeVisible()
	await tabTo(page, /^Compare with the original/)
	await page.keyboard.press('Enter')
	await expect(page.getByRole('insertion').filter({ hasText: 'Ask **first**.' })).toBeVisible()
	await expectAccessible(page, 'a copy, compared')
	await page.goto('/patterns')
	await expect(page.getByRole('region', { name: 'Yours' }).getByRole('link', { name: title })).toBeVisible()
	await expectAccessible(page, 'patterns, with a copy')
})

test('two windows: the later one is told, shows both texts, and keeps its own beside', async ({
	arrive,
	complaints,
}) => {
	complaints.expectStatus(409)
	const first = await arrive('learner3@sample.test')
	await copyOf(first)
	const second = await first.context().newPage()
	await second.goto(first.url())
	await first.getByLabel('Your text, in Markdown').fill('From the first window.')
	await first.getByLabel('Name of your copy').focus()
	await expect(first.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	// It goes on saving: what it sees changed is its own.
	await first.getByLabel('Your text, in Markdown').fill('From the first window, again.')
	await first.getByLabel('Name of your copy').focus()
	await expect(first.getByRole('region', { name: 'As it reads' })).toContainText('again.')

	await second.getByLabel('Your text, in Markdown').fill('From the second window.')
	await second.getByLabel('Name of your copy').focus()
	await expect(second.getByRole('alert')).toContainText('Nothing was overwritten.')
	await second.getByRole('button', { name: 'Show both texts' }).click()
	await expect(second.getByText('From the first window, again.', { exact: true })).toBeVisible()
	await expect(second.getByLabel('Your text, in Markdown')).toHaveValue('From the second window.')
	await expectAccessible(second, 'two texts that clash')
	await second.getByRole('button', { name: 'Keep mine as a copy of its own' }).click()
	await expect(second.getByText('Kept as a copy of its own. The other one is as it was.')).toBeVisible()
	await expect(second.getByLabel('Your text, in Markdown')).toHaveValue('From the second window.')
	await first.reload()
	await expect(first.getByLabel('Your text, in Markdown')).toHaveValue('From the first window, again.')
})

test('on a phone nothing is cut off, and the library is a tap away from where one learns', async ({ arrive }) => {
	const page = await arrive('learner4@sample.test', { viewport: { width: 390, height: 844 } })
	await page.goto('/learn')
	await page.getByRole('main').getByRole('link', { name: 'Patterns' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Patterns')
	await copyOf(page)
	for (const path of ['/patterns', '/patterns/weekly-1-on-1', new URL(page.url()).pathname]) {
		await page.goto(path)
		expect(await page.evaluate(() => document.scrollingElement?.scrollWidth), path).toBeLessThanOrEqual(390)
	}
	await expectAccessible(page, 'a copy on a phone')
	await page.getByRole('link', { name: 'Delete this copy' }).click()
	await page.getByRole('button', { name: 'Delete it' }).click()
	await expect(page.getByText('Your copy is deleted.')).toBeVisible()
	await expect(page.getByRole('region', { name: 'Yours' })).toBeHidden()
})

test('without JavaScript: search, take, change, save', async ({ arrive }) => {
	const page = await arrive('learner5@sample.test', { javaScriptEnabled: false })
	await page.goto('/patterns')
	await page.getByLabel('Words').fill('weekly')
	await page.getByRole('button', { name: 'Show' }).click()
	await page.getByRole('link', { name: title }).click()
	await page.getByLabel('The whole text').check()
	await page.getByRole('button', { name: 'Use this' }).click()
	await expect(page.getByLabel('Your text, in Markdown')).toHaveValue(/^## Context/)
	await page.getByLabel('Your text, in Markdown').fill('Mine alone.')
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await expect(page.getByRole('region', { name: 'As it reads' })).toContainText('Mine alone.')
})
