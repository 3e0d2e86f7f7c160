import { beforeEach, describe, expect, test } from 'vitest'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import { NUMBER_PATTERN } from '~/domain/certification/kinds'
import {
	findCertificate,
	getOwnCertificate,
	listInForce,
	listOwnCertificates,
} from '~/domain/certification/read.server'
import type { Requirement } from '~/domain/program/frontmatter'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { allRules, now, rules } from '../support/evidence'
import {
	ALL_DEEDS,
	aMember,
	anAdmin,
	anOrganization,
	aTakenCohort,
	type Deeds,
	SECRETS,
	type TakenCohort,
} from '../support/learners'
import type { PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const [stage, issuer] = [aStage(), anIssuer()]
let admin: PersonMade
let world: TakenCohort
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
})

const member = (deeds: Deeds[] = ALL_DEEDS, name?: string) => aMember(db, stage, world, { deeds, name })
const issue = (personId: string, said: { by?: PersonMade; at?: Date; of?: typeof stage } = {}) =>
	issueCertification(
		db,
		issuer,
		{ personId, cohortId: world.cohort.id, stage: said.of ?? stage },
		said.by ?? admin,
		said.at ?? now,
	)
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map((entry) => entry.act)

describe('a certification', () => {
	test('is issued to who has met everything, and says what it took in kinds and counts', async () => {
		const ines = await member()
		const { number, isNew } = await issue(ines.id)
		expect(isNew).toBe(true)
		expect(number).toMatch(NUMBER_PATTERN)
		const certificate = await findCertificate(db, number, now)
		expect(certificate).toMatchObject({ holderName: 'Inês Carvalho', state: 'current', issuedAt: now, revokedAt: null })
		expect(certificate?.statement).toEqual({
			organization: 'Ferrystone',
			program: 'Technical Leadership Ladder',
			stageId: 'l1',
			stageLabel: 'Level 1',
			stageTitle: 'Foundation',
			craft: 'listening',
			took: 'Two modules, a knowledge check, three sessions with a cohort, three commitments tried out at work and a written scenario judged by two assessors',
			minutes: { offered: 30, taken: 30 },
			waived: [],
			lead: 'Ruth Abrahams',
			cohort: 'Autumn B',
			issuer: 'Hanna Brandt',
			isPreview: false,
		})
	})

	test('holds for the months its stage says, to the day', async () => {
		const { number } = await issue((await member()).id, { at: new Date('2026-11-30T10:00:00Z') })
		const row = await db.certification.findUniqueOrThrow({ where: { number } })
		expect(row.validUntil.toISOString()).toBe('2028-11-30T10:00:00.000Z')
	})

	test.each(ALL_DEEDS)('is not issued while %s are missing, and nothing is written', async (lacking) => {
		const ines = await member(ALL_DEEDS.filter((deed) => deed !== lacking))
		await expect(issue(ines.id)).rejects.toMatchObject({ code: 'conflict', why: 'not-ready' })
		expect(await db.certification.count()).toBe(0)
		expect(await acts()).toEqual([])
	})

	test('is not issued to oneself, to a stranger to the cohort, or of a stage that is not whole', async () => {
		const ines = await member()
		await expect(issue(ines.id, { by: ines })).rejects.toMatchObject({ why: 'own-certificate' })
		await expect(issue(ines.id, { of: { ...stage, isPreview: true } })).rejects.toMatchObject({ why: 'preview-stage' })
		await db.cohortMember.deleteMany()
		await expect(issue(ines.id)).rejects.toMatchObject({ why: 'not-member' })
		await expect(issue('nobody')).rejects.toMatchObject({ why: 'not-member' })
		expect(await db.certification.count()).toBe(0)
	})

	test('of a preview stage is issued in the sample, and says so for ever', async () => {
		await db.organization.update({ where: { id: 1 }, data: { isSample: true } })
		const { number } = await issue((await member()).id, { of: { ...stage, isPreview: true } })
		expect((await findCertificate(db, number, now))?.statement.isPreview).toBe(true)
	})

	test('whose rules hold a kind not built yet is refused, and in the sample says that it is a preview', async () => {
		const planned: Requirement = { id: 'retro', kind: 'retrospective', count: 1, status: 'planned' }
		await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [...allRules, planned] } })
		const ines = await member()
		await expect(issue(ines.id)).rejects.toMatchObject({ why: 'old-rules' })
		await db.organization.update({ where: { id: 1 }, data: { isSample: true } })
		const { number } = await issue(ines.id)
		const certificate = await findCertificate(db, number, now)
		expect(certificate?.statement.took).not.toMatch(/retrospective/)
		expect(certificate?.statement.isPreview).toBe(true)
	})

	test('holds nothing that anybody wrote or scored, and no route', async () => {
		const { number } = await issue((await member()).id)
		const row = JSON.stringify(await db.certification.findUnique({ where: { number } }))
		expect(row).not.toMatch(SECRETS)
		expect(row).not.toMatch(/12 of 15|"3"|kept|dropped/)
	})
})

