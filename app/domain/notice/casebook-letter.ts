import type { Letter } from './letters'

/** What is new: suggestions to one's own case, the stop card on it, or what came of what one suggested to somebody */
export type CasebookNews = 'suggested' | 'stopped' | 'told'

/** Nothing of a case is in a letter, and its subject does not tell an author from whoever suggested something. */
export function casebookLetter(
	news: CasebookNews,
	{ calledName, link, stop }: { calledName: string; link: string; stop: string },
): Letter {
	return {
		subject: 'News from the casebook',
		lines: [`Hello ${calledName},`, ...said[news].lines],
		act: { label: said[news].act, href: link },
		foot: 'Nothing of the case stands in this letter. Only whoever may read it can open the link.',
		stop: { label: 'Stop these letters', href: stop },
	}
}

const said: Record<CasebookNews, { lines: string[]; act: string }> = {
	suggested: {
		lines: [
			'Somebody has answered a case of yours. What they would try waits for you there.',
			'Take what helps and leave the rest. Once you have tried something, say in a line what came of it: whoever suggested it is glad to know.',
		],
		act: 'Read what they suggest',
	},
	stopped: {
		lines: [
			'Somebody who read a case of yours has stopped it: nobody but you can read it now. Who it was is not kept.',
			'Perhaps it shows too much of somebody, or belongs with people who are trained for it. Read it once more. You can change it and share it again, keep it for yourself, or delete it.',
		],
		act: 'Look at your case',
	},
	told: {
		lines: [
			'You suggested something to a case. Its author has said what came of it.',
			'There is nothing you have to do.',
		],
		act: 'Read what came of it',
	},
}
