import { record } from '../audit/record.server'
import { keepReviews, type Review } from '../casebook/reviews.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putInWritingLetters } from '../notice/in-writing-mail.server'
import { transact } from '../transact.server'
import { mayJudgeText, mayRehearse, mayReview, mayWatch, stateOfText } from './in-writing'
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

/**
 * Hands in two reviewed cases in the place of a session that was missed.
 * @throws DomainError 'not-found' | 'conflict' (why of mayReview | 'already-handed-in' | 'already-accepted' | 'case-not-open')
 */
export async function handInReviews(db: Db, seat: Seat, reviews: readonly Review[], now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const facts = await lockedFacts(tx, seat, now)
		const verdict = mayReview(facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { id: inWritingId } = await handIn(tx, seat, { kind: 'review', rehearsal: '' }, facts, now)
		await keepReviews(tx, { ...seat, inWritingId, judgeIds: facts.judgeIds }, reviews)
	})
}

/** @throws DomainError 'not-found' | 'conflict' (why of mayRehearse | 'already-handed-in' | 'already-accepted') */
export async function handInRehearsal(db: Db, seat: Seat, rehearsal: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const facts = await lockedFacts(tx, seat, now)
		const verdict = mayRehearse(facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await handIn(tx, seat, { kind: 'rehearsal', rehearsal }, facts, now)
	})
}

/**
 * Who leads the cohort accepts a text, which then counts as the session, or sends it back and says what to change.
 * @throws DomainError 'not-found' | 'conflict' (why of mayJudgeText)
 */
export async function judgeText(
	db: Db,
	asked: { id: string; by: { id: string; name: string } },
	said: { accepts: true } | { accepts: false; reason: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "InWriting" where id = ${asked.id} for update`
		const text = await getTextToJudge(tx, asked.id, asked.by.id)
		const verdict = mayJudgeText({ ...text, isWhole: text.isWhole || !said.accepts })
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

/** Under a lock on the session: attendance is not confirmed, and nothing of it handed in, in the same moment. */
async function lockedFacts(tx: Tx, { sessionId, personId }: Seat, now: Date) {
	await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
	const facts = await getSeatFacts(tx, sessionId, personId, now)
	return { ...facts, text: await findOwnText(tx, sessionId, personId) }
}

async function handIn(
	tx: Tx,
	seat: Seat,
	words: { kind: 'review' | 'rehearsal'; rehearsal: string },
	{ text, judgeIds }: SeatFacts & { text: Awaited<ReturnType<typeof findOwnText>> },
	now: Date,
): Promise<{ id: string }> {
	const state = text && stateOfText(text)
	if (state === 'accepted') throw new DomainError('conflict', 'already-accepted')
	if (state === 'handed-in' && text?.isWhole) throw new DomainError('conflict', 'already-handed-in')
	const data = { ...words, handedInAt: now, returnedAt: null }
	const row = await tx.inWriting.upsert({
		where: { sessionId_personId: seat },
		create: { ...seat, ...data, createdAt: now },
		update: data,
		select: { id: true },
	})
	await putInWritingLetters(tx, row.id, judgeIds, now)
	return row
}
