import { describe, expect, test } from 'vitest'
import { sessionsOf } from '~/domain/agenda/load.server'
import type { Question } from '~/domain/assessment/bank'
import { faultLine } from '~/domain/content-file.server'
import { arithmeticFaults } from '~/domain/program/arithmetic'
import { writtenModules } from '~/domain/program/find'
import { type Block, type Check, interactiveBlocks, type Lesson, type Scenario } from '~/domain/program/lesson'
import { compiled } from '../support/whole-content'

const { content, faults, remarks } = compiled
const stages = content.programs.flatMap((program) => program.stages)
const written = stages.flatMap(writtenModules)
const questions = [...content.banks.values()].flatMap((bank) => bank.questions)

const ofKind = <Kind extends Block['kind']>(lesson: Lesson, kind: Kind) =>
	lesson.parts
		.flatMap((part) => part.blocks)
		.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)
const checksOf = (lesson: Lesson): Check[] => ofKind(lesson, 'check')
const scenariosOf = (lesson: Lesson): Scenario[] => ofKind(lesson, 'scenario')
const twice = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index)
const idsOf = (list: readonly { id: string }[]) => list.map((each) => each.id)

test('the content loads without a fault', () => {
	expect(faults.map(faultLine)).toEqual([])
	expect(written.length).toBeGreaterThan(0)
})

test('a preview lacks nothing but modules that are not written yet', () => {
	expect(remarks.filter((remark) => !remark.endsWith('module minutes are not written yet'))).toEqual([])
})

describe.each(stages.map((stage) => [stage.key, stage] as const))('the stage %s', (_key, stage) => {
	test('has sessions as long as their formats', () => {
		for (const { title, format, minutes } of stage.sessions) {
			expect.soft(minutes, title).toBe(Number(/-(\d+)$/.exec(format)?.[1]))
			expect.soft(content.formats.get(format)?.minutes ?? minutes, title).toBe(minutes)
		}
	})

	const minutesOfItem = (item: string): number => {
		const index = Number(item.slice(1)) - 1
		if (item.startsWith('m')) return stage.modules[index]?.minutes ?? Number.NaN
		if (item.startsWith('s')) return stage.sessions[index]?.minutes ?? Number.NaN
		return item === 'k' ? stage.training.checkMinutes : 0
	}

	test('adds up', () => {
		expect(arithmeticFaults(stage).filter((fault) => !fault.endsWith('are not written yet'))).toEqual([])
	})

	test('has weeks that hold what their items take', () => {
		for (const week of stage.pace) {
			const fixed = week.items.reduce((sum, item) => sum + minutesOfItem(item), 0)
			const holdsOwnTime = week.items.some((item) => item === 'w' || item === 'a')
			if (holdsOwnTime) expect.soft(week.minutes, `week ${week.week}`).toBeGreaterThan(fixed)
			else expect.soft(week.minutes, `week ${week.week}`).toBe(fixed)
		}
		expect(twice(stage.pace.map((week) => String(week.week)))).toEqual([])
	})

	test('names each module, outcome and requirement once', () => {
		expect(twice(idsOf(stage.modules))).toEqual([])
		expect(twice(idsOf(stage.outcomes))).toEqual([])
		expect(twice(idsOf(stage.requirements))).toEqual([])
	})
})

