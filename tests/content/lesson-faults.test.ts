import { describe, expect, test } from 'vitest'
import { type Change, faultsAfter, file, inLesson } from '../support/content-folder'

const wordsOf = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
const partWithoutStandfirst = inLesson('<Standfirst>Five questions.</Standfirst>', 'Five questions.')

describe('a lesson', () => {
	test.each<[string, Change, string[]]>([
		[
			'of other minutes than its words make',
			inLesson('It was short', wordsOf(600)),
			[`${file.lesson}: minutes: declares 11, but 608 words and its parts make 14`],
		],
		[
			'of other minutes than its design exercise makes',
			inLesson(
				'It was short',
				'<Checklist id="list" title="Draw it" minutes={8}>\n\n<Item id="one">A box.</Item>\n\n</Checklist>\n\nIt was short',
			),
			[`${file.lesson}: minutes: declares 11, but 11 words and its parts make 19`],
		],
		[
			'with a design exercise of no minutes',
			inLesson(
				'It was short',
				'<Checklist id="list" title="Draw it" minutes="8">\n\n<Item id="one">A box.</Item>\n\n</Checklist>\n\nIt was short',
			),
			[`${file.lesson}: Hear / Checklist: minutes={…} must be a whole number`],
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
			partWithoutStandfirst,
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
			'with two questions of one id',
			inLesson('<Question id="q2"', '<Question id="q1"'),
			[`${file.lesson}: Look back / Check: the Question "q1" stands twice`],
		],
		[
			'with two answers of one id',
			inLesson('<Answer id="b"', '<Answer id="a"'),
			[`${file.lesson}: Look back / Check: the Answer of Question "q1" "a" stands twice`],
		],
		[
			'with two decisions of one id',
			inLesson('<Decision id="second"', '<Decision id="first"'),
			[`${file.lesson}: Hear / Scenario: the Decision "first" stands twice`],
		],
		[
			'with two choices of one id',
			inLesson('<Choice id="tell"', '<Choice id="ask"'),
			[`${file.lesson}: Hear / Scenario: the Choice of Decision "first" "ask" stands twice`],
		],
		[
			'with two items of one id',
			inLesson(
				'It was short',
				'<Checklist id="list" title="After">\n\n<Item id="one">One.</Item>\n\n<Item id="one">Two.</Item>\n\n</Checklist>\n\nIt was short',
			),
			[`${file.lesson}: Hear / Checklist: the Item "one" stands twice`],
		],
		[
			'with a choice of which nothing comes',
			inLesson('>They nod.</Choice>', '></Choice>'),
			[`${file.lesson}: Hear / Scenario: Choice "tell" of Decision "first" says nothing of what comes of it`],
		],
		[
			'with an attribute nobody reads',
			inLesson('cost="Time."', 'cost="Time." nxt="end"'),
			[`${file.lesson}: Hear / Scenario: Choice "ask" has no attribute nxt`],
		],
		[
			'with a right answer that says so in words',
			inLesson(' correct>', ' correct="true">'),
			[
				`${file.lesson}: Look back / Check: correct stands alone, without a value`,
				`${file.lesson}: Look back / Check: question "q1" needs exactly one correct answer`,
			],
		],
		[
			'with faults in its frontmatter and in its body, both at once',
			(content) => {
				inLesson('kind: module', 'kind: module\ncolor: red')(content)
				partWithoutStandfirst(content)
			},
			[`${file.lesson}: file: Unrecognized key: "color"`, `${file.lesson}: Look back: a part begins with a Standfirst`],
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
			[`${file.lesson}: Hear: ForManagers must be followed directly by ForICs`],
		],
		[
			'with a component out of place',
			inLesson('It was short', '<Line who="Ana">Hm.</Line>\n\nIt was short'),
			[`${file.lesson}: Hear / Line: Line cannot stand here`],
		],
	])('%s is reported', async (_what, change, lines) => {
		expect(await faultsAfter(change)).toEqual(lines)
	})

	test.each<[string, Change, string]>([
		[
			'with a tag left open',
			inLesson('They nod.</Choice>', 'They nod.'),
			'line 25, column 1: Expected a closing tag for `<Choice>` (25:1-25:48) before the end of `paragraph`',
		],
		[
			'with a tag closed by another',
			inLesson('</Decision>', '</Choice>'),
			'line 27, column 1: Unexpected closing tag `</Choice>`, expected corresponding closing tag for `<Decision>` (21:1-21:45)',
		],
		[
			'with an expression that is none',
			inLesson('It was short', 'It was {1 +} short'),
			'line 15, column 12: Could not parse expression with acorn: Unexpected token',
		],
		['with an expression that fails', inLesson('It was short', '{missing.word}'), 'missing is not defined'],
		[
			'with frontmatter that is no YAML',
			inLesson('serves: [listening]', 'serves: ['),
			'line 9, column 1: unexpected end of the stream within a flow collection',
		],
		[
			'with frontmatter that is a program',
			(content) => {
				content.lesson = `---js\n{ id: globalThis.lessonsRan = 'frontmatter' }\n---\n\n## Hear\n`
			},
			'frontmatter is YAML, between two lines of ---',
		],
		[
			'with an unknown component',
			inLesson('It was short', '<Carousel />\n\nIt was short'),
			'there is no component <Carousel>',
		],
	])('%s is reported with its reason and place, and the start does not fall over it', async (_what, change, reason) => {
		expect(await faultsAfter(change)).toEqual([`${file.lesson}: mdx: ${reason}`])
		expect(globalThis).not.toHaveProperty('lessonsRan')
	})

	test('may differ by two minutes from what its words make', async () => {
		expect(await faultsAfter(inLesson('It was short', wordsOf(400)))).toEqual([])
	})
})
