import { SIGN_OFF } from '~/domain/activity/kinds'
import type { Db } from '~/domain/db'
import type { LinkKey } from '~/domain/sign-in/links.server'
import type { Actor } from './actors'
import type { Canaries } from './canaries'
import type { CohortPlace } from './canary-cohort'
import { type Someone, someone } from './canary-people'

export const QUARTER = { program: 'strategist-track', stage: 'q1' }
export const QUARTER_KEY = `${QUARTER.program}/${QUARTER.stage}`

/** Whoever has the link reads what they are asked about, and of whom. */
const CONFIRM = ['routes/activity/confirm']
const FEED = ['routes/calendar/feed']
const DAY_MS = 86_400_000

type Base = { db: Db; canaries: Canaries; passwordHash: string }

/**
 * A quarter in which the learner has written of four activities: one is a draft, one waits for a word, one is confirmed,
 * one came back. Two peers wrote, too; the link to one of theirs lies in a letter.
 */
export async function aCanaryQuarter(base: Base, key: LinkKey, a: Pick<CohortPlace, 'people'>) {
	const { db, canaries } = base
	const asks = await someone(base, 'who asks for a word', {
		crew: [],
		roles: ['learner'],
		namedTo: ['lead'],
		shownOn: CONFIRM,
	})
	const cohortId = await inQuarter(db, a.people.learner, a.people.peer)
	await inQuarter(db, asks)
	const wrote = async (what: string, by: Someone, activityId: string, said: Said) => {
		const { state, seenBy, openOn = [] } = said
		const isOpen = state === 'draft' || state === 'asked'
		const plant = (field: string) => canaries.plant(`${field} of ${what}`, seenBy, openOn)
		// Whose word is waited for, and was given, admins see; of what came back not even that.
		const desk: readonly Actor[] = state === 'asked' || state === 'confirmed' ? ['admin'] : []
		const isAnswered = !isOpen
		await db.activityEvidence.create({
			data: {
				personId: by.id,
				stageKey: QUARTER_KEY,
				activityId,
				submissionId: said.submissionId ?? null,
				onDay: '2026-11-12',
				minutes: 120,
				text: said.submissionId ? '' : plant('text'),
				sponsorId: said.sponsor?.id ?? null,
				sponsorName: canaries.plant(`sponsor of ${what}`, [...seenBy, ...desk], openOn),
				sponsorEmail: `${canaries.plant(`address of the sponsor of ${what}`, said.sponsor ? [] : state === 'asked' ? desk : [...seenBy, ...desk])}@example.com`,
				state,
				openKey: isOpen ? `${by.id} ${QUARTER_KEY}/${activityId}` : null,
				linkId: said.linkId ?? null,
				linkEndsAt: state === 'asked' ? new Date(Date.now() + DAY_MS) : null,
				askedAt: state === 'draft' ? null : new Date(),
				answeredAt: isAnswered ? new Date() : null,
				reason: state === 'declined' ? plant('reason') : '',
				createdAt: new Date(),
			},
		})
	}
	const { learner, peer } = a.people
	const own: Actor[] = ['learner']
	await wrote('a draft of an activity', learner, 'product-day', { state: 'draft', seenBy: own })
	await wrote('an activity that waits', learner, 'board-meeting', { state: 'asked', seenBy: own })
	await wrote('a confirmed activity', learner, 'pnl-reading', { state: 'confirmed', seenBy: own })
	await wrote('an activity that came back', learner, 'feature-in-metrics', { state: 'declined', seenBy: own })
	await wrote('a word on a deliverable', learner, SIGN_OFF, {
		state: 'asked',
		seenBy: own,
		submissionId: await handIn(base, learner, cohortId),
	})
	await wrote('an activity of a peer', peer, 'product-day', { state: 'draft', seenBy: [] })
	const linkId = canaries.plant('id of the link to an activity', ['lead'], CONFIRM)
	await wrote('an activity behind a link', asks, 'product-day', {
		state: 'asked',
		seenBy: [],
		openOn: CONFIRM,
		linkId,
		sponsor: a.people.lead,
	})
	const link = canaries.watch(
		'the link to an activity',
		key.tokenFor({ id: linkId, kind: 'activity' }),
		['lead'],
		CONFIRM,
	)
	await db.trackOutcome.create({
		data: {
			personId: learner.id,
			program: QUARTER.program,
			outcome: 'ic-path',
			talkedOn: '2026-11-10',
			sponsor: canaries.plant('with whom the end of a year was talked about', own),
			line: canaries.plant('line on the end of a year', own),
			createdAt: new Date(),
		},
	})
	return { link, ...(await hostSeats(base, a)) }
}

