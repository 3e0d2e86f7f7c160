import { beforeEach, describe, expect, test } from 'vitest'
import { listLeadChoices } from '~/domain/cohort/lead-choices.server'
import { nameFacilitator } from '~/domain/cohort/name-facilitator.server'
import { getCohort } from '~/domain/cohort/read.server'
import { grantQualification } from '~/domain/facilitator/grant.server'
import { readKnown } from '~/domain/facilitator/known.server'
import { pauseQualification, resumeQualification, withdrawQualification } from '~/domain/facilitator/pause.server'
import { listUnqualifiedLeads } from '~/domain/facilitator/read.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const programs = [aProgram(aStage())]
/** No pathway: an admin signs alone */
const content = { programs, pathways: { ways: new Map(), calibrations: new Map() }, rubrics: new Map() }
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
})

const [program = '', stage = ''] = STAGE_KEY.split('/')
const aCohort = async (name: string, memberIds: string[] = [], status = 'planned') =>
	(
		await db.cohort.create({
			data: {
				name,
				program,
				stage,
				status,
				seatCount: 12,
				timeZone: 'Europe/Lisbon',
				startsOn: '2026-12-03',
				requirements: [],
				members: { create: memberIds.map((personId) => ({ personId })) },
			},
		})
	).id
const name = (cohortId: string, person: { id: string }, part: 'lead' | 'co' | 'observer' = 'lead') =>
	nameFacilitator(db, { cohortId, personId: person.id, part }, admin, now)
const grant = (person: { id: string }, what: 'training' | 'qualified' | 'founding', reason?: string) =>
	grantQualification(db, content, { personId: person.id, stageKey: STAGE_KEY, grant: what, reason }, admin, now)
const held = (person: { id: string }) => ({ personId: person.id, stageKey: STAGE_KEY })
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)

