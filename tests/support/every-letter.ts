import { activityAnsweredLetter, activityAskedLetter, signOffAskedLetter } from '~/domain/notice/activity-letters'
import { casebookLetter } from '~/domain/notice/casebook-letter'
import { certificateLetter } from '~/domain/notice/certificate-letters'
import { digestLetter } from '~/domain/notice/digest-letter'
import { leadsLetter, notPlacedLetter, placedLetter } from '~/domain/notice/formation-letters'
import { hostingLetter, seatReminder } from '~/domain/notice/hosting-letters'
import { textAnsweredLetter, textWaitsLetter } from '~/domain/notice/in-writing-letter'
import {
	assignedLetter,
	intakeCancelledLetter,
	timeAskedLetter,
	timeDeclinedLetter,
} from '~/domain/notice/intake-letters'
import { leadNominatedLetter, leadTimeLetter } from '~/domain/notice/lead-letter'
import { type Letter, type LetterName, letters } from '~/domain/notice/letters'
import { needLetter } from '~/domain/notice/need-letters'
import { pairingLetter } from '~/domain/notice/pairing-letter'
import { promiseLetter } from '~/domain/notice/promise-mail.server'
import {
	closedLetter,
	openedLetter,
	raterLetter,
	replyLetter,
	sentBackLetter,
	toApproveLetter,
} from '~/domain/notice/round-letters'
import { seatLetter } from '~/domain/notice/seat-letters'
import { reminderLetter, type SessionNews, sessionLetter } from '~/domain/notice/session-letters.server'
import { hearingOpenLetter, otherReaderLetter, releasedLetter, workBackLetter } from '~/domain/notice/work-letter'

/** Each kind of letter as it reads at its oddest; a kind that is not here does not compile. */

const link = 'https://belay.example/invitation/abc.def?x=1&y="2"'
const publicUrl = 'https://belay.example'
const stop = 'https://belay.example/mail/stop/reminder/abc'
const calledName = 'Inês <3'
const to = { calledName, link }
const level = { label: 'Level 1', title: 'First “Light” & after' }
const time = {
	minutes: 480,
	weeks: 8,
	minutesAWeek: 60,
	mostInAWeek: 95,
	sessions: 4,
	practice: 'Two hours a week <of practice>',
}
const session = {
	title: 'First <case>',
	cohort: 'Autumn “B”',
	startsAt: new Date('2026-11-26T16:00:00Z'),
	timeZone: 'America/Vancouver',
	durationMinutes: 60,
	place: 'Room “Serra”',
	cancelReason: 'Storm & flood',
}
const ofSession = {
	...{ organization: 'Ferrystone', calledName, timeZone: 'Europe/Lisbon', session, link, cohortLink: link },
	hasBegun: false,
}
const seat = {
	calledName,
	cohort: 'Autumn <“B”>',
	level: 'Level 1, First Light',
	starts: '3 December 2026',
	until: { long: 'Thursday 26 November', short: 'Thu 26 Nov, 16:00' },
	place: 'second',
	link,
	cohortsLink: publicUrl,
}
const due = {
	id: 'module',
	day: 'Thu',
	date: '26 Nov',
	title: 'Feedback <that> lands',
	why: 'Week 2',
	minutes: '35 min',
	to: '/learn',
}
const certificate = {
	calledName,
	level: 'Level 1, “First” <Light>',
	until: '26 November 2028',
	graceUntil: '25 January 2029',
	link,
	reason: '',
	checkLink: link,
	takes: 'three hours',
	holds: null,
}
const intake = { name: 'Winter & “Co”', startsOn: '2027-01-12' }

const news: Record<SessionNews['kind'], SessionNews> = {
	invited: { kind: 'invited' },
	moved: { kind: 'moved', from: { startsAt: new Date('2026-11-25T16:00:00Z'), durationMinutes: 90 } },
	elsewhere: { kind: 'elsewhere' },
	clock: { kind: 'clock' },
	cancelled: { kind: 'cancelled' },
	left: { kind: 'left' },
}
const reminder = (isWritten: boolean | null) =>
	reminderLetter({ ...ofSession, bringsCase: isWritten === null ? null : { isWritten }, stop })
const rater = { ...to, about: 'Kofi <A.>', title: 'Listening & support', minutes: 3, until: '2026-12-20' }
const link1 = { organization: 'Ferrystone', calledName, link, publicUrl }

const atActivity = {
	...to,
	title: 'A day with <payouts>',
	host: 'O’Hara & Co',
	day: 'Monday 30 November',
	time: '09:00 to 13:00 in Lisbon',
	place: 'Building 2',
}

