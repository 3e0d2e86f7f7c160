import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issueCertification, revokeCertification } from '~/domain/certification/issue.server'
import { renewCertification } from '~/domain/certification/renew.server'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { recordLeave } from '~/domain/leave/record.server'
import { putLetter } from '~/domain/notice/outbox.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { setUp } from '~/domain/person/set-up.server'
import type { Program } from '~/domain/program/lesson'
import { rateRecall } from '~/domain/progress/recall-answer.server'
import { openRoom } from '~/domain/room/open.server'
import { createLinkKey, makeLink } from '~/domain/sign-in/links.server'
import { setPasswordByLink } from '~/domain/sign-in/sign-in.server'
import { type Database, openDatabase } from '../../server/db'
import { anIssuer } from '../support/credentials'
import { now } from '../support/evidence'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { sendLetters } from '../support/letters'
import { counting } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { aReader, lesson, moduleKey } from '../support/readers'
import { aFormat } from '../support/rooms'
import { aProgram, aStage } from '../support/stages-taken'
import { aCohort } from '../support/world'

/** Two servers' ways to one database: each with connections of its own. */
const database = await aPostgresDatabase()
const { db } = database
let nodes: Database[] = []
beforeAll(async () => {
	nodes = [
		await openDatabase({ databaseUrl: database.url, dataDir: '' }),
		await openDatabase({ databaseUrl: database.url, dataDir: '' }),
	]
})
afterAll(async () => {
	for (const node of nodes) await node.close()
	await database.close()
})
beforeEach(async () => {
	await db.$executeRaw`truncate "Organization", "Person", "Cohort", "Certification", "StatusList", "SigningKey", "AuditEntry", "OutboxMail" cascade`
})

/** The same act many times at once, half of them on each server. Whoever is refused must be told why. */
async function atOnce<Result>(times: number, act: (db: Db, index: number) => Promise<Result>): Promise<Result[]> {
	const acts = Array.from({ length: times }, (_, index) => act(nodes[index % nodes.length]?.db ?? db, index))
	const outcomes = await Promise.allSettled(acts)
	for (const outcome of outcomes)
		if (outcome.status === 'rejected' && !isDomainError(outcome.reason)) throw outcome.reason
	return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}
const entries = (act: string) => db.auditEntry.count({ where: { act } })

describe('certifications', () => {
	const stage = aStage()
	const issuer = anIssuer()

	test('one asked for a hundred times at once is issued once, with one number for all who asked', async () => {
		await anOrganization(db)
		const admins = await Promise.all(Array.from({ length: 4 }, (_, index) => anAdmin(db, `Admin ${index}`)))
		const world = await aTakenCohort(db, stage)
		for (let round = 0; round < counting(3, 20); round++) {
			const { id: personId } = await aMember(db, stage, world, { deeds: ALL_DEEDS })
			const answers = await atOnce(100, (node, index) => {
				const by = admins[index % admins.length] ?? { id: '', name: '' }
				return issueCertification(node, issuer, { personId, cohortId: world.cohort.id, stage }, by, now)
			})
			expect(answers).toHaveLength(100)
			expect(answers.filter((answer) => answer.isNew)).toHaveLength(1)
			expect(new Set(answers.map((answer) => answer.number)).size).toBe(1)
			const rows = await db.certification.findMany({ where: { personId } })
			expect(rows.map((row) => row.number)).toEqual([answers[0]?.number])
			expect(await entries('certification-issued')).toBe(round + 1)
		}
	})

	test('one renewed a hundred times at once, while leave of its holder is recorded, is renewed once', async () => {
		await anOrganization(db)
		const admin = await anAdmin(db)
		const world = await aTakenCohort(db, stage)
		const inWindow = new Date('2028-10-01T12:00:00Z')
		for (let round = 0; round < counting(2, 10); round++) {
			const { id: personId } = await aMember(db, stage, world, { deeds: ALL_DEEDS })
			const { number } = await issueCertification(
				db,
				issuer,
				{ personId, cohortId: world.cohort.id, stage },
				admin,
				now,
			)
			await db.commitment.updateMany({ where: { personId }, data: { closedAt: inWindow } })
			const leave = { personId, fromDay: '2028-11-01', untilDay: '2028-11-10' }
			const answers = await atOnce(100, async (node, index) => {
				if (index % 10 === 9) await recordLeave(node, leave, { ...admin, timeZone: 'UTC' }, inWindow)
				else return renewCertification(node, issuer, [aProgram(stage)], { number }, admin, inWindow)
			})
			const renewed = answers.filter((answer) => answer !== undefined)
			expect(renewed).toHaveLength(90)
			expect(renewed.filter(({ isNew }) => isNew)).toHaveLength(1)
			expect(new Set(renewed.map((answer) => answer.number)).size).toBe(1)
			expect(await db.certification.count({ where: { personId } })).toBe(2)
			expect(await db.certification.count({ where: { personId, inForceKey: { not: null } } })).toBe(1)
			expect(await db.leave.count({ where: { personId } })).toBe(1)
			expect(await entries('certification-renewed')).toBe(round + 1)
		}
	})

	test('taken back and issued again at once: one in force at most, and each taking back is noted once', async () => {
		await anOrganization(db)
		const admin = await anAdmin(db)
		const world = await aTakenCohort(db, stage)
		const { id: personId } = await aMember(db, stage, world, { deeds: ALL_DEEDS })
		const issue = (node: Db) =>
			issueCertification(node, issuer, { personId, cohortId: world.cohort.id, stage }, admin, now)
		const { number } = await issue(db)
		await atOnce(40, async (node, index) => {
			if (index % 4 < 2) await revokeCertification(node, issuer, { number, reason: 'Issued by mistake' }, admin, now)
			else await issue(node)
		})
		expect(await db.certification.count({ where: { personId, revokedAt: null } })).toBeLessThanOrEqual(1)
		expect(await db.certification.count({ where: { personId, inForceKey: { not: null } } })).toBeLessThanOrEqual(1)
		expect(await entries('certification-revoked')).toBe(1)
	})
})

