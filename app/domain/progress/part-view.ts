import type { Block, Check, Interactive, Scenario, Worksheet } from '../program/lesson'
import { isInteractive } from '../program/lesson'
import { type RatingStage, ratingStage } from '../worksheet/ratings'
import { type Cells, cleanRows } from '../worksheet/sheet'
import { type StoredAnswers, storedAnswer } from './schema'

/** What a reader sees of a block: what is not decided or answered yet stays on the server. */
export type BlockView =
	| Exclude<Block, Interactive>
	| ScenarioView
	| CheckView
	| (Extract<Block, { kind: 'reflection' }> & { answer: StoredAnswers['reflection'] | null })
	| (Extract<Block, { kind: 'exercise' }> & { answer: StoredAnswers['exercise'] | null })
	| (Extract<Block, { kind: 'checklist' }> & { ticked: string[] })
	| WorksheetView
	| (Extract<Block, { kind: 'try' }> & { answer: StoredAnswers['try'] | null })

export type WorksheetView = Worksheet & {
	rows: Cells[]
	isKept: boolean
	/** Of ratings */
	stage: RatingStage
}

export type ScenarioView = {
	kind: 'scenario'
	id: string
	title: string
	html: string
	steps: {
		id: string
		ask: string
		chosen: string | null
		choices: { id: string; say: string; html: string | null; cost: string | null }[]
	}[]
	finished: boolean
	walkedBack: boolean
}

export type CheckView = {
	kind: 'check'
	id: string
	questions: {
		id: string
		ask: string
		given: string | null
		answers: { id: string; says: string; correct: boolean | null; html: string | null }[]
	}[]
	answered: number
}

/** @param answers partId → what was stored; unreadable rows count as unanswered */
export function viewBlock(block: Block, answers: Record<string, unknown>): BlockView {
	if (!isInteractive(block)) return block
	switch (block.kind) {
		case 'scenario':
			return viewScenario(block, read('scenario', answers[block.id]))
		case 'check':
			return viewCheck(block, read('check', answers[block.id]))
		case 'reflection':
			return { ...block, answer: read('reflection', answers[block.id]) }
		case 'exercise':
			return { ...block, answer: read('exercise', answers[block.id]) }
		case 'checklist':
			return { ...block, ticked: read('checklist', answers[block.id])?.ticked ?? [] }
		case 'worksheet':
			return viewWorksheet(block, read('worksheet', answers[block.id]))
		case 'try':
			return { ...block, answer: read('try', answers[block.id]) }
	}
}

export function read<Kind extends keyof StoredAnswers>(kind: Kind, raw: unknown): StoredAnswers[Kind] | null {
	const parsed = storedAnswer[kind].safeParse(raw)
	return parsed.success ? (parsed.data as StoredAnswers[Kind]) : null
}

function viewScenario(block: Scenario, answer: StoredAnswers['scenario'] | null): ScenarioView {
	const walkedBack = answer?.walkedBack ?? false
	const steps: ScenarioView['steps'] = []
	// A road never comes back to a decision; content that leads one back would be walked for ever.
	const walked = new Set<string>()
	let next: string | null = block.decisions[0]?.id ?? null
	while (next && !walked.has(next)) {
		walked.add(next)
		const decision = block.decisions.find((each) => each.id === next)
		if (!decision) break
		const chosen = decision.choices.find((choice) =>
			answer?.path.some((step) => step.decision === decision.id && step.choice === choice.id),
		)
		steps.push({
			id: decision.id,
			ask: decision.ask,
			chosen: chosen?.id ?? null,
			choices: decision.choices.map((choice) => {
				const seen = choice === chosen || (chosen !== undefined && walkedBack)
				return { id: choice.id, say: choice.say, html: seen ? choice.html : null, cost: seen ? choice.cost : null }
			}),
		})
		next = chosen ? chosen.next : null
	}
	return {
		kind: 'scenario',
		id: block.id,
		title: block.title,
		html: block.html,
		steps,
		finished: steps.length > 0 && steps.every((step) => step.chosen),
		walkedBack,
	}
}

/** A panel speaks once its reader has rated twice; before, it would be copied. */
function viewWorksheet(block: Worksheet, answer: StoredAnswers['worksheet'] | null): WorksheetView {
	const rows = cleanRows(block.draws, block.given, answer?.rows ?? [])
	const stage = ratingStage(block.given, rows)
	const given = stage === 'done' ? block.given : block.given.map((row) => ({ ...row, panel: [] }))
	return { ...block, given, rows, isKept: answer !== null, stage }
}

function viewCheck(block: Check, answer: StoredAnswers['check'] | null): CheckView {
	const questions = block.questions.map((question) => {
		const given = question.answers.find((each) => each.id === answer?.given[question.id])
		return {
			id: question.id,
			ask: question.ask,
			given: given?.id ?? null,
			answers: question.answers.map((each) => ({
				id: each.id,
				says: each.says,
				correct: given ? each.correct : null,
				html: given ? each.html : null,
			})),
		}
	})
	return { kind: 'check', id: block.id, questions, answered: questions.filter((question) => question.given).length }
}
