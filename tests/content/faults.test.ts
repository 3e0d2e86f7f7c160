import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultLine } from '~/domain/content-file.server'
import { loadContent, readContent } from '../../server/content'
import {
	aBankQuestion,
	aContentFolder,
	type Change,
	faultsAfter,
	file,
	inLesson,
	type Written,
} from '../support/content-folder'

function first<Item>(list: readonly Item[]): Item {
	const [item] = list
	if (item === undefined) throw new Error('The builder made an empty list')
	return item
}

const changeModule =
	(change: Partial<Written['stage']['modules'][number]>): Change =>
	({ stage }) =>
		Object.assign(first(stage.modules), change)
const brokenSum: Change = ({ stage }) => Object.assign(stage.training, { minutes: 40 })
const missingLesson: Change = (content) => {
	content.lesson = null
}
const unnamedLesson: Change = (content) => {
	content.others['programs/ladder/l1/nobody.mdx'] = '## Nobody'
}
const partWithoutStandfirst = inLesson('<Standfirst>Five questions.</Standfirst>', 'Five questions.')
const formatThatIsTooLong: Change = ({ format }) => Object.assign(format, { minutes: 15 })
const bankTooSmall: Change = ({ bank }) => bank.questions.pop()
const otherRubric: Change = ({ rubric }) => Object.assign(rubric, { id: 'l2-scenario' })

test('content without a fault has none, and nothing to remark', async () => {
	const { faults, remarks, content } = await readContent(aContentFolder(), null)
	expect({ faults, remarks }).toEqual({ faults: [], remarks: [] })
	expect(content.programs.map((program) => program.stages.map((stage) => stage.key))).toEqual([['ladder/l1']])
})

describe('a program', () => {
	test.each<[string, Change, string[]]>([
		[
			'whose sum is broken',
			brokenSum,
			[
				`${file.program}: stages.l1: training is 40 min, but modules 11 + sessions 10 + check 5 + assessed work 4 make 30`,
				`${file.program}: stages.l1: the pace adds up to 30 min, training is 40`,
			],
		],
		[
			'with a week that is too full',
			({ stage }) => {
				Object.assign(stage.training, { minutes: 130, checkMinutes: 105 })
				Object.assign(first(stage.pace), { minutes: 121 })
			},
			[`${file.program}: stages.l1: week 1 holds 121 min, more than 100`],
		],
		[
			'with a week after the last',
			({ stage }) => Object.assign(stage.training, { weeks: 1 }),
			[`${file.program}: stages.l1: week 2 lies after the cohort's 1 weeks`],
		],
		[
			'that forgets a session in its pace',
			({ stage }) => Object.assign(first(stage.pace), { items: ['m1'] }),
			[`${file.program}: stages.l1: s1 must stand in the pace exactly once`],
		],
		[
			'that asks for more sessions than it holds',
			({ stage }) => Object.assign(stage.requirements.find((each) => each.kind === 'sessions') ?? {}, { of: 2 }),
			[`${file.program}: stages.l1: the requirement counts 2 sessions, the plan has 1`],
		],
		[
			'in a folder of another name',
			({ program }) => Object.assign(program, { slug: 'stairs' }),
			[`${file.program}: slug: must equal its folder, ladder`],
		],
		[
			'whose lesson is missing',
			missingLesson,
			[`${file.lesson}: file: program.yaml says it is written, but it is not here`],
		],
		[
			'beside a lesson nobody names',
			unnamedLesson,
			['programs/ladder/l1/nobody.mdx: file: no program.yaml names this module'],
		],
		[
			'whose bank is too small for its draw',
			bankTooSmall,
			[`${file.program}: stages.l1.check: the bank l1 has 2 questions, three times the draw of 1 are needed`],
		],
		[
			'whose bank asks about something else',
			({ bank }) => Object.assign(bank, { outcome: 'cooking' }),
			[`${file.program}: stages.l1.check: the bank l1 asks about cooking, which is no outcome`],
		],
		[
			'whose bank is missing',
			({ bank }) => Object.assign(bank, { bank: 'l2' }),
			[`${file.program}: stages.l1.check: there is no question bank l1`],
		],
		['whose rubric is missing', otherRubric, [`${file.program}: stages.l1.scenario: there is no rubric l1-scenario`]],
		[
			'whose session is longer than its format',
			({ stage }) => {
				Object.assign(first(stage.sessions), { minutes: 12 })
				Object.assign(stage.training, { checkMinutes: 3 })
			},
			[`${file.program}: stages.l1.sessions: Talk takes 12 min, its format 10`],
		],
	])('%s is reported', async (_what, change, lines) => {
		expect(await faultsAfter(change)).toEqual(lines)
	})
})

