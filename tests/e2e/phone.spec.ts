import { paths } from '../../app/paths'
import { expect } from '../support/browser'
import { raterAddress, test } from '../support/browser-pages'
import { enterRoom, inDays, next, write } from '../support/browser-room'

/** On a phone the next thing to do is there. That no page scrolls sideways is seen in axe.spec.ts. */
test.use({ story: 'phone' })

const WIDTH = 390
const PHONE = { viewport: { width: WIDTH, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

test('the next thing to do is on the first screen, and navigation at the thumb', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test', PHONE)
	await expect(page.getByRole('link', { name: /^Career conversations.*Part 3 of 5/ })).toBeInViewport({ ratio: 1 })
	const foot = page.getByRole('navigation', { name: 'Main, at the foot' })
	await expect(foot).toBeInViewport({ ratio: 1 })
	await foot.getByRole('link', { name: 'Cohort' }).tap()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cohorts')
	await expect(page.getByRole('link', { name: /^Extra case.*60 min/ })).toBeInViewport({ ratio: 1 })
})

test('the answer about a certificate is what a stranger sees first, with nothing over it', async ({ stranger }) => {
	const page = await stranger(PHONE)
	await page.goto('/verify/7K2M-4QXD-P9')
	const answer = page.getByText('Genuine, and current')
	await expect(answer).toBeInViewport({ ratio: 1 })
	const [words, badge] = [await answer.boundingBox(), await page.locator('.answer .bd img').boundingBox()]
	expect(badge?.y).toBeGreaterThan((words?.y ?? 0) + (words?.height ?? 0))
})

test('what a long form was refused for comes to whoever sent it, each time', async ({ stranger, complaints }) => {
	const page = await stranger(PHONE)
	await page.goto(raterAddress())
	complaints.expectStatus(400)
	for (const _time of ['once', 'once more']) {
		await page.getByRole('button', { name: 'Send my answer' }).tap()
		await expect(page.getByRole('alert')).toHaveText(/^Choose a number for at least one line/)
		await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 })
		await expect(page.locator('.say:focus')).toContainText('Choose a number')
		await page.getByRole('button', { name: 'Send my answer' }).scrollIntoViewIfNeeded()
		await page.getByRole('button', { name: 'Send my answer' }).focus()
	}
})

test('a desk folds its menu away, and opens it on a tap', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test', PHONE)
	await expect(admin.getByRole('link', { name: /^Issue.*One person is ready in Spring A/ }).first()).toBeInViewport({
		ratio: 1,
	})
	await expect(admin.getByRole('link', { name: 'People', exact: true })).toBeHidden()
	await admin.getByText('Admin desk').tap()
	await admin.getByRole('navigation', { name: 'Admin desk, menu' }).getByRole('link', { name: 'People' }).tap()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(/^\d+ people$/)
})

test('a table that goes sideways keeps its first column, and leaves most of the width to the others', async ({
	arrive,
}) => {
	const admin = await arrive('admin@sample.test', PHONE)
	for (const path of [paths.people(), paths.adminCertifications(), paths.facilitators(), paths.load()]) {
		await admin.goto(path)
		const first = admin.locator('.scroll-x tbody th').first()
		await admin.locator('.scroll-x').evaluate((scroller) => scroller.scrollTo(1_000, 0))
		const box = await first.boundingBox()
		expect.soft(box?.x, path).toBeLessThan(20)
		expect.soft(box?.width, path).toBeLessThanOrEqual(WIDTH * 0.4)
	}
})

test('what has nothing to say in a row has no label there', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test', PHONE)
	await admin.goto(paths.audit())
	const row = admin.getByRole('row').filter({ hasText: 'Signed in' }).first()
	await expect(row.getByText('Signed in')).toBeVisible()
	expect(await row.locator('td').evaluateAll((cells) => cells.filter((cell) => cell.checkVisibility()).length)).toBe(3)
})

test('a room is held from a phone, one column at a time', async ({ arrive, places }) => {
	test.slow()
	const lead = await arrive('facilitator@sample.test', PHONE)
	await enterRoom(lead, `/sessions/${places.today}/room`)
	const fits = async (phase: string) => {
		const wide = await lead.evaluate(() => document.scrollingElement?.scrollWidth)
		expect.soft(wide, phase).toBeLessThanOrEqual(WIDTH)
		await expect.soft(lead.getByText('Connected', { exact: true }), phase).toBeInViewport({ ratio: 1 })
	}
	await fits('before it begins')
	for (const phase of ['Last time', 'Case', 'Questions', 'Write']) {
		await next(lead, phase)
		await fits(phase)
	}
	const columns = lead.getByRole('group', { name: 'Column' })
	await columns.getByRole('button', { name: /^Try next/ }).tap()
	await expect(lead.getByLabel('Add to goal')).toBeHidden()
	await write(lead, 'Add to try next', 'One question before any advice.')
	for (const phase of ['Reveal', 'Vote', 'Discuss', 'Learn', 'Commit']) {
		await next(lead, phase)
		await fits(phase)
	}
	await lead.getByLabel('I will').fill('Ask first.')
	await lead.getByLabel('By', { exact: true }).fill(inDays(5))
	await lead.getByRole('button', { name: 'Say it to the group' }).tap()
	await expect(lead.getByText('Ask first.')).toBeVisible()
	await next(lead, 'Close')
	await lead.getByText('Close the room').tap()
	await lead.getByRole('button', { name: 'Close it for everybody' }).tap()
	await lead.getByRole('main').getByRole('link', { name: 'Read the recap' }).tap()
	await expect(lead.getByRole('region', { name: 'Who will try what' })).toContainText('Ask first.')
})
