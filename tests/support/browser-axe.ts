import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './browser'

type RunOptions = Parameters<AxeBuilder['options']>[0]
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the choice of light or dark can change: the page is the same otherwise. */
const OF_COLOR = ['color-contrast', 'link-in-text-block']

/** Only faults are told in full: what passes is most of a page. */
const FAULTS: RunOptions = { resultTypes: ['violations'] }

/** No violation in light or in dark. Soft: one run tells about every page. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' })
	// Legacy mode scans in the page itself; we have no frames, and opening a second page a hundred times takes minutes.
	const inLight = await new AxeBuilder({ page })
		.setLegacyMode()
		.options({ ...FAULTS })
		.withTags(TAGS)
		.analyze()
	expectNone(inLight, `${what}, light`)
	expect.soft(await page.evaluate(listLost), `${what}: fields that no form sends`).toEqual([])
	await page.emulateMedia({ colorScheme: 'dark' })
	// Axe is in the page already.
	const inDark = await page.evaluate(
		([options]) => (window as unknown as { axe: { run(options?: RunOptions): Promise<AxeResults> } }).axe.run(options),
		[{ ...FAULTS, runOnly: { type: 'rule', values: OF_COLOR } } satisfies RunOptions],
	)
	expectNone(inDark, `${what}, dark`)
	await page.emulateMedia({ colorScheme: null })
}

/** Fields whose `form` attribute names something that is no form, as when a heading has the same id: what is typed there goes nowhere. */
function listLost(): string[] {
	return [...document.querySelectorAll<HTMLInputElement>('[form]')]
		.filter((field) => !field.form)
		.map((field) => `${field.name} of ${field.getAttribute('form')}`)
}

function expectNone({ violations }: AxeResults, what: string): void {
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
	)
	expect.soft(found, what).toEqual([])
}
