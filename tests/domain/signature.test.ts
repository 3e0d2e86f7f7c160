import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { badgeOf } from '~/domain/credential/badge'
import { offlineLoader } from '~/domain/credential/contexts.server'
import { type KeysOf, makeKey, signCredential, verifySignature } from '~/domain/credential/signature.server'
import { badgeFaults } from '../support/badge-schema'
import { counting } from '../support/counting'
import { badgeFacts } from '../support/credentials'
import { everyChange } from '../support/json-changes'

const DID = 'did:web:belay.example'
const now = new Date('2026-11-26T10:00:00Z')
type Json = Record<string, unknown>

let key: Awaited<ReturnType<typeof makeKey>>
let keys: KeysOf
let signed: string
const read = () => JSON.parse(signed) as Json & { proof: Json[] }
const sign = (by = key, did = DID, credential: object = badgeOf(badgeFacts())) =>
	signCredential(credential, { did, ...by }, now)
const verifies = (credential: unknown) => verifySignature(credential, keys)

beforeAll(async () => {
	key = await makeKey()
	keys = { did: DID, publicKeys: [key.publicKey] }
	signed = await sign()
})

describe('a signed credential', () => {
	test('verifies, and is an Open Badge by the published schema', async () => {
		expect(await verifies(read())).toBe(true)
		expect(badgeFaults(read())).toEqual([])
		expect(read().proof).toEqual([
			expect.objectContaining({ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }),
		])
	})

	test('verifies with its keys in another order: the same thing was said', async () => {
		const turned = Object.fromEntries(Object.entries(read()).reverse())
		expect(await verifies(turned)).toBe(true)
	})

	test('verifies after a newer key has come, and not once its own is gone', async () => {
		const newer = await makeKey()
		const both = { did: DID, publicKeys: [key.publicKey, newer.publicKey] }
		expect(await verifySignature(read(), both)).toBe(true)
		expect(await verifySignature(read(), { did: DID, publicKeys: [newer.publicKey] })).toBe(false)
	})
})

describe('C1: a credential that was changed never verifies', () => {
	test('in any of its fields', async () => {
		const changes = everyChange(read())
		expect(changes.length).toBeGreaterThanOrEqual(800)
		const passed: string[] = []
		for (const { what, changed } of changes) if (await verifies(changed)) passed.push(what)
		expect(passed).toEqual([])
	})

	test('in any of its bytes', async () => {
		const place = fc.nat({ max: signed.length - 1 })
		await fc.assert(
			fc.asyncProperty(place, fc.integer({ min: 32, max: 126 }), async (at, code) => {
				const bytes = signed.slice(0, at) + String.fromCharCode(code) + signed.slice(at + 1)
				fc.pre(bytes !== signed)
				expect(await verifies(parsed(bytes))).toBe(false)
			}),
			{ numRuns: counting(250, 3_000) },
		)
	})

	test.each<[string, () => Promise<unknown> | unknown]>([
		['without a proof', () => ({ ...read(), proof: undefined })],
		['with no proofs', () => ({ ...read(), proof: [] })],
		['with its proof twice', () => ({ ...read(), proof: [...read().proof, ...read().proof] })],
		[
			'with a second proof that is none',
			() => ({ ...read(), proof: [...read().proof, { type: 'DataIntegrityProof' }] }),
		],
		['with more in its proof', () => withProof({ challenge: 'x' })],
		['with no algorithm', () => withProof({ cryptosuite: 'none' })],
		['with another algorithm', () => withProof({ cryptosuite: 'ecdsa-rdfc-2019' })],
		['for another purpose', () => withProof({ proofPurpose: 'authentication' })],
		['with the proof of another', async () => ({ ...read(), proof: JSON.parse(await anotherBadge()).proof })],
		['by a key nobody published', async () => JSON.parse(await sign(await makeKey()))],
		['by another issuer', async () => JSON.parse(await sign(await makeKey(), 'did:web:other.example'))],
		['by another key, in the name of ours', async () => withProof({ proofValue: (await foreignProof()).proofValue })],
		[
			'with an issuer that is no DID',
			() => ({ ...read(), issuer: { ...(read().issuer as Json), id: 'https://belay.example' } }),
		],
		['with a null beside it', () => ({ ...read(), evidence: null })],
		['with an empty list beside it', () => ({ ...read(), evidence: [] })],
		['with a word of nowhere', () => ({ ...read(), rank: 'first' })],
		[
			'in words it brings along',
			() => ({ ...read(), '@context': [...(read()['@context'] as string[]), { rank: null }], rank: 'x' }),
		],
		[
			'in words it brings along further down',
			() => ({ ...read(), issuer: { ...(read().issuer as Json), '@context': {} } }),
		],
		['with words of its own that it does not use', () => withContext({ rank: 'https://elsewhere.example/rank' })],
		['with no words of its own', () => withContext({})],
		['with its words twice', () => withContext((read()['@context'] as string[])[1])],
		['as a list', () => [read()]],
		['as a text', () => signed],
		['as nothing', () => null],
	])('%s', async (_what, changed) => expect(await verifies(await changed())).toBe(false))

	test('nor does one so deep or so large that checking it would take long', async () => {
		let deep: unknown = 'x'
		for (let depth = 0; depth < 5_000; depth++) deep = { deep }
		expect(await verifies({ ...read(), deep })).toBe(false)
		expect(await verifies({ ...read(), many: Array.from({ length: 100_000 }, () => ({ a: 'b' })) })).toBe(false)
	})
})

test('nothing but what is bundled is ever loaded', async () => {
	for (const url of [
		'https://www.w3.org/ns/credentials/v1',
		'http://127.0.0.1:5432/',
		'file:///etc/passwd',
		'did:web:other.example',
		'',
	])
		await expect(offlineLoader()(url), url).rejects.toThrow('not among the bundled')
	expect(await offlineLoader()('https://www.w3.org/ns/credentials/v2')).toMatchObject({ tag: 'static' })
})

const foreignProof = async () => JSON.parse(await sign(await makeKey())).proof[0] as Json
const withContext = (more: unknown) => ({ ...read(), '@context': [...(read()['@context'] as unknown[]), more] })
const withProof = (said: Json) => ({ ...read(), proof: [{ ...read().proof[0], ...said }] })
const anotherBadge = () =>
	sign(key, DID, badgeOf(badgeFacts({ url: 'https://belay.example/credentials/0000-0000-00' })))

function parsed(bytes: string): unknown {
	try {
		return JSON.parse(bytes)
	} catch {
		return null
	}
}
