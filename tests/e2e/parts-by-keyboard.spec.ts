import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { tabTo } from '../support/browser-keys'
import { inDays } from '../support/browser-room'

/** Whatever a lesson asks of its reader is done with the keyboard alone: no mouse, no touch. */
test.use({ story: 'parts-by-keyboard' })

const MODULE = '/learn/technical-leadership-ladder/l1/active-listening'
const CHECK = '/assess/technical-leadership-ladder/l1/check'
const LEARNERS = [9, 10, 11, 12, 8, 7, 6, 5, 4].map((number) => `learner${number}@sample.test`)

async function open(page: Page, slug: string): Promise<void> {
	await page.goto(`${MODULE}/${slug}`)
	await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
	await tabTo(page, target)
	await page.keyboard.press(key)
}

async function write(page: Page, field: Locator, words: string): Promise<void> {
	await tabTo(page, field)
	await page.keyboard.type(words)
}

test('a reflection, a bookmark and a note on a passage', async ({ arrive }) => {
	const page = await arrive('learner9@sample.test')
	await open(page, 'four-generous-ways-to-take-over')

	await test.step('a bookmark is set', async () => {
		const bookmark = page.getByRole('button', { name: 'Bookmark' })
		await press(page, bookmark, 'Space')
		await expect(bookmark).toHaveAttribute('aria-pressed', 'true')
	})

	const reflection = page.getByRole('textbox', { name: 'Which of the four is yours' })
	await test.step('a reflection is saved as one writes', async () => {
		await write(page, reflection, 'Fixing. It spares me the silence.')
		await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	})

	const notes = page.getByRole('complementary', { name: 'Your notes here' }).getByRole('listitem')
	const form = page.locator('#mark')
	await test.step('a note is made by the form, on the passage and in the color one chooses', async () => {
		await press(page, page.getByRole('link', { name: 'Mark a passage' }))
		const where = form.getByLabel('The passage that begins')
		await expect(where).toBeFocused()
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('ArrowDown')
		const chosen = (await where.locator('option:checked').textContent()) ?? ''
		expect(chosen).toBe(await where.locator('option').nth(2).textContent())
		await write(page, form.getByLabel('Your note (optional)'), 'Mine, by hand.')
		await tabTo(page, form.getByLabel('Yellow'))
		await page.keyboard.press('ArrowDown')
		const color = await form.locator('[name=color]:checked').getAttribute('value')
		expect(color).not.toBe('yellow')
		await press(page, form.getByRole('button', { name: 'Keep it' }))
		await expect(page.getByText('Noted. Only you can read it.')).toBeVisible()
		await expect(notes).toContainText('Mine, by hand.')
		await expect(notes).toContainText(chosen.replace(/ …$/, ''))
		await expect(notes.locator(`.swatch.${color}, .${color}`).first()).toBeVisible()
	})

	await page.reload()
	await expect(page.getByRole('button', { name: 'Bookmark' })).toHaveAttribute('aria-pressed', 'true')
	await expect(reflection).toHaveValue('Fixing. It spares me the silence.')
	await expect(notes).toHaveCount(1)
})

test('an exercise is said done, on the day one types', async ({ arrive }) => {
	const page = await arrive('learner10@sample.test')
	await open(page, 'ten-minutes-without-the-wheel')
	await write(page, page.getByLabel('Done on'), typed(inDays(-2)))
	await expect(page.getByLabel('Done on')).toHaveValue(inDays(-2))
	await write(page, page.getByLabel('One line, only for you'), 'Two rescues swallowed.')
	await press(page, page.getByRole('button', { name: 'I did it' }))
	await expect(page.getByText(/^Done on .*Kept for you\.$/)).toBeVisible()
	await page.reload()
	await expect(page.getByLabel('Done on')).toHaveValue(inDays(-2))
	await expect(page.getByLabel('One line, only for you')).toHaveValue('Two rescues swallowed.')
})

test('a decision, a checklist, the check at the end and a promise', async ({ arrive, complaints }) => {
	const page = await arrive('learner11@sample.test')
	await open(page, 'heard-and-still-no')

	const decide = page.getByRole('region', { name: 'You decide: Obinna asks to leave the rota' })
	await test.step('a decision shows what it cost', async () => {
		await press(page, decide.getByRole('button', { name: /^“Before I look at the rota/ }))
		await expect(decide.getByText('What it cost:')).toHaveCount(1)
	})

	const box = page.getByRole('region', { name: 'In the hour after you stop' }).getByRole('checkbox').first()
	await test.step('a line of a checklist is ticked', async () => {
		const saved = page.waitForResponse((response) => response.request().method() === 'POST')
		await press(page, box, 'Space')
		await expect(box).toBeChecked()
		await saved
	})

	const check = page.getByRole('region', { name: 'Check yourself' })
	await test.step('every question of the check is answered and explained', async () => {
		for (const [index, answer] of [
			/^“Nobody feels ready/,
			/What have I got wrong\?”$/,
			/^Ask what would help/,
			/^Say you are quiet/,
			/^“Before you go on/,
		].entries()) {
			await press(page, check.getByRole('button', { name: answer }), index % 2 === 0 ? 'Enter' : 'Space')
			await expect(check.getByText(`${index + 1} of 5 answered.`)).toBeVisible()
			await expect(check.locator('.mine:focus')).toHaveCount(1)
		}
		await expect(check.getByText('Reassuring. It may even be true.')).toBeVisible()
	})

	const promise = page.getByRole('textbox', { name: 'I will' })
	await test.step('a promise is made, with its day', async () => {
		await write(page, promise, 'End one summary on “What have I got wrong?”')
		complaints.expectStatus(400)
		await press(page, page.getByRole('button', { name: 'Hold me to it' }))
		await expect(page.getByText('Choose a date')).toBeVisible()
		await expect(promise).toHaveValue('End one summary on “What have I got wrong?”')
		// Back past the date, whose month, day and year are stops of their own, and into it from its beginning.
		while (!(await promise.evaluate((each) => each === document.activeElement))) await page.keyboard.press('Shift+Tab')
		await page.keyboard.press('Tab')
		await page.keyboard.type(typed(inDays(6)))
		await press(page, page.getByRole('button', { name: 'Hold me to it' }))
		await expect(page.getByText('On your home page until you say what became of it.')).toBeVisible()
	})

	await page.reload()
	await expect(decide.getByText('What it cost:')).toHaveCount(1)
	await expect(box).toBeChecked()
	await expect(check.getByText('5 of 5 answered.')).toBeVisible()
	await expect(promise).toHaveValue('End one summary on “What have I got wrong?”')
	await expect(page.getByLabel('By', { exact: true })).toHaveValue(inDays(6))
})

