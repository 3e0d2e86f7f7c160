import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { type KeysOf, verifySignature } from './signature.server'

/**
 * Who issues: this installation, by the address people use. Made once in server/index.ts. The address is signed into every
 * credential, so it comes from the configuration and never from a request (docs/decisions/0036).
 */
export type Issuer = {
	publicUrl: string
	/** did:web of the public address */
	did: string
	/** Without https nobody else can look the key up: what is signed is a test. */
	isTest: boolean
	/** Encrypts a secret key for the database, bound to the key's own name */
	seal(secretKey: string, keyId: string): string
	/** Null when it was sealed by another secret than today's */
	open(sealed: string, keyId: string): string | null
	/** Whether a credential still says what was signed by one of these keys. Asked again of the same bytes, it remembers. */
	isIntact(document: string, keys: KeysOf): Promise<boolean>
}

const IV_BYTES = 12
const TAG_BYTES = 16
/** So many answers are remembered: the check page is asked of the same certificates again and again. */
const MOST_REMEMBERED = 5_000

export function createIssuer(secret: string, publicUrl: string): Issuer {
	const key = Buffer.from(hkdfSync('sha256', secret, '', 'belay: keys of credentials', 32))
	const remembered = new Map<string, boolean>()
	return {
		publicUrl,
		did: didOf(publicUrl),
		isTest: !publicUrl.startsWith('https:'),
		seal(secretKey, keyId) {
			const iv = randomBytes(IV_BYTES)
			const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(keyId))
			const sealed = Buffer.concat([cipher.update(secretKey, 'utf8'), cipher.final()])
			return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
		},
		open(sealed, keyId) {
			const bytes = Buffer.from(sealed, 'base64url')
			const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
				.setAAD(Buffer.from(keyId))
				.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
			try {
				const opened = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES))
				return Buffer.concat([opened, decipher.final()]).toString('utf8')
			} catch {
				return null
			}
		},
		async isIntact(document, keys) {
			const print = createHash('sha256').update(document).update(JSON.stringify(keys)).digest('base64')
			const known = remembered.get(print)
			if (known !== undefined) return known
			const answer = await verifySignature(JSON.parse(document), keys)
			if (remembered.size >= MOST_REMEMBERED) remembered.clear()
			remembered.set(print, answer)
			return answer
		},
	}
}

/** did:web of an origin; a port is written with %3A. */
function didOf(publicUrl: string): string {
	return `did:web:${new URL(publicUrl).host.replace(':', '%3A')}`
}
