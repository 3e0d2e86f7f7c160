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
