import type { Instrument } from '../assessment/instrument'
import { type Asked, askedBy, type RoundState } from './kinds'
import type { Outcome } from './result'

export const roundStates: Record<RoundState, string> = {
	nominating: 'You are making your list',
	'to-approve': 'Somebody looks at your list',
	open: 'People are answering',
	closed: 'Closed: read what they see',
	'too-few': 'Fewer than three can answer',
}

type RoundWords = {
	/** To who answers: the heading, and what is asked */
	about: (name: string) => string
	ask: string
	/** To who answers: what whoever asked sees, of how many */
	sees: (calledName: string, fewest: number, group: string) => string
	/** To who makes the list */
	name: string
	/** Where the list is too short: why, and what else there is */
	few: { title: string; text: string }
	/** Above the figures */
	figures: string
	/** Who sees the result, to its owner */
	alone: string
}

const ofOthers: RoundWords = {
	about: (name) => `Working with ${name}`,
	ask: 'How often do you see it?',
	sees: (name, fewest, group) =>
		`${name} sees means of your group (${group}) and of all groups, if at least ${fewest} of your group answer; else nothing of it.`,
	name: 'Name people who have seen you listen: at least five of each kind, because not everybody finds the time. Of fewer than three nothing is ever shown; kinds with fewer are shown together with another.',
	few: {
		title: 'Fewer than three?',
		text: 'At least three people besides your line manager are needed: an answer of one or two would have a name. If there are not three who work with you closely enough, two conversations of yours that somebody watches count as much.',
	},
	figures: 'What they saw how often',
	alone: 'You alone. No admin, no facilitator and no line manager sees it, or whether it confirms.',
}
const ofPartners: RoundWords = {
	about: ofOthers.about,
	ask: 'How far does it fit?',
	name: 'Name partners from product, design or another function who were in the initiative with you: at least five, because not everybody finds the time. Of fewer than three nothing is ever shown.',
	sees: (name, fewest) =>
		`${name} sees means over all partners who answer, if at least ${fewest} do; else nothing of it. A review that two assessors read says what ${name} makes of them.`,
	few: {
		title: 'Fewer than three?',
		text: 'At least three are needed: an answer of one or two would have a name. If no three people were in it with you, ask an admin about a waiver.',
	},
	figures: 'How far it fits',
	alone: 'You alone. Admins see that three or more have answered, and not what.',
}

const ofTeam: RoundWords = {
	about: (name) => `The team that ${name} asks`,
	ask: 'How far does it fit the team or group you share? It is about all of you, and about nobody alone.',
	sees: (name, fewest) =>
		`${name} sees means over all of you who answer, if at least ${fewest} do; else nothing of it. A page that two assessors read may say what ${name} makes of them.`,
	name: 'Name your team, or a group you chose: everybody in it, and at least seven, because not everybody finds the time. Of fewer than five nothing is ever shown.',
	few: {
		title: 'Fewer than five?',
		text: 'At least five are needed: in fewer answers people find each other. Ask together with a neighboring team, or choose a working group. A written plan that two colleagues watch you carry out counts as much.',
	},
	figures: 'How far it fits',
	alone:
		'The figures: you alone. That you asked is known to whoever looked at your list first, and to everybody on it.',
}

const ofPart: RoundWords = {
	about: (name) => `The part of the organization that ${name} asks`,
	ask: 'How far does it fit the part of the organization you share? It is about how things go there, and about nobody alone.',
	sees: (name, fewest) =>
		`${name} sees means over all of you who answer, if at least ${fewest} do; else nothing of it. A case that two assessors read may say what ${name} makes of them.`,
	name: 'Name people of one part of the organization, of more than one team: as many as you can and at least twelve, because not everybody finds the time. Of fewer than eight nothing is ever shown.',
	few: {
		title: 'Fewer than eight?',
		text: 'At least eight are needed: in fewer answers people find each other. Ask together with a neighboring part, or read its culture where it is written: in promotions, reviews and calendars. No requirement asks you for this.',
	},
	figures: 'How far it fits',
	alone: ofTeam.alone,
}

const ofCohort: RoundWords = {
	about: (name) => `Your sessions with ${name}`,
	ask: 'How far does it fit the sessions you were in?',
	sees: (name, fewest) =>
		`${name} sees means over all of you who answer, if at least ${fewest} do; else nothing of it. Nobody else is shown them, and no figure by itself changes anything for ${name}.`,
	name: 'Your cohort is asked when its last session is over.',
	few: { title: 'Fewer than five?', text: 'Of fewer than five nothing is ever shown.' },
	figures: 'How far it fits',
	alone: 'You alone. Talk it over with somebody who leads the level too: they see it when you show it to them.',
}

