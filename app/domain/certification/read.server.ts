import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Leave } from '../leave/clock'
import type { Held } from './period'
import { type CertificateState, certificateState, EXPIRING_DAYS, type Standing, standingOf } from './policy'
import { type Statement, statement } from './schema'

export type Certificate = {
	number: string
	holderName: string
	statement: Statement
	issuedAt: Date
	validUntil: Date
	/** The end that was signed, where leave has put it off since */
	signedUntil: Date | null
	/** Number of the one that renewed it */
	renewedBy: string | null
	isRenewed: boolean
	/** Of its holder */
	leaves: Leave[]
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
	signedUntil: true,
	revokedAt: true,
	revokedReason: true,
	person: { select: { leaves: { select: { fromDay: true, untilDay: true } } } },
	renewedBy: { select: { number: true } },
	credential: { select: { isTest: true } },
} as const
const ownColumns = { ...columns, stageKey: true } as const
type Row = Omit<Certificate, 'statement' | 'state' | 'isTest' | 'isRenewed' | 'renewedBy' | 'leaves'> & {
	statement: unknown
	person: { leaves: Leave[] }
	renewedBy: { number: string } | null
	credential: { isTest: boolean } | null
}

function toCertificate({ credential, person, renewedBy, ...row }: Row, now: Date): Certificate {
	return {
		...row,
		leaves: person.leaves,
		renewedBy: renewedBy?.number ?? null,
		isRenewed: renewedBy !== null,
		statement: statement.parse(row.statement),
		state: certificateState(row, now),
		isTest: credential?.isTest ?? false,
	}
}

/** By its number, for an admin. The public check page reads findChecked. */
export async function findCertificate(
	db: Db,
	number: string,
	now: Date,
): Promise<(Certificate & { personId: string; stageKey: string }) | null> {
	const row = await db.certification.findUnique({
		where: { number },
		select: { ...columns, personId: true, stageKey: true },
	})
	if (!row) return null
	const { personId, stageKey, ...rest } = row
	return { ...toCertificate(rest, now), personId, stageKey }
}

/** The holder's own. Somebody else's is not found. @throws DomainError 'not-found' */
export async function getOwnCertificate(
	db: Db,
	number: string,
	personId: string,
	now: Date,
): Promise<Certificate & { stageKey: string }> {
	const row = await db.certification.findFirst({ where: { number, personId }, select: ownColumns })
	if (!row) throw new DomainError('not-found', 'certification')
	const { stageKey, ...rest } = row
	return { ...toCertificate(rest, now), stageKey }
}

export async function listOwnCertificates(
	db: Db,
	personId: string,
	now: Date,
): Promise<(Certificate & { stageKey: string })[]> {
	const rows = await db.certification.findMany({
		where: { personId },
		select: ownColumns,
		orderBy: { issuedAt: 'desc' },
	})
	return rows.map(({ stageKey, ...row }) => ({ ...toCertificate(row, now), stageKey }))
}

const MOST_LISTED = 500

/** Every certification, newest first, for the admin's list; or those that can be renewed, the soonest to end first. */
export async function listCertificates(
	db: Db,
	now: Date,
	isEnding = false,
): Promise<(Certificate & { personId: string; stageKey: string; standing: Standing })[]> {
	const rows = await db.certification.findMany({
		where: isEnding
			? { inForceKey: { not: null }, validUntil: { lt: new Date(now.getTime() + EXPIRING_DAYS * 86_400_000) } }
			: {},
		select: { ...columns, personId: true, stageKey: true },
		orderBy: isEnding ? { validUntil: 'desc' } : { issuedAt: 'desc' },
		take: MOST_LISTED,
	})
	const listed = rows.map(({ personId, stageKey, ...row }) => {
		const certificate = toCertificate(row, now)
		return { ...certificate, personId, stageKey, standing: standingOf(certificate, now) }
	})
	return isEnding ? listed.filter(({ standing }) => standing !== 'lapsed').reverse() : listed
}

export type HeldCertificate = Held & { number: string }

/** What each of these people holds of a stage, or held until it ran out and nothing took its place. */
export async function listHeld(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, HeldCertificate>> {
	const rows = await db.certification.findMany({
		where: { inForceKey: { in: personIds.map((id) => `${id}:${stageKey}`) } },
		select: {
			personId: true,
			number: true,
			issuedAt: true,
			validUntil: true,
			revokedAt: true,
			person: { select: { leaves: { select: { fromDay: true, untilDay: true } } } },
		},
	})
	return new Map(
		rows.map(({ personId, person, ...row }) => [personId, { ...row, leaves: person.leaves, isRenewed: false }]),
	)
}

/** Which of these people hold one of these stages in force. */
export async function listHolders(
	db: Db | Tx,
	personIds: readonly string[],
	stageKeys: readonly string[],
	now: Date,
): Promise<Set<string>> {
	const keys = personIds.flatMap((id) => stageKeys.map((stageKey) => `${id}:${stageKey}`))
	const rows = await db.certification.findMany({
		where: { inForceKey: { in: keys }, validUntil: { gt: now } },
		select: { personId: true },
	})
	return new Set(rows.map(({ personId }) => personId))
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
