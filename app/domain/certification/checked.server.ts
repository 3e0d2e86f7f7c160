import { createHash } from 'node:crypto'
import type { Issuer } from '../credential/issuer.server'
import type { Db } from '../db'
import { certificateState } from './policy'
import type { Certificate } from './read.server'
import { statement } from './schema'

/** What anybody is told; nothing of its holder's leave. */
export type Checked = Omit<Certificate, 'leaves' | 'renewedBy'> & { isAltered: boolean }

type Row = {
	number: string
	holderName: string
	statement: unknown
	issuedAt: Date
	validUntil: Date
	signedUntil: Date | null
	revokedAt: Date | null
	revokedReason: string
	document: string | null
	isTest: boolean | null
	/** A newer one was issued and stands */
	isRenewed: boolean
	did: string | null
	publicKeys: string[] | null
}

/**
 * For the public check page: what a certificate says, whether it stands, and whether our own record still says what was
 * signed. One statement, because everybody may ask.
 */
export async function findChecked(db: Db, issuer: Issuer, number: string, now: Date): Promise<Checked | null> {
	const [row] = await db.$queryRaw<Row[]>`
		select c.number, c."holderName", c.statement, c."issuedAt", c."validUntil", c."signedUntil", c."revokedAt", c."revokedReason",
			exists (select 1 from "Certification" n where n."renewsId" = c.id and n."revokedAt" is null) as "isRenewed",
			d.document, d."isTest", k.did,
			(select array_agg(s."publicKey" order by s."createdAt", s."publicKey") from "SigningKey" s where s.did = k.did)
				as "publicKeys"
		from "Certification" c
		left join "Credential" d on d."certificationId" = c.id
		left join "SigningKey" k on k."publicKey" = d."publicKey"
		where c.number = ${number}`
	if (!row) return null
	const { document, did, publicKeys, isTest, ...certificate } = row
	const said = statement.parse(row.statement)
	const isSigned = document !== null && did !== null && publicKeys !== null
	const isIntact = isSigned && (await issuer.isIntact(document, { did, publicKeys })) && saysTheSame(document, row)
	return {
		...certificate,
		statement: said,
		state: certificateState(row, now),
		isTest: isTest ?? false,
		isAltered: isSigned && !isIntact,
	}
}

/**
 * Changes with everything the check page says of a certificate: two that are alike make the same page. Null when no
 * certificate has the number.
 */
export async function findPrint(db: Db, number: string, now: Date): Promise<string | null> {
	const [row] = await db.$queryRaw<{ print: string }[]>`
		select md5(concat_ws('|', c."holderName", c.statement::text, c."issuedAt", c."validUntil", c."validUntil" > ${now},
			c."revokedAt", c."revokedReason", d.document, d."isTest", d."publicKey",
			(select n.number from "Certification" n where n."renewsId" = c.id and n."revokedAt" is null))) as print
		from "Certification" c left join "Credential" d on d."certificationId" = c.id
		where c.number = ${number}`
	return row?.print ?? null
}

/** Name and dates on the page stand in our own record: they are held against what was signed. */
function saysTheSame(document: string, row: Row): boolean {
	const signed = JSON.parse(document) as {
		id: string
		validFrom: string
		validUntil?: string
		credentialSubject: { identifier: { identityType: string; identityHash: string; salt: string }[] }
	}
	const name = signed.credentialSubject.identifier.find(({ identityType }) => identityType === 'name')
	const hash = createHash('sha256')
		.update(row.holderName + name?.salt)
		.digest('hex')
	const isSecond = (date: Date, written: string) => Math.abs(date.getTime() - Date.parse(written)) < 1_000
	return (
		signed.id.endsWith(`/${row.number}`) &&
		name?.identityHash === `sha256$${hash}` &&
		isSecond(row.issuedAt, signed.validFrom) &&
		(signed.validUntil === undefined || isSecond(row.signedUntil ?? row.validUntil, signed.validUntil))
	)
}
