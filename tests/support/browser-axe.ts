import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './browser'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the choice of light or dark can change: the page is the same otherwise. */
const OF_COLOR = ['color-contrast', 'link-in-text-block']

/** No violation in light or in dark. Soft: one run tells about every page. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme })
		// Legacy mode scans in the page itself; we have no frames, and opening a second page a hundred times takes minutes.
		const axe = new AxeBuilder({ page }).setLegacyMode()
		const { violations } = await (colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules(OF_COLOR)).analyze()
		const found = violations.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
		)
		expect.soft(found, `${what}, ${colorScheme}`).toEqual([])
	}
	await page.emulateMedia({ colorScheme: null })
}
