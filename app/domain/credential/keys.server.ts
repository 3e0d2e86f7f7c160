import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { Issuer } from './issuer.server'
import { type KeysOf, makeKey } from './signature.server'

type SecretKey = { publicKey: string; secretKey: string }

/**
 * The key that signs now; the first one is made when it is first needed. One that today's secret does not open signs
 * nothing any more, and a new one takes its place: what it signed stays valid.
 */
export async function signingKeyOf(tx: Tx, issuer: Issuer, did: string, now: Date): Promise<SecretKey> {
	const found = await findKey(tx, issuer, did)
	if (found) return found
	// Two nodes that need the first key wait for each other here.
	await lockKeys(tx)
	return (await findKey(tx, issuer, did)) ?? addKey(tx, issuer, did, now)
}

async function lockKeys(tx: Tx): Promise<void> {
	await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('belay: keys of credentials'))::text`
}

async function findKey(tx: Tx, issuer: Issuer, did: string): Promise<SecretKey | null> {
	const row = await tx.signingKey.findFirst({
		where: { did, retiredAt: null },
		orderBy: { createdAt: 'desc' },
	})
	const secretKey = row && issuer.open(row.sealedKey, row.publicKey)
	return secretKey ? { publicKey: row.publicKey, secretKey } : null
}

async function addKey(tx: Tx, issuer: Issuer, did: string, now: Date): Promise<SecretKey> {
	const key = await makeKey()
	await tx.signingKey.updateMany({ where: { did, retiredAt: null }, data: { retiredAt: now } })
	await tx.signingKey.create({
		data: {
			publicKey: key.publicKey,
			did,
			sealedKey: issuer.seal(key.secretKey, key.publicKey),
			createdAt: now,
		},
	})
	return key
}

/**
 * A new key signs from now on. The old ones stay published, so everything they signed stays valid.
 * @param shown the key the page showed: a second click makes no third key
 * @throws DomainError 'conflict' ('changed-meanwhile')
 */
export async function rotateKey(
	db: Db,
	issuer: Issuer,
	shown: string,
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await lockKeys(tx)
		const current = await findKey(tx, issuer, issuer.did)
		if ((current?.publicKey ?? '') !== shown) throw new DomainError('conflict', 'changed-meanwhile')
		const { publicKey } = await addKey(tx, issuer, issuer.did, now)
		await record(tx, { act: 'signing-key-made', actor: by, detail: { key: publicKey } })
	})
}

/** Every public key of a DID, oldest first, and how much each has signed. */
export async function listKeys(db: Db | Tx, did: string) {
	const keys = await db.signingKey.findMany({
		where: { did },
		select: { publicKey: true, createdAt: true, retiredAt: true, _count: { select: { credentials: true } } },
		orderBy: [{ createdAt: 'asc' }, { publicKey: 'asc' }],
	})
	return keys.map(({ _count, ...key }) => ({ ...key, signed: _count.credentials }))
}

/** What a signature is checked against. */
export async function publicKeysOf(db: Db | Tx, did: string): Promise<KeysOf> {
	const keys = await db.signingKey.findMany({
		where: { did },
		select: { publicKey: true },
		orderBy: [{ createdAt: 'asc' }, { publicKey: 'asc' }],
	})
	return { did, publicKeys: keys.map(({ publicKey }) => publicKey) }
}
