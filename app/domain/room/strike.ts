import type { CohortPart } from '../cohort/read.server'
import type { Verdict } from '../errors'
import { mayRunSession } from '../session/policy'
import type { Recap, RecapBoard } from './recap'

/**
 * A line struck out of a recap for everybody, as for a name that slipped through (docs/decisions/0032). A line is known by
 * a digest of its words, so the log and the audit hold none of them twice.
 */
export type StrikeEvent = { type: 'line-struck'; byId: string; key: string; struck: boolean }

export const strikeRefusals = {
	'no-such-line': 'That line is no longer there. Reload the page.',
}

/** Whoever runs the session; of those who meet by themselves whoever held the lead. */
export function mayStrike(facts: { part: CohortPart; isOwn: boolean; heldLead: boolean }): Verdict<'not-lead'> {
	const may = facts.isOwn ? facts.heldLead : mayRunSession(facts.part).ok
	return may ? { ok: true } : { ok: false, why: 'not-lead' }
}

export function evolveStruck(before: string[], { key, struck }: StrikeEvent): string[] {
	const others = before.filter((each) => each !== key)
	return struck ? [...others, key] : others
}

/** All that stands in a recap as a line of its own. */
export function linesOf(recap: Recap): string[] {
	const lines = [
		...recap.cases.flatMap(({ title, situation, ask }) => [title, situation, ask]),
		...recap.learnings,
		...recap.boards.flatMap(({ whole, topics, loose }) => [
			...[...whole, ...loose].flatMap(({ texts }) => texts),
			...topics.flatMap(({ title, slips }) => [title, ...slips]),
		]),
		...recap.groups.map(({ text }) => text),
		...recap.promises.map(({ text }) => text),
		...recap.lastTime.flatMap(({ text, learned }) => [text, learned]),
	]
	return [...new Set(lines.filter(Boolean))]
}

/** The recap without those lines, and without what nothing is left of. */
export function withoutStruck(recap: Recap, isStruck: (line: string) => boolean): Recap {
	const stands = (line: string) => line !== '' && !isStruck(line)
	const orNothing = (line: string) => (stands(line) ? line : '')
	const lists = (parts: RecapBoard['whole']) =>
		parts.map((part) => ({ ...part, texts: part.texts.filter(stands) })).filter(({ texts }) => texts.length > 0)
	return {
		cases: recap.cases
			.map((told) => ({
				...told,
				title: orNothing(told.title),
				situation: orNothing(told.situation),
				ask: orNothing(told.ask),
			}))
			.filter(({ title, situation, ask }) => title || situation || ask),
		sheetTitle: recap.sheetTitle,
		learnings: recap.learnings.filter(stands),
		boards: recap.boards
			.map((board) => ({
				...board,
				about: orNothing(board.about),
				whole: lists(board.whole),
				topics: board.topics.flatMap((topic) => {
					// What lay under a title that is struck out stands under the first of its slips.
					const [title, ...slips] = [topic.title, ...topic.slips].filter(stands)
					return title === undefined ? [] : [{ ...topic, title, slips }]
				}),
				loose: lists(board.loose),
			}))
			.filter(({ whole, topics, loose }) => whole.length + topics.length + loose.length > 0),
		groups: recap.groups.filter(({ text }) => stands(text)),
		promises: recap.promises.filter(({ text }) => stands(text)),
		lastTime: recap.lastTime
			.filter(({ text }) => stands(text))
			.map((each) => ({ ...each, learned: orNothing(each.learned) })),
	}
}
