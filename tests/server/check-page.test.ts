import { beforeEach, describe, expect, test } from 'vitest'
import { findChecked, findPrint } from '~/domain/certification/checked.server'
import { issueCertification } from '~/domain/certification/issue.server'
import type { Statement } from '~/domain/certification/schema'
import { checkBadge } from '~/domain/credential/check.server'
import { listKeys, publicKeysOf, rotateKey } from '~/domain/credential/keys.server'
import { findDocument } from '~/domain/credential/read.server'
import { signCredential, verifySignature } from '~/domain/credential/signature.server'
import { findStatusList } from '~/domain/credential/status-list.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aStage } from '../support/stages-taken'

/** What anybody is told who checks a badge or a number. */
const db = await useDatabase()

const stage = aStage()
const issuer = anIssuer()
let admin: PersonMade
let number: string
let document: string
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	const world = await aTakenCohort(db, stage)
	const { id: personId } = await aMember(db, stage, world, { deeds: ALL_DEEDS })
	number = (await issueCertification(db, issuer, { personId, cohortId: world.cohort.id, stage }, admin, now)).number
	document = (await findDocument(db, number)) ?? ''
})

describe('a badge somebody gives us', () => {
	const check = (credential: unknown) => checkBadge(db, Buffer.from(JSON.stringify(credential)))

	test('is intact as it was signed, altered with one letter changed, foreign from elsewhere, and none without a proof', async () => {
		const credential = JSON.parse(document)
		expect(await check(credential)).toEqual({ is: 'intact', number })
		expect(await check({ ...credential, name: 'Level 4' })).toEqual({ is: 'altered', number })
		expect(await check({ ...credential, id: 'https://belay.example/credentials/0000-0000-00' })).toMatchObject({
			is: 'altered',
		})
		expect(await check({ ...credential, id: 7 })).toEqual({ is: 'altered', number: null })
		expect(await check({ ...credential, issuer: { id: 'did:web:other.example' } })).toEqual({
			is: 'foreign',
			issuer: 'did:web:other.example',
		})
		for (const none of [{}, [], null, 'x', { id: credential.id }]) expect(await check(none)).toEqual({ is: 'none' })
	})

	test('is altered when our own key signed something else under its number, and when the number is gone', async () => {
		const [row] = await db.signingKey.findMany()
		const key = { publicKey: row?.publicKey ?? '', secretKey: issuer.open(row?.sealedKey ?? '', row?.publicKey ?? '') }
		const { proof, ...claims } = JSON.parse(document)
		const by = { did: issuer.did, ...key, secretKey: key.secretKey ?? '' }
		for (const other of [claims, { ...claims, name: 'Level 4' }]) {
			const forged = await signCredential(other, by, new Date(now.getTime() + 1_000))
			expect(await verifySignature(JSON.parse(forged), await publicKeysOf(db, issuer.did))).toBe(true)
			expect(await checkBadge(db, Buffer.from(forged))).toEqual({ is: 'altered', number })
		}
		// However the proof is wrapped, it is the same.
		expect(await check({ ...claims, proof: proof[0] })).toEqual({ is: 'intact', number })
		await db.certification.deleteMany()
		expect(await check({ ...claims, proof })).toEqual({ is: 'altered', number })
	})

	test('stays intact under a newer key', async () => {
		const [old] = await listKeys(db, issuer.did)
		await rotateKey(db, issuer, old?.publicKey ?? '', admin, now)
		expect(await checkBadge(db, Buffer.from(document))).toEqual({ is: 'intact', number })
	})
})

describe('the record behind the check page', () => {
	const says = (change: Partial<Statement>) => (statement: Statement) => ({ statement: { ...statement, ...change } })
	test.each<[string, (was: Statement) => object]>([
		['its name', () => ({ holderName: 'Somebody Else' })],
		['its end', () => ({ validUntil: new Date('2040-01-01') })],
		['its day', () => ({ issuedAt: new Date('2020-01-01') })],
		['its stage', () => ({ stageKey: 'ladder/l4' })],
		['the picture of its level', says({ stageId: 'l4' })],
		['its level', says({ stageLabel: 'Level 4' })],
		['its title', says({ stageTitle: 'Culture' })],
		['its program', says({ program: 'Another Program' })],
		['its organization', says({ organization: 'Another Place' })],
		['its craft', says({ craft: 'flying' })],
		['what it took', says({ took: 'Everything there is' })],
		['its hours', says({ minutes: { offered: 30, taken: 3 } })],
		['what was waived', says({ waived: ['Sessions, 3 of 4'] })],
		['that it is whole', says({ isPreview: true })],
	])('is found out when somebody changed %s in the database', async (_what, change) => {
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ number, state: 'current', isAltered: false })
		const print = await findPrint(db, number, now)
		const { statement } = await db.certification.findUniqueOrThrow({ where: { number } })
		await db.certification.update({ where: { number }, data: change(statement as Statement) })
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ isAltered: true })
		expect(await findPrint(db, number, now)).not.toBe(print)
	})

	test.each<[string, object]>([
		['its place in the list of those taken back', { place: 7 }],
		['that it is a test', { isTest: true }],
	])('is found out when somebody changed %s', async (_what, change) => {
		const print = await findPrint(db, number, now)
		await db.credential.updateMany({ data: change })
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ isAltered: true })
		expect(await findPrint(db, number, now)).not.toBe(print)
	})

	test('is found out when the signed list stands in the place of the badge', async () => {
		await db.credential.updateMany({ data: { document: (await findStatusList(db, 1))?.document ?? '' } })
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ isAltered: true })
	})

	test('is found out when somebody changed the signed bytes', async () => {
		await db.credential.updateMany({ data: { document: document.replace('Level 1', 'Level 4') } })
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ isAltered: true })
	})

	test('of a certificate without a credential says what it says, and of no number nothing', async () => {
		await db.credential.deleteMany()
		expect(await findChecked(db, issuer, number, now)).toMatchObject({ isAltered: false, isTest: false })
		expect(await findChecked(db, issuer, 'ZZZZ-ZZZZ-ZZ', now)).toBeNull()
	})
})
