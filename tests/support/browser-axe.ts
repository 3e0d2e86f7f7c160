import type { Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import { expect } from './browser'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const PHONE_WIDTH = 390

const SCHEMES = ['light', 'dark'] as const
/** What the choice of light or dark can change: the page is the same otherwise. */
const OF_COLOR = ['color-contrast', 'link-in-text-block']

/**
 * No violation in light or in dark. `npm test` looks at a page in one of them, as its name falls, and the long run in both:
 * contrast is most of what axe takes its time for. Soft: one run tells about every page.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	const [first, ...others] = process.env.BELAY_LONG === '1' ? SCHEMES : SCHEMES.filter((_, nth) => nth === fallOf(what))
	await page.emulateMedia({ colorScheme: first })
	await page.evaluate(axe.source)
	expectNone(await faultsOn(page, { type: 'tag', values: TAGS }), `${what}, ${first}`)
	expect.soft(await page.evaluate(listLost), `${what}: fields that no form sends`).toEqual([])
	for (const other of others) {
		await page.emulateMedia({ colorScheme: other })
		expectNone(await faultsOn(page, { type: 'rule', values: OF_COLOR }), `${what}, ${other}`)
	}
	await page.emulateMedia({ colorScheme: null })
}

/** Nothing is cut off or scrolls sideways on 390 px: where there is a finger our styles only hide the keys. */
export async function expectToFitAPhone(page: Page, path: string): Promise<void> {
	const { width = 0, height = 0 } = page.viewportSize() ?? {}
	await page.setViewportSize({ width: PHONE_WIDTH, height })
	const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth)
	expect.soft(wide, `${path}: width on a phone`).toBeLessThanOrEqual(PHONE_WIDTH)
	await page.setViewportSize({ width, height })
}

/** 0 or 1, the same for a name each time. */
function fallOf(name: string): number {
	return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2
}

/** Only faults are told in full, and where they are is looked up once there are some: what passes is most of a page. */
function faultsOn(page: Page, runOnly: RunOptions['runOnly']): Promise<AxeResults> {
	return page.evaluate(
		async (options) => {
			const { run } = (window as unknown as { axe: typeof axe }).axe
			const results = await run({ ...options, selectors: false })
			return results.violations.length > 0 ? run(options) : results
		},
		{ resultTypes: ['violations'], runOnly } satisfies RunOptions,
	)
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
