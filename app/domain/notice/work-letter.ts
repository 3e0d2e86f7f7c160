import type { Letter } from './letters'

export const WORK_BACK_LETTER = 'work-given-back'

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
