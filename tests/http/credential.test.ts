import fs from 'node:fs'
import path from 'node:path'
import { verifyCredential } from '@digitalcredentials/verifier-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import { bakePng, unbake } from '~/domain/credential/bake.server'
import { createIssuer, type Issuer } from '~/domain/credential/issuer.server'
import { rotateKey } from '~/domain/credential/keys.server'
import { verifySignature } from '~/domain/credential/signature.server'
import { paths } from '~/paths'
import { badgeFaults } from '../support/badge-schema'
import { BELAY_URL } from '../support/credentials'
import { wordsOf } from '../support/form-page'
import { aMemberOf, EVERY_DEED, hasDone, type LevelOne, startLevelOne } from '../support/level-one'
import { ask, signInAs } from '../support/server'

/** What programs of others read of a credential, over the wire; and what a verifier that is not ours says of it. */
let world: LevelOne
let issuer: Issuer
/** Where it listens: its public address is another. */
let here: { url: string }

beforeAll(async () => {
	world = await startLevelOne({ env: { PUBLIC_URL: BELAY_URL } })
	issuer = createIssuer(fs.readFileSync(path.join(world.server.dataDir, 'secret'), 'utf8'), BELAY_URL)
	here = { url: `http://127.0.0.1:${world.server.port}` }
})
afterAll(() => world.server.close())

async function issued(name = 'Łucja Check'): Promise<string> {
	const { server, cohort, stage, admin } = world
	const person = await aMemberOf(world, { name })
	await hasDone(world, person.id, EVERY_DEED)
	const issuing = { personId: person.id, cohortId: cohort.id, stage }
	return (await issueCertification(server.db, issuer, issuing, admin, new Date())).number
}
const get = (at: string, headers: Record<string, string> = {}) => ask(here, at, { headers })
const read = async (number: string) => JSON.parse((await get(paths.credential({ number }))).text)
const takeBack = (number: string) =>
	revokeCertification(world.server.db, issuer, { number, reason: 'By mistake' }, world.admin, new Date())

/** DCC's verifier asks the network for keys and lists; the address of this installation leads to the server under test. */
async function verdictOf(credential: object): Promise<Record<string, unknown>> {
	const { fetch } = globalThis
	globalThis.fetch = (asked, init) => {
		const url = asked instanceof Request ? asked.url : String(asked)
		return url.startsWith(BELAY_URL)
			? fetch(url.replace(BELAY_URL, here.url), { headers: { accept: 'application/json' } })
			: Promise.resolve(new Response(`${init}`, { status: 404 }))
	}
	try {
		const { log = [], errors } = await verifyCredential({ credential: credential as never, knownDIDRegistries: [] })
		return { ...Object.fromEntries(log.map(({ id, valid }) => [id, valid])), ...(errors ? { errors } : {}) }
	} finally {
		globalThis.fetch = fetch
	}
}

describe('a verifier that is not ours', () => {
	test('calls a fresh credential valid, one that was changed not, and one taken back revoked', async () => {
		const number = await issued()
		const credential = await read(number)
		expect(badgeFaults(credential)).toEqual([])
		expect(await verdictOf(credential)).toMatchObject({
			valid_signature: true,
			expiration: true,
			revocation_status: true,
		})
		const changed = await verdictOf({ ...credential, name: 'Level 4' })
		expect(changed.valid_signature).not.toBe(true)
		await takeBack(number)
		expect(await verdictOf(credential)).toMatchObject({ valid_signature: true, revocation_status: false })
	})

	test('still calls it valid after the key was changed', async () => {
		const credential = await read(await issued())
		const current = String(credential.proof[0].verificationMethod).split('#')[1] ?? ''
		await rotateKey(world.server.db, issuer, current, world.admin, new Date())
		expect(await verdictOf(credential)).toMatchObject({ valid_signature: true, revocation_status: true })
		const newer = await read(await issued())
		expect(newer.proof[0].verificationMethod).not.toBe(credential.proof[0].verificationMethod)
		// DCC's verifier remembers a DID document; what is published now holds both.
		const { id: did, verificationMethod } = JSON.parse((await get(paths.didDocument())).text)
		const publicKeys = verificationMethod.map((key: { publicKeyMultibase: string }) => key.publicKeyMultibase)
		for (const each of [credential, newer]) expect(await verifySignature(each, { did, publicKeys })).toBe(true)
	})
})

