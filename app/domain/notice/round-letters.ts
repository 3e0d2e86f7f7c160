import { dayLabel } from '../zone/plain-date'
import type { Letter } from './letters'

type To = { calledName: string; link: string }

function long(date: string): string {
	return dayLabel(date, { day: 'numeric', month: 'long', year: 'numeric' })
}

/**
 * Asks a rater, or asks everybody once more. No subject says that somebody is rated, nor whom: mail programs show subjects
 * to whoever passes by.
 */
export function raterLetter(
	facts: To & { about: string; title: string; minutes: number; until: string; isReminder: boolean },
): Letter {
	const { calledName, about, minutes, until, isReminder } = facts
	return {
		subject: isReminder ? `${minutes} minutes, until ${long(until)}` : `${minutes} minutes of yours are asked for`,
		lines: [
			`Hello ${calledName},`,
			isReminder
				? `A while ago ${about} asked what you see in working together. Nobody knows who has answered, so everybody gets this letter: if you have, thank you, and nothing more is asked of you.`
				: `${about} is learning to lead and asks what you see in working together: ${facts.title.toLowerCase()}. It takes about ${minutes} minutes, on a phone too, and no account.`,
			'Before you answer, the page says who can see what. Your name is never kept with your answer.',
			`It can be answered until ${long(until)}, once.`,
		],
		act: { label: 'Answer', href: facts.link },
		foot: 'The link is for you alone. If you would rather not answer, you need do nothing: nobody hears of it.',
	}
}

export function toApproveLetter(facts: To & { about: string }): Letter {
	return {
		subject: 'A list of names waits for your word',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.about} wants to ask people what they see in working together, and asks you to look at the list first: are these the people who would know, and is anybody missing?`,
			'You see the names and nothing else, neither now nor later: no answers, and not what comes of it.',
		],
		act: { label: 'Look at the list', href: facts.link },
		foot: 'You get this because you were chosen to look at it.',
	}
}

export function sentBackLetter(facts: To & { approver: string }): Letter {
	return {
		subject: 'Your list of names comes back',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.approver} looked at your list and suggests to change it. Their word stands on the page.`,
		],
		act: { label: 'Open the list', href: facts.link },
		foot: 'Nobody on it was asked yet.',
	}
}

export function openedLetter(facts: To & { until: string }): Letter {
	return {
		subject: 'Your round is open',
		lines: [
			`Hello ${facts.calledName},`,
			`The people on your list are asked now, and can answer until ${long(facts.until)}. Nobody sees who has answered, you neither. After that you read what they see.`,
		],
		act: { label: 'See how it stands', href: facts.link },
		foot: 'Who was asked much this month gets the letter a little later.',
	}
}

export function closedLetter(facts: To): Letter {
	return {
		subject: 'Your round is closed',
		lines: [
			`Hello ${facts.calledName},`,
			'What people see in working with you is there to read. Take a quiet quarter of an hour for it, and perhaps somebody you trust.',
		],
		act: { label: 'Read it', href: facts.link },
		foot: 'You alone can open it, and whoever you show it to.',
	}
}

/** `how` its reader came to say something: asked in a round, or by watching conversations in its place. */
export function replyLetter(facts: To & { about: string; reply: string; how: 'asked' | 'watched' }): Letter {
	const { about, how } = facts
	return {
		subject: 'A word of thanks',
		lines: [
			`Hello ${facts.calledName},`,
			how === 'asked'
				? `A while ago ${about} asked what you see in working together. Everybody who was asked gets this letter. ${about} writes:`
				: `A while ago you watched a conversation of ${about}, and said what you saw. ${about} writes:`,
			...facts.reply.split(/\n+/).filter(Boolean),
		],
		act: { label: how === 'asked' ? 'How this works' : 'What you watched', href: facts.link },
		foot: how === 'asked' ? 'Whether you answered is written down nowhere.' : 'You get this because you watched.',
	}
}
