import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultLine } from '~/domain/content-file.server'
import { loadContent, readContent } from '../../server/content'
import {
	aContentFolder,
	type Change,
	faultsAfter,
	file,
	first,
	inLesson,
	type Written,
} from '../support/content-folder'

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

test('content without a fault has none, and remarks only that a session has no agenda', async () => {
	const { faults, remarks, content } = await readContent(aContentFolder(), null)
	expect({ faults, remarks }).toEqual({ faults: [], remarks: [`${file.program}: stages.l1: no agenda for s1`] })
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
				Object.assign(stage.pace[1] ?? {}, { minutes: 109 })
			},
			[`${file.program}: stages.l1: week 2 holds 109 min, more than 100`],
		],
		[
			'with a week after the last',
			({ stage }) => Object.assign(stage.training, { weeks: 1 }),
			[`${file.program}: stages.l1: week 2 lies after the cohort's 1 weeks`],
		],
		[
			'that forgets a session in its pace',
			({ stage }) => Object.assign(first(stage.pace), { items: ['m1'] }),
			[
				`${file.program}: stages.l1: week 1 is 21 min, but its items make 11`,
				`${file.program}: stages.l1: s1 must stand in the pace exactly once`,
			],
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
			[`${file.program}: stages.l1.check: the bank l1 has 5 questions, three times the draw of 2 are needed`],
		],
		[
			'whose bank asks about something else',
			({ bank }) => Object.assign(bank, { outcome: 'cooking' }),
			[`${file.program}: stages.l1.check: the bank l1 asks about cooking, which is no outcome`],
		],
		[
			'whose bank is missing',
			({ stage }) => Object.assign(stage.requirements.find((each) => each.kind === 'check') ?? {}, { bank: 'l2' }),
			[`${file.program}: stages.l1.check: there is no question bank l2`],
		],
		['whose rubric is missing', otherRubric, [`${file.program}: stages.l1.scenario: there is no rubric l1-scenario`]],
		[
			'whose session is longer than its format',
			({ stage }) => {
				Object.assign(first(stage.sessions), { minutes: 12 })
				Object.assign(stage.training, { checkMinutes: 3 })
				stage.pace = [
					{ week: 1, minutes: 23, items: ['m1', 's1'] },
					{ week: 2, minutes: 7, items: ['k', 'w'] },
				]
			},
			[`${file.program}: stages.l1.sessions: Talk takes 12 min, its format 10`],
		],
	])('%s is reported', async (_what, change, lines) => {
		expect(await faultsAfter(change)).toEqual(lines)
	})
})

describe('a file that is not what it should be', () => {
	test.each<[string, Change, string]>([
		[
			'a stage with an unknown key',
			({ stage }) => Object.assign(stage, { color: 'red' }),
			`${file.program}:6: stages.0: Unrecognized key: "color"`,
		],
		[
			'a program with an unknown key',
			({ program }) => Object.assign(program, { color: 'red' }),
			`${file.program}:1: file: Unrecognized key: "color"`,
		],
		[
			'minutes that are words',
			({ stage }) => Object.assign(stage.training, { minutes: 'many' }),
			`${file.program}:21: stages.0.training.minutes: `,
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
		expect(await faultsAfter(change)).toEqual([expect.stringContaining(line)])
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
		`${file.program}: stages.l1.check: the bank l1 has 5 questions, three times the draw of 2 are needed`,
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
		expect(remarks).toEqual([
			`${file.program}: stages.l1: preview: 11 of 11 module minutes are not written yet`,
			`${file.program}: stages.l1: no agenda for s1`,
		])
		expect(content.programs[0]?.stages[0]).toMatchObject({ isPreview: true, modules: [{ lesson: null }] })
	})

	test('needs no bank or rubric for what is only planned', async () => {
		const lines = await faultsAfter(planned, bankTooSmall, otherRubric, ({ stage }) => {
			for (const requirement of stage.requirements) requirement.status = 'planned'
		})
		expect(lines).toEqual([])
	})
})

describe('a second start', () => {
	test('takes lessons from the cache, and reads an edited one anew', async () => {
		const dir = aContentFolder()
		const cacheDir = path.join(dir, 'cache')
		const titlesOf = async () => {
			const { content } = await readContent(dir, cacheDir)
			return content.programs[0]?.stages[0]?.modules[0]?.lesson?.parts.map((part) => part.title)
		}
		const before = await titlesOf()
		const kept = fs.readdirSync(cacheDir)
		expect(kept).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}\.json$/))
		expect(await titlesOf()).toEqual(before)
		expect(fs.readdirSync(cacheDir)).toEqual(kept)
		const lesson = path.join(dir, file.lesson)
		fs.writeFileSync(lesson, fs.readFileSync(lesson, 'utf8').replace('## Look back', '## Look again'))
		expect(await titlesOf()).toEqual(['Hear', 'Look again'])
	})

	test('takes YAML from the cache, says the same of its faults, and reads what was edited anew', async () => {
		const dir = aContentFolder()
		const cacheDir = path.join(dir, 'cache')
		const texts = path.join(cacheDir, 'texts-1.json')
		const program = path.join(dir, file.program)
		const title = async () => (await readContent(dir, cacheDir)).content.programs[0]?.title
		const first = await title()
		// What is kept is what is read: otherwise this test would not see a cache that nobody asks.
		fs.writeFileSync(texts, fs.readFileSync(texts, 'utf8').replaceAll(`"${first}"`, '"From the cache"'))
		expect(await title()).toBe('From the cache')
		fs.appendFileSync(program, '# edited\n')
		expect(await title()).toBe(first)
		fs.appendFileSync(program, 'tittle: Seven\n')
		const faults = async () => (await readContent(dir, cacheDir)).faults.map(faultLine)
		const before = await faults()
		expect(before).not.toEqual([])
		expect(await faults()).toEqual(before)
	})

	test('reads everything anew when what was kept is damaged', async () => {
		const dir = aContentFolder()
		const cacheDir = path.join(dir, 'cache')
		const { content } = await readContent(dir, cacheDir)
		fs.writeFileSync(path.join(cacheDir, 'texts-1.json'), '{"half')
		expect((await readContent(dir, cacheDir)).content).toEqual(content)
	})
})
