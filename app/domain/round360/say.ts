import type { RoundState } from './kinds'
import type { Outcome } from './result'

export const roundStates: Record<RoundState, string> = {
	nominating: 'You are making your list',
	'to-approve': 'Somebody looks at your list',
	open: 'People are answering',
	closed: 'Closed: read what they see',
	'too-few': 'Fewer than three can answer',
}

/** For the owner of a round, and whoever they show it to. */
export const outcomeWords: Record<Outcome, { title: string; text: string }> = {
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
