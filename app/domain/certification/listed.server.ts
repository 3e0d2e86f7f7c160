import type { Db } from '../db'
import type { ListedState } from './listed'
import { EXPIRING_DAYS, GRACE_DAYS, type Standing, standingOf } from './policy'
import { type Certificate, columns, toCertificate } from './read.server'

export const CERTIFICATES_PAGE = 100

export type ListedCertificate = Certificate & { personId: string; stageKey: string; standing: Standing }
export type CertificateSearch = {
	/** Part of the holder's name as it is on the certificate */
	name?: string
	stageKey?: string
	state?: ListedState
	/** Only those that can be renewed, the soonest to end first */
	isEnding?: boolean
	/** Number of the last one on the page before */
	after?: string
}

const DAY_MS = 86_400_000
const stands = { some: { revokedAt: null } } as const

/**
 * A page of certifications, newest first, for the admin's list; or of those that can be renewed, the soonest to end first.
 * @returns `next`: after which the next page begins, if there is one
 */
export async function listCertificates(
	db: Db,
	now: Date,
	{ name = '', stageKey, state, isEnding = false, after }: CertificateSearch = {},
	most = CERTIFICATES_PAGE,
): Promise<{ certificates: ListedCertificate[]; next: string | null }> {
	const rows = await db.certification.findMany({
		where: {
			AND: [
				// Prisma leaves these to LIKE, where they stand for anything.
				name ? { holderName: { contains: name.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } } : {},
				stageKey ? { stageKey } : {},
				state ? inState(state, now) : {},
				isEnding ? ending(now) : {},
				// Not skipped by one instead: the last of the page before may be renewed, and not of the list any more.
				after ? { number: { not: after } } : {},
			],
		},
		select: { ...columns, personId: true, stageKey: true },
		orderBy: isEnding ? [{ validUntil: 'asc' }, { number: 'asc' }] : [{ issuedAt: 'desc' }, { number: 'asc' }],
		take: most + 1,
		...(after ? { cursor: { number: after } } : {}),
	})
	const page = rows.slice(0, most)
	const certificates = page.map(({ personId, stageKey, ...row }) => {
		const certificate = toCertificate(row, now)
		return { ...certificate, personId, stageKey, standing: standingOf(certificate, now) }
	})
	return {
		certificates: isEnding ? certificates.filter(({ standing }) => standing !== 'lapsed') : certificates,
		next: rows.length > most ? (page.at(-1)?.number ?? null) : null,
	}
}

/** What standingOf says, as far as the database can say it. */
function inState(state: ListedState, now: Date) {
	const soon = new Date(now.getTime() + EXPIRING_DAYS * DAY_MS)
	switch (state) {
		case 'revoked':
			return { revokedAt: { not: null } }
		case 'renewed':
			return { revokedAt: null, renewals: stands }
		case 'ended':
			return { revokedAt: null, NOT: { renewals: stands }, validUntil: { lte: now } }
		case 'expiring':
			return { revokedAt: null, NOT: { renewals: stands }, validUntil: { gt: now, lte: soon } }
		case 'in-force':
			return { revokedAt: null, NOT: { renewals: stands }, validUntil: { gt: soon } }
	}
}

/** In force, or in a grace that leave or a renewal taken back can have made longer: of these, some have lapsed all the same. */
function ending(now: Date) {
	return {
		inForceKey: { not: null },
		validUntil: { lt: new Date(now.getTime() + EXPIRING_DAYS * DAY_MS) },
		OR: [
			{ validUntil: { gt: new Date(now.getTime() - GRACE_DAYS * DAY_MS) } },
			{ person: { leaves: { some: {} } } },
			{ renewals: { some: { revokedAt: { not: null } } } },
		],
	}
}

/** Whose certifications these are, as they are called on them, by number. */
export async function listHolderNames(db: Db, numbers: readonly string[]): Promise<Map<string, string>> {
	const rows = await db.certification.findMany({
		where: { number: { in: [...numbers] } },
		select: { number: true, holderName: true },
	})
	return new Map(rows.map(({ number, holderName }) => [number, holderName]))
}
