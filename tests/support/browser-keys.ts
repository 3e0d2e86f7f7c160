import type { Locator, Page } from '@playwright/test'
import { expect } from './browser'

const MOST_PRESSES = 120

/** As somebody without a mouse gets there: Tab by Tab. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < MOST_PRESSES; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return
		await page.keyboard.press('Tab')
	}
	await expect(target).toBeFocused()
}
