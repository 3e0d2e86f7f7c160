import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { type CertificateState, certificateState, type Standing, standingOf } from './policy'
import { type Statement, statement } from './schema'

export type Certificate = {
	number: string
	holderName: string
	statement: Statement
	issuedAt: Date
	validUntil: Date
	revokedAt: Date | null
	revokedReason: string
	state: CertificateState
	/** Signed without a public address: a try-out, no qualification */
	isTest: boolean
}

const columns = {
	number: true,
	holderName: true,
	statement: true,
	issuedAt: true,
	validUntil: true,
	revokedAt: true,
	revokedReason: true,
	credential: { select: { isTest: true } },
} as const
type Row = Omit<Certificate, 'statement' | 'state' | 'isTest'> & {
	statement: unknown
	credential: { isTest: boolean } | null
}

function toCertificate({ credential, ...row }: Row, now: Date): Certificate {
	return {
		...row,
		statement: statement.parse(row.statement),
		state: certificateState(row, now),
		isTest: credential?.isTest ?? false,
	}
}

/** For the public check page: what the certificate says and whether it stands; nothing else about the person. */
export async function findCertificate(db: Db, number: string, now: Date): Promise<Certificate | null> {
	const row = await db.certification.findUnique({ where: { number }, select: columns })
	return row && toCertificate(row, now)
}

/** The holder's own. Somebody else's is not found. @throws DomainError 'not-found' */
export async function getOwnCertificate(db: Db, number: string, personId: string, now: Date): Promise<Certificate> {
	const row = await db.certification.findFirst({ where: { number, personId }, select: columns })
	if (!row) throw new DomainError('not-found', 'certification')
	return toCertificate(row, now)
}

export async function listOwnCertificates(
	db: Db,
	personId: string,
	now: Date,
): Promise<(Certificate & { stageKey: string })[]> {
	const rows = await db.certification.findMany({
		where: { personId },
		select: { ...columns, stageKey: true },
		orderBy: { issuedAt: 'desc' },
	})
	return rows.map(({ stageKey, ...row }) => ({ ...toCertificate(row, now), stageKey }))
}

/** Every certification, newest first, for the admin's list. */
export async function listCertificates(
	db: Db,
	now: Date,
): Promise<(Certificate & { personId: string; standing: Standing })[]> {
	const rows = await db.certification.findMany({
		select: { ...columns, personId: true, stageKey: true },
		orderBy: { issuedAt: 'desc' },
		take: 500,
	})
	// Newest first: whoever holds another of the same stage that stands has renewed this one.
	const renewed = new Set<string>()
	return rows.map(({ personId, stageKey, ...row }) => {
		const whose = `${personId}:${stageKey}`
		const standing = standingOf({ ...row, isRenewed: renewed.has(whose) }, now)
		if (!row.revokedAt) renewed.add(whose)
		return { ...toCertificate(row, now), personId, standing }
	})
}

/** Numbers in force by person, for one stage. */
export async function listInForce(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
	now: Date,
): Promise<Map<string, string>> {
	const rows = await db.certification.findMany({
		where: { inForceKey: { in: personIds.map((id) => `${id}:${stageKey}`) }, validUntil: { gt: now } },
		select: { personId: true, number: true },
	})
	return new Map(rows.map((row) => [row.personId, row.number]))
}
