import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { aBankQuestion, aContentFolder, type Change, faultsAfter, file, inLesson } from '../support/content-folder'

/** One mistake, one fault: what only follows from another fault would send an author to the wrong file. */
describe('a program that cannot be read', () => {
	const unknownKey: Change = ({ stage }) => Object.assign(stage, { color: 'red' })
	const torn: Change = (content) => {
		content.others[file.program] = 'kind: [program'
	}
	const line = `${file.program}:6: stages.0: Unrecognized key: "color"`

	test('leaves its lessons without a fault of their own', async () => {
		expect(await faultsAfter(unknownKey)).toEqual([line])
		expect(await faultsAfter(torn)).toEqual([expect.stringMatching(`^${file.program}: yaml: .*line 1, column 15$`)])
	})

	test('has its lessons checked by themselves', async () => {
		expect(await faultsAfter(unknownKey, inLesson('>They nod.</Choice>', '></Choice>'))).toEqual([
			line,
			`${file.lesson}: Hear / Scenario: Choice "tell" of Decision "first" says nothing of what comes of it`,
		])
		expect(await faultsAfter(unknownKey, inLesson('minutes: 11', 'minutes: 20'))).toEqual([
			line,
			`${file.lesson}: minutes: declares 20, but 11 words and its parts make 11`,
		])
	})

	test('does not speak for lessons of another folder', async () => {
		const elsewhere: Change = (content) => {
			content.others['programs/ladders/l1/nobody.mdx'] = '## Nobody'
		}
		expect(await faultsAfter(unknownKey, elsewhere)).toEqual([
			line,
			'programs/ladders/l1/nobody.mdx: file: no program.yaml names this module',
		])
	})
})

describe('a program that names twice', () => {
	test('a module is reported, and its one file is held against the first', async () => {
		const lines = await faultsAfter(({ stage }) => {
			const [module] = stage.modules
			if (module) stage.modules.push({ ...module, title: 'Listening again' })
		})
		expect(lines[0]).toBe(`${file.program}: stages.l1: module listening stands twice`)
		expect(lines.filter((line) => line.startsWith(file.lesson))).toEqual([])
	})

	test('a stage is reported', async () => {
		const lines = await faultsAfter(({ program, stage }) => program.stages.push(stage))
		expect(lines).toEqual([`${file.program}: stages: stage l1 stands twice`])
	})

	test('an outcome is reported, in a preview too', async () => {
		const lines = await faultsAfter((content) => {
			for (const module of content.stage.modules) module.status = 'planned'
			content.stage.outcomes.push({ id: 'feedback', title: 'Again' })
			content.lesson = null
		})
		expect(lines).toEqual([`${file.program}: stages.l1: outcome feedback stands twice`])
	})
})

describe('a bank that cannot be read', () => {
	const brokenQuestion: Change = ({ bank }) => Object.assign(bank.questions[0] ?? {}, { why: 'It is no field here.' })
	const withoutReason: Change = ({ bank }) => {
		for (const question of bank.questions.slice(0, 1)) Object.assign(question.options[0] ?? {}, { why: undefined })
	}
	const onlyBank: Change = (content) => {
		content.others[file.otherBank] = ''
		content.bank.questions.push(...content.otherBank.questions)
	}

	test.each<[string, Change[], (string | RegExp)[]]>([
		['in part', [brokenQuestion], [`${file.bank}: questions.0: Unrecognized key: "why"`]],
		['for an option without why', [withoutReason], [new RegExp(`^${file.bank}: questions.0.options.0.why: `)]],
		[
			'at all',
			[(content) => Object.assign(content.others, { [file.bank]: 'bank: [l1', [file.otherBank]: 'bank: [l1' })],
			[new RegExp(`^${file.otherBank}: yaml: `), new RegExp(`^${file.bank}: yaml: `)],
		],
		[
			'for what bank it is',
			[({ bank }) => Object.assign(bank, { bank: 'L1' })],
			[`${file.bank}: bank: must be kebab-case`],
		],
		[
			'and is empty',
			[onlyBank, brokenQuestion],
			[new RegExp(`^${file.otherBank}: file: `), new RegExp(`^${file.bank}: `)],
		],
	])('%s is not said to be missing or too small', async (_what, changes, lines) => {
		expect(await faultsAfter(...changes)).toEqual(
			lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
		)
	})

	test('does not excuse another that is missing', async () => {
		const elsewhere: Change = ({ stage }) => {
			for (const requirement of stage.requirements) if (requirement.kind === 'check') requirement.bank = 'l2'
		}
		expect(await faultsAfter(brokenQuestion, elsewhere)).toEqual([
			`${file.bank}: questions.0: Unrecognized key: "why"`,
			`${file.program}: stages.l1.check: there is no question bank l2`,
		])
	})
})

describe('a rubric that cannot be read', () => {
	test.each<[string, Change, RegExp]>([
		['in part', ({ rubric }) => Object.assign(rubric, { color: 'red' }), /Unrecognized key: "color"$/],
		['at all', (content) => Object.assign(content.others, { [file.rubric]: 'id: [l1' }), /yaml: /],
	])('%s is not said to be missing', async (_what, change, line) => {
		expect(await faultsAfter(change)).toEqual([expect.stringMatching(line)])
	})
})

describe('a bank that is too small', () => {
	test('on an outcome is reported with the outcome', async () => {
		const lines = await faultsAfter(({ bank, otherBank }) => {
			bank.questions.push(...['q7', 'q8', 'q9'].map(aBankQuestion))
			otherBank.outcome = 'listening'
		})
		expect(lines).toEqual([
			`${file.program}: stages.l1.check: the bank l1 has 0 questions on feedback, a try draws at least 1`,
		])
	})

	test('because its outcome is misnamed is one fault', async () => {
		expect(await faultsAfter(({ otherBank }) => Object.assign(otherBank, { outcome: 'feedbak' }))).toEqual([
			`${file.program}: stages.l1.check: the bank l1 asks about feedbak, which is no outcome`,
		])
	})
})

test('a lesson that does not compile is told once, by its own name, and nothing else is printed', () => {
	const dir = aContentFolder(inLesson('They nod.</Choice>', 'They nod.'))
	const script = `
		import { withSource } from './server/setup/source.mjs'
		const { faults } = await withSource(async (load) => (await load('/server/content.ts')).readContent(process.argv[1], null))
		for (const fault of faults) console.log(fault.file, fault.field, fault.message)`
	const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, dir], {
		cwd: path.resolve('.'),
		encoding: 'utf8',
	})
	expect(stderr).toBe('')
	expect(stdout).toBe(
		`${file.lesson} mdx line 25, column 1: Expected a closing tag for \`<Choice>\` (25:1-25:48) before the end of \`paragraph\`\n`,
	)
})
