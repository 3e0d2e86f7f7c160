import { randomUUID } from 'node:crypto'
import { giveBack } from '../assessment/release.server'
import { listSubmissions } from '../assessment/submissions.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { countActivityLetters, putActivityLetter } from '../notice/activity-mail.server'
import { mailboxOf } from '../person/mailbox'
import { transact } from '../transact.server'
import { type EvidenceState, LINK_DAYS, MOST_LETTERS_A_DAY, SIGN_OFF } from './kinds'
import { maySend } from './policy'
import { listOfQuarter } from './quarter.server'
import type { DraftFields, EvidenceFields, SponsorFields } from './schema'

export type ActivityKey = { personId: string; stageKey: string; activityId: string }

/** `submissionId`: of the word on a deliverable */
type Kept = DraftFields & { submissionId?: string }

const DAY_MS = 86_400_000

/**
 * Keeps what somebody writes of an activity; the first save makes the row. What was answered stays as it is: after it a
 * new row begins.
 * @throws DomainError 'conflict' ('not-of-quarter' | 'asked-already')
 */
export async function keepEvidence(db: Db, key: ActivityKey, fields: DraftFields, now: Date): Promise<void> {
	await transact(db, (tx) => keep(tx, key, fields, now))
}

async function keep(tx: Tx, key: ActivityKey, fields: Kept, now: Date): Promise<string> {
	await tx.$queryRaw`select 1 from "Person" where id = ${key.personId} for no key update`
	const openKey = `${key.personId} ${key.stageKey}/${key.activityId}`
	const open = await tx.activityEvidence.findUnique({ where: { openKey }, select: { id: true, state: true } })
	if (open?.state === 'asked') throw new DomainError('conflict', 'asked-already')
	if (!(await listOfQuarter(tx, key.stageKey, [key.personId])).has(key.personId))
		throw new DomainError('conflict', 'not-of-quarter')
	if (open) {
		await tx.activityEvidence.update({ where: { id: open.id }, data: fields })
		return open.id
	}
	const row = await tx.activityEvidence.create({
		data: { ...key, ...fields, openKey, createdAt: now },
		select: { id: true },
	})
	return row.id
}

/**
 * Asks a sponsor whether it was so: one letter with a link that works once. Until they answer, the text stands still.
 * @throws DomainError 'conflict' (why: SendRefusal | 'enough-letters')
 */
export async function sendEvidence(db: Db, key: ActivityKey, fields: EvidenceFields, now: Date): Promise<void> {
	await transact(db, (tx) => send(tx, key, fields, now))
}

/** @returns who is asked, where they have an account */
async function send(tx: Tx, key: ActivityKey, fields: Kept, now: Date): Promise<string | null> {
	const id = await keep(tx, key, fields, now)
	const email = fields.sponsorEmail.toLowerCase()
	const sponsor = await tx.person.findUnique({ where: { email }, select: { id: true, disabledAt: true } })
	const own = await tx.person.findUniqueOrThrow({ where: { id: key.personId }, select: { email: true } })
	const verdict = maySend({
		isOfQuarter: true,
		state: 'draft',
		sponsorIsSelf: mailboxOf(email) === mailboxOf(own.email.toLowerCase()),
		sponsorIsClosed: (sponsor?.disabledAt ?? null) !== null,
		waiting: await tx.activityEvidence.count({ where: { personId: key.personId, state: 'asked' } }),
	})
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	await ask(tx, id, { sponsorId: sponsor?.id ?? null, sponsorEmail: email }, now)
	return sponsor?.id ?? null
}

/**
 * Asks a sponsor for their word on the deliverable as it was last handed in: what they read stands still, whatever is
 * written later. The same letter, link and limits as for an activity. What they were to score of it goes back to the queue.
 * @throws DomainError 'conflict' ('not-handed-in', SendRefusal)
 */
export async function askSignOff(
	db: Db,
	{ requirementId, ...of }: Omit<ActivityKey, 'activityId'> & { requirementId: string },
	sponsor: SponsorFields,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const work = (await listSubmissions(tx, { ...of, requirementId })).findLast(({ submittedAt }) => submittedAt)
		if (!work) throw new DomainError('conflict', 'not-handed-in')
		const fields = { way: '', onDay: '', minutes: 0, text: '', ...sponsor, submissionId: work.id }
		const sponsorId = await send(tx, { ...of, activityId: SIGN_OFF }, fields, now)
		if (!sponsorId) return
		const learner = await tx.person.findUniqueOrThrow({
			where: { id: of.personId },
			select: { id: true, name: true },
		})
		await giveBack(tx, { assessorId: sponsorId, personId: learner.id }, learner, now, of.stageKey)
	})
}

/** Taken back and sent anew counts as well: the address is its writer's to choose, and nobody is flooded. */
async function ask(tx: Tx, id: string, data: { sponsorId?: string | null; sponsorEmail?: string }, now: Date) {
	if ((await countActivityLetters(tx, id, new Date(now.getTime() - DAY_MS))) >= MOST_LETTERS_A_DAY)
		throw new DomainError('conflict', 'enough-letters')
	await tx.activityEvidence.update({
		where: { id },
		data: {
			...data,
			state: 'asked' satisfies EvidenceState,
			askedAt: now,
			linkId: randomUUID(),
			linkEndsAt: new Date(now.getTime() + LINK_DAYS * DAY_MS),
		},
	})
	await putActivityLetter(tx, 'activity-asked', id, now)
}

/**
 * Another letter with another link; the link before it ends.
 * @throws DomainError 'conflict' ('not-asked' | 'enough-letters')
 */
export async function askAgain(db: Db, key: ActivityKey, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await ask(tx, await lockAsked(tx, key), {}, now)
	})
}

/** It is a draft again, and the link in the letter ends. @throws DomainError 'conflict' ('not-asked') */
export async function takeBack(db: Db, key: ActivityKey): Promise<void> {
	await transact(db, async (tx) => {
		const id = await lockAsked(tx, key)
		const draft = { state: 'draft' satisfies EvidenceState, linkId: null, linkEndsAt: null, askedAt: null }
		await tx.activityEvidence.update({ where: { id }, data: draft })
	})
}

/** Held until it is changed: a word may come at the same moment. */
async function lockAsked(tx: Tx, { personId, stageKey, activityId }: ActivityKey): Promise<string> {
	const [row] = await tx.$queryRaw<{ id: string }[]>`
		select id from "ActivityEvidence"
		where "personId" = ${personId} and "stageKey" = ${stageKey} and "activityId" = ${activityId} and state = 'asked'
		for update`
	if (!row) throw new DomainError('conflict', 'not-asked')
	return row.id
}