describe.each([...sessionsOf(content.programs)])('the session %s', (key, planned) => {
	const agenda = content.agendas.get(key)

	test('has an agenda that fills its minutes', () => {
		expect(agenda?.format).toBe(planned.format)
		expect(agenda?.phases.reduce((sum, phase) => sum + phase.minutes, 0)).toBe(planned.minutes)
	})

	test('has words for whoever leads it in every phase, in the house’s typography', () => {
		for (const phase of agenda?.phases ?? [])
			expect.soft(phase.say.join(' ').split(' ').length, phase.id).toBeGreaterThan(3)
		expect(JSON.stringify(agenda)).not.toMatch(/["' ][“”]?\w+'\w/)
	})
})

test.each([
	['technical-leadership-ladder', [480, 720, 960, 1200]],
	['strategist-track', [480, 480, 480, 480]],
])('%s takes the hours the program promises', (slug, minutes) => {
	const program = content.programs.find((each) => each.slug === slug)
	expect(program?.stages.map((stage) => stage.training.minutes)).toEqual(minutes)
})

describe.each(written.map((module) => [module.id, module] as const))('the lesson %s', (_id, { lesson, minutes }) => {
	test('takes the minutes it declares, give or take two', () => {
		expect(Math.abs(lesson.computedMinutes - minutes)).toBeLessThanOrEqual(2)
	})

	test.each(['check', 'reflection', 'exercise', 'try'] as const)('has one %s', (kind) => {
		expect(ofKind(lesson, kind)).toHaveLength(1)
	})

	test('has one scenario, or two in three quarters of an hour', () => {
		expect(ofKind(lesson, 'scenario')).toHaveLength(minutes >= 45 ? 2 : 1)
	})

	test('speaks to managers and to engineers without reports', () => {
		const variants = ofKind(lesson, 'variants')
		expect(variants.length).toBeGreaterThan(0)
		for (const { manager, ic } of variants) expect(textOf(manager)).not.toBe(textOf(ic))
	})

	test('asks questions of which one answer is right and every answer is explained', () => {
		for (const question of checksOf(lesson).flatMap((check) => check.questions)) {
			expect.soft(question.answers.filter((answer) => answer.correct).length, question.id).toBe(1)
			for (const answer of question.answers)
				expect.soft(textOf(answer.html), `${question.id}/${answer.id}`).not.toBe('')
		}
	})

	test('tells what comes of every choice, and what it costs', () => {
		for (const decision of scenariosOf(lesson).flatMap((scenario) => scenario.decisions)) {
			for (const choice of decision.choices) {
				expect.soft(textOf(choice.html), `${decision.id}/${choice.id}`).not.toBe('')
				expect.soft(choice.cost, `${decision.id}/${choice.id}`).not.toBe('')
			}
		}
	})

	test('uses every id once', () => {
		expect(twice(idsOf(interactiveBlocks(lesson)))).toEqual([])
		for (const check of checksOf(lesson)) {
			expect(twice(idsOf(check.questions))).toEqual([])
			for (const question of check.questions) expect(twice(idsOf(question.answers))).toEqual([])
		}
		for (const scenario of scenariosOf(lesson)) {
			expect(twice(idsOf(scenario.decisions))).toEqual([])
			for (const decision of scenario.decisions) expect(twice(idsOf(decision.choices))).toEqual([])
		}
		for (const checklist of ofKind(lesson, 'checklist')) expect(twice(idsOf(checklist.items))).toEqual([])
		for (const sheet of ofKind(lesson, 'worksheet')) expect(twice(idsOf(sheet.given))).toEqual([])
	})
})

test('no two lessons share a paragraph', () => {
	const homes = new Map<string, Set<string>>()
	for (const module of written) {
		for (const paragraph of paragraphsOf(module.lesson)) {
			homes.set(paragraph, (homes.get(paragraph) ?? new Set()).add(module.key))
		}
	}
	expect(homes.size).toBeGreaterThan(written.length * 40)
	expect([...homes].filter(([, keys]) => keys.size > 1).map(([paragraph]) => paragraph)).toEqual([])
})

describe('the question banks', () => {
	const oneRight = questions.filter((question) => question.kind === 'single' || question.kind === 'scenario')
	const lengthOf = (question: Question, correct: boolean) =>
		question.options.filter((option) => option.correct === correct).map((option) => option.says.length)

	test('use an id once, over all of them', () => {
		expect(twice(idsOf(questions))).toEqual([])
		expect(twice(questions.map((question) => question.ask))).toEqual([])
	})

	describe.each([
		['l1', { ordering: 2, scenario: 2 }],
		['l2', { ordering: 3, scenario: 4 }],
		['l3', { ordering: 2, scenario: 2 }],
		['l4', { ordering: 2, scenario: 2 }],
	])('of the level %s', (id, atLeast) => {
		const bank = content.banks.get(id)?.questions ?? []
		const outcomes = idsOf(stages.find((stage) => stage.key === `technical-leadership-ladder/${id}`)?.outcomes ?? [])

		test('hold 45 questions or more, over all its outcomes', () => {
			expect(bank.length).toBeGreaterThanOrEqual(45)
			expect(outcomes.length).toBeGreaterThanOrEqual(3)
			expect(new Set(bank.map((question) => question.outcome))).toEqual(new Set(outcomes))
		})

		test.each(outcomes)('ask about %s in all four kinds, and half of them or more by one choice', (outcome) => {
			const asked = bank.filter((question) => question.outcome === outcome)
			const count = (kind: Question['kind']) => asked.filter((question) => question.kind === kind).length
			expect(count('ordering')).toBeGreaterThanOrEqual(atLeast.ordering)
			expect(count('scenario')).toBeGreaterThanOrEqual(atLeast.scenario)
			expect(count('multiple')).toBeGreaterThanOrEqual(2)
			expect(count('single') + count('scenario')).toBeGreaterThanOrEqual(asked.length / 2)
		})
	})

	test('hold enough on each outcome for the least that a check draws of it', () => {
		for (const stage of stages) {
			for (const requirement of stage.requirements) {
				if (requirement.kind !== 'check' || requirement.status === 'planned') continue
				const bank = content.banks.get(requirement.bank)?.questions ?? []
				for (const outcome of stage.outcomes) {
					const count = bank.filter((question) => question.outcome === outcome.id).length
					expect.soft(count, `${stage.key} ${outcome.id}`).toBeGreaterThanOrEqual(requirement.perOutcomeAtLeast * 3)
				}
			}
		}
	})

	test('do not give the right option away by its length', () => {
		const longest = oneRight.filter(
			(question) => Math.max(...lengthOf(question, true)) > Math.max(...lengthOf(question, false)),
		)
		const shortest = oneRight.filter(
			(question) => Math.min(...lengthOf(question, true)) < Math.min(...lengthOf(question, false)),
		)
		expect(longest.length / oneRight.length).toBeLessThanOrEqual(0.35)
		expect(shortest.length / oneRight.length).toBeLessThanOrEqual(0.35)
	})

	test('of the end of a lesson do not give the right answer away by its length, in half of them or more', () => {
		for (const { key, lesson } of written) {
			const asked = ofKind(lesson, 'check').flatMap((check) => check.questions)
			const longest = asked.filter(({ answers }) => {
				const length = (right: boolean) =>
					Math.max(...answers.filter((each) => each.correct === right).map((each) => each.says.length))
				return length(true) > length(false)
			})
			expect.soft(longest.length, key).toBeLessThan(asked.length / 2)
		}
	})

	test('of the decisions in lessons do not give the best choice away by its length or place', () => {
		const decisions = written
			.flatMap(({ lesson }) => scenariosOf(lesson))
			.flatMap((scenario) => scenario.decisions)
			.map(({ choices }) => ({ choices, best: choices.findIndex((choice) => choice.best) }))
		const longest = decisions.filter(({ choices, best }) =>
			choices.every(({ say }, at) => at === best || say.length < (choices[best]?.say.length ?? 0)),
		)
		expect(longest.length / decisions.length).toBeLessThanOrEqual(0.35)
		for (const place of [0, 1, 2]) {
			expect(decisions.filter(({ best }) => best === place).length / decisions.length).toBeLessThanOrEqual(0.45)
		}
	})

	test('do not give the right option away by its place', () => {
		const places = oneRight.map((question) => question.options.findIndex((option) => option.correct))
		for (const place of new Set(places)) {
			expect(places.filter((each) => each === place).length / places.length).toBeLessThanOrEqual(0.45)
		}
	})
})

function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value]
	if (typeof value !== 'object' || value === null) return []
	return Object.values(value).flatMap(textsOf)
}

/** Whatever a lesson says in eight words or more, wherever it stands, without markup. */
function paragraphsOf(lesson: Lesson): string[] {
	return textsOf(lesson.parts)
		.flatMap((html) => html.split(/<\/?(?:p|li|ul|ol|blockquote|h2|h3|pre|table|tr|td|th)\b[^>]*>/))
		.map((piece) => textOf(piece).toLowerCase())
		.filter((text) => text.split(' ').length >= 8)
}

function textOf(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/\s+/g, ' ')
		.trim()
}
