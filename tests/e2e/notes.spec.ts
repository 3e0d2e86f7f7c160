import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { tabTo } from '../support/browser-keys'

/** Marking what one reads, finding it again, and saying that a passage is weak. */
test.use({ story: 'notes' })

const PART = '/learn/technical-leadership-ladder/l1/active-listening/the-line-that-is-missing'
const notesOf = (page: Page) => page.getByRole('complementary', { name: 'Your notes here' })
const barOf = (page: Page) => page.getByRole('group', { name: 'With the words you selected' })

/** The first words of a paragraph, as a mouse drags over them. @returns them */
async function select(page: Page, paragraph: number, length = 30): Promise<string> {
	const words = await page.evaluate(
		([at = 0, count = 0]) => {
			const text = document.querySelectorAll('[data-passage="0"] > p')[at]?.firstChild as Text
			const range = document.createRange()
			range.setStart(text, 0)
			range.setEnd(text, count)
			text.parentElement?.scrollIntoView({ block: 'center' })
			document.getSelection()?.removeAllRanges()
			document.getSelection()?.addRange(range)
			return range.toString().trim()
		},
		[paragraph, length],
	)
	await expect(barOf(page)).toBeVisible()
	return words
}

/** What the browser has drawn, by color. */
const drawn = (page: Page, name: string) =>
	page.evaluate((each) => [...(CSS.highlights.get(each) ?? [])].map((range) => range.toString()), name)

test('highlights and notes are made with mouse or keys, stay, change, go and come back', async ({ arrive }) => {
	const page = await arrive('learner9@sample.test')
	await page.goto(PART)
	await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()

	const highlighted = await select(page, 0)
	await barOf(page).getByRole('button', { name: 'Highlight in blue' }).click()
	await expect(notesOf(page).getByRole('listitem')).toContainText(highlighted)
	expect(await drawn(page, 'mark-blue')).toEqual([highlighted])

	const noted = await select(page, 2)
	// From the selection into the bar, to the fourth of its buttons.
	for (let presses = 0; presses < 4; presses++) await page.keyboard.press('Tab')
	await expect(barOf(page).getByRole('button', { name: 'Note' })).toBeFocused()
	await page.keyboard.press('Enter')
	await page.keyboard.type('Mine, word for word.')
	await page.keyboard.press('Tab')
	await page.keyboard.press('Enter')
	await expect(page.getByText('Noted. Only you can read it.')).toBeVisible()
	await expect(barOf(page)).toBeHidden()
	await expect(page.getByRole('heading', { name: 'Your notes here' })).toBeFocused()

	await page.reload()
	await expect(notesOf(page).getByRole('listitem')).toHaveCount(2)
	await expect.poll(() => drawn(page, 'mark-blue')).toEqual([highlighted])
	expect(await drawn(page, 'mark-yellow-note')).toEqual([noted])
	await expectAccessible(page, 'a part with marks')

	const item = notesOf(page).getByRole('listitem').filter({ hasText: noted })
	await item.getByText('Change', { exact: true }).click()
	await item.getByLabel('Your note').fill('Ask on Monday.')
	await item.getByRole('button', { name: 'Save' }).click()
	await expect(item.getByRole('paragraph').filter({ hasText: 'Ask on Monday.' })).toBeVisible()
	await item.getByRole('button', { name: 'Delete' }).click()
	await expect(page.getByText('Deleted. For an hour you can put it back.')).toBeVisible()
	expect(await drawn(page, 'mark-yellow-note')).toEqual([])
	await notesOf(page).getByRole('button', { name: 'Put it back' }).click()
	await expect(page.getByText('It is back.')).toBeVisible()
	expect(await drawn(page, 'mark-yellow-note')).toEqual([noted])
})

