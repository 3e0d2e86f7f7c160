import { dayLabel } from '../zone/plain-date'
import type { Letter } from './letters'

/** Letters about a level that somebody's role calls for, and that they have not begun, or not in time. */
export const NEED_LETTERS = ['need-due', 'need-overdue'] as const
export type NeedLetter = (typeof NEED_LETTERS)[number]

export function isNeedLetter(letter: string): letter is NeedLetter {
	return (NEED_LETTERS as readonly string[]).includes(letter)
}

/** So long before its day somebody is told */
export const TOLD_DAYS_BEFORE = 30

export type NeedFacts = {
	calledName: string
	level: { label: string; title: string }
	/** yyyy-mm-dd */
	day: string
	/** A seat in a cohort of it that did not begin in time: it begins after the day, or runs since */
	hasSeat: boolean
	/** Where one sees what is open to join, and one's own cohort */
	link: string
}

/** Its subject names the level and no day: that somebody is late is nobody else's to read over a shoulder. */
export function needLetter(letter: NeedLetter, { calledName, level, day, hasSeat, link }: NeedFacts): Letter {
	const name = `${level.label}, ${level.title}`
	const by = dayLabel(day, { day: 'numeric', month: 'long', year: 'numeric' })
	const isLate = letter === 'need-overdue'
	const calls = `Your role calls for ${name}, begun by ${by}.`
	const excusing = 'tell your L&D admin: they can excuse you or let you take it later.'
	return {
		subject: `${level.label} and your role`,
		lines: [
			`Hello ${calledName},`,
			...(hasSeat
				? [
						`${calls} That day is over, and the first day of your cohort lies after it. You keep your seat and need do nothing for this.`,
						`Until you hold it, you are listed as overdue, in a cohort. If the day is not right, because of leave or of work, ${excusing}`,
					]
				: [
						`${calls} ${isLate ? 'That day is over, and you have no seat in a cohort of it.' : 'You have no seat in a cohort of it yet.'}`,
						`Your Cohort page shows what is open to join. If this is not the time, because of leave or of work, ${excusing}`,
					]),
		],
		act: { label: hasSeat ? 'See your cohort' : 'See what is open', href: link },
		foot: isLate
			? 'You get this once, when the day is over.'
			: `You get this once, ${TOLD_DAYS_BEFORE} days before the day.`,
	}
}
