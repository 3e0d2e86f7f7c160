import { describe, expect, test } from 'vitest'
import { type Change, faultsAfter, file, inLesson } from '../support/content-folder'

const wordsOf = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('a lesson', () => {
	test.each<[string, Change, string[]]>([
		[
			'of other minutes than its words make',
			inLesson('It was short', wordsOf(600)),
			[`${file.lesson}: minutes: declares 11, but 608 words and its parts make 14`],
		],
		[
			'with a title of its own',
			inLesson('title: Listening', 'title: Hearing'),
			[`${file.lesson}: title: says Hearing, program.yaml says Listening`],
		],
		[
			'with outcomes of its own',
			inLesson('[hear, ask]', '[hear, nod]'),
			[`${file.lesson}: outcomes: differ from program.yaml`],
		],
		[
			'that serves no outcome of the stage',
			inLesson('serves: [listening]', 'serves: [cooking]'),
			[`${file.lesson}: serves: cooking is no outcome of this stage`],
		],
		[
			'with an unknown field',
			inLesson('kind: module', 'kind: module\ncolor: red'),
			[`${file.lesson}: file: Unrecognized key: "color"`],
		],
		[
			'with text before its first part',
			inLesson('## Hear', 'Hello.\n\n## Hear'),
			[`${file.lesson}: body: text must follow a "## Part title"`],
		],
		[
			'with a part without a Standfirst',
			inLesson('<Standfirst>Five questions.</Standfirst>', 'Five questions.'),
			[`${file.lesson}: Look back: a part begins with a Standfirst`],
		],
		[
			'with a Standfirst that is not first',
			inLesson('It was short', '<Standfirst>Again.</Standfirst>\n\nIt was short'),
			[`${file.lesson}: Hear / Standfirst: one Standfirst, first in its part`],
		],
		[
			'with two parts of one title',
			inLesson('## Look back', '## Hear'),
			[`${file.lesson}: Hear: two parts have the same title`],
		],
		[
			'with an id used twice',
			inLesson('<Check id="check">', '<Check id="the-ask">'),
			[`${file.lesson}: Look back / Check: the id "the-ask" is used twice`],
		],
		[
			'with a question of two right answers',
			inLesson('<Answer id="b" says="That">', '<Answer id="b" says="That" correct>'),
			[`${file.lesson}: Look back / Check: question "q1" needs exactly one correct answer`],
		],
		[
			'with a question of no right answer',
			inLesson(' correct>', '>'),
			[`${file.lesson}: Look back / Check: question "q1" needs exactly one correct answer`],
		],
		[
			'with an answer left unexplained',
			inLesson('>No.</Answer>', '></Answer>'),
			[`${file.lesson}: Look back / Check: every answer of question "q1" is explained`],
		],
		[
			'with a choice that leads nowhere',
			inLesson('cost="Time."', 'cost="Time." next="third"'),
			[`${file.lesson}: Hear / Scenario: next="third" names no later Decision`],
		],
		[
			'with a choice that leads back',
			inLesson('cost="Pace." next="end"', 'cost="Pace." next="first"'),
			[`${file.lesson}: Hear / Scenario: next="first" names no later Decision`],
		],
		[
			'with a choice that costs nothing',
			inLesson('cost="Time."', ''),
			[`${file.lesson}: Hear / Scenario: cost="…" is missing`],
		],
		[
			'that speaks to managers alone',
			inLesson(
				'It was short',
				'<ForManagers>\n\nYour report.\n\n</ForManagers>\n\n<Note title="A note">\n\nNoted.\n\n</Note>\n\n<ForICs>\n\nYour mentee.\n\n</ForICs>\n\nIt was short',
			),
			[`${file.lesson}: Hear: ForManagers must be followed by ForICs`],
		],
		[
			'with a component out of place',
			inLesson('It was short', '<Line who="Ana">Hm.</Line>\n\nIt was short'),
			[`${file.lesson}: Hear / Line: Line cannot stand here`],
		],
	])('%s is reported', async (_what, change, lines) => {
		expect(await faultsAfter(change)).toEqual(lines)
	})

	test.each<[string, Change, RegExp]>([
		['that does not compile', inLesson('They nod.</Choice>', 'They nod.'), /^[^:]+: mdx: Build failed/],
		[
			'with an expression that fails',
			inLesson('It was short', '{missing.word}'),
			/^[^:]+: mdx: missing is not defined/,
		],
		['with frontmatter that is no YAML', inLesson('serves: [listening]', 'serves: ['), /^[^:]+: mdx: unexpected end/],
		['with an unknown component', inLesson('It was short', '<Carousel />\n\nIt was short'), /^[^:]+: mdx: .*Carousel/],
	])('%s is reported, and the start does not fall over it', async (_what, change, line) => {
		const faults = await faultsAfter(change)
		expect(faults).toEqual([expect.stringMatching(line)])
		expect(faults[0]).toMatch(new RegExp(`^${file.lesson}: `))
	})

	test('may differ by two minutes from what its words make', async () => {
		expect(await faultsAfter(inLesson('It was short', wordsOf(400)))).toEqual([])
	})
})
