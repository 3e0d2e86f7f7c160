import { capitalized } from '../number-words'
import { dayLabel } from '../zone/plain-date'
import { changeWords, READING, readingNames, type Side, sideWords, teamNames } from './figures'
import { measuredOf } from './policy'
import type { Draft } from './schema'

/** A figure as it reads, to its owner and to whoever scores the work it went with. */
export type FigureSaid = {
	name: string
	/** "My own team, 14 people, HR report" */
	about: string
	/** Null while figures are missing */
	sides: { before: string; after: string; periods: string; change: string } | null
	reading: { label: string; text: string }[]
}

export function sayFigure(draft: Draft): FigureSaid {
	const measured = measuredOf(draft)
	const people = draft.population === null ? null : `${draft.population} people`
	return {
		name: capitalized(draft.kind),
		about: [teamNames[draft.team], people, draft.source].filter(Boolean).join(', '),
		sides: measured && {
			before: sideWords(measured.unit, measured.before),
			after: sideWords(measured.unit, measured.after),
			periods: `${periodOf(measured.before)}, and ${periodOf(measured.after)}`,
			change: changeWords(measured),
		},
		reading: READING.map((part) => ({ label: readingNames[part].label, text: draft[part] })),
	}
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** "1 Jan 2026 to 31 Mar 2026" */
const periodOf = ({ from, to }: Side) => `${dayLabel(from, DAY)} to ${dayLabel(to, DAY)}`
