import type { Letter } from './letters'

export const LEAD_TIME_LETTER = 'lead-time-asked'
export const LEAD_NOMINATED_LETTER = 'lead-nominated'

/** Tells somebody that a colleague has nominated them. What the colleague wrote stands on the page, and in no letter. */
export function leadNominatedLetter(facts: {
	calledName: string
	level: { label: string; title: string }
	link: string
}): Letter {
	const { calledName, level, link } = facts
	return {
		subject: 'You are nominated to lead a level',
		lines: [
			`Hello ${calledName},`,
			`A colleague has seen you at work and would have you lead cohorts of ${level.label}, ${level.title}. What they saw stands behind the link, with their name.`,
			'It is yours to decide. Nothing follows from it, and your line manager is not asked, until you say why you want to.',
		],
		act: { label: 'Read it and decide', href: link },
		foot: 'If you do not want to, do nothing.',
	}
}

/** Asks a line manager for the time to lead. Why somebody wants to, and how they do on the way, is not theirs to read. */
export function leadTimeLetter(facts: {
	calledName: string
	person: string
	level: { label: string; title: string }
	/** In a sentence (facilitator/work.ts) */
	takes: string
	link: string
}): Letter {
	const { calledName, person, level, takes, link } = facts
	return {
		subject: 'The time to lead a level: your word is asked',
		lines: [
			`Hello ${calledName},`,
			`${person} would like to lead cohorts of ${level.label}, ${level.title}. You are ${person}’s line manager, so the time is yours to agree to.`,
			takes,
			'“Not now” is an answer too, and you can change it later. You are asked about the time and nothing else.',
		],
		act: { label: 'Look and answer', href: link },
		foot: 'If you are not the line manager, tell your L&D admin.',
	}
}
