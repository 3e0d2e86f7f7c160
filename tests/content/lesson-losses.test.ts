import { describe, expect, test } from 'vitest'
import { type Change, faultsAfter, file, inLesson } from '../support/content-folder'

/** Each reported what a page would not have shown, or not as its author meant it. */
const beforeProse = (text: string): Change => inLesson('It was short', `${text}\n\nIt was short`)
const afterProse = (text: string): Change => inLesson('and it mattered.', `and it mattered.\n\n${text}`)
const managers = '<ForManagers>\n\nYour report.\n\n</ForManagers>'
const ics = '<ForICs>\n\nYour mentee.\n\n</ForICs>'

describe('a passage in two variants', () => {
	const torn = [`${file.lesson}: Hear: ForManagers must be followed directly by ForICs`]
	const alone = [`${file.lesson}: Hear / ForICs: ForICs must follow ForManagers directly`]

	test.each<[string, Change, string[]]>([
		['for managers alone', beforeProse(managers), torn],
		[
			'for managers alone, before another component',
			beforeProse(`${managers}\n\n<Note title="A">\n\nB.\n\n</Note>`),
			torn,
		],
		['for managers alone, at the end of its part', inLesson('## Look back', `${managers}\n\n## Look back`), torn],
		[
			'for managers alone, at the end of the module',
			inLesson('</Check>', `</Check>\n\n${managers}`),
			[`${file.lesson}: Look back: ForManagers must be followed directly by ForICs`],
		],
		['with text between', beforeProse(`${managers}\n\nOr else.\n\n${ics}`), torn],
		[
			'torn over two parts',
			(content) => {
				inLesson('## Look back', `${managers}\n\n## Look back`)(content)
				inLesson('<Check id="check">', `${ics}\n\n<Check id="check">`)(content)
			},
			[...torn, `${file.lesson}: Look back / ForICs: ForICs must follow ForManagers directly`],
		],
		[
			'torn at a title, with nothing between',
			inLesson('## Look back\n', `${managers}\n\n## Look back\n\n${ics}\n`),
			[...torn, `${file.lesson}: Look back / ForICs: ForICs must follow ForManagers directly`],
		],
		['for managers twice', beforeProse(`${managers}\n\n${managers}\n\n${ics}`), torn],
		['for engineers alone', beforeProse(ics), alone],
		['for engineers twice', beforeProse(`${managers}\n\n${ics}\n\n${ics}`), alone],
		['for engineers first', beforeProse(`${ics}\n\n${managers}`), [...alone, ...torn]],
	])('%s is reported', async (_what, change, lines) => {
		expect(await faultsAfter(change)).toEqual(lines)
	})

	test('has no fault when one follows the other', async () => {
		expect(await faultsAfter(beforeProse(`${managers}\n\n${ics}`))).toEqual([])
	})
})

