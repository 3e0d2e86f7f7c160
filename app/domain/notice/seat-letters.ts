import type { Letter } from './letters'

/** Letters about a seat somebody asked for. Their subjects say the cohort's name, which is no secret of anybody's. */
export const SEAT_LETTERS = ['seat-offer', 'seat-lapsed', 'seat-agreed', 'seat-refused', 'line-closed'] as const
export type SeatLetter = (typeof SEAT_LETTERS)[number]

export function isSeatLetter(letter: string): letter is SeatLetter {
	return (SEAT_LETTERS as readonly string[]).includes(letter)
}

/** What each letter says must still be so when it leaves; a line that moved on meanwhile has a letter of its own. */
const SAYS: Record<SeatLetter, readonly string[]> = {
	'seat-offer': ['offered'],
	'seat-lapsed': ['lapsed'],
	'seat-agreed': ['taken', 'waiting'],
	'seat-refused': ['refused'],
	'line-closed': ['lapsed'],
}

/** Whether a letter about a place in line that has come to `state` leaves. */
export function stillHolds(letter: SeatLetter, state: string): boolean {
	return SAYS[letter].includes(state)
}

export type SeatFacts = {
	calledName: string
	cohort: string
	/** "Level 1, First Light" */
	level: string
	/** "3 December 2026" */
	starts: string
	/** "Thursday 26 November" and "Thu 26 Nov, 16:00", where the reader is; of an offer */
	until: { long: string; short: string } | null
	/** 1 for the first in line; of who waits */
	place: string | null
	link: string
	cohortsLink: string
}

/** A letter about a seat, or a place in line. */
export function seatLetter(letter: SeatLetter, facts: SeatFacts): Letter {
	const { cohort, level, starts, until, place, link, cohortsLink } = facts
	const hello = `Hello ${facts.calledName},`
	const others = { label: 'See what is open', href: cohortsLink }
	const foot = `You get this because you asked for a seat in ${cohort}.`
	switch (letter) {
		case 'seat-offer':
			return {
				subject: `A seat in ${cohort} is held for you until ${until?.short ?? ''}`,
				lines: [
					hello,
					`A seat has come free in ${cohort} (${level}, from ${starts}), and you are next in line.`,
					`It is held for you until ${until?.long ?? ''}. After that it is offered to the next person.`,
					'If it does not suit you any more, let it go on the same page: somebody else is glad of it.',
				],
				act: { label: 'Answer the offer', href: link },
				foot: `${foot} The link works once. Nothing happens until you choose on the page.`,
			}
		case 'seat-lapsed':
			return {
				subject: `The seat in ${cohort} has gone to the next in line`,
				lines: [
					hello,
					`The seat in ${cohort} that was held for you was not taken in time, so it is offered to the next person.`,
					'If you still want one, ask again: you stand at the end of the line then.',
				],
				act: others,
				foot,
			}
		case 'seat-agreed':
			return {
				subject: place ? `You are in line for ${cohort}` : `You have a seat in ${cohort}`,
				lines: [
					hello,
					'Your time for this level is agreed to.',
					place
						? `Every seat in ${cohort} is taken or offered at the moment, so you stand in line as of when you asked: you are ${place}. When a seat comes free for you, a letter says so.`
						: `You have a seat in ${cohort} (${level}, from ${starts}). Its sessions come to your calendar by letters of their own.`,
				],
				act: { label: 'See your cohorts', href: cohortsLink },
				foot,
			}
		case 'seat-refused':
			return {
				subject: `Not this time: ${cohort}`,
				lines: [
					hello,
					`Your time for ${cohort} (${level}) was not agreed to this time, so no seat is kept for you there.`,
					'That says when, and nothing about you. Talk it over with your line manager: another cohort may suit better. All modules stay open to you to read meanwhile.',
				],
				act: others,
				foot,
			}
		case 'line-closed':
			return {
				subject: `The line for ${cohort} is closed`,
				lines: [
					hello,
					`${cohort} takes nobody any more, and no seat came free for you. That is a pity, and not the end of it.`,
					`Other cohorts take ${level} too: stand in line there, or ask whoever looks after the program when the next one opens.`,
				],
				act: others,
				foot,
			}
	}
}
