import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'

/** Five minutes, from memory: by keyboard, without script, on a phone, put aside and taken up again. */
test.use({ story: 'recall' })

const heading = (page: Page, level = 1) => page.getByRole('heading', { level })
const answers = (page: Page) => page.getByRole('group', { name: 'Which is it?' }).getByRole('button')
const invite = (page: Page) => page.getByRole('region', { name: /minutes?, from memory$/ })

/** Answers a question, right or wrong as chance has it, and says what is then shown. */
async function choose(page: Page, which: number): Promise<'right' | 'wrong'> {
	await page.getByText('Show the answers').click()
	await answers(page).nth(which).click()
	return outcome(page)
}

async function outcome(page: Page): Promise<'right' | 'wrong'> {
	const right = page.getByText('Right.', { exact: true })
	await expect(right.or(page.getByText(/^Not this one\. The question comes back /))).toBeVisible()
	return (await right.isVisible()) ? 'right' : 'wrong'
}

test('the home page offers it quietly, and the whole row goes by keyboard alone', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await expect(invite(page)).toContainText(/questions from Active listening and \w+ others?\./)
	await invite(page).getByRole('link', { name: 'Ask me' }).focus()
	await page.keyboard.press('Enter')
	await expect(heading(page)).toHaveText('From memory')
	await expect(page.locator('main')).toBeFocused()

	const seen = new Set<string>()
	let outcomes = ''
	for (let left = 9; left > 0; left--) {
		await expect(page.getByText(left === 1 ? /^The last one/ : /^\w+ questions left/)).toBeVisible()
		const ask = (await heading(page, 2).textContent()) ?? ''
		expect(seen).not.toContain(ask)
		seen.add(ask)
		// Closed answers cannot be chosen.
		await page.keyboard.press('2')
		await expect(answers(page).first()).toBeHidden()
		await page.keyboard.press('Enter')
		await expect(answers(page).first()).toBeVisible()
		await page.keyboard.press('2')
		const came = await outcome(page)
		outcomes += came
		await expect(page.getByText(came === 'right' ? 'Right.' : /^Not this one\./)).toBeFocused()
		await expect(page.getByText('The right one.').or(page.getByText('Your answer, the right one.'))).toBeVisible()
		await page.keyboard.press('Enter')
		await expect(heading(page, 2)).not.toHaveText(ask)
	}
	expect(outcomes).toContain('right')
	expect(outcomes).toContain('wrong')
	await expect(heading(page, 2)).toHaveText('Nothing to recall now')
	await expect(page.getByText(/^The next question comes on \w{3} \d+ \w{3}\.$/)).toBeVisible()
	await page.getByRole('link', { name: 'Home', exact: true }).last().click()
	await expect(heading(page)).toContainText('Inês')
	await expect(invite(page)).toBeHidden()
})

test('it works without script: look, choose, rate, pass over, put aside and take up', async ({ arrive }) => {
	const page = await arrive('learner3@sample.test', { javaScriptEnabled: false })
	await invite(page).getByRole('link', { name: 'Ask me' }).click()
	await expect(answers(page).first()).toBeHidden()
	const first = (await heading(page, 2).textContent()) ?? ''
	await page.getByRole('link', { name: 'Not this one now' }).click()
	await expect(heading(page, 2)).not.toHaveText(first)
	await page.goto('/practice/recall')
	await expect(heading(page, 2)).toHaveText(first)

	let rated = 0
	for (let tries = 0; tries < 4; tries++) {
		const ask = (await heading(page, 2).textContent()) ?? ''
		if ((await choose(page, 2)) === 'right') {
			await page.getByRole('button', { name: /^It was hard/ }).click()
			rated++
		} else await page.getByRole('link', { name: 'Go on' }).click()
		await expect(heading(page, 2)).not.toHaveText(ask)
	}
	expect(rated).toBeGreaterThan(0)
	await expect(heading(page, 2)).toHaveText('Nothing to recall now')

	await page.getByRole('link', { name: 'put it aside altogether' }).click()
	await page.getByRole('button', { name: 'Put it aside' }).click()
	await expect(page.getByText('Put aside. Nothing is asked until you say so.')).toBeVisible()
	await page.goto('/practice/recall')
	await expect(heading(page, 2)).toHaveText('You have put this aside')
	await page.getByRole('main').getByRole('link', { name: 'Your profile' }).click()
	await page.getByRole('button', { name: 'Ask me again' }).click()
	await expect(page.getByRole('button', { name: 'Put it aside' })).toBeVisible()
})

test('put aside, the offer leaves the home page; what was due is still due after', async ({ arrive }) => {
	const page = await arrive('learner4@sample.test')
	const offer = await invite(page).textContent()
	await page.goto('/account')
	await page.getByRole('button', { name: 'Put it aside' }).click()
	await expect(page.getByText('Put aside. Nothing is asked until you say so.')).toBeVisible()
	await page.goto('/')
	await expect(page.getByRole('region', { name: 'Due' })).toBeVisible()
	await expect(invite(page)).toBeHidden()
	await page.goto('/account')
	await page.getByRole('button', { name: 'Ask me again' }).click()
	await expect(page.getByText('Taken up again. The next questions come on your home page.')).toBeVisible()
	await page.goto('/')
	await expect(invite(page)).toHaveText(offer ?? '')
})

test('a question that stands in two tabs counts once', async ({ arrive }) => {
	const page = await arrive('learner7@sample.test')
	const tab = await page.context().newPage()
	for (const each of [page, tab]) await each.goto('/practice/recall')
	const ask = (await heading(page, 2).textContent()) ?? ''
	await expect(heading(tab, 2)).toHaveText(ask)
	for (const each of [page, tab]) {
		const came = await choose(each, 0)
		if (came === 'right') await each.getByRole('button', { name: /^I guessed/ }).click()
		else await each.getByRole('link', { name: 'Go on' }).click()
		await expect(heading(each, 2)).not.toHaveText(ask)
		await expect(each.getByText('Three questions left')).toBeVisible()
	}
})

test('every step is accessible, and none is wider than a phone', async ({ arrive }) => {
	const page = await arrive('learner9@sample.test', { viewport: { width: 390, height: 844 } })
	const check = async (what: string) => {
		expect.soft(await page.evaluate(() => document.scrollingElement?.scrollWidth), what).toBeLessThanOrEqual(390)
		await expectAccessible(page, what)
	}
	await check('home with an offer')
	await page.goto('/practice/recall')
	await check('a question')
	await page.getByText('Show the answers').click()
	await check('its answers')
	const found = new Set<string>()
	for (let tries = 0; tries < 4 && found.size < 2; tries++) {
		if (await page.getByText('Show the answers').isVisible()) await page.getByText('Show the answers').click()
		await answers(page)
			.nth(tries % 3)
			.click()
		const came = await outcome(page)
		if (!found.has(came)) await check(came)
		found.add(came)
		if (came === 'right') await page.getByRole('button', { name: /^I knew it/ }).click()
		else await page.getByRole('link', { name: 'Go on' }).click()
		await expect(page.getByText('Show the answers').or(page.getByText('Nothing to recall now'))).toBeVisible()
	}
	await page.goto('/account#recall')
	await check('the profile')
	await page.getByRole('button', { name: 'Put it aside' }).click()
	await expect(page.getByText('Put aside. Nothing is asked until you say so.')).toBeVisible()
	await page.goto('/practice/recall')
	await check('put aside')
})
