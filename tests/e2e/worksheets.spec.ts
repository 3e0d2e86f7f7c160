import type { Locator, Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { tabTo } from '../support/browser-keys'

/** Every kind of table that a lesson has one fill in: by keyboard, kept, and readable on a phone and on paper. */
test.use({ story: 'worksheets' })

const LADDER = 'technical-leadership-ladder'
const TRACK = 'strategist-track'
/** A4 without the margins of reader.css, in CSS pixels: narrower than the phone's layout begins. */
const PAPER = { width: 673, height: 985 }
const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

const part = (program: string, stage: string, module: string, name: string) =>
	paths.part({ program, stage, module, part: name })

/** `cells`: a field by its label and what one types there; in a choice, what its option begins with. */
type Filled = { kind: string; path: string; title: string; cells: [label: string, typed: string][]; shows: RegExp }

const SHEETS: Filled[] = [
	{
		kind: 'statement',
		path: part(TRACK, 'q1', 'how-the-company-earns', 'one-payment-one-merchant'),
		title: 'Move a line yourself',
		cells: [
			['Yours, Payments in the year, in millions', '660'],
			['Yours, Fee on one, in cents', '20.0'],
		],
		shows: /Fees from merchants\s*114,000\s*132,000\s*\+18,000/,
	},
	{
		kind: 'split',
		path: part(TRACK, 'q2', 'owning-a-priority', 'three-lists-that-cost-the-same'),
		title: 'Make the list of 12 yourself',
		cells: [
			['What you give, A ★ the scheme’s new format', 'All'],
			['Why, to whoever asked for it, A ★ the scheme’s new format', 'It is due in April.'],
			['What you give, E ★ a new dispute service', 'Nothing'],
			['Why, to whoever asked for it, E ★ a new dispute service', 'Two people hold it.'],
		],
		shows: /What we will not do\s*E ★ a new dispute service: Two people hold it\./,
	},
	{
		kind: 'stakeholders',
		path: part(TRACK, 'q3', 'stakeholders', 'one-map-shown-whole'),
		title: 'Your own map',
		cells: [
			['Who, row 1', 'The bookkeepers'],
			['How much it matters to them, row 1', '5'],
			['What they can do, row 1', '2'],
			['Veto, row 1', 'none'],
			['What you will do, beginning with a verb, row 1', 'Call them'],
			['Who, row 2', 'Legal'],
			['How much it matters to them, row 2', '2'],
			['What they can do, row 2', '5'],
			['Veto, row 2', 'y'],
			['What you will do, beginning with a verb, row 2', 'Ask for the line'],
		],
		shows: /Can stop it, and what they may stop is written nowhere: Legal\./,
	},
	{
		kind: 'teams',
		path: part(LADDER, 'l3', 'team-topologies', 'where-team-and-flow-part-ways'),
		title: 'Now your own map',
		cells: [
			['Team, row 1', 'Platform'],
			['What it is, row 1', 'Platform'],
			['What it does, row 1', 'Tickets'],
			['Which team, row 1', 'Checkout'],
			['Team, row 2', 'Checkout'],
			['What it is, row 2', 'Stream'],
			['What it does, row 2', 'Works'],
			['Which team, row 2', 'Mobile'],
		],
		shows: /Platform takes tickets from Checkout: somebody waits there/,
	},
	{
		kind: 'loops',
		path: part(LADDER, 'l3', 'systems-thinking', 'one-lever-one-side-effect'),
		title: 'Draw your own',
		cells: [
			['When there is more of, row 1', 'red reports'],
			['there is, row 1', 'more'],
			['of, row 1', 'reruns'],
			['When there is more of, row 2', 'reruns'],
			['there is, row 2', 'less'],
			['of, row 2', 'red reports'],
		],
		shows: /balancing: it holds itself where it is/,
	},
]

/** With the keyboard alone: the field is tabbed to, and typed into. */
async function fill(page: Page, sheet: Locator, cells: Filled['cells']): Promise<void> {
	for (const [label, typed] of cells) {
		await tabTo(page, sheet.getByLabel(label, { exact: true }))
		await page.keyboard.type(typed)
	}
}

async function expectToGrow(page: Page, sheet: Locator): Promise<void> {
	await tabTo(page, sheet.getByRole('button', { name: 'Add a row' }))
	await page.keyboard.press('Enter')
	await expect(sheet.getByLabel('of, row 3', { exact: true })).toBeVisible()
}

async function expectSound(page: Page, kind: string): Promise<void> {
	// Where a reload leaves one, the bar at the top may cover half a line.
	await page.evaluate(() => scrollTo(0, 0))
	await expectAccessible(page, `the ${kind}, filled in`)
	await page.setViewportSize(PHONE)
	expect.soft(await page.evaluate(() => document.scrollingElement?.scrollWidth), kind).toBeLessThanOrEqual(PHONE.width)
	await page.setViewportSize(DESK)
}

test('each kind of worksheet is filled in by keyboard, drawn, kept, and fits a phone', async ({ arrive }) => {
	const page = await arrive('learner12@sample.test')
	for (const { kind, path, title, cells, shows } of SHEETS) {
		await test.step(kind, async () => {
			await page.goto(path)
			const sheet = page.getByRole('region', { name: title, exact: true })
			const drawn = sheet.locator('.drawn')
			await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()
			await fill(page, sheet, cells)
			await expect(drawn).toContainText(shows)
			await expect(sheet.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
			if (kind === 'loops') await expectToGrow(page, sheet)
			await page.reload()
			await expect(drawn).toContainText(shows)
			await expectSound(page, kind)
		})
	}

	await test.step('ratings: twice, the second time without seeing the first', async () => {
		await page.goto(part(LADDER, 'l4', 'inclusion-in-promotion', 'four-readers-who-have-not-talked'))
		const sheet = page.getByRole('region', { name: 'Measure your own noise' })
		const packets = [
			'The retry library',
			'The night of the ledger',
			'The guild',
			'The schema checks',
			'The talk on timeouts',
		]
		const rate = (label: string, order: string[], marks: string) =>
			fill(
				page,
				sheet,
				order.map((packet, index) => [`${label}, ${packet}`, marks.charAt(index)]),
			)
		await expect(page.getByRole('button', { name: 'Print this part' })).toBeVisible()
		await rate('Your mark', packets, '33231')
		await expect(sheet.getByText('Now once more, in another order.')).toBeVisible()
		await rate('Your mark, the second time', packets.toReversed(), '13233')
		await expect(sheet.getByText(/^You against yourself: no packet of five moved/)).toBeVisible()
		await page.reload()
		await expect(sheet.getByRole('row', { name: /^The guild 2 2 1 2 2 3$/ })).toBeVisible()
		await expectSound(page, 'ratings')
	})

	await test.step('on paper it is a table, empty to write in, or with what one filled in', async () => {
		await page.goto(part(TRACK, 'q2', 'owning-a-priority', 'three-lists-that-cost-the-same'))
		const sheet = page.getByRole('region', { name: 'Make the list of 12 yourself' })
		const heads = sheet.getByRole('columnheader', { name: 'What you give' })
		const drawn = sheet.getByText('3 of 12 given')
		const own = page.getByLabel('Print my notes and reflections too')
		await own.check()
		await page.setViewportSize(PAPER)
		await expect(heads).toBeHidden()
		await page.emulateMedia({ media: 'print' })
		await expect(heads).toBeVisible()
		await expect(drawn).toBeVisible()
		await expect(sheet.getByRole('status')).toBeHidden()
		await page.emulateMedia({ media: 'screen' })
		await own.uncheck()
		await page.emulateMedia({ media: 'print' })
		await expect(heads).toBeVisible()
		await expect(drawn).toBeHidden()
	})
})
