import type { PersonNeed } from '../person/needs'
import { dayLabel } from '../zone/plain-date'
import type { ManagersWord } from './agreement.server'
import { type ExcuseKind, excuseKindNames, type Unavailable, WEEKDAYS } from './kinds'

/** "12 March 2027" */
export function longDay(date: string): string {
	return dayLabel(date, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** How strongly a level is meant for somebody, said to them: what is mandatory, and what is theirs to choose. */
export function needWords(need: Pick<PersonNeed, 'strength' | 'dueOn' | 'isOverdue'> | null): string {
	if (!need || need.strength === 'invited') return 'Open to you'
	const what = need.strength === 'must' ? 'Mandatory for your role' : 'Expected of you'
	if (!need.dueOn) return what
	return need.isOverdue ? `${what}, and was due by ${longDay(need.dueOn)}` : `${what} by ${longDay(need.dueOn)}`
}

/** "Monday 09:00 to 12:00" */
export function timeWords({ day, from, to }: Unavailable): string {
	return `${WEEKDAYS[day - 1] ?? ''} ${from} to ${to}`
}

/** @param hasManager somebody whom one could ask */
export function wordWords(word: Pick<ManagersWord, 'state' | 'manager'> | null, hasManager: boolean): string {
	if (!word) return hasManager ? 'Not asked' : 'No line manager to ask'
	if (word.state === 'agreed') return `${word.manager} agreed to the time`
	return word.state === 'declined' ? `${word.manager} did not agree` : `${word.manager} is asked`
}

/** "Excused until 12 March 2027" */
export function excuseWords({ kind, until }: { kind: ExcuseKind; until: string }): string {
	return `${excuseKindNames[kind]} until ${longDay(until)}`
}
