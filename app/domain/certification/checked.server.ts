import { saysWhatWasSigned } from '../credential/compare.server'
import type { Issuer } from '../credential/issuer.server'
import type { Db } from '../db'
import { certificateState } from './policy'
import type { Certificate } from './read.server'
import { statement } from './schema'

/** What anybody is told; nothing of its holder's leave. */
export type Checked = Omit<Certificate, 'leaves' | 'renews' | 'renewedBy' | 'renewalTakenBackAt'> & {
	isAltered: boolean
}

type Row = {
	number: string
	stageKey: string
	holderName: string
	statement: unknown
	issuedAt: Date
	validUntil: Date
	signedUntil: Date | null
	revokedAt: Date | null
	revokedReason: string
	document: string | null
	isTest: boolean | null
	/** Of the badge in the list that says whether it was taken back */
	place: number | null
	listUrl: string | null
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
		select c.number, c."stageKey", c."holderName", c.statement, c."issuedAt", c."validUntil", c."signedUntil", c."revokedAt", c."revokedReason",
			exists (select 1 from "Certification" n where n."renewsId" = c.id and n."revokedAt" is null) as "isRenewed",
			d.document, d."isTest", d.place, l.url as "listUrl", k.did,
			(select array_agg(s."publicKey" order by s."createdAt", s."publicKey") from "SigningKey" s where s.did = k.did)
				as "publicKeys"
		from "Certification" c
		left join "Credential" d on d."certificationId" = c.id
		left join "StatusList" l on l.list = d.list
		left join "SigningKey" k on k."publicKey" = d."publicKey"
		where c.number = ${number}`
	if (!row) return null
	const { document, did, publicKeys, place, listUrl, stageKey, ...certificate } = row
	const said = statement.parse(row.statement)
	const isTest = row.isTest ?? false
	const isSigned = document !== null && did !== null && publicKeys !== null && place !== null && listUrl !== null
	const isIntact =
		isSigned &&
		(await issuer.isIntact(document, { did, publicKeys })) &&
		saysWhatWasSigned(document, { ...row, status: { listUrl, place }, isTest })
	return {
		...certificate,
		statement: said,
		state: certificateState(row, now),
		isTest,
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
			c."revokedAt", c."revokedReason", c."signedUntil", c."stageKey", d.document, d."isTest", d."publicKey", d.place,
			(select n.number from "Certification" n where n."renewsId" = c.id and n."revokedAt" is null),
			(select string_agg(e.id, ',' order by e.id) from "ShownEvidence" e where e."certificationId" = c.id),
			p."disabledAt")) as print
		from "Certification" c join "Person" p on p.id = c."personId"
		left join "Credential" d on d."certificationId" = c.id
		where c.number = ${number}`
	return row?.print ?? null
}
