import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLinkLetters } from '../notice/outbox.server'
import { makeInvitations } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { findTelling, LONGEST_MS, writeAndListen } from './import-news.server'
import { batchesOf, lockDirectory } from './import-steps.server'
import { findUploadPlan } from './upload.server'

type Actor = { id: string; name: string }
export type Imported = { fresh: number; changed: number; unchanged: number; invited: number }

/**
 * Does what the admin was shown: all of it in one transaction, or nothing. Invitations are written only when asked for;
 * other letters are those that were shown, by the fingerprint in `tells`. Roles, closed accounts and seats follow the same
 * rules as on a person's own page.
 * @throws DomainError 'not-found' ('upload'), 'conflict' ('directory-changed' when it would do something else by now,
 * 'has-problems')
 */
export async function importPeople(
	db: Db,
	asked: { fingerprint: string; tells: string; invites: boolean },
	by: Actor,
	now: Date,
): Promise<Imported> {
	return transact(
		db,
		async (tx) => {
			await lockDirectory(tx)
			const plan = await findUploadPlan(tx, by.id, now)
			if (!plan) throw new DomainError('not-found', 'upload')
			if (plan.fingerprint !== asked.fingerprint) throw new DomainError('conflict', 'directory-changed')
			if (plan.problems.length > 0) throw new DomainError('conflict', 'has-problems')
			const news = await writeAndListen(tx, plan, await findTelling(tx, plan), by, now)
			if (news.fingerprint !== asked.tells) throw new DomainError('conflict', 'directory-changed')
			const invited = asked.invites ? await inviteAll(tx, plan.toInvite, by, now) : 0
			const done = { fresh: plan.fresh.length, changed: plan.changed.length, unchanged: plan.unchangedCount, invited }
			await record(tx, { act: 'people-imported', actor: by, detail: done })
			await tx.peopleUpload.deleteMany({ where: { byId: by.id } })
			return done
		},
		{ timeout: LONGEST_MS },
	)
}

async function inviteAll(tx: Tx, addresses: string[], by: Actor, now: Date): Promise<number> {
	for (const batch of batchesOf(addresses)) {
		const people = await tx.person.findMany({ where: { email: { in: batch } }, select: { id: true } })
		const personIds = people.map(({ id }) => id)
		await putLinkLetters(tx, 'invitation', await makeInvitations(tx, personIds, by.id, now), now)
	}
	return addresses.length
}
