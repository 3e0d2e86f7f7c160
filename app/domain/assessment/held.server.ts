import type { Db } from '../db'
import { DomainError } from '../errors'
import { listLeaves } from '../leave/read.server'
import { putOtherReaderLetters } from '../notice/work-mail.server'
import { transact } from '../transact.server'
import { lockOf, type PinnedLive } from './book-slot.server'
import { mayWrite, wordCount } from './decision'
import { keepWording } from './rubric-versions.server'
import { LONGEST_WORK } from './schema'
import { mayHandInHeld } from './slot'
import { whoMayAssess } from './slot-pair.server'
import { listSubmissions } from './submissions.server'

/** Fewer words say nothing that could be scored. */
const FEWEST_WORDS = 40

/**
 * What was said in a slot, handed in by whoever showed their work: both assessors of the slot score it from now on, each
 * alone. One of them who is too close by now is left out, and the queue finds another.
 * @param held `record`: what the room kept, and '' without consent
 * @throws DomainError 'not-found' | 'invalid' ('too-short' | 'too-long') | 'conflict' (why: HeldRefusal, or as mayWrite)
 */
export async function handInHeld(
	db: Db,
	slotId: string,
	learnerId: string,
	held: { text: string; record: string },
	pinned: PinnedLive,
	now: Date,
): Promise<void> {
	const { stageKey, rule, rubric, cohortId, since } = pinned
	// What is defended was handed in before.
	if (!rule.live) throw new DomainError('not-found', 'slot')
	if (wordCount(held.text) < FEWEST_WORDS) throw new DomainError('invalid', 'too-short')
	if (held.text.length > LONGEST_WORK) throw new DomainError('invalid', 'too-long')
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${learnerId} for no key update`
		const slot = await lockOf(tx, slotId, pinned)
		if (slot.facts.shownById !== learnerId) throw new DomainError('not-found', 'slot')
		const verdict = mayHandInHeld(slot.facts, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (!cohortId) throw new DomainError('conflict', 'not-in-cohort')
		const rows = await listSubmissions(tx, { personId: learnerId, stageKey, requirementId: rule.id, since })
		const writes = mayWrite(rows, rule.retryDays, await listLeaves(tx, learnerId), now)
		if (!writes.ok) throw new DomainError('conflict', writes.why)
		const [assessors = []] = await whoMayAssess(tx, [slot.facts.assessorIds], {
			personId: learnerId,
			cohortId,
			rubric,
			asked: null,
		})
		await keepWording(tx, rubric, now)
		const { id } = await tx.submission.create({
			data: {
				...{ personId: learnerId, stageKey, requirementId: rule.id, cohortId, slotId },
				...{ text: held.text, record: held.record },
				rubricId: rubric.id,
				rubricHash: rubric.hash,
				createdAt: now,
				submittedAt: now,
				sheets: { create: assessors.map((assessorId) => ({ assessorId, assignedAt: now })) },
			},
			select: { id: true },
		})
		const leftOut = slot.facts.assessorIds.filter((assessorId) => !assessors.includes(assessorId))
		if (leftOut.length > 0) await putOtherReaderLetters(tx, id, [...leftOut, learnerId], now)
	})
}
