import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Leave } from '../leave/clock'
import type { Held } from './period'
import { type CertificateState, certificateState } from './policy'
import { type Statement, statement } from './schema'

export type Certificate = {
	number: string
	holderName: string
	statement: Statement
	issuedAt: Date
	validUntil: Date
	/** The end that was signed, where leave has put it off since */
	signedUntil: Date | null
	/** Number of the one it renewed */
	renews: string | null
	/** Number of the one that renewed it and stands */
	renewedBy: string | null
	isRenewed: boolean
	/** When the last renewal of it was taken back */
	renewalTakenBackAt: Date | null
	/** Of its holder */
	leaves: Leave[]
	revokedAt: Date | null
	revokedReason: string
	state: CertificateState
	/** Signed without a public address: a try-out, no qualification */
	isTest: boolean
}

/** What renewed a certification, whatever became of it */
export const renewalColumns = { inForceKey: true, renewals: { select: { number: true, revokedAt: true } } } as const
type Renewals = { inForceKey: string | null; renewals: { number: string; revokedAt: Date | null }[] }

/** How far renewing came: the one that stands, and when another was taken back. */
export function sayRenewals({
	inForceKey,
	renewals,
}: Renewals): Pick<Certificate, 'renewedBy' | 'isRenewed' | 'renewalTakenBackAt'> {
	const standing = renewals.find(({ revokedAt }) => revokedAt === null)
	const back = renewals.flatMap(({ revokedAt }) => (revokedAt ? [revokedAt.getTime()] : []))
	return {
		renewedBy: standing?.number ?? null,
		isRenewed: standing !== undefined,
		// Once another was issued in its place, there is nothing left to renew.
		renewalTakenBackAt: inForceKey && back.length > 0 ? new Date(Math.max(...back)) : null,
	}
}

export const columns = {
	number: true,
	holderName: true,
	statement: true,
	issuedAt: true,
	validUntil: true,
	signedUntil: true,
	revokedAt: true,
	revokedReason: true,
	person: { select: { leaves: { select: { fromDay: true, untilDay: true } } } },
	...renewalColumns,
	renews: { select: { number: true } },
	credential: { select: { isTest: true } },
} as const
const ownColumns = { ...columns, stageKey: true } as const
type Made = 'statement' | 'state' | 'isTest' | 'leaves' | 'renews' | keyof ReturnType<typeof sayRenewals>
type Row = Omit<Certificate, Made> & {
	statement: unknown
	person: { leaves: Leave[] }
	inForceKey: string | null
	renewals: Renewals['renewals']
	renews: { number: string } | null
	credential: { isTest: boolean } | null
}

export function toCertificate(
	{ credential, person, inForceKey, renewals, renews, ...row }: Row,
	now: Date,
): Certificate {
	return {
		...row,
		...sayRenewals({ inForceKey, renewals }),
		renews: renews?.number ?? null,
		leaves: person.leaves,
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

/** `renewal`: renewalOf */
export type HeldCertificate = Held & { number: string; renewal: unknown }

/** What each of these people holds of a stage, or held until it ran out and nothing took its place. */
export async function listHeld(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, HeldCertificate>> {
	const rows = await db.certification.findMany({
		where: { inForceKey: { in: personIds.map((id) => `${id}:${stageKey}`) } },
		select: heldColumns,
	})
	return new Map(rows.map((row) => [row.personId, toHeld(row)]))
}

/** The same of everybody who has an account, in whatever cohort or in none, by name. */
export async function listHeldOfStage(
	db: Db | Tx,
	stageKey: string,
): Promise<Map<string, HeldCertificate & { name: string }>> {
	const rows = await db.certification.findMany({
		where: { stageKey, inForceKey: { not: null }, person: { disabledAt: null } },
		select: heldColumns,
		orderBy: [{ person: { name: 'asc' } }, { number: 'asc' }],
	})
	return new Map(rows.map((row) => [row.personId, { ...toHeld(row), name: row.person.name }]))
}

/** What certificates of some stages keep of renewing, each of them once. */
export async function listRenewalsKept(
	db: Db,
	stageKeys: readonly string[],
): Promise<{ stageKey: string; renewal: unknown }[]> {
	return db.$queryRaw`
		select distinct "stageKey", renewal from "Certification"
		where "stageKey" = any(${stageKeys}) and "inForceKey" is not null`
}

const heldColumns = {
	personId: true,
	number: true,
	issuedAt: true,
	validUntil: true,
	revokedAt: true,
	renewal: true,
	person: { select: { name: true, leaves: { select: { fromDay: true, untilDay: true } } } },
	...renewalColumns,
} as const
type HeldRow = Omit<HeldCertificate, 'leaves' | keyof ReturnType<typeof sayRenewals>> &
	Renewals & { personId: string; person: { name: string; leaves: Leave[] } }

function toHeld({ personId: _, person, inForceKey, renewals, ...row }: HeldRow): HeldCertificate {
	return { ...row, leaves: person.leaves, ...sayRenewals({ inForceKey, renewals }) }
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
