import { expect, type Page, test } from '@playwright/test'
import { framesOf, inDays, inPhase, next, write } from './browser-room'
import type { Screen } from './sockets'

export type Critique = {
	lead: Page
	presenter: Page
	learner: Page
	names: { lead: string; presenter: string; learner: string }
	/** What each of the three pages has been sent so far, asked for before it opened the room */
	frames: Map<Page, () => string>
	/** The nine others, with the product's own client */
	screens: Screen[]
	/** What the presenter wrote beforehand */
	situation: string
}

/** Listens to three pages, before they open the room. */
export function listenTo(pages: Page[]): Critique['frames'] {
	return new Map(pages.map((page) => [page, framesOf(page)]))
}

/** A critique from its first phase to its end, in three browsers and nine clients who are all in the room. */
export async function holdCritique(critique: Critique): Promise<void> {
	const { lead, presenter, learner, frames, screens } = critique
	await test.step('the case is heard when its author shows it', async () => {
		await next(lead, 'Last time')
		await next(lead, 'Case')
		await expect(
			learner.getByText(`${critique.names.presenter} brings the case and shows it in a moment.`),
		).toBeVisible()
		expect(frames.get(learner)?.()).not.toContain(critique.situation)
		await presenter.getByRole('button', { name: 'Show it to the room' }).click()
		await expect(learner.getByText(critique.situation)).toBeVisible()
		await next(lead, 'Questions')
		await write(learner, 'Ask a question', 'What changed before the silence?')
		await expect(presenter.getByText('What changed before the silence?')).toBeVisible()
	})

	await test.step('everybody writes; others’ slips are counted, never sent', async () => {
		await next(lead, 'Write')
		const own = new Map<Page, string>([
			[lead, 'canary-lead The team notices before I do'],
			[presenter, 'canary-presenter Asked him twice if he is all right'],
			[learner, 'canary-learner Decide nothing in the corridor'],
		])
		for (const [page, text] of own) {
			await inPhase(page, 'Write')
			await write(page, 'Add to try next', text)
			await expect(page.getByText(text)).toBeVisible()
		}
		for (const [index, screen] of screens.entries()) {
			await screen.until('Write', ({ view }) => view?.status === 'running' && view.phase.index === 3)
			const answer = await screen.client.send({ type: 'add-slip', column: 'goal', text: `canary-seat-${index}` })
			expect(answer.ok).toBe(true)
		}
		for (const [page, text] of own) {
			await expect(page.getByText('Eleven slips from others so far')).toBeVisible()
			const canary = text.split(' ')[0] ?? ''
			await page.reload()
			await expect(page.getByText('Eleven slips from others so far')).toBeVisible()
			const seen = `${await page.content()}\n${frames.get(page)?.()}`
			expect(seen.match(/canary-[\w-]+/g)?.filter((each) => each !== canary)).toEqual([])
		}
		const other = screens[0]
		expect(JSON.stringify(other?.state().view).match(/canary-[\w-]+/g)).toEqual(['canary-seat-0'])
	})

	await test.step('at the reveal everybody sees all of them, unsigned', async () => {
		await next(lead, 'Reveal')
		for (const page of [lead, presenter, learner]) {
			const board = page.getByRole('region', { name: 'The board' })
			await expect(board.getByText(/^canary-/)).toHaveCount(12)
			for (const name of Object.values(critique.names)) await expect(board).not.toContainText(name)
		}
	})

	await test.step('votes stay hidden until the vote is over', async () => {
		await next(lead, 'Vote')
		await learner.getByRole('button', { name: 'Vote for: canary-presenter' }).click()
		await presenter.getByRole('button', { name: 'Vote for: canary-presenter' }).click()
		await expect(learner.getByText('2 of 3 left')).toBeVisible()
		await expect(lead.getByText('3 of 3 left')).toBeVisible()
		await next(lead, 'Discuss')
		for (const page of [lead, presenter, learner])
			await expect(page.getByRole('heading', { level: 2, name: /canary-presenter/ })).toBeVisible()
	})

	await test.step('learnings and commitments', async () => {
		await next(lead, 'Learn')
		const sheetOf = (page: Page) => page.getByLabel('Everybody writes here at once')
		await sheetOf(learner).fill('Silence can be a report about the process.')
		const sheet = sheetOf(presenter)
		await expect(sheet).toHaveValue('Silence can be a report about the process.')
		// One writes on in the middle while the other writes at the end: a cursor stays where it was.
		await sheet.press('End')
		await sheetOf(learner).press('Home')
		await sheetOf(learner).pressSequentially('Note: ')
		await expect(sheet).toHaveValue('Note: Silence can be a report about the process.')
		await sheet.pressSequentially(' Ask.')
		for (const page of [lead, presenter, learner])
			await expect(sheetOf(page)).toHaveValue('Note: Silence can be a report about the process. Ask.')
		await next(lead, 'Commit')
		for (const [page, text] of promises([lead, presenter, learner])) {
			await inPhase(page, 'Commit')
			await page.getByLabel('I will').fill(text)
			await page.getByLabel('By', { exact: true }).fill(inDays(5))
			await page.getByRole('button', { name: 'Say it to the group' }).click()
			await expect(lead.getByText(text)).toBeVisible()
		}
		for (const [index, screen] of screens.entries())
			await screen.client.send({ type: 'promise', text: `Seat ${index} listens first`, dueOn: inDays(5) })
		await expect(learner.getByText('Seat 8 listens first')).toBeVisible()
	})

	await test.step('the lead ends it for everybody', async () => {
		await next(lead, 'Close')
		await lead.getByText('Close the room').click()
		await lead.getByRole('button', { name: 'Close it for everybody' }).click()
		for (const page of [lead, presenter, learner])
			await expect(page.getByRole('heading', { name: 'The room is closed.' })).toBeVisible()
	})
}

function promises(pages: Page[]): [Page, string][] {
	const words = ['lead', 'presenter', 'learner']
	return pages.map((page, index) => [page, `I try what the ${words[index]} tries`])
}
