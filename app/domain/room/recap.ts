import type { SessionKind } from '../session/kinds'
import { titleOf, type Unit, unitsOf, votesOf } from './bundles'
import type { Format, Phase } from './format'
import type { LastTime } from './room'
import { sheetTitleOf } from './sheet'
import type { RoomView } from './view'

/**
 * What a session leaves behind, made of what a person may see of its room and of nothing else: the page and both files
 * say the same (docs/decisions/0032).
 */
export type Recap = {
	/** By round; `situation` is empty where its author was not told that it stands here */
	cases: { round: string; title: string; situation: string; ask: string; by: string }[]
	/** What the lines of the sheet stand under */
	sheetTitle: string
	learnings: string[]
	boards: RecapBoard[]
	/** Lines that groups showed to everybody */
	groups: { id: string; group: string; text: string }[]
	promises: { personId: string; name: string; text: string; dueOn: string }[]
	/** What came of the promises of last time, where somebody said so */
	lastTime: { id: string; name: string; text: string; outcome: NonNullable<LastTime['outcome']>; learned: string }[]
}

export type RecapBoard = {
	id: string
	/** The case it is about, or its phase; empty where there is one board */
	about: string
	/** Columns of which all stands here */
	whole: { title: string; texts: string[] }[]
	/** What lay together or drew votes: most votes first. `slips`: what lay under its title */
	topics: { id: string; title: string; slips: string[]; votes: number; column: string }[]
	/** What else lay face up, alone and without a vote, by column */
	loose: { title: string; texts: string[] }[]
}

/** A meeting that people run themselves is read by nobody else of their cohort. */
export function staysWith({ kind }: { kind: SessionKind }): string {
	return `What is said here stays ${kind === 'self-run' ? 'with those who met' : 'in the cohort'}.`
}

export function recapOf(
	format: Format,
	seen: RoomView,
	learnings: readonly { text: string }[],
	nameOf: (personId: string) => string,
): Recap {
	const boards = format.phases.filter((phase) => phase.kind === 'write').map((phase) => boardOf(phase, seen))
	const written = boards.filter(({ whole, topics, loose }) => whole.length + topics.length + loose.length > 0)
	return {
		cases: Object.entries(seen.cases).map(([round, told]) => ({
			round,
			title: told.title,
			situation: told.recap ? told.situation : '',
			ask: told.ask,
			by: nameOf(told.byId),
		})),
		sheetTitle: sheetTitleOf(format) ?? 'What we learned',
		learnings: learnings.map(({ text }) => text),
		boards: written.map((board) => ({ ...board, about: written.length === 1 ? '' : board.about })),
		groups: (seen.groups?.shared ?? [])
			.filter(({ inRecap }) => inRecap)
			.map(({ id, group, text }) => ({ id, group, text })),
		promises: Object.entries(seen.promises).map(([personId, promise]) => ({
			personId,
			name: nameOf(personId),
			...promise,
		})),
		lastTime: seen.lastTime.flatMap(({ commitmentId, personId, text, outcome, learned }) =>
			outcome ? [{ id: commitmentId, name: nameOf(personId), text, outcome, learned }] : [],
		),
	}
}

/** What a list of slips is headed with that drew nothing. */
export const LOOSE_TITLE = 'What else lay on the board'

/** Two cases may have the same title, and two headings may not. After lines were struck out: a number is in none of them. */
export function headedApart(recap: Recap): Recap {
	const headed = (about: string, nth: number) => {
		const before = recap.boards.slice(0, nth).filter((board) => board.about === about).length
		return about === '' || before === 0 ? about : `${about} (${before + 1})`
	}
	return { ...recap, boards: recap.boards.map((board, nth) => ({ ...board, about: headed(board.about, nth) })) }
}

function boardOf(phase: Extract<Phase, { kind: 'write' }>, seen: RoomView): RecapBoard {
	const lying = seen.slips.filter(({ board }) => board === phase.id)
	const units = unitsOf(seen, phase.id)
	const isTopic = (unit: Unit) => votesOf(unit, seen.tally) > 0 || unit.slips.length > 1
	const alone = seen.keepsAll ? units.filter((unit) => !isTopic(unit)) : []
	const topics = units.filter(isTopic).map((unit) => ({
		id: unit.id,
		title: titleOf(unit),
		slips: (unit.name ? unit.slips : unit.slips.slice(1)).map(({ text }) => text),
		votes: votesOf(unit, seen.tally),
		column: phase.columns.find(({ id }) => id === unit.column)?.title ?? '',
	}))
	return {
		id: phase.id,
		about: seen.cases[phase.round ?? 0]?.title ?? phase.title,
		whole: phase.columns.flatMap(({ id, title, recap }) => {
			const texts = recap ? lying.filter(({ column }) => column === id).map(({ text }) => text) : []
			return texts.length > 0 ? [{ title, texts }] : []
		}),
		topics: topics.sort((a, b) => b.votes - a.votes),
		loose: phase.columns.flatMap(({ id, title, recap }) => {
			const texts = alone.flatMap(({ column, slips }) => (column === id && !recap ? slips.map(({ text }) => text) : []))
			return texts.length > 0 ? [{ title, texts }] : []
		}),
	}
}

/** Empty for none. */
export function votesLine(votes: number): string {
	if (votes === 0) return ''
	return votes === 1 ? '1 vote' : `${votes} votes`
}

/** A line of what somebody told is a paragraph. */
export function paragraphs(told: string): string[] {
	return told.split('\n').flatMap((line) => line.trim() || [])
}