const words: Record<Asked, RoundWords> = {
	others: ofOthers,
	partners: ofPartners,
	team: ofTeam,
	part: ofPart,
	cohort: ofCohort,
}

/** What the pages of a round say otherwise, by whom it asks. */
export function roundWords(instrument: Pick<Instrument, 'asks'>): RoundWords {
	return words[askedBy(instrument)]
}

/** For the owner of a round, and whoever they show it to. */
export function sayOutcome(instrument: Pick<Instrument, 'asks'>, outcome: Outcome) {
	const asked = askedBy(instrument)
	if (asked === 'others') return outcomeWords[outcome]
	const { tooFew, answered } = counted[asked]
	return outcome === 'too-few' ? tooFew : answered
}

type Said = { title: string; text: string }

const partnersAnswered: Said = {
	title: 'Your partners have answered',
	text: 'That they have is what counts for the quarter, whatever they say. Begin with the lowest figure: the review is scored on how you face it and what you changed.',
}
const tooFewPartners: Said = {
	title: 'Too few to show',
	text: 'Fewer than three answered, and fewer are never shown. Ask again whenever you like. Until then write in your review what you have heard otherwise, without quoting anyone.',
}

/** Of these only that they were answered counts; of a part, and of who led a cohort, not even that. */
const counted: Record<Exclude<Asked, 'others'>, { answered: Said; tooFew: Said }> = {
	partners: { answered: partnersAnswered, tooFew: tooFewPartners },
	cohort: {
		answered: {
			title: 'Your cohort has answered',
			text: 'Read it as what a group says on one evening. Begin with the lowest figure, and talk it over with somebody who leads the level too. It opens a conversation; it is never by itself a reason for anything else.',
		},
		tooFew: {
			title: 'Too few to show',
			text: 'Fewer than five answered, and fewer are never shown. Nobody knows who did. The next cohort is asked again.',
		},
	},
	part: {
		answered: {
			title: 'They have answered',
			text: 'It meets nothing and decides nothing. It is one source beside what is rewarded, excused and told, and three readings say more than one. Read it as the range it is.',
		},
		tooFew: {
			title: 'Too few to show',
			text: 'Fewer than eight answered, and fewer are never shown. Nobody knows who did. You can ask again whenever you like, and more people.',
		},
	},
	team: {
		answered: {
			title: 'Your team has answered',
			text: 'That it has is what counts, not what it says. A figure like this ranks no team and grades nobody who leads one. Read it as the range it is, and beside what else has changed.',
		},
		tooFew: {
			title: 'Too few to show',
			text: 'Fewer than five answered, and fewer are never shown. Nobody knows who did. You can ask again whenever you like; a written plan that two colleagues watch counts as much.',
		},
	},
}

const outcomeWords: Record<Outcome, Said> = {
	confirmed: {
		title: 'Confirmed',
		text: 'People see in you what the level is about. This round confirms “How others see it”.',
	},
	undecided: {
		title: 'It can be read both ways',
		text: 'With so few answers, figures like these come to able people as often as to others. They decide nothing. One real conversation, watched by a mentor or a certified peer with everybody’s consent, is the way on: the one you are watched in for the level counts.',
	},
	'talk-first': {
		title: 'Worth a talk first',
		text: 'Something gets in the way between you and the people you asked. It is no verdict. Choose somebody to read it with you, try one thing, and ask again after 60 days. A watched conversation is open to you meanwhile.',
	},
	'too-few': {
		title: 'Too few to show',
		text: 'Fewer than three people of a group answered, or had occasion to see, and fewer are never shown. Ask again whenever you like, or let two conversations be watched instead.',
	},
}

/** Whom the half page to the raters reaches, beside its box. `isFew`: conversations stand in the place of the round */
export function sayReach(instrument: Pick<Instrument, 'asks'>, isFew: boolean): string {
	const ends = ' Every way to “How others see it” ends with it.'
	if (isFew) return `to everybody who was asked, and to those who watched you.${ends}`
	return `to everybody who was asked, whether they answered or not.${askedBy(instrument) === 'others' ? ends : ''}`
}
