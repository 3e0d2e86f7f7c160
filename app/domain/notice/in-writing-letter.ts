import type { Letter } from './letters'

export const IN_WRITING_LETTER = 'in-writing'

type About = { calledName: string; session: string; link: string }

/** To who leads the cohort. Who wrote it stands on the page, not in the letter. */
export function textWaitsLetter({ calledName, session, link }: About): Letter {
	return {
		subject: 'A text waits for your word',
		lines: [
			`Hello ${calledName},`,
			`Somebody of your cohort has done “${session}” in writing. Read it, and accept it, or send it back with what to change. Accepted, it counts as that session.`,
		],
		act: { label: 'Read it', href: link },
		foot: 'If somebody who leads with you was faster, there is nothing left to do.',
	}
}

/** To who wrote it. How it was answered stands on the page. */
export function textAnsweredLetter({ calledName, session, link }: About): Letter {
	return {
		subject: 'Your text was read',
		lines: [
			`Hello ${calledName},`,
			`Whoever leads your cohort has read what you wrote for “${session}”, and answered.`,
		],
		act: { label: 'See the answer', href: link },
		foot: 'If it came back, the page says what to change, and your words are still there.',
	}
}
