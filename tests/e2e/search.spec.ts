import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'

/** Looking for something: from any page by keyboard, on a phone, and without JavaScript. */
test.use({ story: 'search' })

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const field = (page: Page) => page.getByRole('combobox', { name: 'Search, or go to a page' })
const AWAY = 'Search cannot be reached at the moment. Try again.'
/** Until its code has arrived a page hears no keys. */
async function openPalette(page: Page, keys = 'Control+k') {
	await expect(async () => {
		await page.keyboard.press(keys)
		await expect(field(page)).toBeFocused({ timeout: 500 })
	}).toPass()
}
const active = (page: Page) => page.getByRole('option', { selected: true })

test('a learner finds a lesson with a letter wrong and never leaves the keyboard', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await openPalette(page)
	await page.keyboard.type('feedbak')
	await expect(page.getByText('Showing results for feedback')).toBeVisible()
	await expect(active(page)).toContainText('Feedback that lands')
	await expectAccessible(page, 'the palette with results')
	await page.keyboard.press('ArrowDown')
	await expect(active(page)).not.toContainText('Technical Leadership Ladder')
	await page.keyboard.press('ArrowUp')
	await expect(field(page)).toHaveAttribute('aria-activedescendant', (await active(page).getAttribute('id')) ?? '')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/\/learn\/technical-leadership-ladder\/l1\/feedback-that-lands\//)
	await expect(page.getByRole('dialog')).toHaveCount(0)
	await expect(page.getByRole('main')).toBeFocused()
})

test('Escape closes it and gives the focus back; the arrows go round', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	const find = page.getByRole('button', { name: /^Find/ })
	await openPalette(page)
	await page.keyboard.press('Escape')
	await find.focus()
	await page.keyboard.press('Enter')
	await expect(active(page)).toContainText('Home')
	await expectAccessible(page, 'the palette before anything is typed')
	await page.keyboard.press('ArrowUp')
	await expect(active(page)).toContainText('Help')
	await page.keyboard.press('ArrowDown')
	await expect(active(page)).toContainText('Home')
	await page.keyboard.press('Escape')
	await expect(page.getByRole('dialog')).toHaveCount(0)
	await expect(find).toBeFocused()
})

test('pages are reached by name, and only those of one’s roles are offered', async ({ arrive }) => {
	const learner = await arrive('learner1@sample.test')
	await openPalette(learner)
	await expect(active(learner)).toContainText('Home')
	await expect(learner.getByRole('option', { name: /^Audit log/ })).toHaveCount(0)
	const admin = await arrive('admin@sample.test')
	await openPalette(admin, 'Meta+k')
	await field(admin).fill('audit')
	await expect(active(admin)).toContainText('Audit log')
	await admin.keyboard.press('Enter')
	await expect(admin).toHaveURL('/admin/audit')
})

test('the latest answer wins, and Enter before it comes opens the search page', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	let letGo: () => void = () => undefined
	const held = new Promise<void>((resolve) => {
		letGo = resolve
	})
	await page.route(/\/search\/answer\?q=praise/, async (route) => {
		await held
		await route.continue().catch(() => undefined)
	})
	await openPalette(page)
	await field(page).fill('praise')
	await page.waitForRequest(/\/search\/answer\?q=praise/)
	await field(page).fill('career')
	await expect(active(page)).toContainText('Career conversations')
	letGo()
	await expect(page.getByRole('option', { name: /^Praise they can run again/ })).toHaveCount(0)
	await expect(active(page)).toContainText('Career conversations')
	await field(page).fill('listening')
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL('/search?q=listening')
	// The glossary has the word as well, below the module that teaches it.
	const found = page.getByRole('link', { name: 'Active listening', exact: true }).first()
	await expect(found).toHaveAttribute('href', '/learn/technical-leadership-ladder/l1/active-listening')
})