describe('a credential over the wire', () => {
	test('is JSON for programs, in the type they ask for, and the check page for browsers', async () => {
		const number = await issued()
		const at = paths.credential({ number })
		for (const type of ['application/vc', 'application/vc+ld+json', 'application/ld+json', 'application/json']) {
			const answer = await get(at, { accept: `${type}, */*;q=0.1` })
			expect([answer.status, answer.headers.get('content-type')?.split(';')[0], answer.headers.get('vary')]).toEqual([
				200,
				type,
				expect.stringContaining('Accept'),
			])
		}
		expect((await get(at, { accept: '*/*' })).headers.get('content-type')).toBe('application/vc+ld+json')
		const page = await get(at, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
		expect([page.status, page.headers.get('location')]).toEqual([303, paths.verifyNumber({ number })])
		expect(page.headers.get('cache-control')).toBe('no-store')
	})

	test('and its list, its keys and its picture may be read from any page, kept for a while, and asked for again', async () => {
		const number = await issued()
		for (const at of [
			paths.credential({ number }),
			paths.statusList({ list: '1' }),
			paths.didDocument(),
			paths.badgeArt({ file: 'q3.png' }),
		]) {
			const { status, headers } = await get(at, { origin: 'https://verifier.example' })
			expect([at, status, headers.get('access-control-allow-origin')]).toEqual([at, 200, '*'])
			expect(headers.get('set-cookie'), at).toBeNull()
			expect(headers.get('cross-origin-resource-policy'), at).toBe('cross-origin')
			expect(headers.get('cache-control'), at).toMatch(/^public, max-age=\d+$/)
			const again = await get(at, { 'if-none-match': headers.get('etag') ?? '' })
			expect([at, again.status, again.text]).toEqual([at, 304, ''])
		}
		// A credential taken back shows it within a minute.
		const { headers } = await get(paths.statusList({ list: '1' }))
		expect(Number(/max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1])).toBeLessThanOrEqual(60)
		await takeBack(number)
		const after = await get(paths.statusList({ list: '1' }), { 'if-none-match': headers.get('etag') ?? '' })
		expect(after.status).toBe(200)
	})

	test.each([
		paths.credential({ number: '0000-0000-00' }),
		paths.credential({ number: 'hello' }),
		paths.statusList({ list: '77' }),
		paths.statusList({ list: '1e3' }),
		paths.statusList({ list: '99999999999' }),
		paths.badgeArt({ file: 'l9.png' }),
		paths.badgeArt({ file: 'l1.svg' }),
	])('%s is not there, and no cache keeps that', async (at) => {
		const { status, headers } = await get(at)
		expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
	})

	test('no other page lets other sites read it', async () => {
		for (const at of [paths.verify(), paths.login({}), '/help'])
			expect(
				(await get(at, { origin: 'https://verifier.example' })).headers.get('access-control-allow-origin'),
			).toBeNull()
	})
})

describe('the holder of a certificate', () => {
	test('downloads a badge that carries its credential, as PNG, SVG and JSON; nobody else does', async () => {
		const number = await issued('Badge Holder')
		const { personId } = await world.server.db.certification.findUniqueOrThrow({ where: { number } })
		const cookie = await cookieOf(personId)
		const document = (await get(paths.credential({ number }))).text
		for (const [file, type] of [
			['badge.png', 'image/png'],
			['badge.svg', 'image/svg+xml'],
			['badge.json', 'application/json'],
		] as const) {
			const at = here.url + paths.certificationBadge({ number, file })
			const answer = await fetch(at, { headers: { cookie } })
			expect(answer.headers.get('content-type')).toContain(type)
			expect(answer.headers.get('content-disposition')).toBe(
				`attachment; filename="belay-l1-${number}.${file.slice(6)}"`,
			)
			expect(answer.headers.get('cache-control')).toBe('private, no-store')
			expect(JSON.stringify(unbake(Buffer.from(await answer.arrayBuffer())))).toBe(document)
			const other = await fetch(at, { headers: { cookie: await cookieOf(world.lead.id) } })
			expect(other.status).toBe(404)
		}
		const odd = await fetch(here.url + paths.certificationBadge({ number, file: 'constructor' }), {
			headers: { cookie },
		})
		expect(odd.status).toBe(404)
		const page = await ask(here, paths.certification({ number }), { cookie })
		expect(page.text).toContain('https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME')
		expect(page.text).toContain(encodeURIComponent(`${BELAY_URL}/verify/${number}`))
	})
})

