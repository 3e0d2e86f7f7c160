import { type StageTime, timeLines } from '../intake/time'
import { dayLabel } from '../zone/plain-date'
import type { Letter } from './letters'

type Level = { label: string; title: string }
type To = { calledName: string; link: string }

/** "12 January 2027" */
function long(date: string): string {
	return dayLabel(date, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Asks a line manager for the time. Who, which level, how long: nothing of why, what for, or who else. */
export function timeAskedLetter(
	facts: To & { person: string; level: Level; time: StageTime; about: { name: string; startsOn: string } },
): Letter {
	const { person, level, time, about } = facts
	return {
		subject: 'The time for a level: your word is asked',
		lines: [
			`Hello ${facts.calledName},`,
			`${person} is to take ${level.label}, ${level.title}, with ${about.name}, from the week of ${long(about.startsOn)}. You are ${person}’s line manager, so the time is yours to agree to.`,
			...timeLines(time),
			'Opening the link answers nothing. It shows the question and both answers.',
		],
		act: { label: 'Look and answer', href: facts.link },
		foot: 'The link is for you alone: no sign-in, one answer, 30 days. If you are not the line manager, tell your L&D admin.',
	}
}

export function timeDeclinedLetter(facts: To & { manager: string; level: Level }): Letter {
	return {
		subject: 'The time for a level: no for now',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.manager} does not agree to the time for ${facts.level.label}, ${facts.level.title}, at the moment. That says something about the weeks ahead and nothing about you.`,
			'A word between the two of you may find other weeks. Your L&D admin knows as well and can ask again.',
		],
		act: { label: 'See how it stands', href: facts.link },
		foot: 'You get this because your line manager was asked about the time for you.',
	}
}

/** @param by who assigned them */
export function assignedLetter(
	facts: To & { by: string; reason: string; level: Level; time: StageTime; startsOn: string; closesOn: string },
): Letter {
	const { level } = facts
	return {
		subject: `${level.label}: you have a place in an intake`,
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.by} put you down for ${level.label}, ${level.title}. Its cohorts begin in the week of ${long(facts.startsOn)}.`,
			`Why: ${facts.reason}`,
			...timeLines(facts.time),
			`Say by ${long(facts.closesOn)} when you cannot come and what you want to be able to do afterwards: cohorts are formed from it.`,
		],
		act: { label: 'Say when you can', href: facts.link },
		foot: 'If this is the wrong time for you, tell your L&D admin: somebody can be excused, or take it later.',
	}
}

export function intakeCancelledLetter(facts: To & { name: string; level: Level; reason: string }): Letter {
	return {
		subject: `${facts.level.label}: the intake is not held`,
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.name}, in which you had asked for a place or were given one, is not held. Why: ${facts.reason}`,
			'What you wrote for it is kept. The next intake for this level shows among your cohorts as soon as it opens.',
		],
		act: { label: 'Your cohorts', href: facts.link },
		foot: 'You get this because you were in this intake.',
	}
}