test('Enter opens what is highlighted, whatever a late answer puts in its place', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	let letGo: () => void = () => undefined
	const held = new Promise<void>((resolve) => {
		letGo = resolve
	})
	await page.route(/\/search\/answer\?q=career$/, async (route) => {
		const response = await route.fetch({ url: route.request().url().replace('career', 'caree') })
		const answer = await response.json()
		await held
		const late = { ...answer.results[0], title: 'One that was not there', to: '/help' }
		await route.fulfill({ response, json: { ...answer, results: [late, ...answer.results] } })
	})
	await openPalette(page)
	await field(page).fill('caree')
	const wanted = page.getByRole('option').nth(1)
	await expect(page.getByRole('status').filter({ hasText: '7 results' })).toBeAttached()
	const to = (await wanted.getAttribute('href')) ?? ''
	await field(page).fill('career')
	await page.keyboard.press('ArrowDown')
	await expect(active(page)).toHaveAttribute('href', to)
	letGo()
	await expect(page.getByRole('option', { name: /^One that was not there/ })).toBeVisible()
	await expect(active(page)).toHaveAttribute('href', to)
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(to)
})

test('the search page says when it could not look, and keeps what was typed', async ({ arrive, complaints }) => {
	complaints.expectCutOff()
	const page = await arrive('learner1@sample.test')
	await page.goto('/search?q=praise')
	await expect(page.getByRole('link', { name: 'Praise they can run again' }).first()).toBeVisible()
	await page.route(/\/search\.data\?.*_routes=routes%2Fsearch/, (route) => route.abort('internetdisconnected'))
	const box = page.getByLabel('Search modules, patterns and help')
	await box.fill('career')
	await page.getByRole('button', { name: 'Search' }).click()
	await expect(page.getByText(AWAY)).toBeVisible()
	await expect(box).toHaveValue('career')
	await page.unroute(/\/search\.data\?.*_routes=routes%2Fsearch/)
	await page.getByRole('button', { name: 'Search' }).click()
	await expect(page.getByRole('link', { name: 'Career conversations' }).first()).toBeVisible()
})

test('the code of the palette comes when it is first asked for', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	const scripts: string[] = []
	page.on('request', (request) => request.resourceType() === 'script' && scripts.push(new URL(request.url()).pathname))
	await page.goto('/practice')
	await page.waitForLoadState('networkidle')
	expect(scripts.filter((name) => name.includes('palette'))).toEqual([])
	await openPalette(page)
	expect(scripts.filter((name) => name.includes('palette'))).toHaveLength(1)
})

test('on a phone the menu leads to the search page, and results fit', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test', PHONE)
	const menu = page.getByLabel(/, your account$/)
	for (const [name, heading] of [
		['Casebook', 'Casebook'],
		['Patterns', 'Patterns'],
	] as const) {
		await menu.tap()
		await page.getByRole('link', { name, exact: true }).tap()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
	}
	await menu.tap()
	await page.getByRole('link', { name: 'Search', exact: true }).tap()
	await expect(page).toHaveURL('/search')
	await page.getByLabel('Search modules, patterns and help').fill('forgot password')
	await page.getByRole('button', { name: 'Search' }).tap()
	await expect(page.getByText('No page holds all of these words.')).toBeVisible()
	await expect(page.getByRole('link', { name: 'Signing in, passwords and devices' })).toBeVisible()
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(390)
})

test('without JavaScript, Find opens the page, and a search can be corrected and insisted on', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test', { javaScriptEnabled: false })
	await page.getByRole('button', { name: /^Find/ }).click()
	await page.getByLabel('Search modules, patterns and help').fill('lisening')
	await page.getByRole('button', { name: 'Search' }).click()
	await expect(page.getByText('Showing results for listening.')).toBeVisible()
	await page.getByRole('link', { name: 'Search instead for “lisening”' }).click()
	await expect(page.getByRole('heading', { name: 'Nothing speaks of “lisening”' })).toBeVisible()
	await page.goBack()
	await expect(page.getByText('Showing results for listening.')).toBeVisible()
})