describe('the way of a facilitator', () => {
	test('leads from training over a signature to a cohort of their own; a pause closes it and its end opens it again', async () => {
		const ruth = await aPerson(db, { name: 'Ruth', roles: ['facilitator'] })
		const cohortId = await aCohort('Winter A')
		await expect(name(cohortId, ruth)).rejects.toMatchObject({ why: 'not-qualified' })
		await expect(grant(ruth, 'qualified')).rejects.toMatchObject({ why: 'train-first' })
		await grant(ruth, 'training')
		await expect(name(cohortId, ruth, 'co')).rejects.toMatchObject({ why: 'trains-for-it' })
		await name(cohortId, ruth, 'observer')
		await grant(ruth, 'qualified')
		await pauseQualification(db, held(ruth), admin)
		await expect(name(cohortId, ruth)).rejects.toMatchObject({ why: 'qualification-paused' })
		await resumeQualification(db, held(ruth), admin)
		await name(cohortId, ruth)
		expect(await db.qualification.findFirst()).toMatchObject({
			state: 'qualified',
			founding: false,
			grantedById: admin.id,
			until: new Date('2027-11-26T12:00:00.000Z'),
		})
		expect(await acts()).toEqual([
			'facilitator-training-begun',
			'facilitator-named',
			'facilitator-qualified',
			'facilitator-paused',
			'facilitator-resumed',
			'facilitator-named',
		])
		const log = await db.auditEntry.findMany({ where: { act: { not: 'facilitator-named' } }, orderBy: { seq: 'asc' } })
		expect(log.map(({ detail }) => detail)).toEqual(
			[
				['none', 'training'],
				['training', 'qualified until 2027-11-26'],
				['qualified', 'paused'],
				['paused', 'qualified'],
			].map(([before, after]) => ({ stage: STAGE_KEY, before, after })),
		)
	})

	test('begins with an appointment where nobody holds the level, and its reason is in no audit log', async () => {
		const ruth = await aPerson(db, { roles: ['facilitator'] })
		await grant(ruth, 'founding', 'SECRET-REASON')
		expect(await db.qualification.findFirst()).toMatchObject({ founding: true, reason: 'SECRET-REASON' })
		expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain('SECRET-REASON')
		await expect(grant(ruth, 'founding', 'Again')).rejects.toMatchObject({ why: 'holds-it' })
	})

	test('is not decided upon by oneself, unless there is one admin: then begun, and never signed', async () => {
		const olga = await aPerson(db, { name: 'Olga', roles: ['admin', 'facilitator'] })
		await db.person.update({ where: { id: admin.id }, data: { passwordHash: 'one' } })
		const give = (what: 'training' | 'qualified' | 'founding') =>
			grantQualification(db, content, { ...held(olga), grant: what, reason: 'First of all' }, olga, now)
		const decides = async () => (await readKnown(db, held(olga), olga.id, now)).decides
		for (const what of ['training', 'founding'] as const)
			await expect(give(what)).rejects.toMatchObject({ why: 'own-way' })
		await grant(olga, 'founding', 'First of all')
		await pauseQualification(db, held(olga), olga)
		await expect(resumeQualification(db, held(olga), olga)).rejects.toMatchObject({ why: 'own-way' })
		expect([await decides(), (await readKnown(db, held(olga), admin.id, now)).decides]).toEqual([false, true])
		await db.person.update({ where: { id: admin.id }, data: { disabledAt: now } })
		await resumeQualification(db, held(olga), olga)
		expect(await decides()).toBe(true)
		await withdrawQualification(db, held(olga), olga)
		await give('training')
		await expect(give('qualified')).rejects.toMatchObject({ why: 'own-way' })
		await give('founding')
	})

	test('ends with a withdrawal, once; the cohort they lead goes on and is named for a decision', async () => {
		const ruth = await aPerson(db, { name: 'Ruth', roles: ['facilitator'] })
		await grant(ruth, 'founding', 'First of all')
		const cohortId = await aCohort('Winter A')
		await name(cohortId, ruth)
		expect(await listUnqualifiedLeads(db, now)).toEqual([])
		await withdrawQualification(db, held(ruth), admin)
		expect(await listUnqualifiedLeads(db, now)).toMatchObject([{ name: 'Ruth', cohort: { id: cohortId }, held: null }])
		expect((await getCohort(db, cohortId)).lead).toBe('Ruth')
		await expect(withdrawQualification(db, held(ruth), admin)).rejects.toMatchObject({ why: 'changed-meanwhile' })
		await expect(pauseQualification(db, held(ruth), admin)).rejects.toMatchObject({ why: 'changed-meanwhile' })
	})

	test('is of a level of the programs and of a person', async () => {
		const ask = (personId: string, stageKey: string) =>
			grantQualification(db, content, { personId, stageKey, grant: 'training' }, admin, now)
		await expect(ask(admin.id, 'ladder/l9')).rejects.toMatchObject({ why: 'no-such-stage' })
		await expect(ask('nobody', STAGE_KEY)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('whose months have passed is named for a decision while a cohort of theirs is not over', async () => {
		const ruth = await aPerson(db, { name: 'Ruth', roles: ['facilitator'] })
		await qualify(db, ruth.id, STAGE_KEY, { until: now })
		for (const status of ['running', 'finished', 'cancelled'])
			await db.cohortFacilitator.create({
				data: { cohortId: await aCohort(status, [], status), personId: ruth.id, part: 'co' },
			})
		expect((await listUnqualifiedLeads(db, now)).map(({ cohort }) => cohort.name)).toEqual(['running'])
	})
})

describe('who leads', () => {
	test('leads no more cohorts at once than they take: two, until an admin says otherwise', async () => {
		const ruth = await aPerson(db, { roles: ['facilitator'] })
		await qualify(db, ruth.id, STAGE_KEY)
		const [first, second, third] = [await aCohort('A'), await aCohort('B'), await aCohort('C')]
		await name(first, ruth)
		await name(second, ruth, 'co')
		await expect(name(third, ruth)).rejects.toMatchObject({ why: 'load-full' })
		// What they have already is theirs to change, and watching is no load.
		await name(second, ruth, 'lead')
		await name(third, ruth, 'observer')
		await db.cohort.update({ where: { id: first }, data: { status: 'finished' } })
		await name(third, ruth)
		const fourth = await aCohort('D')
		await expect(name(fourth, ruth)).rejects.toMatchObject({ why: 'load-full' })
		await db.person.update({ where: { id: ruth.id }, data: { mostCohorts: 3 } })
		await name(fourth, ruth)
	})

	test('of two cohorts at once takes the last free place in their load once', async () => {
		const ruth = await aPerson(db, { roles: ['facilitator'] })
		await qualify(db, ruth.id, STAGE_KEY)
		await name(await aCohort('A'), ruth)
		const [one, other] = [await aCohort('B'), await aCohort('C')]
		const results = await Promise.allSettled([name(one, ruth), name(other, ruth)])
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
	})

	test('shares no reporting line with a learner, however far up or down, and watches none', async () => {
		const vp = await aPerson(db, { name: 'Vera' })
		const ruth = await aPerson(db, { name: 'Ruth', roles: ['facilitator'], managerId: vp.id })
		const manager = await aPerson(db, { name: 'Mid', managerId: ruth.id })
		const report = await aPerson(db, { name: 'Rana', managerId: manager.id })
		const peer = await aPerson(db, { name: 'Peer', managerId: vp.id })
		await qualify(db, ruth.id, STAGE_KEY)
		for (const member of [report, vp]) {
			const cohortId = await aCohort(`With ${member.name}`, [member.id])
			await expect(name(cohortId, ruth, 'lead')).rejects.toMatchObject({ why: 'own-line' })
			await expect(name(cohortId, ruth, 'co')).rejects.toMatchObject({ why: 'own-line' })
			await expect(name(cohortId, ruth, 'observer')).rejects.toMatchObject({ why: 'own-line' })
		}
		await name(await aCohort('With a peer', [peer.id]), ruth)
	})

	test('is chosen from those who may, with their load; the others stand below with the reason', async () => {
		const ruth = await aPerson(db, { name: 'Ruth', roles: ['facilitator'] })
		const report = await aPerson(db, { name: 'Rana', managerId: ruth.id })
		const make = async (
			who: string,
			said?: Parameters<typeof qualify>[3],
			role: 'facilitator' | 'trainee' = 'facilitator',
		) => {
			const person = await aPerson(db, { name: who, roles: [role] })
			if (said) await qualify(db, person.id, STAGE_KEY, said)
			return person
		}
		await qualify(db, ruth.id, STAGE_KEY)
		const ada = await make('Ada', {})
		await make('Ben', { state: 'training' }, 'trainee')
		await make('Cem', { state: 'paused' })
		await make('Dan', { until: now })
		await make('Eve')
		const busy = await make('Fay', {})
		await db.person.update({ where: { id: busy.id }, data: { mostCohorts: 0 } })
		const cohortId = await aCohort('Winter A', [report.id])
		await name(await aCohort('Winter B'), ada)
		const choices = await listLeadChoices(db, await getCohort(db, cohortId), now)
		const words = (list: { name: string; note: string }[]) => list.map((each) => `${each.name}: ${each.note}`)
		expect(words(choices.leading)).toEqual(['Ada: leads one of 2'])
		expect(words(choices.observing)).toEqual(['Ben: in training', 'Fay: leads none of 0'])
		expect(words(choices.closed)).toEqual([
			'Cem: paused',
			'Dan: qualification ended',
			'Eve: not qualified for this level',
			'Ruth: in one reporting line with Rana',
		])
	})
})
