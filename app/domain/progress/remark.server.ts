import { createHash } from 'node:crypto'
import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Lesson } from '../program/lesson'
import { transact } from '../transact.server'
import type { Stretch } from './anchor'
import type { Reason, RemarkState } from './mark-kinds'
import { takeAnchor } from './take-anchor'

type Where = { moduleKey: string; partSlug: string }
type Sent = { where: Stretch; version: string; reason: Reason; text: string; once: string }

/**
 * Tells whoever owns the content that a passage is weak. A second remark of the same person on the same words, while the
 * first is open, says it anew. Without a sender nothing is kept that could tell whose it is: not even the hour,
 * nor the version, which may be read by one cohort only. Sent twice from one page it is one.
 * @throws DomainError 'conflict' ('passage-changed')
 */
export async function sendRemark(
	db: Db,
	lesson: Lesson,
	where: Where,
	sent: Sent,
	{ senderId, now }: { senderId: string | null; now: Date },
): Promise<void> {
	const anchor = takeAnchor(lesson, where.partSlug, sent)
	const words = { reason: sent.reason, text: sent.text }
	const said = { ...words, contentHash: lesson.hash }
	if (senderId === null) {
		const day = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
		const id = createHash('sha256')
			.update(JSON.stringify([sent.once, where, anchor, words]))
			.digest('hex')
		const unnamed = { id, ...where, ...anchor, ...words, contentHash: '', createdAt: day }
		await db.remark.createMany({ data: unnamed, skipDuplicates: true })
		return
	}
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${senderId} for no key update`
		const again = await tx.remark.updateMany({
			where: { ...where, senderId, passage: anchor.passage, quote: anchor.quote, state: 'open' },
			data: { ...said, ...anchor, createdAt: now },
		})
		if (again.count > 0) return
		await tx.remark.create({ data: { ...where, ...anchor, ...said, senderId, createdAt: now }, select: { id: true } })
	})
}

/** What came of a remark. A sender who gave their name reads the answer on their notes page. @throws DomainError 'not-found' */
export async function answerRemark(
	db: Db,
	{ id, state, answer }: { id: string; state: RemarkState; answer: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const before = await tx.remark.findUnique({ where: { id }, select: { moduleKey: true } })
		if (!before) throw new DomainError('not-found', 'remark')
		await tx.remark.update({
			where: { id },
			data: { state, answer, answeredAt: state === 'open' ? null : now },
			select: { id: true },
		})
		await record(tx, { act: 'remark-answered', actor: by, detail: { module: before.moduleKey, state } })
	})
}
