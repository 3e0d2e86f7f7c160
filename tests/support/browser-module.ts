import { type Page, test } from '@playwright/test'
import { expect } from './browser'
import { inDays } from './browser-room'

/** From their home page, somebody who has read nothing yet goes through "Active listening" as it wants to be read. */
export async function studyActiveListening(page: Page): Promise<void> {
	const onward = page.locator('#end').getByRole('button')
	const title = (name: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
	await page
		.getByRole('main')
		.getByRole('link', { name: /Active listening.*35 min/ })
		.first()
		.click()
	await title('The line that is missing')
	await onward.click()

	await test.step('a reflection is saved as one writes, and is there after a reload', async () => {
		await title('Four generous ways to take over')
		const box = page.getByRole('textbox', { name: 'Which of the four is yours' })
		await box.fill('Fixing. It spares me the silence.')
		await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
		await page.reload()
		await expect(box).toHaveValue('Fixing. It spares me the silence.')
		await onward.click()
	})
	await title('Three messages in one breath')
	await onward.click()

	await test.step('an exercise with a real person is noted', async () => {
		await title('Ten minutes without the wheel')
		await page.getByLabel('One line, only for you').fill('Two rescues swallowed.')
		await page.getByRole('button', { name: 'I did it' }).click()
		await expect(page.getByText(/^Done on .*Kept for you\.$/)).toBeVisible()
		await onward.click()
	})

	await test.step('whoever leaves in the middle is led back to that part', async () => {
		await title('Nine hours apart, camera off')
		await page.getByRole('link', { name: 'Belay, home' }).click()
		await expect(page.getByRole('heading', { level: 1 })).toContainText('You stopped in active listening.')
		await page.getByRole('link', { name: /Part 5 of 6: nine hours apart, camera off/ }).click()
		await title('Nine hours apart, camera off')
		await onward.click()
	})

	await test.step('decisions have consequences, and stay', async () => {
		await title('Heard, and still no')
		const decide = page.getByRole('region', { name: 'You decide: Obinna asks to leave the rota' })
		await decide.getByRole('button', { name: /^“Before I look at the rota/ }).click()
		await expect(decide.getByText('What it cost: Somebody who may be exhausted')).toBeVisible()
		await decide.getByRole('button', { name: /^“Forty minutes with that question/ }).click()
		await decide.getByRole('button', { name: /^“Nobody should have left you alone/ }).click()
		await expect(decide.getByText('What it cost:')).toHaveCount(3)
		await page.reload()
		await expect(decide.getByText('What it cost:')).toHaveCount(3)
	})

	await test.step('the check explains every answer, the wrong one too', async () => {
		const check = page.getByRole('region', { name: 'Check yourself' })
		await check.getByRole('button', { name: /^“Nobody feels ready/ }).click()
		await expect(check.getByText('Reassuring. It may even be true.')).toBeVisible()
		const right = [/What have I got wrong\?”$/, /^Ask what would help/, /^Say you are quiet/, /^“Before you go on/]
		for (const [index, answer] of right.entries()) {
			await check.getByRole('button', { name: answer }).click()
			// What an answer brings moves the next question: a click on its way would land beside it.
			await expect(check.getByText(`${index + 2} of 5 answered.`)).toBeVisible()
		}
	})

	await test.step('it ends with one thing to try', async () => {
		await page.getByRole('textbox', { name: 'I will' }).fill('End one summary on “What have I got wrong?”')
		await page.getByLabel('By', { exact: true }).fill(inDays(6))
		await page.getByRole('button', { name: 'Hold me to it' }).click()
		await expect(page.getByText('On your home page until you say what became of it.')).toBeVisible()
	})
	await onward.click()
	await expect(page.getByRole('listitem').filter({ hasText: 'Active listening' }).first()).toContainText(/Done \d/)
}