const ofKind: Record<LetterName, Letter[]> = {
	invitation: [letters.invitation(link1)],
	'password-reset': [letters['password-reset'](link1)],
	session: [
		...Object.values(news).map((each) => sessionLetter(each, ofSession)),
		sessionLetter(news.invited, { ...ofSession, session: { ...session, place: '', usualTime: '02:30' } }),
		sessionLetter(news.cancelled, { ...ofSession, session: { ...session, cancelReason: '' } }),
		sessionLetter(news.cancelled, { ...ofSession, hasBegun: true }),
	],
	'reminder-week': [reminder(null)],
	'reminder-day': [reminder(false)],
	'reminder-hour': [reminder(true)],
	'promise-asked': [false, true].map((isOwn) => promiseLetter({ ...ofSession, isOwn, looksBackFirst: !isOwn, stop })),
	'cohort-formed': [
		placedLetter({ ...to, cohort: 'Winter, <A>', level, startsOn: intake.startsOn, lead: 'O’Hara', others: 9 }),
		leadsLetter({ ...to, cohort: 'Winter, <A>', level, startsOn: intake.startsOn, people: 10 }),
	],
	'not-placed': [notPlacedLetter({ ...to, intake: intake.name, level })],
	digest: [
		digestLetter({ calledName, publicUrl, due: [due, { ...due, id: 'b' }], left: 'Left: sessions.', stop }),
		digestLetter({ calledName, publicUrl, due: [due], left: '', stop }),
	],
	'time-asked': [timeAskedLetter({ ...to, person: 'Kofi <A.>', level, time, about: intake })],
	'lead-nominated': [leadNominatedLetter({ ...to, level })],
	'lead-time-asked': [leadTimeLetter({ ...to, person: 'Kofi <A.>', level, takes: 'About 12 hours & more.' })],
	assigned: [
		assignedLetter({
			...to,
			by: 'Hanna',
			reason: 'Leads "people"',
			level,
			time,
			startsOn: intake.startsOn,
			closesOn: '2026-12-20',
		}),
	],
	'intake-cancelled': [intakeCancelledLetter({ ...to, name: intake.name, level, reason: 'Storm & flood' })],
	'time-declined': [timeDeclinedLetter({ ...to, manager: 'Rui & Co', level })],
	'seat-offer': [seatLetter('seat-offer', seat)],
	'seat-lapsed': [seatLetter('seat-lapsed', seat)],
	'seat-agreed': [seatLetter('seat-agreed', seat), seatLetter('seat-agreed', { ...seat, place: null })],
	'seat-refused': [seatLetter('seat-refused', seat)],
	'line-closed': [seatLetter('line-closed', seat)],
	'certificate-issued': [certificateLetter('certificate-issued', certificate)],
	'certificate-ends': [certificateLetter('certificate-ends', certificate)],
	'certificate-ended': [certificateLetter('certificate-ended', certificate)],
	'certificate-revoked': [
		certificateLetter('certificate-revoked', { ...certificate, reason: 'Issued to <another> & “one”' }),
		...(['in-force', 'expiring', 'in-grace'] as const).map((standing) =>
			certificateLetter('certificate-revoked', {
				...certificate,
				reason: 'Issued to <another> & “one”',
				holds: { ...certificate, number: 'K3FE-97TA-5B', standing },
			}),
		),
	],
	'need-due': [needLetter('need-due', { ...to, level, day: intake.startsOn, hasSeat: false })],
	'need-overdue': [false, true].map((hasSeat) =>
		needLetter('need-overdue', { ...to, level, day: intake.startsOn, hasSeat }),
	),
	'rater-asked': [raterLetter({ ...rater, isReminder: false })],
	'rater-reminded': [raterLetter({ ...rater, isReminder: true })],
	'round-to-approve': [toApproveLetter({ ...to, about: rater.about })],
	'round-sent-back': [sentBackLetter({ ...to, approver: 'Rui & Co' })],
	'round-opened': [openedLetter({ ...to, until: rater.until })],
	'round-closed': [closedLetter(to)],
	'round-reply': (['asked', 'watched'] as const).map((how) =>
		replyLetter({ ...to, about: rater.about, reply: 'I heard <slower>.\n\nI will “try” & wait.', how }),
	),
	'activity-asked': [
		signOffAskedLetter({ ...to, by: rater.about, level: 'Quarter 1, <Business> & Context', until: '20 December 2026' }),
		activityAskedLetter({ ...to, by: rater.about, activity: 'A P&L reading', until: '20 December 2026' }),
	],
	hosting: [
		hostingLetter({ kind: 'seat' }, atActivity),
		hostingLetter({ kind: 'seat' }, { ...atActivity, place: '' }),
		hostingLetter({ kind: 'off', reason: 'Storm & <flood>', inLine: false }, atActivity),
		hostingLetter({ kind: 'off', reason: 'Storm & <flood>', inLine: true }, atActivity),
		hostingLetter({ kind: 'left' }, atActivity),
	],
	'hosting-changed': [
		hostingLetter({ kind: 'changed' }, atActivity),
		hostingLetter({ kind: 'changed' }, { ...atActivity, place: '' }),
	],
	'hosting-day': [seatReminder({ ...atActivity, stop })],
	'activity-answered': [activityAnsweredLetter(to)],
	'pairing-asked': [pairingLetter({ ...to, by: rater.about })],
	'in-writing': [
		textWaitsLetter({ ...to, session: session.title }),
		textAnsweredLetter({ ...to, session: session.title }),
	],
	'work-given-back': [workBackLetter({ ...to, level }), hearingOpenLetter({ ...to, level })],
	'other-reader': [releasedLetter({ ...to, level }), otherReaderLetter({ ...to, level })],
	casebook: (['suggested', 'stopped', 'told'] as const).map((news) => casebookLetter(news, { ...to, stop })),
}

export const everyLetter: [string, Letter][] = Object.entries(ofKind).flatMap(([name, made]) =>
	made.map((letter, index): [string, Letter] => [made.length > 1 ? `${name} ${index + 1}` : name, letter]),
)
