import { beforeEach, describe, expect, test } from 'vitest'
import { issueCertification, issueCertifications, revokeCertification } from '~/domain/certification/issue.server'
import { listKeys, publicKeysOf, rotateKey } from '~/domain/credential/keys.server'
import { findDocument } from '~/domain/credential/read.server'
import { sealEarlier } from '~/domain/credential/seal.server'
import { verifySignature } from '~/domain/credential/signature.server'
import { findStatusList } from '~/domain/credential/status-list.server'
import { remindOfCertificates } from '~/domain/notice/certificate-mail.server'
import { badgeFaults } from '../support/badge-schema'
import { A_SECRET, anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { sendLetters } from '../support/letters'
import type { PersonMade } from '../support/people'
import { aStage } from '../support/stages-taken'
import { isTakenBack } from '../support/status-bits'

const db = await useDatabase()

const stage = aStage()
const issuer = anIssuer()
let admin: PersonMade
let world: TakenCohort
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
})

async function issued(by = issuer) {
	const person = await aMember(db, stage, world, { deeds: ALL_DEEDS })
	const { number } = await issueCertification(
		db,
		by,
		{ personId: person.id, cohortId: world.cohort.id, stage },
		admin,
		now,
	)
	return { person, number, document: (await findDocument(db, number)) ?? '' }
}
const member = (name: string, deeds = ALL_DEEDS) => aMember(db, stage, world, { deeds, name })
const keys = (by = issuer) => publicKeysOf(db, by.did)
const listOf = async (list = 1) => JSON.parse((await findStatusList(db, list))?.document ?? '{}')

