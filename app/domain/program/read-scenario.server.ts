import type { Choice, Decision } from './lesson'
import { attribute, flag, optional, type ReportFault, reportRepeats } from './tag.server'
import { childrenOf, heldIn, type Tag, toHtml } from './tree.server'

/** A choice leads to a later decision, to the next one when it says nothing, or to the end: so a scenario always ends. */
export function readDecisions(scenario: Tag, fault: ReportFault): Decision[] {
	const tags = heldIn(scenario, 'Decision')
	if (tags.length === 0) fault('a scenario has at least one Decision')
	const ids = tags.map((tag) => attribute(tag, 'id', fault))
	reportRepeats(ids, 'Decision', fault)
	return tags.map((tag, index) => {
		const id = ids[index] ?? ''
		const later = ids.slice(index + 1)
		const choices = heldIn(tag, 'Choice').map((choice) => readChoice(choice, id, later, fault))
		reportRepeats(
			choices.map((choice) => choice.id),
			`Choice of Decision "${id}"`,
			fault,
		)
		if (choices.length < 2) fault(`Decision "${id}" needs two choices`)
		return { id, ask: attribute(tag, 'ask', fault), choices }
	})
}

/** @param later ids of the decisions after this one */
function readChoice(tag: Tag, decision: string, later: string[], fault: ReportFault): Choice {
	const next = optional(tag, 'next')
	if (next && next !== 'end' && !later.includes(next)) fault(`next="${next}" names no later Decision`)
	const id = attribute(tag, 'id', fault)
	const html = toHtml(childrenOf(tag))
	if (html === '') fault(`Choice "${id}" of Decision "${decision}" says nothing of what comes of it`)
	return {
		id,
		say: attribute(tag, 'say', fault),
		cost: attribute(tag, 'cost', fault),
		best: flag(tag, 'best', fault),
		next: next === 'end' ? null : (next ?? later[0] ?? null),
		html,
	}
}
