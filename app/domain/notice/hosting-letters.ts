import type { Letter } from './letters'

export type HostingNews =
	| { kind: 'seat' }
	/** Another hour, place or call */
	| { kind: 'changed' }
	/** In line: without a seat, and so without an entry in a calendar */
	| { kind: 'off'; reason: string; inLine: boolean }
	/** Given up, or taken back with the place in the cohort */
	| { kind: 'left' }

type Facts = { calledName: string; title: string; host: string; day: string; time: string; place: string; link: string }

/** A day before, to who has a seat. */
export function seatReminder({ stop, ...facts }: Facts & { stop: string }): Letter {
	const { calledName, title, host, day, time, place, link } = facts
	return {
		subject: `Reminder: your seat, ${day}`,
		lines: [`Hello ${calledName},`, `You have a seat: ${title}, hosted by ${host}, ${day}, ${time}.`, whereLine(place)],
		act: { label: 'Open the activities', href: link },
		foot: 'If you cannot come, give the seat up on the page, so that your host knows.',
		stop: { label: 'Send me no reminders', href: stop },
	}
}

function whereLine(place: string): string {
	return place ? `It is held here: ${place}.` : 'It is held in a call; its link stands on the page.'
}

/** About a seat at an activity; its calendar entry goes along. */
export function hostingLetter(news: HostingNews, facts: Facts): Letter {
	const { calledName, title, host, day, time, place, link } = facts
	const what = `${title}, hosted by ${host}, ${day}, ${time}`
	switch (news.kind) {
		case 'seat':
			return {
				subject: `A seat is yours: ${day}`,
				lines: [
					`Hello ${calledName},`,
					`You have a seat: ${what}.`,
					whereLine(place),
					'If you cannot come, give the seat up on the page. The next in line has it then.',
				],
				act: { label: 'Open the activities', href: link },
				foot: 'Afterwards write down what it was, and ask your host to confirm it.',
			}
		case 'changed':
			return {
				subject: `Changed: now ${day}`,
				lines: [
					`Hello ${calledName},`,
					`What you have a seat at has changed. It is now: ${what}.`,
					whereLine(place),
					'If you cannot come then, give the seat up on the page. The next in line has it.',
				],
				act: { label: 'Open the activities', href: link },
				foot: 'The entry in your calendar changes with this letter.',
			}
		case 'off':
			return {
				subject: `Called off: ${day}`,
				lines: [`Hello ${calledName},`, `This does not take place: ${what}.`, news.reason],
				act: { label: 'Look for another seat', href: link },
				foot: news.inLine
					? 'Your place in line there is free. You can ask for a seat at another time.'
					: 'The entry in your calendar goes with this letter.',
			}
		case 'left':
			return {
				subject: `Your seat went on: ${day}`,
				lines: [`Hello ${calledName},`, `You have no seat any more: ${what}.`],
				act: { label: 'Open the activities', href: link },
				foot: 'The entry in your calendar goes with this letter.',
			}
	}
}