/** Seats the lead hosts: one the learner can book, one they have, one that was called off. A peer has a seat beside them. */
async function hostSeats({ db, canaries }: Base, a: Pick<CohortPlace, 'people'>) {
	const shown: Actor[] = ['learner', 'lead', 'admin']
	const desk: Actor[] = ['lead', 'admin']
	const host = async (what: string, activityId: string, seats: Someone[], isOff = false) => {
		const startsAt = new Date(Date.now() + 9 * DAY_MS)
		// Whoever holds the address of the learner’s calendar reads what they have a seat at.
		const openOn = seats.includes(a.people.learner) ? FEED : []
		const callSeenBy = seats.includes(a.people.learner) && !isOff ? shown : desk
		const { id } = await db.hosting.create({
			data: {
				stageKey: QUARTER_KEY,
				activityId,
				title: canaries.plant(`title of ${what}`, shown, openOn),
				hostId: a.people.lead.id,
				hostName: canaries.plant(`host of ${what}`, shown, openOn),
				hostEmail: `${canaries.plant(`address of the host of ${what}`, [])}@example.com`,
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				startsAt,
				durationMinutes: 120,
				callUrl: `https://call.example/${canaries.plant(`call of ${what}`, callSeenBy)}`,
				place: canaries.plant(`place of ${what}`, shown, openOn),
				seatCount: 3,
				bookUntil: startsAt.toISOString().slice(0, 10),
				closesAt: startsAt,
				cancelledAt: isOff ? new Date() : null,
				cancelReason: isOff ? canaries.plant(`reason of ${what}`, shown) : '',
				createdAt: new Date(),
				seats: { create: seats.map((person) => ({ personId: person.id, state: 'booked', since: new Date() })) },
			},
			select: { id: true },
		})
		return id
	}
	const { learner, peer } = a.people
	return {
		open: await host('seats to book', 'product-day', [peer]),
		booked: await host('seats that are booked', 'board-meeting', [learner, peer]),
		off: await host('seats that were called off', 'product-day', [learner], true),
	}
}

/** The deliverable itself: no page of ours is asked for that shows it to its author. */
async function handIn({ db, canaries }: Base, by: Someone, cohortId: string): Promise<string> {
	const { id } = await db.submission.create({
		data: {
			personId: by.id,
			cohortId,
			stageKey: QUARTER_KEY,
			requirementId: 'feature-case',
			rubricId: 'q1-feature-case',
			rubricHash: 'as it was',
			text: canaries.plant('text of a deliverable', []),
			submittedAt: new Date(),
		},
		select: { id: true },
	})
	return id
}

async function inQuarter(db: Db, ...people: Someone[]): Promise<string> {
	const { id } = await db.cohort.create({
		data: {
			...QUARTER,
			name: 'A quarter',
			seatCount: 8,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2025-10-05',
			requirements: [
				{
					id: 'feature-case',
					kind: 'assessment',
					rubric: 'q1-feature-case',
					form: 'A feature case',
					assessors: 2,
					retryDays: 14,
				},
				{ id: 'view', kind: 'statement', by: 'the sponsor' },
			],
			members: { create: people.map(({ id }) => ({ personId: id })) },
		},
		select: { id: true },
	})
	return id
}

type Said = {
	state: 'draft' | 'asked' | 'confirmed' | 'declined'
	/** The text, and who was named */
	seenBy: readonly Actor[]
	openOn?: readonly string[]
	linkId?: string
	/** Of the word on a deliverable */
	submissionId?: string
	/** With an account */
	sponsor?: Someone
}