describe('a certification that is issued', () => {
	test('is signed with it, an Open Badge by the published schema, and names neither person nor address', async () => {
		const { person, number, document } = await issued()
		const credential = JSON.parse(document)
		expect(await verifySignature(credential, await keys())).toBe(true)
		expect(badgeFaults(credential)).toEqual([])
		expect(credential.id).toBe(`https://belay.example/credentials/${number}`)
		for (const secret of [person.email, person.name, person.id, 'Inês', A_SECRET])
			expect(document).not.toContain(secret)
		expect(credential.credentialSubject.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
	})

	test('goes to everybody of a form who is ready, however many; who is not keeps nobody from theirs', async () => {
		const ready = []
		for (let index = 0; index < 14; index++) ready.push((await member(`Ready ${index}`)).id)
		const of = { cohortId: world.cohort.id, stage }
		const early = await issueCertification(db, issuer, { personId: ready[3] as string, ...of }, admin, now)
		const lacking = (await member('Not yet', ALL_DEEDS.slice(1))).id
		const asked = { personIds: [...ready, lacking, 'nobody', ready[0] as string], ...of }
		const answers = await issueCertifications(db, issuer, asked, admin, now)
		expect([...answers.keys()].toSorted()).toEqual([...ready, lacking, 'nobody'].toSorted())
		expect(answers.get(lacking)).toEqual({ ok: false, why: 'not-ready' })
		expect(answers.get('nobody')).toEqual({ ok: false, why: 'not-member' })
		expect(answers.get(ready[3] as string)).toEqual({ ok: true, number: early.number, isNew: false })
		const rows = await db.certification.findMany({ include: { credential: true } })
		expect(rows.map(({ personId }) => personId).toSorted()).toEqual(ready.toSorted())
		expect(new Set(rows.map(({ number }) => number)).size).toBe(14)
		for (const { number, personId, holderName, credential } of rows) {
			expect(answers.get(personId)).toMatchObject({ ok: true, number })
			expect(JSON.parse(credential?.document ?? '{}').id).toContain(number)
			expect(holderName).toBe(`Ready ${ready.indexOf(personId)}`)
		}
		expect(await db.auditEntry.count({ where: { act: 'certification-issued' } })).toBe(14)
		expect(await db.outboxMail.count({ where: { letter: 'certificate-issued' } })).toBe(14)
	})

	test('of two people share the achievement, and neither subject, salt nor place', async () => {
		const [one, two] = [await issued(), await issued()].map(({ document }) => JSON.parse(document))
		expect(one.credentialSubject.achievement.id).toBe(two.credentialSubject.achievement.id)
		expect(one.credentialSubject.id).not.toBe(two.credentialSubject.id)
		expect(one.credentialSubject.identifier[0].salt).not.toBe(two.credentialSubject.identifier[0].salt)
		expect(one.credentialStatus.id).not.toBe(two.credentialStatus.id)
	})

	test('where nobody else can look the key up, is a test and says so', async () => {
		const { number, document } = await issued(anIssuer({ publicUrl: 'http://localhost:3000' }))
		expect(JSON.parse(document)).toMatchObject({
			name: expect.stringMatching(/^TEST: /),
			issuer: { id: 'did:web:localhost%3A3000' },
		})
		expect(await db.credential.findMany({ select: { isTest: true } })).toEqual([{ isTest: true }])
		expect(number).not.toBe('')
	})

	test('keeps its bytes whatever changes afterwards', async () => {
		const { person, number, document } = await issued()
		await db.person.update({ where: { id: person.id }, data: { name: 'Another Name', email: 'other@example.com' } })
		await db.organization.update({ where: { id: 1 }, data: { name: 'Renamed' } })
		expect(await findDocument(db, number)).toBe(document)
	})
})

describe('taken back', () => {
	test('it shows in the signed list, alone, and its own bytes stay as they are', async () => {
		const [one, two] = [await issued(), await issued()]
		const first = await listOf()
		await revokeCertification(db, issuer, { number: one.number, reason: 'By mistake' }, admin, now)
		const after = await listOf()
		expect(await verifySignature(first, await keys())).toBe(true)
		expect(await verifySignature(after, await keys())).toBe(true)
		expect([await isTakenBack(first, one.document), await isTakenBack(after, one.document)]).toEqual([false, true])
		expect(await isTakenBack(after, two.document)).toBe(false)
		expect(await findDocument(db, one.number)).toBe(one.document)
		await revokeCertification(db, issuer, { number: two.number, reason: 'As well' }, admin, now)
		expect([await isTakenBack(await listOf(), one.document), await isTakenBack(await listOf(), two.document)]).toEqual([
			true,
			true,
		])
	})
})

describe('a key', () => {
	test('is made when it is first needed, and stands in no table as it is', async () => {
		expect(await listKeys(db, issuer.did)).toEqual([])
		await issued()
		const [row] = await db.signingKey.findMany()
		const secretKey = issuer.open(row?.sealedKey ?? '', row?.publicKey ?? '') ?? ''
		expect(secretKey).toMatch(/^zr[uv]\w{40,}$/)
		expect(JSON.stringify(await db.signingKey.findMany())).not.toContain(secretKey)
		expect(
			anIssuer({ secret: 'another secret of thirty-two characters' }).open(row?.sealedKey ?? '', row?.publicKey ?? ''),
		).toBeNull()
		// Bound to its own name: nobody can put one key in the place of another.
		expect(issuer.open(row?.sealedKey ?? '', 'z6Mkother')).toBeNull()
	})

	test('is followed by another, and what it signed stays valid', async () => {
		const later = new Date(now.getTime() + 60_000)
		const { document } = await issued()
		const [old] = await listKeys(db, issuer.did)
		await rotateKey(db, issuer, old?.publicKey ?? '', admin, later)
		await expect(rotateKey(db, issuer, old?.publicKey ?? '', admin, now)).rejects.toMatchObject({
			why: 'changed-meanwhile',
		})
		const newer = await issued()
		const all = await listKeys(db, issuer.did)
		expect(all.map(({ signed, retiredAt }) => [signed, retiredAt])).toEqual([
			[1, later],
			[1, null],
		])
		for (const each of [document, newer.document])
			expect(await verifySignature(JSON.parse(each), await keys())).toBe(true)
		expect(JSON.parse(newer.document).proof[0].verificationMethod).toBe(`${issuer.did}#${all[1]?.publicKey}`)
		expect((await db.auditEntry.findMany()).map(({ act }) => act)).toContain('signing-key-made')
	})

	test('that another secret sealed signs nothing more, and a new one takes its place', async () => {
		const { document } = await issued()
		const restored = anIssuer({ secret: 'another secret of thirty-two characters' })
		const newer = await issued(restored)
		expect(await listKeys(db, issuer.did)).toHaveLength(2)
		for (const each of [document, newer.document])
			expect(await verifySignature(JSON.parse(each), await keys())).toBe(true)
	})
})

test('what was issued before there were credentials gets one, once, and as it was issued', async () => {
	const { number } = await issued()
	await db.credential.deleteMany()
	const later = new Date(now.getTime() + 86_400_000)
	expect(await sealEarlier(db, issuer, later)).toBe(1)
	expect(await sealEarlier(db, issuer, later)).toBe(0)
	const credential = JSON.parse((await findDocument(db, number)) ?? '')
	expect(await verifySignature(credential, await keys())).toBe(true)
	expect(new Date(credential.validFrom)).toEqual(now)
})

describe('letters about a certificate', () => {
	const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000)
	const written = async () =>
		(await db.outboxMail.findMany({ orderBy: { createdAt: 'asc' } })).map(({ letter }) => letter)
	const texts: string[] = []
	const sent = async (at: Date) => {
		const subjects: string[] = []
		await sendLetters(db, at, async ({ subject, text }) => {
			expect(text).not.toMatch(/12 of 15|scored/)
			texts.push(text)
			subjects.push(subject)
		})
		return subjects
	}

	test('it is told of once, however often it is issued', async () => {
		const { person } = await issued()
		await issueCertification(db, issuer, { personId: person.id, cohortId: world.cohort.id, stage }, admin, now)
		expect(await written()).toEqual(['certificate-issued'])
		expect(await sent(now)).toEqual(['Your certificate: Level 1, Foundation'])
	})

	test('its end is told ninety days before and on the day, once each, whoever runs the job', async () => {
		await issued()
		// Two years from the 26th of November 2026
		expect(await remindOfCertificates(db, daysOn(730 - 95))).toBe(0)
		const soon = daysOn(731 - 90)
		expect((await Promise.all([1, 2, 3].map(() => remindOfCertificates(db, soon)))).reduce((sum, n) => sum + n)).toBe(1)
		await sent(soon)
		expect(texts.join()).toMatch(/renew it from now on: it takes about one hour in all/)
		const over = daysOn(732)
		expect(await remindOfCertificates(db, over)).toBe(1)
		expect(await remindOfCertificates(db, over)).toBe(0)
		expect(await written()).toEqual(['certificate-issued', 'certificate-ends', 'certificate-ended'])
	})

	test('of one that was taken back meanwhile that is told, and why, and nothing else; of a year ago nothing', async () => {
		const { number } = await issued()
		expect(await remindOfCertificates(db, daysOn(731 + 365))).toBe(0)
		const soon = daysOn(731 - 80)
		await remindOfCertificates(db, soon)
		await revokeCertification(db, issuer, { number, reason: 'By mistake' }, admin, soon)
		expect(await sent(soon)).toEqual(['Your certificate: Level 1, Foundation'])
		expect(await written()).toEqual(['certificate-issued', 'certificate-ends', 'certificate-revoked'])
		expect(texts.at(-1)).not.toMatch(/Of this level/)
		expect(texts.at(-1)).toMatch(new RegExp(`taken back.*“By mistake”[^]*/verify/${number}`))
	})
})
