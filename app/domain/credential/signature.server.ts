import { CREDENTIALS_CONTEXT, MULTIKEY_CONTEXT, OPEN_BADGES_CONTEXT, offlineLoader } from './contexts.server'
import { didDocument } from './did-document'

/** Whose public keys count: the DID they belong to and the keys themselves, "z6Mk…". */
export type KeysOf = { did: string; publicKeys: string[] }

/** A third of a second to load, so not before the first credential: a server starts without them. */
const keyPairs = () => import('@digitalbazaar/ed25519-multikey')
async function signing() {
	const [{ issue, verifyCredential }, { DataIntegrityProof }, { cryptosuite }] = await Promise.all([
		import('@digitalbazaar/vc'),
		import('@digitalbazaar/data-integrity'),
		import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
	])
	return { issue, verifyCredential, DataIntegrityProof, cryptosuite }
}

/** @returns a new Ed25519 key; `publicKey` is its name as well */
export async function makeKey(): Promise<{ publicKey: string; secretKey: string }> {
	const { generate } = await keyPairs()
	const pair = await generate()
	const { secretKeyMultibase } = await pair.export({ publicKey: true, secretKey: true })
	return { publicKey: pair.publicKeyMultibase, secretKey: secretKeyMultibase }
}

/** Signs by Data Integrity, eddsa-rdfc-2022. @returns the JSON that is stored and served, byte for byte */
export async function signCredential(
	credential: object,
	by: { did: string; publicKey: string; secretKey: string },
	now: Date,
): Promise<string> {
	const { from } = await keyPairs()
	const pair = await from({
		'@context': MULTIKEY_CONTEXT,
		type: 'Multikey',
		id: `${by.did}#${by.publicKey}`,
		controller: by.did,
		publicKeyMultibase: by.publicKey,
		secretKeyMultibase: by.secretKey,
	})
	const { issue, DataIntegrityProof, cryptosuite } = await signing()
	const suite = new DataIntegrityProof({ signer: pair.signer(), date: now, cryptosuite })
	const { proof, ...signed } = await issue({ credential, suite, documentLoader: offlineLoader(), now })
	// Open Badges wants a list of proofs; the signature does not cover how they are wrapped.
	return JSON.stringify({ ...signed, proof: [proof] })
}

const PROOF_KEYS = 'created,cryptosuite,proofPurpose,proofValue,type,verificationMethod'
/** Of a status list, and of a badge */
const CONTEXTS = [[CREDENTIALS_CONTEXT], [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT]].map((each) => JSON.stringify(each))

/**
 * Whether a credential carries exactly one proof, by one of these keys, over everything it says. Whether it has expired or
 * was taken back is another question.
 */
export async function verifySignature(credential: unknown, keys: KeysOf): Promise<boolean> {
	if (!isPlain(credential)) return false
	const { proof, validFrom, '@context': contexts } = credential as Record<string, unknown>
	const proofs = [proof].flat()
	const isOurs =
		proofs.length === 1 &&
		typeof proofs[0] === 'object' &&
		Object.keys(proofs[0] ?? {})
			.sort()
			.join() === PROOF_KEYS &&
		CONTEXTS.includes(JSON.stringify(contexts)) &&
		typeof validFrom === 'string'
	if (!isOurs) return false
	const document = didDocument(keys)
	const known = new Map<string, object>([
		[keys.did, document],
		...document.verificationMethod.map((key) => [key.id, { '@context': MULTIKEY_CONTEXT, ...key }] as const),
	])
	const { verifyCredential, DataIntegrityProof, cryptosuite } = await signing()
	try {
		const { verified } = await verifyCredential({
			credential: credential as object,
			suite: new DataIntegrityProof({ cryptosuite }),
			documentLoader: offlineLoader(known),
			checkStatus: async () => ({ verified: true }),
			now: new Date(validFrom),
		})
		return verified
	} catch {
		return false
	}
}

const DEEPEST = 8
const MOST_VALUES = 200

/**
 * The signature covers what the JSON means, not how it is written: a null, an empty list or a vocabulary of its own means
 * nothing and could be added unseen, and an object that only has an id means that id. We write none of them. It also keeps what is checked small.
 */
function isPlain(credential: unknown): boolean {
	let values = 0
	const plain = (value: unknown, depth: number): boolean => {
		if (++values > MOST_VALUES || depth > DEEPEST) return false
		if (typeof value === 'string' || value === true) return true
		if (Array.isArray(value)) return value.length > 0 && value.every((each) => plain(each, depth + 1))
		if (typeof value !== 'object' || value === null) return false
		const entries = Object.entries(value)
		return (
			Object.keys(value).join() !== 'id' &&
			entries.length > 0 &&
			entries.every(
				([key, each]) => (depth === 0 && key === '@context') || (!key.includes('@') && plain(each, depth + 1)),
			)
		)
	}
	return typeof credential === 'object' && plain(credential, 0)
}
