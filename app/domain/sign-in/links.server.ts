import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'

/**
/**
 * One-use links for invitations, forgotten passwords and answers that need no sign-in. The address holds the row's id and an HMAC of it:
 * a stolen table opens nothing, and the outbox needs to keep no link.
 */
export type LinkKind = 'invitation' | 'password-reset' | 'time-agreement' | 'seat-offer'

/** A seat is offered for as long as an admin says: 48 hours, unless a link is made with an end of its own. */
const HOURS: Record<LinkKind, number> = {
	invitation: 14 * 24,
	'password-reset': 1,
	'time-agreement': 30 * 24,
	'seat-offer': 48,
}

/** Signs link ids; made once in server/index.ts from BELAY_SECRET. */
export type LinkKey = { tokenFor(link: { id: string; kind: string }): string }

export function createLinkKey(secret: string): LinkKey {
	return {
		tokenFor: ({ id, kind }) => `${id}.${createHmac('sha256', secret).update(`${kind}:${id}`).digest('base64url')}`,
	}
}

/** A new link of a kind ends the older ones of the same kind, about the same thing. @param link `expiresAt`: an end of its own */
export async function makeLink(
	tx: Tx,
	link: {
		kind: LinkKind
		personId: string
		subjectId?: string
		createdById?: string
		expiresAt?: Date
		now: Date
	},
): Promise<{ id: string; kind: LinkKind; expiresAt: Date }> {
	await tx.oneUseLink.updateMany({
		where: { personId: link.personId, kind: link.kind, subjectId: link.subjectId ?? null, usedAt: null },
		data: { usedAt: link.now },
	})
	const expiresAt = link.expiresAt ?? new Date(link.now.getTime() + HOURS[link.kind] * 3_600_000)
	const row = await tx.oneUseLink.create({
		data: {
			kind: link.kind,
			personId: link.personId,
			subjectId: link.subjectId,
			createdById: link.createdById,
			expiresAt,
		},
		select: { id: true },
	})
	return { id: row.id, kind: link.kind, expiresAt }
}

/** Invitations for people who hold none that is open. @returns whose is which */
export async function makeInvitations(
	tx: Tx,
	personIds: string[],
	createdById: string,
	now: Date,
): Promise<{ id: string; personId: string }[]> {
	const expiresAt = new Date(now.getTime() + HOURS.invitation * 3_600_000)
	return tx.oneUseLink.createManyAndReturn({
		data: personIds.map((personId) => ({ kind: 'invitation', personId, createdById, expiresAt })),
		select: { id: true, personId: true },
	})
}

/** Ends every open link of these people. */
export async function endLinksOf(tx: Tx, personIds: string[], now: Date): Promise<void> {
	await tx.oneUseLink.updateMany({ where: { personId: { in: personIds }, usedAt: null }, data: { usedAt: now } })
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
	const link = await findAnyLink(db, key, kind, token)
	if (!link || link.usedAt || link.expiresAt <= now) return null
	return { id: link.id, subjectId: link.subjectId, person: link.person }
}

/** A genuine link, be it used or too old: for a page that says what came of it. Null once its account is closed. */
export async function findAnyLink(db: Db | Tx, key: LinkKey, kind: LinkKind, token: string) {
	const id = token.split('.')[0] ?? ''
	const expected = Buffer.from(key.tokenFor({ id, kind }))
	const given = Buffer.from(token)
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
	const link = await db.oneUseLink.findUnique({
		where: { id },
		select: {
			id: true,
			kind: true,
			subjectId: true,
			usedAt: true,
			expiresAt: true,
			person: { select: { id: true, name: true, email: true, disabledAt: true } },
		},
	})
	return link && link.kind === kind && !link.person.disabledAt ? link : null
}

/** Ends every open link about one thing: it was settled some other way. */
export async function endLinksAbout(tx: Tx, kind: LinkKind, subjectId: string, now: Date): Promise<void> {
	await tx.oneUseLink.updateMany({ where: { kind, subjectId, usedAt: null }, data: { usedAt: now } })
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
