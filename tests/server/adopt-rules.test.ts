import { beforeEach, describe, expect, test } from 'vitest'
import { adoptRules, readRulesAhead } from '~/domain/certification/adopt-rules.server'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import { listNotJudged } from '~/domain/certification/judgeable.server'
import { renewalOfToday } from '~/domain/certification/renewal-rules'
import { createCohort } from '~/domain/cohort/create.server'
import { termsOfToday } from '~/domain/cohort/rules'
import type { Prisma } from '~/domain/db'
import type { Requirement, RequirementOf } from '~/domain/program/frontmatter'
import type { Leaf } from '~/domain/program/options'
import { addMonths } from '~/domain/zone/months'
import { keptAndNotJudged } from '../../server/kept-rules'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { listening } from '../support/rounds360'
import { aProgram, aStage, contentOf, rulesContent } from '../support/stages-taken'

const db = await useDatabase()
const before = aStage({ requirements: [rules.sessions, rules.tries] })
const stricter = aStage({ requirements: [{ ...rules.sessions, attend: 4 }, rules.tries] })
const today = [aProgram(stricter)]

let world: TakenCohort
let admin: PersonMade
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, before)
	admin = await anAdmin(db)
	ines = await aMember(db, before, world, { deeds: ['sessions', 'tries'] })
	otto = await aMember(db, before, world, { name: 'Otto Lind', deeds: ['sessions', 'tries'] })
	await aMember(db, before, world, { name: 'Zanele Dube' })
})

const ahead = () => readRulesAhead(db, rulesContent(today), world.cohort.id, now)
const book = () => readGradebook(db, today, world.cohort.id, now)
const groups = async () => (await book()).rows.map(({ name, group }) => [name, group])

test('a stricter program changes nothing by itself; the admin sees first whom it would touch', async () => {
	const stage = (await book()).stage
	const { number } = await issueCertification(
		db,
		anIssuer(),
		{ personId: otto.id, cohortId: world.cohort.id, stage },
		admin,
		now,
	)
	expect(await book()).toMatchObject({ hasOldRules: true })
	expect(await groups()).toEqual([
		['Inês Carvalho', 'ready'],
		['Otto Lind', 'certified'],
		['Zanele Dube', 'little-left'],
	])
	const moves = [{ title: 'Sessions, 4 of 4', from: 'met', to: 'in-progress' }]
	expect(await ahead()).toMatchObject({
		changes: [{ id: 'sessions', lines: ['sessions to attend: 3 → 4'] }],
		people: [
			{ id: ines.id, certificate: null, wasReady: true, isReady: false, moves },
			{ id: otto.id, certificate: number, moves },
		],
	})
	// Once it has lapsed, what it was issued for counts no more, as when it is issued anew.
	const lapsed = await readRulesAhead(db, rulesContent(today), world.cohort.id, new Date('2029-06-01T12:00:00Z'))
	expect(lapsed.people.map(({ id }) => id)).toEqual([ines.id])
})

test('a cohort takes the rules that were shown, its certificates stay, and the act is written down', async () => {
	const { stage } = await book()
	await issueCertification(db, anIssuer(), { personId: otto.id, cohortId: world.cohort.id, stage }, admin, now)
	const { fingerprint } = await ahead()
	await adoptRules(db, rulesContent(today), { cohortId: world.cohort.id, fingerprint }, admin)
	expect(await ahead()).toMatchObject({ changes: [], people: [] })
	expect(await groups()).toEqual([
		['Inês Carvalho', 'little-left'],
		['Otto Lind', 'certified'],
		['Zanele Dube', 'little-left'],
	])
	expect(await db.certification.count({ where: { revokedAt: null } })).toBe(1)
	const log = await db.auditEntry.findMany({ where: { act: 'cohort-rules-changed' }, orderBy: { seq: 'asc' } })
	for (const entry of log) expect(entry).toMatchObject({ actorId: admin.id, subject: world.cohort.id })
	expect(log.map(({ detail }) => detail)).toEqual([
		{
			...{ cohort: 'Autumn B', rule: 'Sessions, 4 of 4', figures: 'sessions to attend: 3 → 4' },
			...{ before: 'asked', after: 'asked otherwise' },
		},
	])
})

