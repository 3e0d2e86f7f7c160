import { readdirSync, readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { parse } from 'yaml'

type BankQuestion = { ask: string; kind: string; options: { says: string; correct?: boolean }[] }

/** Every question of the open Level 1 try, answered from the bank: its right options, or one that is wrong. */
export async function answerAll(page: Page, right: boolean): Promise<void> {
	const bank = readdirSync('content/questions/l1').flatMap(
		(file) => (parse(readFileSync(`content/questions/l1/${file}`, 'utf8')) as { questions: BankQuestion[] }).questions,
	)
	await expect(page.locator('fieldset')).toHaveCount(15)
	for (const fieldset of await page.locator('fieldset').all()) {
		const legend = await fieldset.locator('legend').textContent()
		const question = bank.find((each) => legend?.includes(each.ask.trim()))
		if (!question) throw new Error(`not in the bank: ${legend}`)
		if (question.kind === 'ordering') {
			await putInOrder(fieldset, right ? question.options : question.options.toReversed())
			continue
		}
		const wanted = question.options.filter((option) => Boolean(option.correct) === right)
		for (const option of right ? wanted : wanted.slice(0, 1))
			await fieldset.getByText(option.says.trim(), { exact: true }).click()
	}
	await expect(page.getByText('Every question has an answer.')).toBeVisible()
}

async function putInOrder(fieldset: Locator, options: BankQuestion['options']): Promise<void> {
	for (const [index, { says }] of options.entries())
		await fieldset.getByLabel(`Place of: ${says.trim()}`, { exact: true }).selectOption({ label: String(index + 1) })
}
