import { placeOf, whenOf } from '../zone/zone.server'
import type { Letter } from './letters'

/** What somebody was told of a session: when it reads otherwise, they hear of it. A title alone is no news. */
export type Told = {
	localStart: string
	timeZone: string
	durationMinutes: number
	place: string
	/** The instant that the wall time was then; letters from before it was kept have none */
	startsAt?: string | Date
}

export function toldOf({ localStart, timeZone, durationMinutes, place, startsAt }: Told): Told {
	const told = { localStart, timeZone, durationMinutes, place }
	return startsAt ? { ...told, startsAt: new Date(startsAt).toISOString() } : told
}

export function isSameTold(one: Told, other: Told): boolean {
	return reads(one) === reads(other) && isSameInstant(one, other)
}

function reads({ localStart, timeZone, durationMinutes, place }: Told): string {
	return JSON.stringify([localStart, timeZone, durationMinutes, place])
}

/** The same wall time is another instant when the rules of its clock have changed since. */
function isSameInstant(one: Told, other: Told): boolean {
	if (!one.startsAt || !other.startsAt) return true
	return new Date(one.startsAt).getTime() === new Date(other.startsAt).getTime()
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
		/** Of a series that meets at another hour as a rule */
		usualTime?: string | null
		/** Its own, not the reader's */
		timeZone: string
		durationMinutes: number
		place: string
		cancelReason: string
	}
	/** Its hour had come when it was called off */
	hasBegun: boolean
	/** The page of the session */
	link: string
	cohortLink: string
}

export type SessionNews =
	| { kind: 'invited' }
	| { kind: 'moved'; from: { startsAt: Date; durationMinutes: number } }
	| { kind: 'elsewhere' }
	| { kind: 'clock' }
	| { kind: 'cancelled' }
	| { kind: 'left' }

/** A letter about one session. Its subject holds its title and hour, which say nothing of anybody. */
export function sessionLetter(news: SessionNews, facts: SessionFacts): Letter {
	const { session, timeZone } = facts
	const when = whenOf(session.startsAt, timeZone, session.durationMinutes)
	const moment = `${when.day}, ${when.range}`
	const short = `${when.shortDay}, ${when.time}`
	const hello = `Hello ${facts.calledName},`
	const where = whereLine(session.place)
	const odd = session.usualTime ? [oddNight(session.usualTime, session.timeZone)] : []
	const open = { label: 'Open the session', href: facts.link }
	const foot = `You get this because you are in ${session.cohort}. The entry attached changes your calendar by itself.`
	switch (news.kind) {
		case 'invited':
			return {
				subject: `${session.title}: ${short}`,
				lines: [hello, `${session.cohort} meets for “${session.title}” on ${moment}.`, ...odd, where],
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
					...odd,
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
		case 'clock': {
			const there = whenOf(session.startsAt, session.timeZone, session.durationMinutes)
			return {
				subject: `Clocks changed: ${session.title}, ${short}`,
				lines: [
					hello,
					`The clock in ${there.place} goes by other rules now. “${session.title}” of ${session.cohort} stays on ${there.day}, ${there.range}.`,
					`For you that is ${moment}. A calendar that does not know the new rules may show another hour.`,
					where,
				],
				act: open,
				foot,
			}
		}
		case 'cancelled':
			return {
				subject: `Cancelled: ${session.title}, ${short}`,
				lines: [
					hello,
					`“${session.title}” of ${session.cohort}, on ${moment}, ${facts.hasBegun ? 'was called off after its hour had come' : 'will not be held'}.`,
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

/** Some time before a session: when and where, and whether its reader has something to write up for it. */
export function reminderLetter(facts: {
	calledName: string
	timeZone: string
	session: { title: string; cohort: string; startsAt: Date; durationMinutes: number; place: string }
	bringsCase: { isWritten: boolean } | null
	link: string
	stop: string
}): Letter {
	const { session, bringsCase } = facts
	const when = whenOf(session.startsAt, facts.timeZone, session.durationMinutes)
	const lines = [
		`Hello ${facts.calledName},`,
		`“${session.title}” of ${session.cohort} is on ${when.day}, ${when.range}.`,
		whereLine(session.place),
	]
	if (bringsCase)
		lines.push(
			bringsCase.isWritten
				? 'It opens with your case, which is written up.'
				: 'It opens with your case, which is not written up yet. Twenty minutes are enough.',
		)
	return {
		subject: `Reminder: ${session.title}, ${when.shortDay}, ${when.time}`,
		lines,
		act: { label: 'Open the session', href: facts.link },
		foot: 'You get this a week, a day and an hour before a session. If you cannot come, say so on its page.',
		stop: { label: 'Send me no reminders', href: facts.stop },
	}
}

/** Not the hour that was agreed on, and why. */
export function oddNight(usualTime: string, timeZone: string): string {
	return `The clock in ${placeOf(timeZone)} skips or repeats ${usualTime} that night, so this one is at another hour.`
}

function whereLine(place: string): string {
	return place ? `It is held here: ${place}.` : 'The call link stands on its page.'
}
