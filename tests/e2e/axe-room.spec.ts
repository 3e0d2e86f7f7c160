import type { Page } from '@playwright/test'
import { expect } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { test } from '../support/browser-pages'
import { enterRoom, inDays, inPhase, next, write } from '../support/browser-room'

/** The live room in each of its phases, as its lead, a participant and an observer see it. */
test.use({ story: 'accessible room' })

test('every phase of a critique', async ({ arrive, places }) => {
	test.setTimeout(240_000)
	const lead = await arrive('facilitator@sample.test')
	const learner = await arrive('learner2@sample.test')
	const observer = await arrive('trainee@sample.test')
	const everybody = { lead, learner, observer }
	const check = async (phase: string, pages: Record<string, Page> = { lead, learner }) => {
		for (const [who, page] of Object.entries(pages)) {
			await inPhase(page, phase)
			await expectAccessible(page, `${phase}, ${who}`)
		}
	}
	for (const page of Object.values(everybody)) await enterRoom(page, `/sessions/${places.today}/room`)
	for (const [who, page] of Object.entries(everybody)) await expectAccessible(page, `before it begins, ${who}`)

	await next(lead, 'Last time')
	await check('Last time')
	await next(lead, 'Case')
	await check('Case')
	await learner.getByRole('button', { name: 'Show it to the room' }).click()
	await next(lead, 'Questions')
	await write(learner, 'Ask a question', 'Since when?')
	await check('Questions')
	await next(lead, 'Write')
	await inPhase(learner, 'Write')
	await write(learner, 'Add to goal', 'She says the first sentence without a sorry.')
	await write(lead, 'Add to tried', 'Told her once.')
	await learner.getByLabel('Add to working').fill('Half a thought')
	await learner.getByRole('button', { name: /^Change: She says/ }).click()
	await expect(learner.getByLabel('Change the slip')).toBeVisible()
	await check('Write', everybody)
	await next(lead, 'Reveal')
	await learner.getByRole('button', { name: /^Put with another: Told her/ }).press('Enter')
	await check('Reveal')
	await learner.getByRole('button', { name: /^Put it here: She says/ }).press('Enter')
	await expect(learner.getByRole('region', { name: '2 slips that lie together' })).toBeFocused()
	await learner.getByRole('button', { name: /^Name the bundle of: She says/ }).click()
	await learner.getByLabel('Name what lies together').fill('One sentence')
	await learner.getByRole('button', { name: 'Save' }).click()
	await expect(lead.getByRole('region', { name: 'One sentence' })).toBeVisible()
	await check('Reveal', everybody)
	await next(lead, 'Vote')
	await learner.getByRole('button', { name: 'Vote for: One sentence' }).click()
	await check('Vote', everybody)
	await next(lead, 'Discuss')
	await learner.getByRole('button', { name: 'Raise hand' }).click()
	await expect(lead.getByRole('button', { name: /^Give the floor to/ })).toBeVisible()
	await lead.getByRole('button', { name: 'Pause' }).click()
	await expect(learner.getByRole('timer', { name: /^Paused/ })).toBeVisible()
	await lead.locator('summary').filter({ hasText: 'Mute' }).click()
	await lead.getByRole('button', { name: /^Mute Amara/ }).click()
	await expect(learner.getByText('The lead has asked you to pause')).toBeVisible()
	await check('Discuss')
	await lead.getByRole('button', { name: /^Next: Amara/ }).click()
	await next(lead, 'Learn')
	await write(learner, 'Add a line to what we learn', 'Answer the idea, not the apology.')
	await check('Learn')
	await next(lead, 'Commit')
	await learner.getByLabel('I will').fill('Answer the idea first.')
	await learner.getByLabel('By', { exact: true }).fill(inDays(5))
	await learner.getByRole('button', { name: 'Say it to the group' }).click()
	await expect(lead.getByText('Answer the idea first.')).toBeVisible()
	await check('Commit')
	await next(lead, 'Close')
	await lead.getByText('Close the room').click()
	await check('Close')
	await lead.getByRole('button', { name: 'Close it for everybody' }).click()
	for (const [who, page] of Object.entries({ lead, learner })) {
		await expect(page.getByRole('heading', { name: 'The room is closed.' })).toBeVisible()
		await expectAccessible(page, `closed, ${who}`)
	}
	await lead.getByRole('button', { name: 'Open it again' }).click()
	await inPhase(learner, 'Close')
	await lead.getByText('Close the room').click()
	await lead.getByRole('button', { name: 'Close it for everybody' }).click()
	await learner.getByRole('main').getByRole('link', { name: 'Read the recap' }).click()
	await expect(learner.getByText('Answer the idea, not the apology.')).toBeVisible()
	await expect(learner.getByRole('region', { name: /^What lay together/ })).toContainText(/One sentence.*Told her once/)
	await expectAccessible(learner, 'recap')
})