describe('text that no component reads', () => {
	const transcript = (inside: string) => `<Transcript title="A talk" minutes={3}>\n\n${inside}\n\n</Transcript>`
	const checklist = (inside: string) => `<Checklist id="list" title="A list">\n\n${inside}\n\n</Checklist>`
	const beforeAfter = (inside: string) =>
		`<BeforeAfter title="Twice">\n\n<Before label="B">\n\nB.\n\n</Before>\n\n${inside}\n\n<After label="A">\n\nA.\n\n</After>\n\n</BeforeAfter>`

	test.each<[string, Change, string]>([
		[
			'in a check',
			inLesson('<Check id="check">', '<Check id="check">\n\nAnswer all of them before you go on to the next module.'),
			'Look back / Check: Check "check" holds only Question, not "Answer all of them before you go on to t…"',
		],
		[
			'in a question',
			inLesson('<Answer id="b"', 'Hm.\n\n<Answer id="b"'),
			'Look back / Check: Question "q1" holds only Answer, not "Hm."',
		],
		[
			'in a decision',
			inLesson('<Choice id="ask"', '- He waits.\n\n<Choice id="ask"'),
			'Hear / Scenario: Decision "first" holds only Choice, not "He waits."',
		],
		[
			'between two decisions',
			inLesson('<Decision id="second"', 'A day goes by.\n\n<Decision id="second"'),
			'Hear / Scenario: text of Scenario "the-ask" stands before its first Decision, not "A day goes by."',
		],
		[
			'after the last decision',
			inLesson('</Scenario>', 'That was it.\n\n</Scenario>'),
			'Hear / Scenario: text of Scenario "the-ask" stands before its first Decision, not "That was it."',
		],
		[
			'in a checklist',
			beforeProse(checklist('<Item id="one">One.</Item>\n\nAnd more.')),
			'Hear / Checklist: Checklist "list" holds only Item, not "And more."',
		],
		[
			'between before and after',
			beforeProse(beforeAfter('Meanwhile.')),
			'Hear / BeforeAfter: BeforeAfter holds only Before, After, not "Meanwhile."',
		],
		[
			'in a transcript',
			beforeProse(transcript('<Line who="Ana">Hm.</Line>\n\nShe waits.')),
			'Hear / Transcript: Transcript holds only Line, Beat, Remark, not "She waits."',
		],
		[
			'as a line across a check',
			inLesson('<Question id="q2"', '---\n\n<Question id="q2"'),
			'Look back / Check: Check "check" holds only Question, not <hr>',
		],
		[
			'as a second passage before',
			beforeProse(beforeAfter('<Before label="C">\n\nC.\n\n</Before>')),
			'Hear / BeforeAfter: Before stands twice',
		],
	])('%s is reported', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([`${file.lesson}: ${line}`])
	})

	test('is none before the decisions of a scenario, nor a comment', async () => {
		const comment = inLesson('<Question id="q2"', '{/* Easier than the first. */}\n\n<Question id="q2"')
		expect(await faultsAfter(comment, inLesson('A colleague asks', 'It is late.\n\nA colleague asks'))).toEqual([])
	})
})

describe('a component', () => {
	const note = '<Note title="A note">So.</Note>'
	test.each<[string, Change, string]>([
		[
			'in a check',
			inLesson('<Question id="q2"', `${note}\n\n<Question id="q2"`),
			'Look back / Check: Note cannot stand in Check "check"',
		],
		[
			'in a question',
			inLesson('<Answer id="b"', `${note}\n\n<Answer id="b"`),
			'Look back / Check: Note cannot stand in Question "q1"',
		],
		[
			'in a choice',
			inLesson('They nod.', `\n\nThey nod.\n\n${note}\n\n`),
			'Hear / Scenario: Note cannot stand in Choice "tell"',
		],
		[
			'in a variant',
			beforeProse(`<ForManagers>\n\n${note}\n\n</ForManagers>\n\n${ics}`),
			'Hear / ForManagers: Note cannot stand in ForManagers',
		],
		[
			'in a transcript',
			beforeProse(`<Transcript title="A talk" minutes={3}>\n\n${note}\n\n</Transcript>`),
			'Hear / Transcript: Note cannot stand in Transcript',
		],
		[
			'in a paragraph',
			beforeProse(`Read this: ${note} and go on.`),
			'Hear: Note stands in a paragraph; give it lines of its own',
		],
		['in a list', beforeProse(`- One\n- ${note}`), 'Hear: Note stands in a list; give it lines of its own'],
		['in a quotation', beforeProse(`> ${note}`), 'Hear: Note stands in a quotation; give it lines of its own'],
		[
			'in an element',
			beforeProse(`<div>\n\n${note}\n\n</div>`),
			'Hear: Note stands in <div>; give it lines of its own',
		],
		[
			'in a paragraph of a note',
			afterProse(`<Note title="B">\n\nSee <Beat>this</Beat>.\n\n</Note>`),
			'Hear / Note: Beat stands in a paragraph; give it lines of its own',
		],
		[
			'in no part of its own',
			beforeProse('<Question id="q9" ask="Who?"></Question>'),
			'Hear / Question: Question cannot stand here',
		],
	])('%s is reported', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([`${file.lesson}: ${line}`])
	})
})