describe('issued twice', () => {
	test('it is one certification with one number and one entry in the log', async () => {
		const ines = await member()
		const first = await issue(ines.id)
		expect(await issue(ines.id, { by: await anAdmin(db, 'Second Admin') })).toEqual({
			number: first.number,
			isNew: false,
		})
		const together = await Promise.all([1, 2, 3, 4, 5].map(() => issue(ines.id)))
		expect(new Set(together.map((each) => each.number))).toEqual(new Set([first.number]))
		expect(await db.certification.count()).toBe(1)
		expect(await acts()).toEqual(['certification-issued'])
	})

	test('to two people it is two numbers', async () => {
		const numbers = [await issue((await member()).id), await issue((await member(ALL_DEEDS, 'Otto Lind')).id)]
		expect(new Set(numbers.map(({ number }) => number)).size).toBe(2)
	})
})

describe('a waiver on it', () => {
	test('is named without its reason, which may be an illness, and is not counted among what it took', async () => {
		const ines = await member(ALL_DEEDS.filter((deed) => deed !== 'sessions'))
		await db.waiver.create({
			data: {
				personId: ines.id,
				stageKey: STAGE_KEY,
				requirementId: 'sessions',
				reason: 'On leave during the cohort',
				expiresAt: new Date('2027-02-01'),
				proposedById: admin.id,
				facilitatorId: world.lead.id,
				agreedAt: now,
			},
		})
		const { number } = await issue(ines.id)
		const certificate = await findCertificate(db, number, now)
		expect(certificate?.statement.waived).toEqual(['Sessions, 3 of 4'])
		expect(certificate?.statement.took).not.toMatch(/session/)
		expect(JSON.stringify(certificate).toLowerCase()).not.toContain('on leave')
	})
})

describe('taken back', () => {
	const revoke = (number: string, reason = 'Issued to the wrong person', by = admin) =>
		revokeCertification(db, issuer, { number, reason }, by, now)

	test('it says why, and when, and stays in the record', async () => {
		const { number } = await issue((await member()).id)
		await revoke(number)
		expect(await findCertificate(db, number, now)).toMatchObject({
			state: 'revoked',
			revokedAt: now,
			revokedReason: 'Issued to the wrong person',
		})
		expect(await acts()).toEqual(['certification-issued', 'certification-revoked'])
	})

	test('twice is refused and keeps the first reason', async () => {
		const { number } = await issue((await member()).id)
		await revoke(number)
		await expect(revoke(number, 'Another reason')).rejects.toMatchObject({ code: 'conflict', why: 'already-revoked' })
		expect((await findCertificate(db, number, now))?.revokedReason).toBe('Issued to the wrong person')
		await expect(revoke('0000-0000-00')).rejects.toMatchObject({ code: 'not-found' })
	})

	test('by two admins at once it is taken back once', async () => {
		const { number } = await issue((await member()).id)
		const results = await Promise.allSettled([revoke(number, 'The first'), revoke(number, 'The second')])
		expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
		expect((await acts()).filter((act) => act === 'certification-revoked')).toHaveLength(1)
	})

	test('a new one can be issued, with another number; the old stays taken back', async () => {
		const ines = await member()
		const old = await issue(ines.id)
		await revoke(old.number)
		const fresh = await issue(ines.id)
		expect(fresh).toMatchObject({ isNew: true })
		expect(fresh.number).not.toBe(old.number)
		const mine = await listOwnCertificates(db, ines.id, now)
		expect(mine.map(({ number, state }) => [number, state]).sort()).toEqual(
			[
				[old.number, 'revoked'],
				[fresh.number, 'current'],
			].sort(),
		)
		expect(await listInForce(db, [ines.id], STAGE_KEY, now)).toEqual(new Map([[ines.id, fresh.number]]))
	})

	test('nobody is certified anew who has not met everything by then', async () => {
		const ines = await member()
		await revoke((await issue(ines.id)).number)
		await db.submission.deleteMany()
		await expect(issue(ines.id)).rejects.toMatchObject({ why: 'not-ready' })
	})
})

