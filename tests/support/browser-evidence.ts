import { expect, type Page } from '@playwright/test'
import { inDays } from './browser-room'

/** What Level 1 asks for between sessions, done by clicking: a case told to its end, help for another, practice. */
export async function shareCase(author: Page, title: string, audience: RegExp): Promise<void> {
	await author.goto('/casebook/mine')
	await author.getByRole('button', { name: 'Write a case' }).click()
	await author.getByLabel('Title').fill(title)
	await author.getByLabel('Goal').fill('That the half hour is about the work and not about the board.')
	await author.getByLabel('Tried so far').fill('I asked at the start what matters. The board came up all the same.')
	await author.getByLabel('What I want from you').fill('What would you ask instead?')
	await author.getByRole('radio', { name: audience }).check()
	await author.getByRole('checkbox', { name: /^I have left out/ }).check()
	await author.getByRole('button', { name: 'Share it' }).click()
	await expect(author.getByText('Open for suggestions')).toBeVisible()
}

export async function suggestTo(peer: Page, title: string): Promise<void> {
	await peer.goto('/casebook')
	await peer.getByRole('link', { name: title }).click()
	await peer.getByLabel('What would you try?').fill('Begin with something you are unsure of yourself.')
	await peer.getByRole('button', { name: 'Suggest it' }).click()
	await expect(peer.getByText('You', { exact: true })).toBeVisible()
}

/** From the page of a case that somebody has answered. */
export async function tellToItsEnd(author: Page): Promise<void> {
	await author.reload()
	await author.getByText('Say what came of it').click()
	await author.getByRole('radio', { name: 'Tried, and it helped', exact: true }).check()
	await author.getByLabel('What happened then').fill('It took two weeks, and then it came.')
	await author.getByRole('button', { name: 'Tell them' }).click()
	await author.getByLabel('What can others take from it?').fill('Go first.')
	await author.getByRole('button', { name: 'Tell it to its end' }).click()
	await expect(author.getByRole('region', { name: 'What others can take from it' })).toContainText('Go first.')
}

/** Two hours in each of these past weeks, in the log of the level. */
export async function logWeeks(learner: Page, weeks: number, kind: string): Promise<void> {
	await learner.goto('/practice/log')
	const entries = learner.getByRole('region', { name: 'Written down' }).getByRole('listitem')
	for (let week = 0; week < weeks; week++) {
		const before = await entries.count()
		await learner.getByLabel('Minutes', { exact: true }).fill('120')
		await learner.getByLabel('Day', { exact: true }).fill(inDays(-7 * week - 1))
		await learner.getByLabel('What it was').selectOption(kind)
		await learner.getByRole('button', { name: 'Note it' }).click()
		await expect(entries).toHaveCount(before + 1)
	}
}

/** Takes the first choice of each turn, whatever it leads to. */
export async function playToAnEnding(player: Page, title: string): Promise<void> {
	await player.goto('/practice/simulations')
	await player.getByRole('link', { name: title }).click()
	await player.getByRole('button', { name: 'Begin' }).click()
	const ending = player.getByRole('heading', { name: 'How it went' })
	for (let turn = 1; turn <= 12 && !(await ending.isVisible()); turn++) {
		await player.getByText(`Turn ${turn}. What do you do?`).waitFor()
		await player.getByRole('form', { name: 'What do you do?' }).getByRole('button').first().click()
		await expect(ending.or(player.getByText(`Turn ${turn + 1}. What do you do?`))).toBeVisible()
	}
	await expect(ending).toBeVisible()
}

type Watching = { part: string; daysAgo: number }

/** Writes conversations down; the other says of each that it was so. */
export async function watchTogether(learner: Page, other: Page, address: string, list: Watching[]): Promise<void> {
	for (const { part, daysAgo } of list) {
		await learner.goto('/practice/watched')
		await learner.getByRole('radio', { name: part }).check()
		await learner.getByLabel('Their work address').fill(address)
		await learner.getByLabel('Day', { exact: true }).fill(inDays(-daysAgo))
		await learner.getByRole('checkbox', { name: /had agreed to it/ }).check()
		await learner.getByRole('checkbox', { name: /talked about it/ }).check()
		await learner.getByRole('button', { name: 'Ask them to confirm' }).click()
		await expect(learner.getByText('Written down. They get a letter, and say whether it was so.')).toBeVisible()

		await other.goto('/practice')
		await other.getByRole('link', { name: 'Somebody asks for your word' }).click()
		const asked = other.getByRole('region', { name: 'Waits for your word' })
		await asked.getByRole('checkbox', { name: /had agreed to it/ }).check()
		await asked.getByRole('checkbox', { name: /talked about it/ }).check()
		await asked.getByRole('button', { name: /^Yes, so it was/ }).click()
		await expect(other.getByText('Confirmed. It counts.')).toBeVisible()
	}
}

/** The one who watched tells what they saw, of so many conversations. */
export async function tellSeen(watcher: Page, times: number): Promise<void> {
	for (let time = 0; time < times; time++) {
		await watcher.goto('/practice/watched')
		await watcher.getByText('Say what you saw').first().click()
		const groups = watcher.locator('details[open] fieldset')
		await expect(groups).toHaveCount(3)
		for (const group of await groups.all()) await group.getByRole('radio').nth(2).check()
		await watcher.getByRole('button', { name: 'Tell them what I saw' }).click()
		await expect(watcher.getByText('They can read what you saw.')).toBeVisible()
	}
}

/** Fewer than three can answer: those who watched are told what was heard, which ends this way. */
export async function sayTooFew(learner: Page): Promise<void> {
	await learner.goto('/rounds')
	await learner.getByRole('button', { name: 'Begin a round' }).click()
	await learner.getByRole('link', { name: 'Fewer than three can answer' }).click()
	await learner.getByRole('button', { name: 'Yes, fewer than three' }).click()
	await expect(learner.getByText('Nobody was asked, and the list is gone.')).toBeVisible()
	await learner.getByLabel('Half a page to your raters').fill('I heard that I answer too soon. I will ask first.')
	await learner.getByRole('button', { name: 'Send it to them' }).click()
	await expect(learner.getByText('Sent to those who watched.')).toBeVisible()
}
