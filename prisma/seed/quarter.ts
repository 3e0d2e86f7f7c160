import type { SeatState } from '~/domain/activity/hosting'
import type { EvidenceState } from '~/domain/activity/kinds'
import type { YearOutcome } from '~/domain/activity/year'
import type { PairingPart } from '~/domain/practice/pairing'
import { findStageByKey } from '~/domain/program/find'
import type { Program } from '~/domain/program/lesson'
import { dayIn } from '~/domain/zone/day.server'
import { addDays } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'
import { createCohort, createSession, daysFrom, HOME, idOf, type Story, thursday } from './story'

export const QUARTER = 'strategist-track/q1'
const MEMBERS = ['learner8', 'eng2-3', 'eng3-3', 'eng5-3', 'eng6-4', 'eng7-3', 'eng10-3', 'eng9-6']

type Wrote = { way?: string; minutes: number; daysAgo: number; sponsor: Sponsor; reason?: string; text?: string }
type Sponsor = { name: string; email: string; key?: string }

const petra: Sponsor = { key: 'dir-money', name: 'Petra Nilsson', email: 'dir-money@sample.test' }
const camila: Sponsor = { key: 'dir-product', name: 'Camila Duarte', email: 'dir-product@sample.test' }
const outside: Sponsor = { name: 'Henrike Voss', email: 'henrike.voss@auditors.example' }

/** A quarter of the track in its fifth week: whoever began early has two activities confirmed, somebody’s came back, one waits. */
export async function quarterOne(story: Story, programs: Program[]): Promise<void> {
	const { tx, now, today } = story
	const stage = findStageByKey(programs, QUARTER)
	if (!stage) throw new Error('The sample needs the first quarter of the track.')
	const ofQuarter = { ...story, stage }
	const cohortId = await createCohort(ofQuarter, {
		key: 'track-one',
		name: 'Strategists, first quarter',
		status: 'running',
		seatCount: 10,
		startsOn: thursday(today, -5),
		createdAt: daysFrom(now, -50),
		members: MEMBERS,
		lead: 'spring3',
	})
	for (const [index, weeks] of [-4, 1, 6].entries())
		await createSession(ofQuarter, {
			key: `track-one-${index + 1}`,
			cohortId,
			position: index + 1,
			date: thursday(today, weeks),
			time: '10:00',
		})
	const wrote = async (key: string, activityId: string, state: EvidenceState, said: Wrote) => {
		const { daysAgo, sponsor, reason = '', text = '' } = said
		const isAnswered = state === 'confirmed' || state === 'declined'
		const id = `${key}-${activityId}-${daysAgo}`
		await tx.activityEvidence.create({
			data: {
				id: idOf(`activity-${id}`),
				personId: idOf(key),
				stageKey: QUARTER,
				activityId,
				way: said.way ?? '',
				onDay: addDays(today, -daysAgo - 3),
				minutes: said.minutes,
				text: text || (TEXTS[activityId] ?? ''),
				sponsorId: sponsor.key ? idOf(sponsor.key) : null,
				sponsorName: sponsor.name,
				sponsorEmail: sponsor.email,
				state,
				openKey: isAnswered ? null : `${idOf(key)} ${QUARTER}/${activityId}`,
				linkId: state === 'draft' ? null : idOf(`activity-link-${id}`),
				linkEndsAt: state === 'draft' ? null : daysFrom(now, 21 - daysAgo),
				askedAt: state === 'draft' ? null : daysFrom(now, -daysAgo),
				answeredAt: isAnswered ? daysFrom(now, 2 - daysAgo) : null,
				reason,
				createdAt: daysFrom(now, -daysAgo - 2),
			},
		})
	}
	await wrote('learner8', 'product-day', 'confirmed', { minutes: 260, daysAgo: 16, sponsor: camila })
	await wrote('learner8', 'board-meeting', 'asked', { way: 'paper', minutes: 110, daysAgo: 3, sponsor: outside })
	await wrote('learner8', 'pnl-reading', 'declined', {
		minutes: 90,
		daysAgo: 6,
		sponsor: petra,
		reason: 'We read the costs together, not the revenue yet. Come by on Tuesday and we do the other half.',
	})
	await wrote('learner8', 'feature-in-metrics', 'draft', {
		minutes: 0,
		daysAgo: 1,
		sponsor: { name: '', email: '' },
		text: 'Metric: payouts that need a person. Baseline 4.1 %, measured for six weeks.',
	})
	await wrote('eng2-3', 'product-day', 'confirmed', { minutes: 240, daysAgo: 15, sponsor: camila })
	await wrote('eng2-3', 'pnl-reading', 'confirmed', { minutes: 120, daysAgo: 9, sponsor: petra })
	await wrote('eng3-3', 'product-day', 'asked', { minutes: 230, daysAgo: 5, sponsor: camila })
	await wrote('eng6-4', 'feature-in-metrics', 'confirmed', { minutes: 100, daysAgo: 8, sponsor: petra })
	await besideCamila(story)
	await offerSeats(story)
	await endYears(story)
}

