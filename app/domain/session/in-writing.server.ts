import { record } from '../audit/record.server'
import { keepReviews, type Review } from '../casebook/reviews.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putInWritingLetters } from '../notice/in-writing-mail.server'
import { transact } from '../transact.server'
import { mayHandIn, mayJudgeText, mayRehearse, mayReview, mayWatch } from './in-writing'
import { findOwnText, getSeatFacts, getTextToJudge, type SeatFacts } from './read-in-writing.server'

type Seat = { sessionId: string; personId: string }

/**
 * Says ahead that one watches a role-play, and writes one’s part; or that one plays after all. No reason is asked.
 * @throws DomainError 'not-found' | 'conflict' (why of mayWatch)
 */
export async function watchInstead(db: Db, seat: Seat, says: 'watches' | 'plays', now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const facts = await lockedFacts(tx, seat, now)
		const verdict = mayWatch(facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (says === 'plays') await tx.inWriting.deleteMany({ where: { ...seat, kind: 'rehearsal', handedInAt: null } })
		else if (!facts.text) await tx.inWriting.create({ data: { ...seat, kind: 'rehearsal', createdAt: now } })
	})
}

/** `version`: of what stood on the page of its writer (versionOf) */
type Reviews = { reviews: readonly Review[]; version: number }
type Rehearsal = { rehearsal: string; version: number }

/**
 * Hands in two reviewed cases in the place of a session that was missed, or of what was handed in and waits.
 * @throws DomainError 'not-found' | 'conflict' (why of mayReview, mayHandIn | 'case-not-open')
 */
export async function handInReviews(db: Db, seat: Seat, { reviews, version }: Reviews, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const facts = await lockedFacts(tx, seat, now)
		const verdict = mayReview(facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const words = { kind: 'review', rehearsal: '' } as const
		const { id: inWritingId } = await handIn(tx, seat, words, { ...facts, version }, now)
		await keepReviews(tx, { ...seat, inWritingId, judgeIds: facts.judgeIds }, reviews)
	})
}

/** @throws DomainError 'not-found' | 'conflict' (why of mayRehearse, mayHandIn) */
export async function handInRehearsal(db: Db, seat: Seat, { rehearsal, version }: Rehearsal, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const facts = await lockedFacts(tx, seat, now)
		const verdict = mayRehearse(facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await handIn(tx, seat, { kind: 'rehearsal', rehearsal }, { ...facts, version }, now)
	})
}

/**
 * Who leads the cohort accepts a text, which then counts as the session, or sends it back and says what to change. They
 * decide on the text they have read (`version`): its writer may have put another in its place.
 * @throws DomainError 'not-found' | 'conflict' (why of mayJudgeText)
 */
export async function judgeText(
	db: Db,
	asked: { id: string; version: number; by: { id: string; name: string } },
	said: { accepts: true } | { accepts: false; reason: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "InWriting" where id = ${asked.id} for update`
		const text = await getTextToJudge(tx, asked.id, asked.by.id)
		const isSeen = text.version === asked.version
		const verdict = mayJudgeText({ ...text, isSeen, isWhole: text.isWhole || !said.accepts })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const answered = said.accepts ? { acceptedAt: now, reason: '' } : { returnedAt: now, reason: said.reason }
		await tx.inWriting.update({ where: { id: text.id }, data: answered })
		await putInWritingLetters(tx, text.id, [text.person.id], now)
		if (!said.accepts) return
		const detail = { cohort: text.session.cohort.name, session: text.session.title }
		const change = { before: 'none', after: 'counts' }
		await record(tx, { act: 'in-writing-accepted', actor: asked.by, subject: text.person.id, detail, change })
	})
}

/**
 * Under a lock on the session: attendance is not confirmed, and nothing of it handed in, in the same moment. And under one
 * on the text: it is not answered in that moment.
 */
async function lockedFacts(tx: Tx, { sessionId, personId }: Seat, now: Date) {
	await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
	await tx.$queryRaw`select 1 from "InWriting" where "sessionId" = ${sessionId} and "personId" = ${personId} for update`
	const facts = await getSeatFacts(tx, sessionId, personId, now)
	return { ...facts, text: await findOwnText(tx, sessionId, personId) }
}

async function handIn(
	tx: Tx,
	seat: Seat,
	words: { kind: 'review' | 'rehearsal'; rehearsal: string },
	{ text, judgeIds, version }: SeatFacts & { text: Awaited<ReturnType<typeof findOwnText>>; version: number },
	now: Date,
): Promise<{ id: string }> {
	const standing = text?.version ?? 0
	const verdict = mayHandIn({ state: text?.state ?? null, isSeen: version === standing })
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	// Another version, were it of the same moment
	const handedInAt = new Date(Math.max(now.getTime(), standing + 1))
	const data = { ...words, handedInAt, returnedAt: null }
	const row = await tx.inWriting.upsert({
		where: { sessionId_personId: seat },
		create: { ...seat, ...data, createdAt: now },
		update: data,
		select: { id: true },
	})
	// Of a text that waits they know.
	if (text?.state !== 'handed-in' || !text.isWhole) await putInWritingLetters(tx, row.id, judgeIds, now)
	return row
}
