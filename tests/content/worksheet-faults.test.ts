import { describe, expect, test } from 'vitest'
import { readContent } from '../../server/content'
import { aContentFolder, type Change, faultsAfter, file, inLesson } from '../support/content-folder'

const row = (attributes: string, about = '') => `<Row ${attributes}>${about}</Row>`
const sheet = (attributes: string, inside = ''): Change =>
	inLesson(
		'It was short',
		`<Worksheet id="sheet" title="A sheet" ${attributes}>\n\nFill it in.\n\n${inside}\n\n</Worksheet>\n\nIt was short`,
	)

const marks = [
	row('id="one" label="One" panel="3 2 4"', 'A line.'),
	row('id="two" label="Two" panel="1 1 2"', 'Another.'),
].join('\n\n')

describe('a worksheet', () => {
	test.each([
		['that is drawn', 'draws="loops" minutes={3} further', ''],
		['of bets', 'draws="split" minutes={5} limit={4} further', row('id="a" label="A" start="6"', 'What it brings.')],
		['of packets', 'draws="ratings" minutes={6} further', marks],
	])('%s has no fault, and takes no minutes where it goes further', async (_what, attributes, inside) => {
		const { content, faults } = await readContent(aContentFolder(sheet(attributes, inside)), null)
		expect(faults).toEqual([])
		const lesson = content.programs[0]?.stages[0]?.modules[0]?.lesson
		expect(lesson?.computedMinutes).toBe(11)
		expect(lesson?.parts[0]?.blocks).toContainEqual(
			expect.objectContaining({ kind: 'worksheet', id: 'sheet', html: '<p>Fill it in.</p>', isFurther: true }),
		)
	})

	test('takes its minutes where the lesson asks for it', async () => {
		expect(await faultsAfter(sheet('draws="teams" minutes={8}'))).toEqual([
			expect.stringContaining(`${file.lesson}: minutes: `),
		])
	})

	test.each([
		['that draws nothing known', 'draws="pies" minutes={3}', '', 'draws="pies" is none of statement, split'],
		['without minutes', 'draws="loops"', '', 'minutes={…} must be a whole number'],
		[
			'of bets without a limit',
			'draws="split" minutes={3} further',
			row('id="a" label="A" start="6"'),
			'limit={…} is what a split',
		],
		['that is drawn, with a limit', 'draws="loops" minutes={3} limit={3} further', '', 'limit={…} is what a split'],
		[
			'that is drawn, with rows',
			'draws="loops" minutes={3} further',
			row('id="a" label="A"'),
			'draws="loops" is filled in by its reader',
		],
		[
			'of bets without rows',
			'draws="split" minutes={3} limit={3} further',
			'',
			'draws="split" needs a Row for each line',
		],
		[
			'of a bet without its cost',
			'draws="split" minutes={3} limit={3} further',
			row('id="a" label="A"'),
			'Row "a" needs start',
		],
		[
			'of packets without a panel',
			'draws="ratings" minutes={3} further',
			row('id="a" label="A"'),
			'Row "a" needs panel',
		],
		[
			'of a mark off the scale',
			'draws="ratings" minutes={3} further',
			row('id="a" label="A" panel="1 2 5"'),
			'panel="…" holds marks from 1 to 4',
		],
		[
			'of a statement without its lines',
			'draws="statement" minutes={3} further',
			row('id="fee" label="Fee" start="19"'),
			'there is no Row "payments"',
		],
		[
			'with a row twice',
			'draws="ratings" minutes={3} further',
			`${marks}\n\n${row('id="one" label="One" panel="1 1 1"')}`,
			'the Row "one" stands twice',
		],
		[
			'with text after its rows',
			'draws="ratings" minutes={3} further',
			`${marks}\n\nAnd more.`,
			'text of Worksheet "sheet" stands before its first Row',
		],
	])('%s is reported', async (_what, attributes, inside, line) => {
		expect((await faultsAfter(sheet(attributes, inside))).join('\n')).toContain(
			`${file.lesson}: Hear / Worksheet: ${line}`,
		)
	})
})