describe('a format', () => {
	test.each<[string, Change, string]>([
		['whose phases do not add up', formatThatIsTooLong, 'minutes: phases add up to 10, not 15'],
		[
			'that votes on nothing',
			({ format }) => Object.assign(first(format.phases), { kind: 'vote', votes: 3 }),
			'phases: vote needs reveal before it',
		],
		[
			'with two phases of one id',
			({ format }) => Object.assign(first(format.phases), { id: 'discuss' }),
			'phases: two phases share an id',
		],
	])('%s is reported', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([`${file.format}: ${line}`])
	})

	test('whose id is taken is reported', async () => {
		const lines = await faultsAfter((content) => {
			content.others['formats/zebra.yaml'] = JSON.stringify(content.format)
		})
		expect(lines).toEqual(['formats/zebra.yaml: id: talk-10 is used twice'])
	})
})

describe('a bank', () => {
	test.each<[string, Change, string]>([
		[
			'whose single question has two right options',
			({ bank }) => {
				for (const option of first(bank.questions).options) option.correct = option.id !== 'c'
			},
			'questions.0.options: 2 options are correct, a single-choice question has one',
		],
		[
			'whose multiple question has one right option',
			({ bank }) => Object.assign(first(bank.questions), { kind: 'multiple' }),
			'questions.0.options: a multiple-choice question has two or more correct options, and not all',
		],
		[
			'whose options share an id',
			({ bank }) => {
				for (const option of first(bank.questions).options) option.id = 'a'
			},
			'questions.0.options: two options share an id',
		],
		[
			'whose option is not explained',
			({ bank }) => Object.assign(first(first(bank.questions).options), { why: ' ' }),
			'questions.0.options.0.why: ',
		],
		[
			'with a question id used twice',
			({ bank }) => bank.questions.push(aBankQuestion('q1')),
			'q1: the id is used twice in this bank',
		],
	])('%s is reported', async (_what, change, line) => {
		// A stage that needs the bank may be named after it.
		expect((await faultsAfter(change))[0]).toContain(`${file.bank}: ${line}`)
	})
})

describe('a file that is not what it should be', () => {
	test.each<[string, Change, string]>([
		[
			'a stage with an unknown key',
			({ stage }) => Object.assign(stage, { color: 'red' }),
			`${file.program}: stages.0: Unrecognized key: "color"`,
		],
		[
			'a program with an unknown key',
			({ program }) => Object.assign(program, { color: 'red' }),
			`${file.program}: file: Unrecognized key: "color"`,
		],
		[
			'minutes that are words',
			({ stage }) => Object.assign(stage.training, { minutes: 'many' }),
			`${file.program}: stages.0.training.minutes: `,
		],
		[
			'a rubric of three levels',
			({ rubric }) => Object.assign(first(rubric.criteria), { levels: ['a', 'b', 'c'] }),
			`${file.rubric}: criteria.0.levels`,
		],
		[
			'YAML that does not parse',
			(content) => {
				content.others['rubrics/torn.yaml'] = 'kind: [rubric'
			},
			'rubrics/torn.yaml: yaml: ',
		],
	])('%s is reported', async (_what, change, line) => {
		// Other lines may follow: what rests on this file cannot be read either.
		expect(await faultsAfter(change)).toContainEqual(expect.stringContaining(line))
	})

	test('a folder without a program is reported', async () => {
		const dir = aContentFolder(missingLesson)
		fs.rmSync(path.join(dir, file.program))
		expect((await readContent(dir, null)).faults.map(faultLine)).toEqual(['programs: folder: holds no program.yaml'])
	})
})

