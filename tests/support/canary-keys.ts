import { createIssuer } from '~/domain/credential/issuer.server'
import { signingKeyOf } from '~/domain/credential/keys.server'
import type { Db } from '~/domain/db'
import { transact } from '~/domain/transact.server'
import type { Canaries } from './canaries'
import { SECRET } from './canary-people'
import { anIssuer } from './credentials'

export const SIGNING_KEY = 'the key that signs'

/**
 * C1: the keys that sign, the one of this server too, and what seals them, stand on no page, in no file, no frame and no log.
 * @returns the public key of this server
 */
export async function watchKeys(db: Db, canaries: Canaries, publicUrl: string): Promise<string> {
	const own = createIssuer(SECRET, publicUrl)
	const key = await transact(db, (tx) => signingKeyOf(tx, own, own.did, new Date()))
	for (const { did, publicKey, sealedKey } of await db.signingKey.findMany()) {
		const issuer = did === own.did ? own : anIssuer()
		const secretKey = issuer.open(sealedKey, publicKey)
		if (!secretKey) throw new Error(`nobody opens the key of ${did}`)
		canaries.watch(issuer === own ? SIGNING_KEY : `${SIGNING_KEY} of ${did}`, secretKey, [])
		canaries.watch(`the sealed key of ${did}`, sealedKey, [])
	}
	canaries.watch('the secret of the installation', SECRET, [])
	return key.publicKey
}
