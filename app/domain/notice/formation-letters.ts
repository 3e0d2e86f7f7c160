import { dayLabel } from '../zone/plain-date'
import type { Letter } from './letters'

type To = { calledName: string; link: string }
type Level = { label: string; title: string }

function long(date: string): string {
	return dayLabel(date, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** A place in a cohort that was formed from an intake. */
export function placedLetter(
	facts: To & { cohort: string; level: Level; startsOn: string; lead: string; others: number },
): Letter {
	return {
		subject: 'Your place in a cohort',
		lines: [
			`Hello ${facts.calledName},`,
			`You have a place: ${facts.cohort}, for ${facts.level.label}, ${facts.level.title}. It begins in the week of ${long(facts.startsOn)}.`,
			`${facts.lead} leads it, and ${facts.others} others take it with you. The hours were chosen so that they lie in everybody’s working day. Dates follow by themselves.`,
		],
		act: { label: 'See your cohort', href: facts.link },
		foot: 'You get this because you are in the intake the cohort was formed from.',
	}
}

export function leadsLetter(facts: To & { cohort: string; level: Level; startsOn: string; people: number }): Letter {
	return {
		subject: 'A cohort for you to lead',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.cohort} is formed, and you lead it: ${facts.people} people who take ${facts.level.label}, ${facts.level.title}, from the week of ${long(facts.startsOn)}.`,
			'Nobody in it reports to you or stands above you, and its hours in common lie in your working day.',
		],
		act: { label: 'See the cohort', href: facts.link },
		foot: 'You get this because you are qualified to lead this level.',
	}
}

export function notPlacedLetter(facts: To & { intake: string; level: Level }): Letter {
	return {
		subject: 'No place this time',
		lines: [
			`Hello ${facts.calledName},`,
			`The cohorts of ${facts.intake} are formed, and there is no place for you among them. That is about hours, teams and seats, and says nothing about you.`,
			`${facts.level.label}, ${facts.level.title}, comes round again. Your L&D admin knows that you are waiting.`,
		],
		act: { label: 'See what is open', href: facts.link },
		foot: 'You get this because you were in this intake.',
	}
}