test('a note changed in two windows: the later one is shown the newer words, and loses none of its own', async ({
	arrive,
}) => {
	const left = await arrive('learner7@sample.test')
	await left.goto(PART)
	await expect(left.getByRole('button', { name: 'Print this part' })).toBeVisible()
	await select(left, 0)
	await barOf(left).getByRole('button', { name: 'Highlight in blue' }).click()
	await expect(notesOf(left).getByRole('listitem')).toHaveCount(1)
	const right = await left.context().newPage()
	await right.goto(PART)
	await expect(right.getByRole('button', { name: 'Print this part' })).toBeVisible()
	const write = async (page: Page, act: string, words: string) => {
		await notesOf(page).getByText(act, { exact: true }).click()
		await notesOf(page).getByLabel('Your note', { exact: true }).fill(words)
		await notesOf(page).getByRole('button', { name: 'Save' }).click()
	}
	await write(left, 'Add a note', 'From the left.')
	await expect(left.getByText('Changed.', { exact: true })).toBeVisible()
	await write(right, 'Add a note', 'From the right.')
	await expect(right.getByRole('alert').filter({ hasText: 'changed in another window' })).toBeVisible()
	await expect(notesOf(right).locator('.mark-note')).toHaveText('From the left.')
	await expect(notesOf(right).getByLabel('Your note', { exact: true })).toHaveValue('From the right.')
	await notesOf(right).getByRole('button', { name: 'Save' }).click()
	await expect(notesOf(right).locator('.mark-note')).toHaveText('From the right.')
})

test('Tab leads from the words into the bar and on in the text, once', async ({ arrive }) => {
	const page = await arrive('learner8@sample.test')
	await page.goto(PART)
	await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()
	await select(page, 0)
	await page.keyboard.press('Tab')
	await expect(barOf(page).getByRole('button').first()).toBeFocused()
	const last = barOf(page).getByRole('button').last()
	await tabTo(page, last)
	await page.keyboard.press('Tab')
	const isOnward = () =>
		page.evaluate(() => {
			const words = document.getSelection()?.getRangeAt(0)
			const at = document.activeElement
			return !at?.closest('.mark-bar') && Boolean(at?.closest('article')) && words?.comparePoint(at as Node, 0) === 1
		})
	expect(await isOnward()).toBe(true)
	await page.keyboard.press('Tab')
	expect(await isOnward()).toBe(true)
	// The bar is the end of the article: passed a second time, it lets go as well.
	await tabTo(page, page.getByRole('button', { name: 'Print this part' }))
	await tabTo(page, last)
	await page.keyboard.press('Tab')
	expect(await isOnward()).toBe(false)
	await tabTo(page, page.getByRole('link', { name: 'Skip to the page' }))
	await page.keyboard.press('Tab')
	await expect(barOf(page)).toBeVisible()
	expect(await barOf(page).evaluate((bar) => bar.contains(document.activeElement))).toBe(false)

	const where = barOf(page).locator('[name=where]')
	const before = await where.inputValue()
	await select(page, 2)
	await expect(where).not.toHaveValue(before)
	await page.keyboard.press('Tab')
	await expect(barOf(page).getByRole('button').first()).toBeFocused()
})

test('the page reads its passages as the server does: every paragraph can be marked and is drawn', async ({
	arrive,
}) => {
	test.slow()
	const page = await arrive('learner10@sample.test')
	for (const slug of ['the-line-that-is-missing', 'ten-minutes-without-the-wheel', 'heard-and-still-no']) {
		await page.goto(`${PART.replace(/[^/]+$/, '')}${slug}?passages=mark`)
		const places = await page
			.locator('#mark-where option')
			.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
		expect(places.length).toBeGreaterThan(5)
		const form = await page.locator('#mark').evaluate((each) => ({
			version: new FormData(each as HTMLFormElement).get('version') as string,
			action: location.pathname,
		}))
		for (const where of places)
			await page.request.post(form.action, {
				form: { intent: 'keep-mark', where, version: form.version, note: '', color: 'green' },
				headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
			})
		await page.reload()
		await expect(notesOf(page).getByRole('listitem')).toHaveCount(places.length)
		await expect.poll(async () => (await drawn(page, 'mark-green')).length, slug).toBe(places.length)
	}
})

