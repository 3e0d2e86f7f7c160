import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'

/** The calendar to look at: with the keyboard, without script, on a phone and on paper. */
test.use({ story: 'keyboard' })

const LEARNER = 'learner1@sample.test'
const EXTRA = 'Extra case'

/** The day of the grid that has the focus: "2026-12-03". */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-day'))
const plus = (day: string, days: number) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** "2026-12-03". It begins within two hours, and late in the evening that is tomorrow. */
async function dayOfExtra(page: Page): Promise<string> {
	await page.goto('/calendar')
	const session = await page.getByRole('main').getByRole('link', { name: EXTRA }).first().getAttribute('href')
	const entry = await (await page.request.get(`${session}/calendar.ics`)).text()
	const [, ...day] = /DTSTART;TZID=Europe\/Lisbon:(\d{4})(\d\d)(\d\d)T/.exec(entry) ?? []
	return day.join('-')
}

test('the days of a month are walked by arrow keys, and months turned without losing the place', async ({ arrive }) => {
	const page = await arrive(LEARNER)
	const day = await dayOfExtra(page)
	await page.goto('/calendar?view=month&on=2026-10-15')
	const grid = page.getByRole('grid', { name: 'October 2026' })
	await expect(page.getByText('arrow keys go to other days')).toBeVisible()
	// One day is in the order of Tab, and it is the chosen one.
	await expect(grid.locator('[data-day][tabindex="0"]')).toHaveCount(1)
	await grid.getByRole('link', { name: 'Thursday 15 October' }).focus()
	for (const [key, day] of [
		['ArrowRight', '2026-10-16'],
		['ArrowDown', '2026-10-23'],
		['ArrowLeft', '2026-10-22'],
		['ArrowUp', '2026-10-15'],
		['Home', '2026-10-12'],
		['End', '2026-10-18'],
	] as const) {
		await page.keyboard.press(key)
		expect(await focused(page), key).toBe(day)
	}
	await page.keyboard.press('PageDown')
	await expect(page.getByRole('grid', { name: 'November 2026' })).toBeVisible()
	await expect.poll(() => focused(page)).toBe('2026-11-18')
	await page.keyboard.press('PageUp')
	await expect.poll(() => focused(page)).toBe('2026-10-18')
	// Past the last row of the grid the next month follows.
	for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowDown')
	await expect(page.getByRole('grid', { name: 'November 2026' })).toBeVisible()
	await expect.poll(() => focused(page)).toBe('2026-11-08')
	await page.goto('/calendar?view=month&on=2027-03-31')
	await page.getByRole('link', { name: 'Wednesday 31 March' }).focus()
	await page.keyboard.press('PageUp')
	await expect.poll(() => focused(page)).toBe('2027-02-28')
	await page.keyboard.press('t')
	await expect(page.locator(':focus')).toHaveAttribute('aria-current', 'date')
	if ((await focused(page)) !== day) await page.keyboard.press('ArrowRight')
	await expect.poll(() => focused(page)).toBe(day)
	await page.keyboard.press('Enter')
	await expect(page.getByRole('region').getByRole('link', { name: EXTRA })).toBeVisible()
})

test('without script every view, day and turn is a link', async ({ arrive }) => {
	const page = await arrive(LEARNER, { javaScriptEnabled: false })
	const dayOf = await dayOfExtra(page)
	await page.goto('/calendar')
	const views = page.getByRole('navigation', { name: 'View' })
	await views.getByRole('link', { name: 'Month' }).click()
	const shown = page.getByRole('grid')
	const today = (await shown.locator('[aria-current="date"]').getAttribute('data-day')) ?? ''
	await page.getByRole('navigation', { name: 'Months' }).getByRole('link').last().click()
	await expect(shown.locator(`[data-day^="${plus(`${today.slice(0, 7)}-28`, 7).slice(0, 7)}"]`).first()).toBeVisible()
	await page.getByRole('link', { name: 'Today' }).click()
	await expect(shown.locator(`[data-day="${today}"]`)).toBeVisible()
	await views.getByRole('link', { name: 'Week' }).click()
	await expect(page.getByRole('region', { name: /Today$/ })).toBeVisible()
	for (const view of ['month', 'week']) {
		await page.goto(`/calendar?view=${view}&on=${dayOf}`)
		await expect(page.getByRole('main').getByRole('link', { name: EXTRA }).first()).toBeVisible()
	}
	await page.getByRole('main').getByRole('link', { name: EXTRA }).first().click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText(EXTRA)
})

test('on a phone the month is dots and the sessions of a day, the week a list by day', async ({ arrive }) => {
	const page = await arrive(LEARNER, { viewport: { width: 390, height: 844 } })
	const dayOf = await dayOfExtra(page)
	await page.goto(`/calendar?view=month&on=${dayOf}`)
	await expect(page.getByRole('grid').getByRole('link', { name: EXTRA })).toBeHidden()
	const day = page.getByRole('grid').locator(`[data-day="${dayOf}"]`)
	await expect(day).toHaveAccessibleName(/, one session$/)
	const [wide, high] = [(await day.boundingBox())?.width ?? 0, (await day.boundingBox())?.height ?? 0]
	expect(Math.min(wide, high)).toBeGreaterThanOrEqual(44)
	await expect(page.getByRole('main').getByRole('link', { name: EXTRA, exact: true })).toBeVisible()
	await page.goto('/calendar?view=week')
	const [monday, tuesday] = await page.locator('.week h3').all()
	const [first, second] = [await monday?.boundingBox(), await tuesday?.boundingBox()]
	expect(second?.x).toBe(first?.x)
	expect(second?.y).toBeGreaterThan(first?.y ?? 0)
})

test('a month takes one page of paper, black on white, without what is around it', async ({ arrive }) => {
	const page = await arrive(LEARNER, { colorScheme: 'dark' })
	await page.goto('/calendar?view=month')
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
	await expect(page.getByRole('grid').getByRole('link', { name: EXTRA })).toBeVisible()
	for (const around of [page.locator('.turn nav'), page.getByText('Subscribe once'), page.getByRole('banner')])
		await expect(around).toBeHidden()
	const entry = page.getByRole('grid').getByRole('link', { name: EXTRA })
	await expect(entry).toHaveCSS('color', 'rgb(0, 0, 0)')
	const paper = await page.pdf({ preferCSSPageSize: true })
	expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
