import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'

/**
 * One-use links for invitations and forgotten passwords. The address holds the row's id and an HMAC of it:
 * a stolen table opens nothing, and the outbox needs to keep no link.
 */
export type LinkKind = 'invitation' | 'password-reset'

const HOURS: Record<LinkKind, number> = { invitation: 14 * 24, 'password-reset': 1 }

/** Signs link ids; made once in server/index.ts from BELAY_SECRET. */
export type LinkKey = { tokenFor(link: { id: string; kind: string }): string }

export function createLinkKey(secret: string): LinkKey {
	return {
		tokenFor: ({ id, kind }) => `${id}.${createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url')}`,
	}
}

/** A new link of a kind ends the older ones of the same kind. */
export async function makeLink(
	tx: Tx,
	link: { kind: LinkKind; personId: string; createdById?: string; now: Date },
): Promise<{ id: string; kind: LinkKind; expiresAt: Date }> {
	await tx.oneUseLink.updateMany({
		where: { personId: link.personId, kind: link.kind, usedAt: null },
		data: { usedAt: link.now },
	})
	const expiresAt = new Date(link.now.getTime() + HOURS[link.kind] * 3_600_000)
	const row = await tx.oneUseLink.create({
		data: { kind: link.kind, personId: link.personId, createdById: link.createdById, expiresAt },
		select: { id: true },
	})
	return { id: row.id, kind: link.kind, expiresAt }
}

/** The newest link of a kind that is good for at least half its hours. */
export async function findOpenLink(tx: Tx, asked: { kind: LinkKind; personId: string; now: Date }) {
	const { kind, personId, now } = asked
	return tx.oneUseLink.findFirst({
		where: { kind, personId, usedAt: null, expiresAt: { gt: new Date(now.getTime() + HOURS[kind] * 1_800_000) } },
		orderBy: { expiresAt: 'desc' },
		select: { id: true },
	})
}

/** @returns the person behind a link that is genuine, unused and in time; null otherwise, without saying which */
export async function findLink(db: Db | Tx, key: LinkKey, kind: LinkKind, token: string, now: Date) {
	const id = token.split('.')[0] ?? ''
	const expected = Buffer.from(key.tokenFor({ id, kind }))
	const given = Buffer.from(token)
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
	const link = await db.oneUseLink.findUnique({
		where: { id },
		select: {
			id: true,
			kind: true,
			usedAt: true,
			expiresAt: true,
			person: { select: { id: true, name: true, email: true, disabledAt: true } },
		},
	})
	if (!link || link.kind !== kind || link.usedAt || link.expiresAt <= now || link.person.disabledAt) return null
	return { id: link.id, person: link.person }
}

/**
 * Marks the link used; of two parallel tries one wins.
 * @throws DomainError 'conflict' ('link-used')
 */
export async function useLink(tx: Tx, linkId: string, now: Date): Promise<void> {
	const { count } = await tx.oneUseLink.updateMany({
		where: { id: linkId, usedAt: null, expiresAt: { gt: now } },
		data: { usedAt: now },
	})
	if (count !== 1) throw new DomainError('conflict', 'link-used')
}