test('a remark reaches the admin with its passage, and the answer comes back', async ({ arrive }) => {
	const page = await arrive('learner11@sample.test')
	await page.goto(PART)
	await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()
	const words = await select(page, 3)
	await barOf(page).getByRole('button', { name: 'Weak passage' }).click()
	await barOf(page).getByLabel('What is weak about it?').selectOption('Boring')
	await barOf(page)
		.getByLabel(/^In your words/)
		.fill('A pager again.')
	await expectAccessible(page, 'a remark being written')
	await barOf(page).getByRole('button', { name: 'Send it' }).click()
	await expect(page.getByText('Sent, with your name. The answer will stand under Your notes.')).toBeVisible()

	const admin = await arrive('admin@sample.test')
	await expect(admin.getByText(/remarks on passages wait/)).toBeVisible()
	await admin.goto('/admin/content')
	const passage = admin.getByRole('article').filter({ hasText: 'A pager again.' })
	await expect(passage).toContainText(words)
	await passage.getByText('Say what came of it').click()
	await passage.getByLabel('What became of it').selectOption('Mended')
	await passage.getByLabel('Your answer').fill('It is a kitchen now.')
	await passage.getByRole('button', { name: 'Save' }).click()
	await expect(passage).toBeHidden()

	await page.goto('/notes')
	const said = page.getByRole('region', { name: 'What you said of passages' })
	await expect(said).toContainText('Mended')
	await expect(said).toContainText('It is a kitchen now.')
})

test('without JavaScript one notes, bookmarks, remarks without a name, and finds it all', async ({
	arrive,
	complaints,
}) => {
	const page = await arrive('learner12@sample.test', { javaScriptEnabled: false })
	await page.goto(PART)
	await page.getByRole('link', { name: 'Mark a passage' }).click()
	const form = page.locator('#mark')
	const first = (await form.getByLabel('The passage that begins').locator('option').nth(1).textContent()) ?? ''
	await form.getByLabel('The passage that begins').selectOption({ index: 1 })
	await form.getByLabel('Your note (optional)').fill('Read this again.')
	await form.getByLabel('Green').check()
	await form.getByRole('button', { name: 'Keep it' }).click()
	await expect(notesOf(page).getByRole('listitem')).toContainText(first.slice(0, 30))
	await page.getByRole('button', { name: 'Bookmark' }).click()
	await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')

	complaints.expectStatus(400)
	await page.getByRole('link', { name: 'A passage is weak' }).click()
	const remark = page.locator('#remark')
	await remark.getByLabel('What is weak about it?').selectOption('Something else')
	await remark.getByLabel(/^Without my name/).check()
	await remark.getByRole('button', { name: 'Send it' }).click()
	await expect(remark.getByText('Say what it is')).toBeVisible()
	await expect(remark.getByLabel(/^Without my name/)).toBeChecked()
	await remark.getByLabel(/^In your words/).fill('Too many numbers.')
	await remark.getByRole('button', { name: 'Send it' }).click()
	await expect(page.getByText('Sent without your name. Thank you.')).toBeVisible()

	await page.goto('/learn')
	await expect(page.getByText('one marked passage and one bookmark.')).toBeVisible()
	await page.getByRole('main').getByRole('link', { name: 'Your notes' }).click()
	await page.getByLabel('Show', { exact: true }).selectOption('Bookmarks')
	await page.getByRole('button', { name: 'Show' }).click()
	const module = page.getByRole('region', { name: 'Active listening' })
	await expect(module.getByText('Read this again.')).toBeHidden()
	await module.getByRole('button', { name: /^Take the bookmark out/ }).click()
	await expect(page.getByText('The bookmark is out.')).toBeVisible()
	await expect(page.getByRole('paragraph').filter({ hasText: 'Read this again.' })).toBeVisible()
	await expect(page.getByText('Too many numbers.')).toBeHidden()
})

test('on paper there is the lesson, and one’s own only when one wants it', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await page.goto(PART)
	await expect(notesOf(page).getByText('This was me with R., word for word.').first()).toBeVisible()
	await page.getByLabel('Print my notes and reflections too').uncheck()
	await page.emulateMedia({ media: 'print' })
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
	await expect(page.getByRole('link', { name: 'Belay, home' })).toBeHidden()
	await expect(page.getByRole('button', { name: 'Bookmark' })).toBeHidden()
	await expect(page.getByRole('heading', { name: 'Your notes here' })).toBeHidden()
	await page.emulateMedia({ media: 'screen' })
	await page.getByLabel('Print my notes and reflections too').check()
	await page.emulateMedia({ media: 'print' })
	const own = page.locator('.mark-note').filter({ hasText: 'This was me with R., word for word.' })
	await expect(own).toBeVisible()
	await expect(page.getByRole('button', { name: 'Delete' }).first()).toBeHidden()
})
