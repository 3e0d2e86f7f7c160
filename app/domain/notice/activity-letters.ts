import type { Letter } from './letters'

type To = { calledName: string; link: string }

/** No subject says who did what: mail programs show it to whoever passes by. What was written stands on the page alone. */
export function activityAskedLetter(facts: To & { by: string; activity: string; until: string }): Letter {
	return {
		subject: 'A short question waits for you',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.by} is in a leadership program and names you as somebody who saw this: ${facts.activity}. They wrote down in a few lines what it was, and ask you whether it was so.`,
			`It takes about five minutes and no account. The link works once, until ${facts.until}.`,
		],
		act: { label: 'Read it and answer', href: facts.link },
		foot: 'The link is for you alone. If you were not there, say so on the page: it goes back to its writer with your reason, and to nobody else.',
	}
}

/** The same question about a deliverable, which its reader sees whole. */
export function signOffAskedLetter(facts: To & { by: string; level: string; until: string }): Letter {
	return {
		subject: 'A short question waits for you',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.by} is in a leadership program and names you as the sponsor of a piece of work: the deliverable of ${facts.level}. They ask you to read it as it was handed in, and to say whether you stand behind it.`,
			`It takes about ten minutes and no account. The link works once, until ${facts.until}.`,
		],
		act: { label: 'Read it and answer', href: facts.link },
		foot: 'The link is for you alone. If this is no work of yours to sponsor, say so on the page: only its writer reads that.',
	}
}

export function activityAnsweredLetter(facts: To): Letter {
	return {
		subject: 'An activity of yours was answered',
		lines: [
			`Hello ${facts.calledName},`,
			'Somebody you asked has read what you wrote about an activity, and has said their word on it.',
		],
		act: { label: 'See what they say', href: facts.link },
		foot: 'What they said stands on your page alone.',
	}
}