/** Two were beside her for a product day: she has said so of one, and is asked about the other. */
async function besideCamila({ tx, now, today }: Story): Promise<void> {
	const day = (key: string, daysAgo: number, confirmedAt: Date | null) => ({
		id: idOf(`pairing-${key}-dir-product-${daysAgo}`),
		byId: idOf(key),
		withId: idOf('dir-product'),
		part: 'shadowed' satisfies PairingPart,
		stageKey: QUARTER,
		onDay: addDays(today, -daysAgo),
		line: confirmedAt ? 'She asked each of them for the last time it went wrong.' : '',
		createdAt: daysFrom(now, 1 - daysAgo),
		confirmedAt,
	})
	await tx.pairing.createMany({ data: [day('learner8', 19, daysFrom(now, -17)), day('eng3-3', 8, null)] })
}

/** Seats ahead: one with room, one that is full with somebody in line, one called off; and one that is over. */
async function offerSeats({ tx, now, today }: Story): Promise<void> {
	const host = async (key: string, said: Hosted) => {
		const { date, seats, booked = [], waiting = [], offReason = '', ...rest } = said
		const start = instantOf(`${date}T09:30`, HOME)
		const last = addDays(date, -2)
		if (!start.ok) throw new Error(`${date} has no half past nine in ${HOME}`)
		const id = idOf(`hosting-${key}`)
		const seat = (state: SeatState) => (person: string, index: number) => ({
			personId: idOf(person),
			state,
			since: daysFrom(now, -4 + index / 10),
		})
		await tx.hosting.create({
			data: {
				...rest,
				id,
				stageKey: QUARTER,
				localStart: `${date}T09:30`,
				timeZone: HOME,
				startsAt: start.at,
				seatCount: seats,
				bookUntil: last,
				closesAt: dayIn(last, HOME).until,
				cancelledAt: offReason ? daysFrom(now, -1) : null,
				cancelReason: offReason,
				createdAt: daysFrom(now, -20),
				seats: { create: [...booked.map(seat('booked')), ...waiting.map(seat('waiting'))] },
			},
		})
	}
	const byCamila = { hostId: idOf('dir-product'), hostName: camila.name, hostEmail: camila.email }
	const byPetra = { hostId: idOf('dir-money'), hostName: petra.name, hostEmail: petra.email }
	const day = { activityId: 'product-day', durationMinutes: 240 }
	const board = { activityId: 'board-meeting', way: 'mock-board', durationMinutes: 90 }
	const earlier = { title: 'Eleven calls with shop owners', place: 'Lisbon, room Tejo' }
	await host('product-day', {
		...byCamila,
		...day,
		...earlier,
		title: 'A day with the payouts team',
		date: addDays(thursday(today, 0), 5),
		seats: 3,
		booked: ['eng5-3'],
	})
	await host('board', {
		...byPetra,
		...board,
		title: 'A mock board of two executives',
		callUrl: 'https://meet.ferrystone.example/mock-board',
		date: addDays(thursday(today, 1), 4),
		seats: 2,
		booked: ['eng2-3', 'eng3-3'],
		waiting: ['eng9-6'],
	})
	await host('planning', {
		...byCamila,
		...day,
		title: 'Merchant visits in Porto',
		place: 'Porto, by train',
		date: addDays(thursday(today, 0), 1),
		seats: 2,
		booked: ['eng10-3'],
		offReason: 'The trains are on strike that day. Another date follows.',
	})
	const date = addDays(thursday(today, -4), 5)
	await host('earlier', { ...byCamila, ...day, ...earlier, date, seats: 2, booked: ['learner8', 'eng2-3'] })
}

type Hosted = {
	activityId: string
	way?: string
	durationMinutes: number
	title: string
	hostId: string
	hostName: string
	hostEmail: string
	place?: string
	callUrl?: string
	/** yyyy-mm-dd, a working day */
	date: string
	seats: number
	booked?: string[]
	waiting?: string[]
	offReason?: string
}

/** Two of the cohort before this one ended their year, each in their own way. */
async function endYears({ tx, now, today }: Story): Promise<void> {
	const ended = (key: string, outcome: YearOutcome, daysAgo: number, line = '') => ({
		personId: idOf(key),
		program: 'strategist-track',
		outcome,
		talkedOn: addDays(today, -daysAgo - 2),
		sponsor: camila.name,
		line,
		createdAt: daysFrom(now, -daysAgo),
	})
	await tx.trackOutcome.createMany({
		data: [
			ended('eng7-3', 'ic-path', 12, 'I want the hard problems, and to be asked.'),
			ended('spring3', 'lead-people', 30),
		],
	})
}

const TEXTS: Record<string, string> = {
	'product-day':
		'Eleven calls with shop owners who reconcile by hand. Nine of them never open the report we are proud of; they export it and count again, because one figure once was wrong.\n\nBefore the day I would have built filters. What was decided at four o’clock is smaller: every figure shows the rows it is made from.',
	'board-meeting':
		'The paper asks why revenue grows by nine and cost to serve by fourteen in a hundred. The first answer is support: each new market brings its own kinds of payout failure. For us it means that the retry work is no hygiene but the second largest lever in the plan.',
	'pnl-reading':
		'Our area stands in two lines: cost of revenue for what runs, research for what we build. What surprised me: the fraud tool is booked with the first, so each false alarm we prevent shows as margin and not as savings.',
	'feature-in-metrics':
		'Payouts that need a person fell from 4.1 to 2.6 in a hundred; the guard is complaints within two weeks, which did not rise. The hardest question: what if we had only hired two people? It would have cost the same for a year, and then grown.',
}
