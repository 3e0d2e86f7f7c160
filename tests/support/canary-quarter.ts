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
const DAY_MS = 86_400_000

type Base = { db: Db; canaries: Canaries; passwordHash: string }

/**
 * A quarter in which the learner has written of four activities: one is a draft, one waits for a word, one is confirmed,
 * one came back. Two peers wrote, too; the link to one of theirs lies in a letter.
 */
export async function aCanaryQuarter(base: Base, key: LinkKey, a: Pick<CohortPlace, 'people'>) {
	const { db, canaries } = base
	const asks = await someone(base, 'who asks for a word', { crew: [], roles: ['learner'], shownOn: CONFIRM })
	const cohort = await db.cohort.create({
		data: {
			...QUARTER,
			name: 'A quarter',
			seatCount: 8,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-05',
			requirements: [],
			members: { create: [a.people.learner, a.people.peer, asks].map(({ id }) => ({ personId: id })) },
		},
		select: { id: true },
	})
	const wrote = async (what: string, by: Someone, activityId: string, said: Said) => {
		const { state, seenBy, openOn = [] } = said
		const isOpen = state === 'draft' || state === 'asked'
		const plant = (field: string, readers: readonly Actor[] = seenBy) =>
			canaries.plant(`${field} of ${what}`, readers, openOn)
		const isAnswered = !isOpen
		await db.activityEvidence.create({
			data: {
				personId: by.id,
				stageKey: QUARTER_KEY,
				activityId,
				onDay: '2026-11-12',
				minutes: 120,
				text: plant('text'),
				sponsorName: plant('sponsor'),
				sponsorEmail: `${canaries.plant(`address of the sponsor of ${what}`, isOpen && state === 'draft' ? seenBy : [])}@example.com`,
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
	await wrote('an activity of a peer', peer, 'product-day', { state: 'draft', seenBy: [] })
	const linkId = canaries.plant('id of the link to an activity', [], CONFIRM)
	await wrote('an activity behind a link', asks, 'product-day', { state: 'asked', seenBy: [], openOn: CONFIRM, linkId })
	const link = canaries.watch('the link to an activity', key.tokenFor({ id: linkId, kind: 'activity' }), [], CONFIRM)
	return { cohortId: cohort.id, link }
}

type Said = {
	state: 'draft' | 'asked' | 'confirmed' | 'declined'
	/** The text, and who was named */
	seenBy: readonly Actor[]
	openOn?: readonly string[]
	linkId?: string
}
