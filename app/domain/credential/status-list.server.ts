import { randomInt } from 'node:crypto'
import type { Db, Tx } from '../db'
import type { Issuer } from './issuer.server'
import { signingKeyOf } from './keys.server'
import { signCredential } from './signature.server'

/** The least the standard allows: a place tells nothing about whose it is. */
const PLACES = 131_072
/** A new list is begun when this one is half full, so that a free place is found at the first or second try. */
const MOST_TAKEN = PLACES / 2

/** Takes a random place nobody had for each. The database says which are free, whatever two nodes do at once. */
export async function takePlaces(
	tx: Tx,
	certificationIds: readonly string[],
	taking: { publicKey: string; isTest: boolean },
	issuer: Issuer,
	now: Date,
): Promise<{ url: string; places: Map<string, number> }> {
	const { list, url } = await openList(tx, issuer, now)
	const places = new Map<string, number>()
	while (places.size < certificationIds.length) {
		const left = certificationIds.filter((id) => !places.has(id))
		await tx.credential.createMany({
			data: left.map((certificationId) => ({
				...taking,
				certificationId,
				list,
				place: randomInt(PLACES),
				document: '',
			})),
			skipDuplicates: true,
		})
		const taken = await tx.credential.findMany({
			where: { certificationId: { in: left } },
			select: { certificationId: true, place: true },
		})
		for (const { certificationId, place } of taken) places.set(certificationId, place)
	}
	return { url, places }
}

/** The list that still has room; a new one is signed and put beside it when none has. */
async function openList(tx: Tx, issuer: Issuer, now: Date): Promise<{ list: number; url: string }> {
	const own = await tx.statusList.findFirst({
		where: { did: issuer.did },
		orderBy: { list: 'desc' },
		select: { list: true, url: true },
	})
	if (own && (await tx.credential.count({ where: { list: own.list } })) < MOST_TAKEN) return own
	const { _max: newest } = await tx.statusList.aggregate({ _max: { list: true } })
	const list = (newest.list ?? 0) + 1
	const url = `${issuer.publicUrl}/credentials/status/${list}`
	const document = await signList(tx, issuer, { url, did: issuer.did, taken: [] }, now)
	const { count } = await tx.statusList.createMany({
		data: [{ list, url, did: issuer.did, document, signedAt: now }],
		skipDuplicates: true,
	})
	// Another node began one in the same moment: theirs, or the next.
	return count === 1 ? { list, url } : openList(tx, issuer, now)
}

/** Says in its list that a credential was taken back, in the transaction that takes it back. */
export async function signListAgain(tx: Tx, list: number, issuer: Issuer, now: Date): Promise<void> {
	// Two that are taken back at once: the second waits, and then counts the first as well.
	await tx.$queryRaw`select 1 from "StatusList" where list = ${list} for update`
	const row = await tx.statusList.findUniqueOrThrow({ where: { list }, select: { url: true, did: true } })
	const back = await tx.credential.findMany({
		where: { list, certification: { revokedAt: { not: null } } },
		select: { place: true },
	})
	const taken = back.map(({ place }) => place)
	const document = await signList(tx, issuer, { ...row, taken }, now)
	await tx.statusList.update({ where: { list }, data: { document, signedAt: now } })
}

async function signList(
	tx: Tx,
	issuer: Issuer,
	said: { url: string; did: string; taken: number[] },
	now: Date,
): Promise<string> {
	// As what signs it: a server starts without it.
	const { createCredential, createList } = await import('@digitalbazaar/vc-bitstring-status-list')
	const bits = await createList({ length: PLACES })
	for (const place of said.taken) bits.setStatus(place, true)
	const { credentialSubject, ...rest } = await createCredential({
		id: said.url,
		list: bits,
		statusPurpose: 'revocation',
	})
	const credential = {
		...rest,
		issuer: said.did,
		validFrom: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
		credentialSubject,
	}
	const key = await signingKeyOf(tx, issuer, said.did, now)
	return signCredential(credential, { did: said.did, ...key }, now)
}

/** The list as it is served, or null. */
export async function findStatusList(db: Db, list: number): Promise<{ document: string } | null> {
	return db.statusList.findUnique({ where: { list }, select: { document: true } })
}
