import { type Measured, READING, readingNames, type Side } from './figures'
import type { Draft } from './schema'

/** Of a figure's rule in program.yaml */
export type FiguresRule = { of: string[]; populationAtLeast: number }

type Lacking = Partial<Record<keyof Draft, string[]>>

/** What a figure still lacks before it can be handed in, by field; empty when nothing. */
export function lackingOf(draft: Draft, rule: FiguresRule): Lacking {
	const lacking: Lacking = {}
	const say = (field: keyof Draft, words: string) => {
		lacking[field] = [...(lacking[field] ?? []), words]
	}
	if (!rule.of.includes(draft.kind)) say('kind', 'Choose one of the figures this level asks for')
	if (draft.source === '') say('source', 'Say where the figure comes from')
	if (draft.population === null) say('population', 'How many people is it about?')
	else if (draft.population < rule.populationAtLeast)
		say('population', `At least ${rule.populationAtLeast} people: a figure of fewer tells of persons, not of a team`)
	for (const side of ['before', 'after'] as const) {
		if (draft[side] === null) say(side, 'Give the figure')
		const [from, to] = [draft[`${side}From`], draft[`${side}To`]]
		if (!from) say(`${side}From`, 'From which day?')
		if (!to) say(`${side}To`, 'To which day?')
		if (from && to && to < from) say(`${side}To`, 'It ends before it begins')
		if (draft.unit === 'share') {
			const of = draft[`${side}Of`]
			if (of === null) say(`${side}Of`, 'Out of how many?')
			else if ((draft[side] ?? 0) > of) say(side, 'More than there are')
		}
	}
	if (draft.beforeTo && draft.afterFrom && draft.afterFrom <= draft.beforeTo)
		say('afterFrom', 'The second period begins after the first one ends')
	for (const part of READING)
		if (draft[part] === '') say(part, `Write a line on “${readingNames[part].label.toLowerCase()}”`)
	return lacking
}

/** The figures of a draft, once both sides of it are there. */
export function measuredOf(draft: Draft): Measured | null {
	const [before, after] = [sideOf(draft, 'before'), sideOf(draft, 'after')]
	if (!before || !after || draft.population === null) return null
	return { unit: draft.unit, population: draft.population, spread: draft.spread, before, after }
}

function sideOf(draft: Draft, side: 'before' | 'after'): Side | null {
	const [from, to, value] = [draft[`${side}From`], draft[`${side}To`], draft[side]]
	if (!from || !to || value === null) return null
	return { from, to, value, of: draft.unit === 'share' ? draft[`${side}Of`] : null }
}

export const figureRefusals = {
	'too-many-figures': 'There are twelve figures already. Delete one you do not need.',
	'handed-in': 'This figure is handed in. Take it back first, then change it.',
}
