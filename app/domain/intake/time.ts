import type { Stage } from '../program/lesson'

export type StageTime = {
	/** Working time in all */
	minutes: number
	weeks: number
	/** On average, rounded up */
	minutesAWeek: number
	mostInAWeek: number
	sessions: number
	/** "Two hours a week while the cohort runs": what people try out in their own work */
	practice: string
}

/** The time a stage takes, as its line managers are asked for it. */
export function timeOf(stage: Pick<Stage, 'training' | 'pace' | 'sessions' | 'practice'>): StageTime {
	const { minutes, weeks } = stage.training
	return {
		minutes,
		weeks,
		minutesAWeek: Math.ceil(minutes / weeks),
		mostInAWeek: Math.max(...stage.pace.map((week) => week.minutes)),
		sessions: stage.sessions.length,
		practice: stage.practice.expectation,
	}
}

/** "8 hours", "1 hour 20 minutes", "45 minutes" */
export function saidMinutes(minutes: number): string {
	const hours = Math.floor(minutes / 60)
	const rest = minutes % 60
	const parts = [
		hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
		rest > 0 || hours === 0 ? `${rest} ${rest === 1 ? 'minute' : 'minutes'}` : '',
	]
	return parts.filter(Boolean).join(' ')
}

/** What the time consists of, in two sentences: the letter and the page of the question say the same. */
export function timeLines(time: StageTime): string[] {
	return [
		`It takes ${saidMinutes(time.minutes)} of working time over ${time.weeks} weeks: about ${saidMinutes(time.minutesAWeek)} a week, and never more than ${saidMinutes(time.mostInAWeek)} in one.`,
		`That holds modules to read alone, ${time.sessions} sessions with a cohort, and the work that is assessed. Practice comes on top, in the work they do anyway: ${time.practice.charAt(0).toLowerCase()}${time.practice.slice(1)}.`,
	]
}