test('a first run that fifty people finish at once makes one organization and one admin', async () => {
	const first = { organization: 'Ferrystone', timeZone: 'Europe/Lisbon', name: 'Hanna Brandt', passwordHash: 'x' }
	const made = await atOnce(50, (node, index) => setUp(node, { ...first, email: `hanna${index}@example.com` }))
	expect(made).toHaveLength(1)
	expect(await db.organization.count()).toBe(1)
	expect(await db.person.findMany({ select: { id: true } })).toEqual([{ id: made[0]?.personId }])
})

test('a link that is used fifty times at once sets one password', async () => {
	const key = createLinkKey('k'.repeat(32))
	const { id: personId } = await aPerson(db)
	const token = key.tokenFor(await makeLink(db, { kind: 'password-reset', personId, now }))
	const using = { key, kind: 'password-reset' as const, token, now }
	const used = await atOnce(50, async (node, index) => {
		await setPasswordByLink(node, { ...using, passwordHash: `hash ${index}` })
		return `hash ${index}`
	})
	expect(used).toEqual([(await db.person.findUniqueOrThrow({ where: { id: personId } })).passwordHash])
})

test('a review that is sent fifty times at once counts once', async () => {
	const programs = [{ stages: [{ modules: [{ key: moduleKey, title: 'Listening', lesson }] }] }] as unknown as Program[]
	const { id } = await aPerson(db)
	const yesterday = new Date(now.getTime() - 86_400_000)
	await aReader(db, { id }).read('look-back', yesterday)
	for (const [reps, at] of [now, new Date(now.getTime() + 400 * 86_400_000)].entries()) {
		const review = { card: `${moduleKey}/check/q1`, reps, rating: 'good' as const }
		const counted = await atOnce(50, (node) => rateRecall(node, programs, { id, timeZone: 'Asia/Tokyo' }, review, at))
		expect(counted.filter(Boolean)).toHaveLength(1)
		expect(await db.recallCard.findMany({ select: { reps: true, lapses: true } })).toEqual([
			{ reps: reps + 1, lapses: 0 },
		])
	}
})

test('a room that everybody enters first is opened once', async () => {
	const { session } = await aCohort(db)
	const formats = new Map([[aFormat().id, aFormat()]])
	const opened = await atOnce(60, (node) => openRoom(node, session.id, formats, new Date()))
	expect(opened).toHaveLength(60)
	expect(await db.room.count({ where: { id: session.id } })).toBe(1)
})

test('letters that several servers send at once go out once each', async () => {
	const count = counting(40, 400)
	for (let index = 0; index < count; index++) {
		const { id: toPersonId } = await aPerson(db, { email: `${randomUUID()}@example.com` })
		const link = await makeLink(db, { kind: 'invitation', personId: toPersonId, now })
		await putLetter(db, { letter: 'invitation', toPersonId, linkId: link.id, now })
	}
	const taken: string[] = []
	const send = async (letter: { to: string }) => void taken.push(letter.to)
	const sent = await atOnce(6, (node) => sendLetters(node, now, send))
	expect(sent.reduce((sum, each) => sum + each, 0)).toBe(count)
	expect(taken).toHaveLength(count)
	expect(new Set(taken).size).toBe(count)
})

test('reminders that several servers write at once are written once for each person', async () => {
	const { session } = await aCohort(db, { members: 10, startsAt: new Date(now.getTime() + 59 * 60_000) })
	const written = await atOnce(30, (node) => writeReminders(node, now))
	expect(written.reduce((sum, each) => sum + each, 0)).toBe(11)
	expect(await db.outboxMail.count({ where: { sessionId: session.id, letter: 'reminder-hour' } })).toBe(11)
})