describe('a stranger who gives the badge itself', () => {
	const give = async (fields: Record<string, string | Blob>) => {
		const body = new FormData()
		for (const [name, value] of Object.entries(fields)) body.append(name, value)
		const headers = { origin: BELAY_URL, 'sec-fetch-site': 'same-origin' }
		const answer = await fetch(here.url + paths.verify(), { method: 'POST', body, headers })
		return { status: answer.status, words: wordsOf(await answer.text()) }
	}

	test('reads what it is worth: intact, altered, taken back, of others, or nothing', async () => {
		const number = await issued('Given Badge')
		const { text } = await get(paths.credential({ number }))
		const picture = Buffer.from(await (await fetch(here.url + paths.badgeArt({ file: 'l1.png' }))).arrayBuffer())
		const png = new Blob([new Uint8Array(bakePng(picture, text))])
		for (const given of [{ pasted: text }, { badge: png }] as Record<string, string | Blob>[]) {
			const { status, words } = await give(given)
			expect(status).toBe(200)
			for (const said of ['nothing in it was changed', 'Genuine, and current', 'Given Badge', number])
				expect(words).toContain(said)
		}
		const changed = await give({
			badge: new Blob([new Uint8Array(bakePng(picture, text.replace('Level 1', 'Level 4')))]),
		})
		expect(changed.words).toContain('Altered. This badge does not say what was signed. Do not rely on it.')
		expect(changed.words).not.toContain('Given Badge')
		const foreign = await give({ pasted: text.replaceAll('did:web:belay.example', 'did:web:other.example') })
		expect(foreign.words).toContain('This badge was not issued here, but by did:web:other.example')
		for (const pasted of ['hello', '{}', '<svg></svg>'])
			expect((await give({ pasted })).words).toContain('There is no credential in this.')
		expect(await give({ badge: new Blob([]), pasted: ' ' })).toMatchObject({
			status: 400,
			words: expect.stringContaining('Choose the file of a badge, or paste its JSON.'),
		})
		await takeBack(number)
		expect((await give({ pasted: text })).words).toContain('Taken back. Do not rely on it')
	})

	test('and one whose record was changed behind our back is told so', async () => {
		const number = await issued('Changed Record')
		await world.server.db.certification.update({ where: { number }, data: { holderName: 'Somebody Else' } })
		expect(wordsOf((await get(paths.verifyNumber({ number }))).text)).toContain('Altered. Do not rely on it')
	})
})

describe('the check page', () => {
	test('is told once more from memory, under a nonce of its own, and at once anew when its record changes', async () => {
		const number = await issued('Asked Again')
		const at = paths.verifyNumber({ number })
		const pages = [await get(at), await get(at)]
		const nonces = pages.map(({ headers, text }) => {
			const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
			expect(text).toContain(`nonce="${nonce}"`)
			expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
			expect(headers.get('cache-control')).toBe('no-store')
			return nonce
		})
		expect(nonces[0]).not.toBe(nonces[1])
		expect(pages[1]?.text.replaceAll(nonces[1] ?? '', '')).toBe(pages[0]?.text.replaceAll(nonces[0] ?? '', ''))
		await takeBack(number)
		expect(wordsOf((await get(at)).text)).toContain('Taken back. Do not rely on it')
		await world.server.db.certification.update({ where: { number }, data: { holderName: 'Renamed Behind' } })
		expect(wordsOf((await get(at)).text)).toContain('Altered')
	})
})

const cookieOf = async (personId: string) =>
	(await signInAs(world.server.db, personId)).replace('belay=', '__Host-belay=')
