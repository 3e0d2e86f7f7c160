import { paths } from '~/paths'
import type { Due } from '../progress/due.server'
import type { Letter } from './letters'

/** What the week asks of somebody, as their home page says it: titles and minutes, nothing that anybody wrote. */
export function digestLetter(facts: {
	calledName: string
	publicUrl: string
	due: Due[]
	left: string
	stop: string
}): Letter {
	return {
		subject: 'Your week in Belay',
		lines: [`Hello ${facts.calledName},`, 'This is what the week asks of you:'],
		items: facts.due.map((due) => ({
			text: `${due.day} ${due.date}: ${due.title}, ${due.minutes}`,
			more: due.why,
			href: facts.publicUrl + due.to,
		})),
		after: [facts.left],
		act: { label: 'Open Belay', href: facts.publicUrl + paths.home() },
		foot: 'You get this on Mondays, in weeks in which something is due.',
		stop: { label: 'Send me none of these', href: facts.stop },
	}
}
