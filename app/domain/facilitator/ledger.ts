import type { FacilitatorPart } from '../cohort/kinds'
import { capitalized, counted } from '../number-words'
import { hoursSaid } from './weeks-ahead'
import { MENTORED_MINUTES, MINUTES_BESIDE } from './work'

/** What somebody gave to leading, assessing and mentoring in the twelve months before: to show when their year is looked at. */
export type Given = {
	/** Sessions that were held, and the minutes they were there */
	sessions: readonly { part: FacilitatorPart; minutes: number }[]
	/** Minutes each answer they scored is reckoned at */
	scored: readonly number[]
	/** How often six weeks with one mentee */
	mentored: number
}

const names: Record<FacilitatorPart | 'scored' | 'mentored', [one: string, many: string]> = {
	lead: ['session led', 'sessions led'],
	co: ['session helped in', 'sessions helped in'],
	observer: ['session watched', 'sessions watched'],
	scored: ['answer scored', 'answers scored'],
	mentored: ['mentee for six weeks', 'mentees for six weeks'],
}

/** Each kind of work with its hours, those beside the session included; null when there was none. */
export function sayLedger({
	sessions,
	scored,
	mentored,
}: Given): { rows: { what: string; hours: string }[]; all: string } | null {
	const minutesOf = (part: FacilitatorPart) =>
		sessions.filter((each) => each.part === part).map(({ minutes }) => minutes + MINUTES_BESIDE[part])
	const work = [
		{ kind: 'lead', each: minutesOf('lead') },
		{ kind: 'co', each: minutesOf('co') },
		{ kind: 'observer', each: minutesOf('observer') },
		{ kind: 'scored', each: scored },
		{ kind: 'mentored', each: Array<number>(mentored).fill(MENTORED_MINUTES) },
	] as const
	const done = work.filter(({ each }) => each.length > 0)
	if (done.length === 0) return null
	const sum = (minutes: readonly number[]) => minutes.reduce((all, each) => all + each, 0)
	return {
		rows: done.map(({ kind, each }) => ({
			what: capitalized(counted(each.length, ...names[kind])),
			hours: hoursSaid(sum(each)),
		})),
		all: hoursSaid(sum(done.flatMap(({ each }) => each))),
	}
}