describe('many faults', () => {
	const changes = [
		brokenSum,
		unnamedLesson,
		partWithoutStandfirst,
		inLesson('cost="Time."', 'cost="Time." next="third"'),
		inLesson('<Answer id="b" says="That">', '<Answer id="b" says="That" correct>'),
		inLesson('title: Listening', 'title: Hearing'),
		formatThatIsTooLong,
		bankTooSmall,
		otherRubric,
	]
	const lines = [
		`${file.lesson}: Look back / Check: question "q1" needs exactly one correct answer`,
		`${file.lesson}: Hear / Scenario: next="third" names no later Decision`,
		`${file.lesson}: Look back: a part begins with a Standfirst`,
		`${file.lesson}: title: says Hearing, program.yaml says Listening`,
		`${file.program}: stages.l1: the pace adds up to 30 min, training is 40`,
		`${file.program}: stages.l1: training is 40 min, but modules 11 + sessions 10 + check 5 + assessed work 4 make 30`,
		'programs/ladder/l1/nobody.mdx: file: no program.yaml names this module',
		`${file.format}: minutes: phases add up to 10, not 15`,
		`${file.program}: stages.l1.check: the bank l1 has 2 questions, three times the draw of 1 are needed`,
		`${file.program}: stages.l1.scenario: there is no rubric l1-scenario`,
	]

	test('are reported all at once, not only the first', async () => {
		expect((await faultsAfter(...changes)).sort()).toEqual([...lines].sort())
	})

	test('keep the server from starting, and each stands in its message', async () => {
		const dir = aContentFolder((content) => {
			for (const change of changes) change(content)
		})
		const error = await loadContent(dir, null).catch((thrown: unknown) => thrown)
		expect(error).toBeInstanceOf(Error)
		const message = (error as Error).message
		expect(message).toContain(`${lines.length} faults`)
		for (const line of lines) expect(message).toContain(line)
	})
})

describe('a stage with a module still to be written', () => {
	const planned: Change = (content) => {
		changeModule({ status: 'planned' })(content)
		content.lesson = null
	}

	test('is a preview, and says what is missing as a remark', async () => {
		const { faults, remarks, content } = await readContent(aContentFolder(planned), null)
		expect(faults).toEqual([])
		expect(remarks).toEqual([`${file.program}: stages.l1: preview: 11 of 11 module minutes are not written yet`])
		expect(content.programs[0]?.stages[0]).toMatchObject({ isPreview: true, modules: [{ lesson: null }] })
	})

	test('needs no bank or rubric for what is only planned', async () => {
		const lines = await faultsAfter(planned, bankTooSmall, otherRubric, ({ stage }) => {
			for (const requirement of stage.requirements) requirement.status = 'planned'
		})
		expect(lines).toEqual([])
	})
})

test('a second start takes lessons from the cache, and an edited one is read anew', async () => {
	const dir = aContentFolder()
	const cacheDir = path.join(dir, 'cache')
	const titlesOf = async () => {
		const { content } = await readContent(dir, cacheDir)
		return content.programs[0]?.stages[0]?.modules[0]?.lesson?.parts.map((part) => part.title)
	}
	const before = await titlesOf()
	expect(await titlesOf()).toEqual(before)
	expect(fs.readdirSync(cacheDir)).toHaveLength(1)
	const lesson = path.join(dir, file.lesson)
	fs.writeFileSync(lesson, fs.readFileSync(lesson, 'utf8').replace('## Look back', '## Look again'))
	expect(await titlesOf()).toEqual(['Hear', 'Look again'])
})
