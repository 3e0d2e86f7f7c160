import type { Verdict } from '../errors'
import { type Leave, runsOutAt } from '../leave/clock'
import type { RequirementOf } from '../program/frontmatter'
import type { Bank, Question } from './bank'

/** A knowledge check: questions drawn from a bank, scored whole, explained afterwards. Rules: docs/decisions/0010. */
export type CheckRule = RequirementOf<'check'>
/** `inOrder`: what is asked is an order, not a choice. `version`: of its words, as they are kept. */
export type Drawn = { id: string; options: string[]; inOrder?: true; version?: string }
/** Question → options chosen or, of an order, the option at each place, '' where none is yet. */
export type Answers = Record<string, string[]>

/** Chance comes from outside: 0 ≤ n < 1. */
export type Chance = () => number

/**
 * Draws `rule.draw` questions, at least `perOutcomeAtLeast` of each outcome, in mixed order with mixed options.
 * Questions of earlier tries come last, so that another try asks other things while the bank lasts.
 */
export function drawQuestions(bank: Bank, rule: CheckRule, seenBefore: ReadonlySet<string>, chance: Chance): Drawn[] {
	const fresh = [
		...shuffled(
			bank.questions.filter((question) => !seenBefore.has(question.id)),
			chance,
		),
		...shuffled(
			bank.questions.filter((question) => seenBefore.has(question.id)),
			chance,
		),
	]
	const outcomes = [...new Set(bank.questions.map((question) => question.outcome))]
	const chosen = new Set<Question>()
	for (const outcome of outcomes) {
		for (const question of fresh.filter((each) => each.outcome === outcome).slice(0, rule.perOutcomeAtLeast))
			chosen.add(question)
	}
	for (const question of fresh) if (chosen.size < rule.draw) chosen.add(question)
	return shuffled([...chosen].slice(0, rule.draw), chance).map((question) => ({
		id: question.id,
		options: shuffled(
			question.options.map((option) => option.id),
			chance,
		),
		...(question.kind === 'ordering' ? { inOrder: true as const } : {}),
	}))
}

function shuffled<Item>(items: Item[], chance: Chance): Item[] {
	return items
		.map((item) => ({ item, at: chance() }))
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item)
}

/** Right when exactly the right options were chosen or, of an order, each stands at its place. */
export function isRight(question: Question, chosen: string[] | undefined): boolean {
	if (question.kind === 'ordering') return question.options.every((option, place) => chosen?.[place] === option.id)
	const right = question.options.filter((option) => option.correct).map((option) => option.id)
	return chosen !== undefined && right.length === chosen.length && right.every((id) => chosen.includes(id))
}

/** How many drawn questions have no answer. A try costs a day, so handing in with open ones is asked about first. */
export function countOpen(drawn: Drawn[], answers: Answers): number {
	return drawn.filter(({ id, options, inOrder }) => {
		const given = (answers[id] ?? []).filter((option) => option !== '')
		return inOrder ? given.length < options.length : given.length === 0
	}).length
}

export function score(
	bank: Bank,
	drawn: Drawn[],
	answers: Answers,
	rule: CheckRule,
): { rightCount: number; passed: boolean } {
	const rightCount = drawn.filter(({ id }) => {
		const question = bank.questions.find((each) => each.id === id)
		return question !== undefined && isRight(question, answers[id])
	}).length
	return { rightCount, passed: rightCount >= neededRight(rule) }
}

/** 80 % of 15 is 12. */
export function neededRight(rule: Pick<CheckRule, 'draw' | 'pass'>): number {
	return Math.ceil(rule.draw * rule.pass - 1e-9)
}

const HOUR_MS = 3_600_000

/** May another try begin now? A passed check needs none; after the given tries a talk opens two more. */
export function mayStartCheck(
	rule: Pick<CheckRule, 'attempts' | 'coolDownHours' | 'afterTalk'>,
	tries: { submittedAt: Date | null; passed: boolean | null }[],
	grants: number,
	leaves: readonly Leave[],
	now: Date,
): Verdict<'passed' | 'open-try' | 'cool-down' | 'talk-first'> & { from?: Date; triesLeft: number } {
	const triesLeft = Math.max(0, rule.attempts + grants * rule.afterTalk - tries.length)
	if (tries.some((each) => each.passed)) return { ok: false, why: 'passed', triesLeft }
	if (tries.some((each) => !each.submittedAt)) return { ok: false, why: 'open-try', triesLeft }
	if (triesLeft === 0) return { ok: false, why: 'talk-first', triesLeft }
	const last = Math.max(0, ...tries.map((each) => each.submittedAt?.getTime() ?? 0))
	const from = runsOutAt(new Date(last), new Date(last + rule.coolDownHours * HOUR_MS), leaves)
	if (last > 0 && now < from) return { ok: false, why: 'cool-down', from, triesLeft }
	return { ok: true, triesLeft }
}
