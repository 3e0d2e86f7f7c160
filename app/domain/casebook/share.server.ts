import type { Db } from '../db'
import { DomainError } from '../errors'
import { tellAuthor } from '../notice/casebook-news.server'
import { transact } from '../transact.server'
import { keepApart } from './apart.server'
import { findAudience } from './audience.server'
import { MOST_SUBJECTS } from './kinds'
import { mayShare } from './policy'
import { getReadable } from './read.server'
import { forgetReviews } from './reviews.server'
import type { DraftForm } from './schema'
import { readSubjects } from './subjects.server'
import { type CaseKey, getLocked, keepDraft } from './write.server'

/**
 * Lets the people its author chose read a case. Who is kept from it is looked up now and each time somebody asks.
 * @param today yyyy-mm-dd, the author's
 * @throws DomainError 'not-found' | 'conflict' (why: ShareRefusal | 'changed-elsewhere' | 'no-such-audience' | 'unknown-subject' | 'too-many-subjects')
 */
export async function shareCase(
	db: Db,
	key: CaseKey,
	form: DraftForm & { audience: string },
	{ now, today }: { now: Date; today: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const draft = await keepDraft(tx, key, form, now)
		const verdict = mayShare(draft, draft)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (!(await findAudience(tx, key.authorId, form.audience))) throw new DomainError('conflict', 'no-such-audience')
		const { count, unknown, teamsOfPeople, ...subjects } = await readSubjects(tx, draft.about)
		if (count > MOST_SUBJECTS) throw new DomainError('conflict', 'too-many-subjects')
		if (unknown.length > 0) throw new DomainError('conflict', 'unknown-subject')
		const author = await tx.person.findUniqueOrThrow({ where: { id: key.authorId }, select: { team: true } })
		const theirTeams = [...new Set([...draft.theirTeams, ...teamsOfPeople, ...(author.team ? [author.team] : [])])]
		await tx.case.update({
			where: { id: key.id },
			data: {
				...subjects,
				theirTeams,
				state: 'open',
				sharedOn: today,
				wasNamed: draft.wasNamed || !draft.isAnonymous,
				wasStopped: false,
			},
		})
		// An earlier version of this program may have taken it back, and left what was written about it.
		await forgetReviews(tx, key.id)
		await keepApart(tx, key.id, { authorId: key.authorId, ...subjects, theirTeams })
	})
}

/** Makes it its author's alone again. What was suggested stays with it; reviews in the place of a session go. Twice is as good as once. @throws DomainError 'not-found' */
export async function takeBack(db: Db, key: CaseKey, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await getLocked(tx, key)
		await tx.case.update({ where: { id: key.id }, data: { state: 'draft', sharedOn: null, changedAt: now } })
		await forgetReviews(tx, key.id)
	})
}

/** With everything that was suggested to it, and what was written about it. @throws DomainError 'not-found' */
export async function deleteCase(db: Db, key: CaseKey): Promise<void> {
	await transact(db, async (tx) => {
		await getLocked(tx, key)
		await forgetReviews(tx, key.id)
		await tx.case.delete({ where: { id: key.id } })
	})
}

/**
 * The stop card: somebody who reads a case sees that it shows too much, or that it is no matter for peers. It is its
 * author's alone at once. Nothing is kept of who did it, or when.
 * @throws DomainError 'not-found'
 */
export async function stopCase(db: Db, asked: { id: string; readerId: string }, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const { authorId } = await getReadable(tx, asked)
		await tx.case.update({
			where: { id: asked.id },
			data: { state: 'draft', sharedOn: null, wasStopped: true },
		})
		await forgetReviews(tx, asked.id)
		await tellAuthor(tx, { caseId: asked.id, authorId }, now)
	})
}
