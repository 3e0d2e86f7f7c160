import { readNumber } from '../certification/kinds'
import type { Db } from '../db'
import { unbake } from './bake.server'
import { publicKeysOf } from './keys.server'
import { findDocument } from './read.server'
import { verifySignature } from './signature.server'

/** What became of a badge somebody gave us to look at. */
export type BadgeChecked =
	/** The one that was signed here under its number: whether it still stands, its number says */
	| { is: 'intact'; number: string }
	/** It says it is from here, and does not say what was signed */
	| { is: 'altered'; number: string | null }
	/** Of another organization: we hold no keys of theirs, and ask nobody */
	| { is: 'foreign'; issuer: string }
	/** No credential in it */
	| { is: 'none' }

/** Looks into a badge: PNG, SVG or JSON. Everything is decided here, with our own keys; nothing is fetched. */
export async function checkBadge(db: Db, bytes: Buffer): Promise<BadgeChecked> {
	const credential = unbake(bytes)
	if (typeof credential !== 'object' || credential === null || !('proof' in credential)) return { is: 'none' }
	const { id, issuer } = credential as { id?: unknown; issuer?: unknown }
	const did = typeof issuer === 'string' ? issuer : String((issuer as { id?: unknown } | null)?.id ?? '')
	const number = typeof id === 'string' ? readNumber(id.split('/').at(-1) ?? '') : null
	const keys = await publicKeysOf(db, did.slice(0, 300))
	if (keys.publicKeys.length === 0) return { is: 'foreign', issuer: did.slice(0, 120) }
	const isIntact =
		number !== null &&
		(await verifySignature(credential, keys)) &&
		hasProofOf(await findDocument(db, number), credential)
	return isIntact ? { is: 'intact', number } : { is: 'altered', number }
}

/**
 * Whether it carries the signature we keep under its number: both verify, so both say the same. One by our own key that
 * says something else was signed by somebody who took the key, or is of a record that was set back.
 */
function hasProofOf(kept: string | null, given: object): boolean {
	if (kept === null) return false
	const signatureOf = (badge: { proof?: unknown }) =>
		(([badge.proof].flat()[0] ?? {}) as { proofValue?: unknown }).proofValue
	return signatureOf(given) === signatureOf(JSON.parse(kept))
}