test('a scenario is walked to its end, looked back on, and played again', async ({ arrive }) => {
	const page = await arrive('learner12@sample.test')
	await open(page, 'heard-and-still-no')
	const decide = page.getByRole('region', { name: 'You decide: Obinna asks to leave the rota' })
	const again = decide.getByRole('button', { name: 'Play it again from the start' })
	const costs = decide.getByText('What it cost:')
	for (let decisions = 1; (await again.count()) === 0; decisions++) {
		await press(page, decide.locator('form button.opt').first())
		await expect(costs).toHaveCount(decisions)
		await expect(decide.locator('.then.mine').last()).toBeFocused()
	}
	const chosen = await costs.count()
	await press(page, decide.getByRole('button', { name: 'Look down the other roads' }))
	await expect(costs).toHaveCount(chosen * 3)
	await press(page, again, 'Space')
	await expect(costs).toHaveCount(0)
	await expect(decide.locator('form button.opt')).toHaveCount(3)
	await expect(decide.locator('form button.opt').first()).toBeFocused()
})

test('a passage is called weak, by the form below the text', async ({ arrive }) => {
	const page = await arrive('learner12@sample.test')
	await open(page, 'four-generous-ways-to-take-over')
	await press(page, page.getByRole('link', { name: 'A passage is weak' }))
	const form = page.locator('#remark')
	await expect(form.getByLabel('The passage that begins')).toBeFocused()
	await page.keyboard.press('ArrowDown')
	await tabTo(page, form.getByLabel('What is weak about it?'))
	await page.keyboard.type('Boring')
	await write(page, form.getByLabel(/^In your words/), 'The second example says what the first said.')
	await press(page, form.getByLabel(/^Without my name/), 'Space')
	await press(page, form.getByRole('button', { name: 'Send it' }))
	await expect(page.getByText('Sent without your name. Thank you.')).toBeVisible()
})

test('an order is given with the arrow keys, and passing a taken place leaves its holder there', async ({ arrive }) => {
	const page = await withAnOrder(arrive)
	const places = page
		.locator('fieldset')
		.filter({ has: page.locator('.place') })
		.first()
		.getByRole('combobox')
	const count = await places.count()
	// The first to the third place, the second past it to the fourth, the third past nobody to the first, and so on.
	const wanted = [3, 4, 1, 2, 5, 6].filter((place) => place <= count)
	for (const [index, place] of wanted.entries()) {
		await tabTo(page, places.nth(index))
		for (let presses = 0; presses < place; presses++) await page.keyboard.press('ArrowDown')
	}
	await expectPlaces(places, wanted)

	await test.step('whoever held the place one stops at takes the one that was left', async () => {
		await page.keyboard.press('Shift+Tab')
		while (!(await places.nth(0).evaluate((each) => each === document.activeElement)))
			await page.keyboard.press('Shift+Tab')
		await page.keyboard.press('ArrowDown')
		await expectPlaces(places, [4, 3, ...wanted.slice(2)])
	})
	await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible()
	await page.reload()
	await expectPlaces(places, [4, 3, ...wanted.slice(2)])
})

/** Begins the knowledge check as one learner after the other, until chance asks one of them for an order. */
async function withAnOrder(arrive: (email: string) => Promise<Page>): Promise<Page> {
	for (const email of LEARNERS) {
		const page = await arrive(email)
		await page.goto(CHECK)
		const begin = page.getByRole('button', { name: 'Begin' })
		const questions = page.locator('fieldset')
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
		if (await begin.isVisible()) await press(page, begin)
		// Some of the sample have passed, and are asked no more.
		else if ((await questions.count()) === 0) {
			await page.context().close()
			continue
		}
		await expect(questions).toHaveCount(15)
		if ((await page.locator('.place').count()) > 0) return page
		await page.context().close()
	}
	throw new Error('Nobody was asked for an order.')
}

async function expectPlaces(places: Locator, wanted: number[]): Promise<void> {
	await expect
		.poll(() =>
			places.evaluateAll((selects) => selects.map((each) => Number((each as HTMLSelectElement).value.split('.')[0]))),
		)
		.toEqual(wanted)
}

/** A date as one types it into the field: month, day, year. */
function typed(date: string): string {
	const [year, month, day] = date.split('-')
	return `${month}${day}${year}`
}
