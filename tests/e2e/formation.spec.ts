import type { Locator, Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'

/** An L&D admin gets cohorts proposed, moves somebody without a mouse, and publishes. */
test.use({ story: 'forming' })

test('cohorts are proposed, and changed by key', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.formation({ intake: idOf('level-1-next') }))
	const heading = admin.getByRole('heading', { level: 1 })
	await expect(heading).toHaveText('40 people in four cohorts, two left over')
	await expect(admin.getByText('No rule is broken.')).toBeVisible()
	const before = await costSaid(admin)

	const move = admin.getByRole('link', { name: /^Move / }).first()
	const name = (await move.getAttribute('aria-label'))?.replace('Move ', '') ?? ''
	await move.focus()
	await admin.keyboard.press('Enter')
	await admin.getByLabel(/^Move .* to$/).selectOption({ label: 'No cohort' })
	await admin.getByRole('button', { name: 'Move there' }).focus()
	await admin.keyboard.press('Enter')
	await expect(heading).toHaveText('39 people in four cohorts, three left over')
	// One more without a place, at once: what a place is worth, less what the cohort gains.
	expect(await costSaid(admin)).toBeGreaterThan(before + 50)
	// Tab goes on from who was moved, and after an undo from where it stood.
	await expect(admin.getByRole('link', { name: `Place ${name}` })).toBeFocused()
	await admin.getByRole('button', { name: 'Undo the last change' }).focus()
	await admin.keyboard.press('Enter')
	await expect(admin.getByRole('button', { name: /^Arrange again/ })).toBeFocused()
	await expect(heading).toHaveText('40 people in four cohorts, two left over')
	expect(await costSaid(admin)).toBe(before)
})

test('a rule that a move breaks is named at once, and no longer once it is undone', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.formation({ intake: idOf('level-1-next') }))
	const heading = admin.getByRole('heading', { level: 1 })
	const kept = admin.getByText('No rule is broken.')
	await expect(kept).toBeVisible()
	const before = await costSaid(admin)

	await admin
		.getByRole('link', { name: /^Place / })
		.first()
		.focus()
	await admin.keyboard.press('Enter')
	await admin.getByRole('button', { name: 'Move there' }).focus()
	await admin.keyboard.press('Enter')
	await expect(heading).toHaveText('41 people in four cohorts, one left over')
	await expect(kept).toHaveCount(0)
	await expect(admin.locator('.broken li').first()).toBeVisible()
	expect(await costSaid(admin)).toBeLessThan(before)
	await admin.getByRole('button', { name: 'Undo the last change' }).click()
	await expect(kept).toBeVisible()
	await expect(admin.locator('.broken li')).toHaveCount(0)
	expect(await costSaid(admin)).toBe(before)
})

test('somebody is dragged to another cohort', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.formation({ intake: idOf('level-1-next') }))
	const from = admin.getByRole('list', { name: 'People in A' })
	const count = await from.getByRole('listitem').count()
	await drag(from.getByRole('listitem').last().locator('b'), admin.locator('details.co').nth(1).locator('summary h2'))
	await expect(from.getByRole('listitem')).toHaveCount(count - 1)
	await admin.getByRole('button', { name: 'Undo the last change' }).click()
	await expect(from.getByRole('listitem')).toHaveCount(count)
})

test('somebody without a place is dragged into a cohort, with what it costs and breaks, and out again', async ({
	arrive,
}) => {
	const admin = await arrive('admin@sample.test')
	// Both ends of each way are in sight: a hand would let the page scroll.
	await admin.setViewportSize({ width: 1280, height: 2400 })
	await admin.goto(paths.formation({ intake: idOf('level-1-next') }))
	const heading = admin.getByRole('heading', { level: 1 })
	const before = await costSaid(admin)
	const left = admin.getByRole('complementary', { name: /without a place$/ })
	const name = await left.getByRole('article').first().getByRole('heading').textContent()
	await drag(left.getByRole('article').first().getByRole('heading'), admin.getByRole('list', { name: 'People in A' }))
	await expect(heading).toHaveText('41 people in four cohorts, one left over')
	expect(await costSaid(admin)).toBeLessThan(before)
	await expect(admin.locator('.broken li').first()).toBeVisible()

	const inA = admin.getByRole('list', { name: 'People in A' }).getByText(name?.split(',')[0] ?? '', { exact: true })
	await drag(inA, left.getByRole('heading', { level: 2 }).first())
	await expect(heading).toHaveText('40 people in four cohorts, two left over')
	await expect(admin.locator('.broken li')).toHaveCount(0)
	expect(await costSaid(admin)).toBe(before)
})

test('cohorts are arranged again around who is pinned, and published', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.formation({ intake: idOf('level-1-next') }))
	const heading = admin.getByRole('heading', { level: 1 })

	await admin.getByRole('button', { name: /^Pin / }).first().click()
	await admin.getByRole('button', { name: 'Arrange again around one pin' }).click()
	const underWay = admin.getByRole('heading', { name: 'Arranging 42 people' })
	await expect(underWay).toBeVisible()
	await expect(underWay).toHaveCount(0, { timeout: 40_000 })
	await expect(heading).toHaveText('40 people in four cohorts, two left over')

	await admin.getByRole('link', { name: /^Publish four cohorts/ }).click()
	await expect(heading).toHaveText('Who is told what, four cohorts')
	await expect(admin.getByText('The intake is still open; publishing closes it')).toBeVisible()
	await expect(admin.getByText('Not every line manager has agreed to the time')).toBeVisible()
	await admin.getByRole('button', { name: 'Publish four cohorts and tell everybody' }).click()
	await expect(admin.getByText('Published: four cohorts are formed, and everybody is told.')).toBeVisible()
	await expect(admin.getByRole('link', { name: 'Level 1, winter, A' })).toBeVisible()
})

/** As a hand does, in small moves: the first takes it up, the last are over where it goes. */
async function drag(what: Locator, there: Locator): Promise<void> {
	const { mouse } = what.page()
	await there.scrollIntoViewIfNeeded()
	await what.hover()
	await mouse.down()
	const { x = 0, y = 0 } = (await there.boundingBox()) ?? {}
	await mouse.move(x + 5, y + 5, { steps: 6 })
	await mouse.move(x + 10, y + 8, { steps: 3 })
	await mouse.up()
}

/** What the page says the proposal costs. */
async function costSaid(page: Page): Promise<number> {
	return Number(
		await page
			.locator('dt', { hasText: /^Points for what is not met$/ })
			.locator('+ dd')
			.textContent(),
	)
}