test('rules that changed again since they were shown are not taken', async () => {
	const { fingerprint } = await ahead()
	const again = [aProgram(aStage({ requirements: [{ ...rules.sessions, attend: 2 }] }))]
	await expect(
		adoptRules(db, rulesContent(again), { cohortId: world.cohort.id, fingerprint }, admin),
	).rejects.toMatchObject({
		why: 'rules-changed',
	})
	expect(await groups()).toContainEqual(['Inês Carvalho', 'ready'])
})

describe('a program whose certificates hold for half as long, and ask more of who renews', () => {
	const { minutes } = before.certificate.renewal ?? { minutes: 0 }
	const certificate = {
		...before.certificate,
		validMonths: 12,
		renewal: { minutes, requirements: [{ ...rules.tries, closed: 2 }] },
	}
	const shorter = { ...before, certificate }
	const programs = [aProgram(shorter)]
	const shown = () => readRulesAhead(db, rulesContent(programs), world.cohort.id, now)
	const issue = async (person: PersonMade) => {
		const of = { personId: person.id, cohortId: world.cohort.id, stage: shorter }
		const { number } = await issueCertification(db, anIssuer(), of, admin, now)
		return db.certification.findUniqueOrThrow({ where: { number }, select: { validUntil: true, renewal: true } })
	}
	beforeEach(async () => {
		const kept = termsOfToday(before) as unknown as Prisma.InputJsonValue
		await db.cohort.update({ where: { id: world.cohort.id }, data: { certificate: kept } })
	})

	test('takes nothing from a cohort that began before: what is issued there carries what it promised', async () => {
		expect(await readGradebook(db, programs, world.cohort.id, now)).toMatchObject({ hasOldRules: true })
		expect(await issue(ines)).toEqual({
			validUntil: addMonths(now, 24),
			renewal: renewalOfToday(before),
		})
	})

	test('is a cohort’s once an admin says so, with what was and is promised written down', async () => {
		const { fingerprint, changes } = await shown()
		expect(changes).toMatchObject([
			{ title: 'How long a certificate holds', lines: ['valid 24 months → 12 months'] },
			{ title: 'To renew it: Two commitments closed', lines: ['to be closed: 1 → 2'] },
		])
		const early = [aProgram(before)]
		await expect(
			adoptRules(db, rulesContent(early), { cohortId: world.cohort.id, fingerprint }, admin),
		).rejects.toMatchObject({
			why: 'rules-changed',
		})
		await adoptRules(db, rulesContent(programs), { cohortId: world.cohort.id, fingerprint }, admin)
		expect((await shown()).changes).toEqual([])
		expect(await issue(otto)).toEqual({ validUntil: addMonths(now, 12), renewal: renewalOfToday(shorter) })
		const log = await db.auditEntry.findMany({ where: { act: 'cohort-rules-changed' }, orderBy: { seq: 'asc' } })
		expect(log.map(({ detail }) => detail)).toMatchObject([
			{ rule: 'How long a certificate holds', before: '24 months', after: '12 months' },
			{ rule: 'To renew it: Two commitments closed', before: 'asked', after: 'asked otherwise' },
		])
	})
})

