import { timingSafeEqual } from 'node:crypto'
import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { isStoppable, STOPPABLE, type Stoppable } from './stop-mail'

/**
 * The address in a letter that stops letters of its kind, without a sign-in (RFC 8058): it holds the person's id and an
 * HMAC of it for this one purpose. It ends nothing else and can be taken back on the profile.
 */
export function stopAddress(publicUrl: string, key: LinkKey, asked: { personId: string; kind: Stoppable }): string {
	return publicUrl + paths.stopMail({ kind: asked.kind, token: tokenOf(key, asked) })
}

function tokenOf(key: LinkKey, { personId, kind }: { personId: string; kind: Stoppable }): string {
	return key.tokenFor({ id: personId, kind: `stop-${kind}` })
}

/** Whose letters of which kind an address stops; null when it is not one of ours or the account is closed. */
export async function findStop(db: Db, key: LinkKey, { kind, token }: { kind: string; token: string }) {
	const personId = token.split('.')[0] ?? ''
	if (!isStoppable(kind)) return null
	const [expected, given] = [Buffer.from(tokenOf(key, { personId, kind })), Buffer.from(token)]
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
	const person = await db.person.findFirst({
		where: { id: personId, disabledAt: null },
		select: { id: true, stoppedMail: true },
	})
	return person && { personId: person.id, kind, isStopped: person.stoppedMail.includes(kind) }
}

/** Twice is as good as once. */
export async function stopMail(db: Db, { personId, kind }: { personId: string; kind: Stoppable }): Promise<void> {
	await transact(db, async (tx) => {
		const stopped = await readStopped(tx, personId, 'for-change')
		await setStopped(tx, personId, [...stopped, kind])
	})
}

export async function listStopped(db: Db, personId: string): Promise<Stoppable[]> {
	return readStopped(db, personId)
}

/** @param wanted the kinds that go on; the others stop */
export async function chooseMail(db: Db, personId: string, wanted: readonly string[]): Promise<void> {
	await setStopped(
		db,
		personId,
		STOPPABLE.filter((kind) => !wanted.includes(kind)),
	)
}

async function readStopped(db: Db | Tx, personId: string, why?: 'for-change'): Promise<Stoppable[]> {
	if (why) await db.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
	const person = await db.person.findUnique({ where: { id: personId }, select: { stoppedMail: true } })
	return (person?.stoppedMail ?? []).filter(isStoppable)
}

async function setStopped(db: Db | Tx, personId: string, kinds: Stoppable[]): Promise<void> {
	await db.person.update({ where: { id: personId }, data: { stoppedMail: [...new Set(kinds)] } })
}
