import type { Page } from '@playwright/test'
import { expect } from '../support/browser'
import { type Places, ROLES, type RoleName, test } from '../support/browser-pages'
import { enterRoom, inPhase, next } from '../support/browser-room'

/** Whoever works with the keyboard sees where they are, reaches everything, and is not led through the navigation twice. */
test.use({ story: 'keyboard' })

const LEVEL = 'technical-leadership-ladder/l1'
const MOST_PRESSES = 120

const pages: Record<
	Exclude<
		RoleName,
		| 'newcomer'
		| 'holder'
		| 'mediates'
		| 'mediated'
		| 'level-two'
		| 'applicant'
		| 'nominating'
		| 'strategist'
		| 'finished'
		| 'manager'
	>,
	(places: Places) => string[]
> = {
	stranger: () => ['/login', '/verify', '/help'],
	learner: ({ autumn, today }) => [
		'/',
		`/learn/${LEVEL}`,
		`/learn/${LEVEL}/active-listening/heard-and-still-no`,
		`/cohorts/${autumn}`,
		`/sessions/${today}`,
		'/practice',
		`/assess/${LEVEL}`,
		`/assess/${LEVEL}/submission/scenario`,
		'/account',
	],
	facilitator: ({ today, held, sheetToScore }) => [
		'/facilitate',
		`/facilitate/sessions/${today}`,
		`/facilitate/sessions/${held}`,
		sheetToScore,
	],
	trainee: ({ autumn }) => [`/facilitate/cohorts/${autumn}`],
	admin: ({ spring, today, person, record }) => [
		'/admin',
		'/admin/cohorts/new',
		`/admin/cohorts/${spring}/gradebook`,
		record,
		`/admin/sessions/${today}`,
		person,
		'/admin/certifications',
	],
}

for (const [role, paths] of Object.entries(pages) as [keyof typeof pages, (places: Places) => string[]][]) {
	test(`a ${role} sees where the focus is, on every stop of every main page`, async ({ arrive, stranger, places }) => {
		const email = ROLES[role]
		const page = email ? await arrive(email) : await stranger()
		for (const path of paths(places)) {
			await page.goto(path)
			const stops = await tabThrough(page)
			expect(stops.length, path).toBeGreaterThan(3)
			expect.soft(unseen(stops), path).toEqual([])
		}
	})
}

test('the focus is seen in the room too, while one writes and while one votes', async ({ arrive, places }) => {
	const lead = await arrive('facilitator@sample.test')
	const learner = await arrive('learner2@sample.test')
	for (const page of [lead, learner]) await enterRoom(page, `/sessions/${places.today}/room`)
	for (const phase of ['Last time', 'Case', 'Questions', 'Write', 'Reveal', 'Vote', 'Discuss', 'Learn', 'Commit']) {
		await next(lead, phase)
		await inPhase(learner, phase)
		if (phase === 'Case') await learner.getByRole('button', { name: 'Show it to the room' }).click()
		if (phase === 'Write') {
			await learner.getByLabel('Add to goal').fill('No sorry in the first sentence.')
			await learner.getByLabel('Add to goal').press('Enter')
		}
		for (const page of [lead, learner]) {
			await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
			expect.soft(unseen(await tabThrough(page)), phase).toEqual([])
		}
	}
})

test('the first stop of a page skips the navigation', async ({ arrive, places }) => {
	const page = await arrive('facilitator@sample.test')
	for (const path of ['/', '/facilitate', `/facilitate/sessions/${places.today}`, `/sessions/${places.today}/room`]) {
		await page.goto(path)
		await page.keyboard.press('Tab')
		await expect(page.getByRole('link', { name: /^Skip to the (page|room)$/ })).toBeFocused()
		await expect(page.getByRole('link', { name: /^Skip to the (page|room)$/ })).toBeInViewport({ ratio: 1 })
		await page.keyboard.press('Enter')
		await page.keyboard.press('Tab')
		expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)), path).toBe(true)
	}
})

test('after a click the keyboard goes on from the new page', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Practice' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You said you would')
	await expect(page.locator('main')).toBeFocused()
	await page.keyboard.press('Tab')
	await expect(page.locator('main').locator('a, button, input, select, textarea').first()).toBeFocused()
})

test('keys that are pressed while a page wakes up break nothing', async ({ arrive, places }) => {
	const page = await arrive('admin@sample.test')
	// As fast as a page can: what is to be hit is the moment between its script and its data.
	await page.addInitScript(() => {
		const untilMs = performance.now() + 2_000
		const { port1, port2 } = new MessageChannel()
		port1.onmessage = () => {
			document.querySelector('a')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))
			if (performance.now() < untilMs) port2.postMessage(null)
		}
		port2.postMessage(null)
	})
	for (const path of [`/admin/cohorts/${places.spring}/gradebook`, places.person]) await page.goto(path)
	await expect(page.getByRole('dialog')).toBeHidden()
	await expect(async () => {
		await page.getByRole('link', { name: 'Close the account' }).click()
		await expect(page.getByRole('dialog')).toBeVisible()
	}).toPass()
	expect(page.url()).not.toContain('confirm')
})

test('a question that opens holds the keyboard, and Escape gives it back', async ({ arrive, places }) => {
	const page = await arrive('admin@sample.test')
	await page.goto(places.person)
	const opener = page.getByRole('link', { name: 'Close the account' })
	await opener.focus()
	await page.keyboard.press('Enter')
	const question = page.getByRole('dialog')
	await expect(question).toBeVisible()
	for (let presses = 0; presses < 4; presses++) {
		await page.keyboard.press('Tab')
		const outside = await page.evaluate(
			() => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
		)
		expect(outside).toBe(false)
	}
	await page.keyboard.press('Escape')
	await expect(question).toBeHidden()
	await expect(opener).toBeFocused()
})

type Stop = { what: string; isSeen: boolean; isInView: boolean }

/** Presses Tab from the top of the page until it has gone around. */
async function tabThrough(page: Page): Promise<Stop[]> {
	const stops: Stop[] = []
	for (let presses = 0; presses < MOST_PRESSES; presses++) {
		await page.keyboard.press('Tab')
		const stop = await page.evaluate(() => {
			const element = document.activeElement as HTMLElement | null
			if (!element || element === document.body || element.dataset.tabbed) return null
			element.dataset.tabbed = 'yes'
			const style = getComputedStyle(element)
			const hasOutline = style.outlineStyle !== 'none' && !/^rgba\(.*, 0\)$|transparent/.test(style.outlineColor)
			const box = element.getBoundingClientRect()
			return {
				what: `${element.tagName.toLowerCase()} ${element.ariaLabel ?? element.textContent?.trim().slice(0, 40)} ${element.getAttribute('name') ?? ''}`,
				isSeen: hasOutline || style.boxShadow !== 'none',
				isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
			}
		})
		if (!stop) break
		stops.push(stop)
	}
	await page.evaluate(() => {
		for (const element of document.querySelectorAll<HTMLElement>('[data-tabbed]')) delete element.dataset.tabbed
	})
	return stops
}

function unseen(stops: Stop[]): string[] {
	return stops.filter((stop) => !stop.isSeen || !stop.isInView).map((stop) => stop.what)
}
