import type { Letter } from './letters'

export const WORK_BACK_LETTER = 'work-given-back'
export const OTHER_READER_LETTER = 'other-reader'

type About = { calledName: string; level: { label: string; title: string }; link: string }

/** To an assessor whose work for a level went back to the queue. Whose it is stands in no letter. */
export function workBackLetter({ calledName, level, link }: About): Letter {
	return {
		subject: 'A text went back to the queue',
		lines: [
			`Hello ${calledName},`,
			`You had a text of ${level.label}, ${level.title}, to read and to ask about. For a week there was no hour of its readers that its author could have booked, so it went back to the queue: its author should not have to wait for it.`,
			'Nothing is wrong with that, and your notes on it are gone. Offer hours with a colleague first, and whoever books one brings you their work by itself.',
		],
		act: { label: 'Offer an hour', href: link },
		foot: 'You can take the text again from the queue, when you have an hour for it.',
	}
}

/** To its author: whoever has an hour may hear them now. */
export function hearingOpenLetter({ calledName, level, link }: About): Letter {
	return {
		subject: 'Other assessors can hear you now',
		lines: [
			`Hello ${calledName},`,
			`Your work for ${level.label}, ${level.title}, waits for its defense. Whoever read it had no hour you could have booked, so it is open to all assessors again. What you handed in stays as it is.`,
			'Look at the hours that are offered. If there is none yet, look again in some days: assessors see that your work waits.',
		],
		act: { label: 'See the hours', href: link },
		foot: 'If none comes for a while, tell your L&D admin: they can ask two assessors for one.',
	}
}

/** To an assessor who is too close to an author by now. Whose work it is, and why, stands in no letter. */
export function releasedLetter({ calledName, level, link }: About): Letter {
	return {
		subject: 'A text went to another assessor',
		lines: [
			`Hello ${calledName},`,
			`You had work of ${level.label}, ${level.title}, to judge. Since you took it, you and its author have come closer: one reporting line, one the mentor of the other, or you are asked as its sponsor. Nobody judges then, so it waits for somebody else. Your notes on it are gone.`,
			'There is nothing you have to do. An hour that you two had ahead is called off.',
		],
		act: { label: 'See what you have to score', href: link },
		foot: 'If this is wrong, tell your L&D admin: the reporting line is kept in the directory.',
	}
}

/** To its author: one of those who read it is another now. Who it was stands in no letter. */
export function otherReaderLetter({ calledName, level, link }: About): Letter {
	return {
		subject: 'Somebody else reads your work',
		lines: [
			`Hello ${calledName},`,
			`One of the assessors of your work for ${level.label}, ${level.title}, is too close to you by now to judge it: in your reporting line, your mentor or mentee, or asked as its sponsor. It waits for somebody else, and what you handed in stays as it is.`,
			'There is nothing you have to do, unless an hour with them was booked: then book another.',
		],
		act: { label: 'See your work', href: link },
		foot: 'If it waits for more than two weeks, tell your L&D admin.',
	}
}
