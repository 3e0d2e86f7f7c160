import { whenOf } from '../zone/zone.server'
import type { Letter } from './letters'

/** What somebody was told of a session: when it reads otherwise, they hear of it. A title alone is no news. */
export type Told = { localStart: string; timeZone: string; durationMinutes: number; place: string }

export function toldOf(session: Told): Told {
	const { localStart, timeZone, durationMinutes, place } = session
	return { localStart, timeZone, durationMinutes, place }
}

export function isSameTold(one: Told, other: Told): boolean {
	return JSON.stringify(toldOf(one)) === JSON.stringify(toldOf(other))
}

export type SessionFacts = {
	organization: string
	calledName: string
	/** The reader's */
	timeZone: string
	session: {
		title: string
		cohort: string
		startsAt: Date
		durationMinutes: number
		place: string
		cancelReason: string
	}
	/** The page of the session */
	link: string
	cohortLink: string
}

export type SessionNews =
	| { kind: 'invited' }
	| { kind: 'moved'; from: { startsAt: Date; durationMinutes: number } }
	| { kind: 'elsewhere' }
	| { kind: 'cancelled' }
	| { kind: 'left' }

/** A letter about one session. Its subject holds its title and hour, which say nothing of anybody. */
export function sessionLetter(news: SessionNews, facts: SessionFacts): Letter {
	const { session, timeZone } = facts
	const when = whenOf(session.startsAt, timeZone, session.durationMinutes)
	const moment = `${when.day}, ${when.range}`
	const short = `${when.shortDay}, ${when.time}`
	const hello = `Hello ${facts.calledName},`
	const where = session.place ? `It is held here: ${session.place}.` : 'The call link stands on its page.'
	const open = { label: 'Open the session', href: facts.link }
	const foot = `You get this because you are in ${session.cohort}. The entry attached changes your calendar by itself.`
	switch (news.kind) {
		case 'invited':
			return {
				subject: `${session.title}: ${short}`,
				lines: [hello, `${session.cohort} meets for “${session.title}” on ${moment}.`, where],
				act: open,
				foot,
			}
		case 'moved': {
			const old = whenOf(news.from.startsAt, timeZone, news.from.durationMinutes)
			return {
				subject: `Moved: ${session.title}, now ${short}`,
				lines: [
					hello,
					`“${session.title}” of ${session.cohort} has moved. It is now on ${moment}.`,
					`It was to be on ${old.day}, ${old.range}.`,
					where,
				],
				act: open,
				foot,
			}
		}
		case 'elsewhere':
			return {
				subject: `Another place: ${session.title}, ${short}`,
				lines: [hello, `“${session.title}” of ${session.cohort} stays on ${moment}, in another place.`, where],
				act: open,
				foot,
			}
		case 'cancelled':
			return {
				subject: `Cancelled: ${session.title}, ${short}`,
				lines: [
					hello,
					`“${session.title}” of ${session.cohort}, on ${moment}, will not be held.`,
					session.cancelReason ? `The reason given: ${session.cancelReason}` : 'No reason was given.',
				],
				act: { label: 'See what is planned', href: facts.cohortLink },
				foot,
			}
		case 'left':
			return {
				subject: `Out of your calendar: ${session.title}, ${short}`,
				lines: [
					hello,
					`You are no longer in ${session.cohort}, so “${session.title}” on ${moment} is taken out of your calendar.`,
				],
				act: { label: 'Open Belay', href: facts.cohortLink },
				foot: 'If that is a mistake, tell whoever looks after the program.',
			}
	}
}