describe('rules that the content of today cannot judge any more', () => {
	const gone: Requirement = { ...rules.check, bank: 'gone' }
	const odd = { id: 'riddle', kind: 'riddle' } as unknown as Requirement
	const view = (instrument: string): RequirementOf<'anyOf'> => ({
		...rules.view,
		options: [
			{ kind: 'rounds360', instrument, result: 'confirmed' },
			{ kind: 'writtenPlan', about: 'A plan', observers: 1 },
		],
	})
	const level = aStage({ requirements: [rules.tries, view('l1-view')] })
	const content = rulesContent([aProgram(level)], {
		instruments: new Map([['l1-view', listening]]),
		banks: contentOf(level).banks,
	})
	const keep = (...requirements: Requirement[]) =>
		db.cohort.update({
			where: { id: world.cohort.id },
			data: { requirements: requirements as unknown as Prisma.InputJsonValue },
		})
	const shown = () => readRulesAhead(db, content, world.cohort.id, now)
	/** Whether the gradebook leads there */
	const isSaid = async () => {
		const { stage, kept } = await readGradebook(db, content.programs, world.cohort.id, now)
		return listNotJudged(content, stage, kept).length > 0
	}
	const states = async () =>
		(await readGradebook(db, content.programs, world.cohort.id, now)).rows.map(({ results }) =>
			results.filter(({ kind }) => kind === 'anyOf').map(({ state }) => state),
		)

	test('are shown with why, and are put right by the rules of today, also where the ways are their owner’s alone', async () => {
		await keep(rules.tries, gone, odd, view('l1-360'))
		expect(await isSaid()).toBe(true)
		expect((await shown()).notJudged).toEqual([
			{
				id: 'check',
				title: 'Knowledge check, 15 questions',
				why: ['there is no question bank gone'],
				isGoneKind: false,
				isMended: true,
			},
			{ id: 'riddle', title: 'riddle', why: ['nothing judges the kind riddle'], isGoneKind: true, isMended: true },
			{
				id: 'view',
				title: 'How others see it',
				why: ['there is no instrument l1-360'],
				isGoneKind: false,
				isMended: true,
			},
		])
		const stood = await states()
		const { fingerprint } = await shown()
		await adoptRules(db, content, { cohortId: world.cohort.id, fingerprint }, admin)
		expect(await states()).toEqual(stood)
		expect(await shown()).toMatchObject({ notJudged: [], changes: [], stays: [] })
		expect(await isSaid()).toBe(false)
		const { requirements } = await db.cohort.findUniqueOrThrow({ where: { id: world.cohort.id } })
		expect(requirements).toEqual([rules.tries, view('l1-view')])
	})

	test('are said of a kind that is no more inside a way, and no page breaks', async () => {
		const rule: Requirement = { ...view('l1-view'), options: [...view('l1-view').options, odd as unknown as Leaf] }
		await keep(rules.tries, rule)
		const why = ['nothing judges the kind riddle']
		expect((await shown()).notJudged).toMatchObject([{ id: 'view', why, isGoneKind: true, isMended: false }])
		expect(new Set((await states()).flat())).toEqual(new Set(['open']))
		expect(await keptAndNotJudged(db, content)).toContain(`${level.key}, as cohorts keep it: view: ${why}`)
	})

	test('are said to stay where today asks in no such way', async () => {
		await keep(rules.tries, { ...view('l1-360'), id: 'other' })
		const { notJudged, changes } = await shown()
		expect(notJudged).toMatchObject([{ id: 'other', isMended: false }])
		expect(changes).toEqual([])
	})

	test('are shown where a certificate of the cohort will ask them of whoever renews', async () => {
		const renewal = { minutes: 60, requirements: [gone] }
		const certificate = { ...termsOfToday(level), renewal } as unknown as Prisma.InputJsonValue
		await db.cohort.update({ where: { id: world.cohort.id }, data: { certificate } })
		expect(await isSaid()).toBe(true)
		expect((await shown()).notJudged).toMatchObject([
			{ title: 'To renew it: Knowledge check, 15 questions', isMended: true },
		])
	})
})

test('a new cohort takes with it what its certificates promise', async () => {
	const fields = { name: 'Winter A', seatCount: 12, startsOn: '2027-01-14', timeZone: 'UTC', status: 'open' as const }
	const { cohortId } = await createCohort(db, [aProgram(before)], { ...fields, stage: before.key }, admin, now)
	const { certificate } = await db.cohort.findUniqueOrThrow({ where: { id: cohortId } })
	expect(certificate).toEqual(termsOfToday(before))
})
