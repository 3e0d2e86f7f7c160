import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { paths } from '~/paths'
import { holdsForGood } from '../certification/policy'
import { statement } from '../certification/schema'
import type { Db, Tx } from '../db'
import { transact } from '../transact.server'
import { type BadgeFacts, badgeOf } from './badge'
import type { Issuer } from './issuer.server'
import { signingKeyOf } from './keys.server'
import { signCredential } from './signature.server'
import { takePlaces } from './status-list.server'

/**
 * Signs certifications as Open Badges and keeps the bytes, in the transaction that issues them: both are there or neither
 * is. It is pure arithmetic of some ten milliseconds each and asks nobody anything.
 */
export async function sealCertifications(tx: Tx, numbers: string[], issuer: Issuer, now: Date): Promise<void> {
	const rows = await tx.certification.findMany({
		where: { number: { in: numbers } },
		select: {
			id: true,
			number: true,
			stageKey: true,
			holderName: true,
			statement: true,
			issuedAt: true,
			validUntil: true,
			signedUntil: true,
			person: { select: { email: true } },
		},
	})
	const key = await signingKeyOf(tx, issuer, issuer.did, now)
	const taking = { publicKey: key.publicKey, isTest: issuer.isTest }
	const ids = rows.map(({ id }) => id)
	const { url: listUrl, places } = await takePlaces(tx, ids, taking, issuer, now)
	for (const row of rows) {
		const place = places.get(row.id)
		if (place === undefined) throw new Error('a certification got no place in the status list')
		const badge = badgeOf(factsOf(row, { listUrl, place }, issuer))
		const document = await signCredential(badge, { did: issuer.did, ...key }, now)
		await tx.credential.update({ where: { certificationId: row.id }, data: { document } })
	}
}

type Row = Recorded & { person: { email: string } }

/** What of a record goes into its badge */
export type Recorded = {
	number: string
	stageKey: string
	holderName: string
	statement: unknown
	issuedAt: Date
	validUntil: Date
	signedUntil: Date | null
}

/** What is made up, or true, on the day of signing and stands in no record */
type Made = Pick<BadgeFacts, 'subjectId' | 'identity' | 'status' | 'isTest' | 'pointsAtEvidence'> & {
	publicUrl: string
	did: string
}

function factsOf(row: Row, status: { listUrl: string; place: number }, issuer: Issuer): BadgeFacts {
	return recordedFacts(row, {
		publicUrl: issuer.publicUrl,
		did: issuer.did,
		subjectId: `urn:uuid:${randomUUID()}`,
		identity: [hashed('emailAddress', row.person.email), hashed('name', row.holderName)],
		status,
		isTest: issuer.isTest,
		pointsAtEvidence: true,
	})
}

/** What a badge of this record says, but for what is made up on the day */
export function recordedFacts(row: Recorded, { publicUrl, did, ...made }: Made): BadgeFacts {
	const { number } = row
	const said = statement.parse(row.statement)
	const at = (path: string) => publicUrl + path
	return {
		...made,
		url: at(paths.credential({ number })),
		verifyUrl: at(paths.verifyNumber({ number })),
		pictureUrl: at(paths.badgeArt({ file: `${said.stageId}.png` })),
		issuer: { did, url: publicUrl },
		achievementId: uuidOf(at(row.stageKey)),
		statement: said,
		issuedAt: row.issuedAt,
		validUntil: holdsForGood(row) ? null : (row.signedUntil ?? row.validUntil),
	}
}

/** Seals what was issued before there were credentials. @returns how many */
export async function sealEarlier(db: Db, issuer: Issuer, now: Date): Promise<number> {
	const open = await db.certification.findMany({
		where: { credential: null, revokedAt: null },
		select: { number: true, personId: true },
		orderBy: { issuedAt: 'asc' },
	})
	for (const { number, personId } of open) {
		await transact(db, async (tx) => {
			await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
			const sealed = await tx.credential.count({ where: { certification: { number } } })
			if (sealed === 0) await sealCertifications(tx, [number], issuer, now)
		})
	}
	return open.length
}

function hashed(type: 'emailAddress' | 'name', value: string): { type: typeof type; hash: string; salt: string } {
	const salt = randomBytes(16).toString('hex')
	return { type, salt, hash: hashOf(value, salt) }
}

/** A name or an address as it stands in a badge */
export function hashOf(value: string, salt: string): string {
	return `sha256$${createHash('sha256')
		.update(value + salt)
		.digest('hex')}`
}

/** The same name for the same thing, for ever: a UUID made of its hash. */
function uuidOf(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex')
	return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
