import type { Db, Tx } from '../db'
import { grouped } from '../grouped'
import type { ActivityKey } from './evidence.server'
import { type ActivityState, type EvidenceState, SIGN_OFF } from './kinds'

const columns = {
	id: true,
	activityId: true,
	way: true,
	onDay: true,
	minutes: true,
	text: true,
	sponsorId: true,
	sponsorName: true,
	sponsorEmail: true,
	state: true,
	askedAt: true,
	linkEndsAt: true,
	answeredAt: true,
	reason: true,
} as const

/** What somebody wrote of one activity, the newest first. Their own page only. */
export async function listOwnEvidence(db: Db, key: ActivityKey) {
	const rows = await db.activityEvidence.findMany({
		where: key,
		select: columns,
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
	})
	return rows.map((row) => ({ ...row, state: row.state as EvidenceState }))
}
export type EvidenceRow = Awaited<ReturnType<typeof listOwnEvidence>>[number]

/** Where the activities of a quarter stand for some people, by person and activity; without a word of what was written. */
export async function listActivityStates(db: Db, stageKey: string, personIds: string[]) {
	const rows = await db.activityEvidence.findMany({
		where: { stageKey, personId: { in: personIds } },
		select: {
			personId: true,
			activityId: true,
			state: true,
			sponsorName: true,
			sponsorEmail: true,
			sponsorId: true,
			askedAt: true,
			answeredAt: true,
			linkEndsAt: true,
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
	const states = new Map<
		string,
		Omit<(typeof rows)[number], 'state'> & { state: ActivityState; wasConfirmed: boolean }
	>()
	for (const row of rows) {
		const key = `${row.personId} ${row.activityId}`
		const wasConfirmed = row.state === 'confirmed' || (states.get(key)?.wasConfirmed ?? false)
		states.set(key, { ...row, state: row.state as EvidenceState, wasConfirmed })
	}
	return states
}

/** What waits for somebody's own word, the longest wait first; only what can still be answered. */
export async function listAskedOf(db: Db, sponsorId: string, now: Date) {
	return db.activityEvidence.findMany({
		where: { sponsorId, state: 'asked', linkEndsAt: { gt: now }, person: { disabledAt: null } },
		select: { linkId: true, stageKey: true, activityId: true, askedAt: true, person: { select: { name: true } } },
		orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
	})
}

/**
 * Who is, or was, asked for their word on the deliverables of these people: by account, or by an address that has one by
 * now. What was taken back does not count.
 */
export async function readSponsors(
	db: Db | Tx,
	personIds: string[],
): Promise<(work: { personId: string; stageKey: string }, of: { id: string; email: string }) => boolean> {
	const rows = await db.activityEvidence.findMany({
		where: { personId: { in: personIds }, activityId: SIGN_OFF, state: { not: 'draft' } },
		select: { personId: true, stageKey: true, sponsorId: true, sponsorEmail: true },
	})
	const ofPerson = grouped(rows, ({ personId }) => personId)
	return ({ personId, stageKey }, { id, email }) =>
		ofPerson(personId).some((row) => row.stageKey === stageKey && (row.sponsorId === id || row.sponsorEmail === email))
}

/** What a quarter counts of it: which activity, how long and since when it is confirmed. No word, no name, no way. */
export type ActivityFacts = { id: string; confirmed: { minutes: number; at: Date }[] }

/** One query, however many people. */
export async function readActivities(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<(personId: string) => ActivityFacts[]> {
	const rows = await db.activityEvidence.findMany({
		where: { stageKey, personId: { in: personIds } },
		select: { personId: true, activityId: true, state: true, minutes: true, answeredAt: true },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
	const ofPerson = grouped(rows, ({ personId }) => personId)
	return (personId) => {
		const own = ofPerson(personId)
		return [...new Set(own.map(({ activityId }) => activityId))].map((id) => ({
			id,
			confirmed: own.flatMap(({ activityId, state, minutes, answeredAt }) =>
				activityId === id && state === 'confirmed' && answeredAt ? [{ minutes, at: answeredAt }] : [],
			),
		}))
	}
}