describe('what was said stays said', () => {
	test('names stay as they were on the day, whoever changes theirs', async () => {
		const ines = await member()
		const { number } = await issue(ines.id)
		await db.person.updateMany({ data: { name: 'Somebody Else' } })
		await db.organization.updateMany({ data: { name: 'Renamed' } })
		await db.cohort.updateMany({ data: { name: 'Renamed' } })
		const certificate = await findCertificate(db, number, now)
		expect(certificate?.holderName).toBe('Inês Carvalho')
		expect(certificate?.statement).toMatchObject({
			organization: 'Ferrystone',
			cohort: 'Autumn B',
			lead: 'Ruth Abrahams',
			issuer: 'Hanna Brandt',
		})
	})

	test('a record that goes afterwards takes nothing back', async () => {
		const ines = await member()
		const { number } = await issue(ines.id)
		await db.moduleProgress.deleteMany()
		await db.cohortMember.deleteMany()
		expect((await findCertificate(db, number, now))?.state).toBe('current')
	})

	test('it lapses by itself, and is still found', async () => {
		const { number } = await issue((await member()).id)
		const later = new Date('2028-11-26T12:00:00Z')
		expect((await findCertificate(db, number, new Date(later.getTime() - 1)))?.state).toBe('current')
		expect((await findCertificate(db, number, later))?.state).toBe('lapsed')
	})

	test('a lapsed one makes room for the next once all is shown anew, which is another, and stays lapsed', async () => {
		const ines = await member()
		const old = await issue(ines.id)
		const later = new Date('2029-02-10T12:00:00Z')
		// As if it had been issued before everything that was shown.
		await db.certification.update({ where: { number: old.number }, data: { issuedAt: new Date('2026-10-01') } })
		expect(await listInForce(db, [ines.id], STAGE_KEY, later)).toEqual(new Map())
		const fresh = await issue(ines.id, { at: later })
		expect(fresh).toMatchObject({ isNew: true })
		expect((await findCertificate(db, old.number, later))?.state).toBe('lapsed')
		expect((await findCertificate(db, fresh.number, later))?.state).toBe('current')
		expect((await findCertificate(db, old.number, later))?.revokedAt).toBeNull()
		expect(await issue(ines.id, { at: later })).toEqual({ number: fresh.number, isNew: false })
	})

	test('an account closed afterwards changes nothing for who checks', async () => {
		const ines = await member()
		const { number } = await issue(ines.id)
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		expect(await findCertificate(db, number, now)).toMatchObject({ holderName: 'Inês Carvalho', state: 'current' })
	})
})

describe('who may open it', () => {
	test('its holder, and nobody else, not even by its number', async () => {
		const [ines, otto] = [await member(), await member(ALL_DEEDS, 'Otto Lind')]
		const { number } = await issue(ines.id)
		expect((await getOwnCertificate(db, number, ines.id, now)).number).toBe(number)
		for (const stranger of [otto.id, admin.id, world.lead.id, ''])
			await expect(getOwnCertificate(db, number, stranger, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await listOwnCertificates(db, otto.id, now)).toEqual([])
	})
})

test('the rules of the person’s own cohort count, not those the program has by now', async () => {
	const ines = await member(ALL_DEEDS.filter((deed) => deed !== 'tries'))
	const stricter = aStage({ requirements: allRules })
	await db.cohort.update({
		where: { id: world.cohort.id },
		data: { requirements: allRules.filter((rule) => rule.id !== rules.tries.id) },
	})
	expect((await issue(ines.id, { of: stricter })).isNew).toBe(true)
})
