import type { Instrument } from '../assessment/instrument'
import { asksPartners, type RoundState } from './kinds'
import type { Outcome } from './result'

export const roundStates: Record<RoundState, string> = {
	nominating: 'You are making your list',
	'to-approve': 'Somebody looks at your list',
	open: 'People are answering',
	closed: 'Closed: read what they see',
	'too-few': 'Fewer than three can answer',
}

/** What the pages of a round say otherwise, by whom it asks. */
const ofTeam = {
	/** To who answers */
	ask: 'How often do you see it?',
	/** To who makes the list */
	name: 'Name people who have seen you listen: at least five of each kind, because not everybody finds the time. Of fewer than three nothing is ever shown; kinds with fewer are shown together with another.',
	/** Above the figures */
	figures: 'What they saw how often',
	/** Who sees the result, to its owner */
	alone: 'You alone. No admin, no facilitator and no line manager sees it, or whether it confirms.',
}
const ofPartners: typeof ofTeam = {
	ask: 'How far does it fit?',
	name: 'Name partners from product, design or another function who were in the initiative with you: at least five, because not everybody finds the time. Of fewer than three nothing is ever shown.',
	figures: 'How far it fits',
	alone: 'You alone. Admins see that three or more have answered, and not what.',
}

export function roundWords(instrument: Pick<Instrument, 'asks'>): typeof ofTeam {
	return asksPartners(instrument) ? ofPartners : ofTeam
}

/** For the owner of a round, and whoever they show it to. */
export function sayOutcome(instrument: Pick<Instrument, 'asks'>, outcome: Outcome) {
	if (!asksPartners(instrument)) return outcomeWords[outcome]
	return outcome === 'too-few' ? tooFewPartners : partnersAnswered
}

const partnersAnswered = {
	title: 'Your partners have answered',
	text: 'That they have is what counts for the quarter, whatever they say. Begin with the lowest figure: the review is scored on how you face it and what you changed.',
}
const tooFewPartners = {
	title: 'Too few to show',
	text: 'Fewer than three answered, and fewer are never shown. Ask again whenever you like. Until then write in your review what you have heard otherwise, without quoting anyone.',
}

const outcomeWords: Record<Outcome, { title: string; text: string }> = {
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
