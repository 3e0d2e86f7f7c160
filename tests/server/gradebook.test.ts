import { beforeEach, describe, expect, test } from 'vitest'
import { type GradebookRow, readGradebook } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import { readRules, readStanding } from '~/domain/certification/standing.server'
import { createCohort } from '~/domain/cohort/create.server'
import { getCohort } from '~/domain/cohort/read.server'
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
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
const programs = [aProgram(stage)]
let admin: PersonMade
let world: TakenCohort
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
})

const member = (name: string, deeds: Deeds[]) => aMember(db, stage, world, { name, deeds })
const book = (of = programs) => readGradebook(db, of, world.cohort.id, now)
const without = (...lacking: Deeds[]) => ALL_DEEDS.filter((deed) => !lacking.includes(deed))
const issue = (personId: string) =>
	issueCertification(db, anIssuer(), { personId, cohortId: world.cohort.id, stage }, admin, now)

describe('the gradebook of a cohort', () => {
	test.each<[string, Deeds[], GradebookRow['group']]>([
		['with everything', ALL_DEEDS, 'ready'],
		['with one thing left', without('scenario'), 'little-left'],
		['with two things left', without('scenario', 'tries'), 'little-left'],
		['with three things left', without('scenario', 'tries', 'sessions'), 'on-the-way'],
		['with nothing yet', [], 'on-the-way'],
	])('puts somebody %s where they belong', async (_what, deeds, group) => {
		await member('Inês Carvalho', deeds)
		expect((await book()).rows).toMatchObject([{ name: 'Inês Carvalho', group, certificate: null }])
	})

	test('moves a person to the certified, with the number, until its grace is over, and then to the beginning', async () => {
		const ines = await member('Inês Carvalho', ALL_DEEDS)
		const { number } = await issue(ines.id)
		expect((await book()).rows).toMatchObject([{ group: 'certified', certificate: number }])
		const on = async (day: string) =>
			(await readGradebook(db, programs, world.cohort.id, new Date(`${day}T12:00:00Z`))).rows.map((row) => row.group)
		expect(await on('2029-01-10')).toEqual(['certified'])
		expect(await on('2029-02-10')).toEqual(['on-the-way'])
	})

	test('shows a lead the states alone: no count, no date, no word of why, and no number of a certificate', async () => {
		const ines = await member('Inês Carvalho', ALL_DEEDS)
		await member('Zanele Dube', ['modules'])
		await issue(ines.id)
		const { rows } = await readGradebook(db, programs, world.cohort.id, now, 'lead')
		expect(rows.map(({ group, certificate }) => [group, certificate])).toEqual([
			['certified', null],
			['on-the-way', null],
		])
		for (const { state, ...shown } of rows.flatMap(({ results }) => results))
			expect(shown).toMatchObject({ short: state.replace('-', ' '), evidence: [], left: null, metAt: null })
	})

	test('lists members by name, one column a rule in the order of the rules, each with a short word', async () => {
		for (const name of ['Zanele Dube', 'Ayşe Demir', 'Łukasz Đorđević', 'Inês Carvalho']) await member(name, [])
		await member('Beatriz Ramos', without('check'))
		const { rows } = await book()
		const names = rows.map((row) => row.name)
		expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)))
		expect(names).toHaveLength(5)
		for (const row of rows) expect(row.results.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id))
		const [cells] = rows.filter((row) => row.name === 'Beatriz Ramos').map((row) => row.results)
		expect(cells?.map(({ state, short }) => [state, short])).toEqual([
			['met', '2 of 2'],
			['open', 'open'],
			['met', '3 of 3'],
			['met', '3 of 3'],
			['met', 'met'],
		])
	})

	test('shows states and counts, and nothing anybody wrote, answered or scored', async () => {
		await member('Inês Carvalho', ALL_DEEDS)
		expect(JSON.stringify(await book())).not.toMatch(SECRETS)
	})

	test('never shows who left, who belongs to another cohort, or who leads', async () => {
		const other = await aTakenCohort(db, stage, { name: 'Winter A' })
		await aMember(db, stage, other, { name: 'Otto Lind', deeds: ALL_DEEDS })
		const left = await member('Inês Carvalho', ALL_DEEDS)
		await db.cohortMember.deleteMany({ where: { personId: left.id } })
		expect((await book()).rows).toEqual([])
	})

	test('counts evidence from an earlier cohort of the same level', async () => {
		const earlier = await aTakenCohort(db, stage, { name: 'Spring A', status: 'finished' })
		const ines = await aMember(db, stage, earlier, { deeds: ['sessions', 'tries'] })
		await db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: ines.id } })
		const [row] = (await book()).rows
		expect(row?.results.filter((result) => result.state === 'met').map(({ id }) => id)).toEqual(['sessions', 'tries'])
	})

	test('does not count sessions that were cancelled, nor somebody else’s deeds', async () => {
		const ines = await member('Inês Carvalho', ['sessions'])
		await member('Otto Lind', ALL_DEEDS)
		await db.session.update({ where: { id: world.sessions[0]?.id ?? '' }, data: { cancelledAt: now } })
		const row = (await book()).rows.find((each) => each.personId === ines.id)
		expect(row?.results.map(({ id, short }) => `${id} ${short}`)).toContain('sessions 2 of 3')
		expect(row?.results.filter((result) => result.state === 'met')).toEqual([])
	})

	test('of a cohort or level that is gone is not found', async () => {
		await expect(readGradebook(db, programs, 'nowhere', now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(book([])).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('where one person stands', () => {
	const standing = (personId: string, showsPlanned = false, of = stage) =>
		readStanding(db, { id: personId, showsPlanned }, of, now)
	const planned: Requirement = { id: 'retro', kind: 'retrospective', count: 1, status: 'planned' }

	test('is said by the rules of their cohort', async () => {
		const ines = await member('Inês Carvalho', ['modules'])
		const { results, cohortId } = await standing(ines.id)
		expect(cohortId).toBe(world.cohort.id)
		expect(results.map(({ id, state }) => [id, state])).toEqual([
			['modules', 'met'],
			['check', 'open'],
			['sessions', 'open'],
			['tries', 'open'],
			['scenario', 'open'],
		])
	})

	test('without a cohort is said by the rules of the level', async () => {
		const ines = await aPerson(db)
		const { results, cohortId } = await standing(ines.id)
		expect([results.length, cohortId]).toEqual([allRules.length, null])
	})

	test('is never said by a cohort that was cancelled, and by the newest of two', async () => {
		const ines = await member('Inês Carvalho', [])
		const newer = await aTakenCohort(db, stage, { name: 'Winter A' })
		await db.cohort.update({
			where: { id: newer.cohort.id },
			data: { startsOn: '2026-12-03', requirements: [rules.check] },
		})
		await db.cohortMember.create({ data: { cohortId: newer.cohort.id, personId: ines.id } })
		expect((await standing(ines.id)).results.map(({ id }) => id)).toEqual(['check'])
		await db.cohort.update({ where: { id: newer.cohort.id }, data: { status: 'cancelled' } })
		expect((await standing(ines.id)).cohortId).toBe(world.cohort.id)
	})

	test('shows what is not built yet in the sample only', async () => {
		const ines = await aPerson(db)
		const of = aStage({ requirements: [rules.check, planned] })
		expect((await standing(ines.id, false, of)).results.map(({ id }) => id)).toEqual(['check'])
		expect((await standing(ines.id, true, of)).results.map(({ id, state }) => [id, state])).toEqual([
			['check', 'open'],
			['retro', 'planned'],
		])
	})
})

describe('a later change of the program', () => {
	const made = async () => {
		const fields = {
			name: 'Winter A',
			stage: STAGE_KEY,
			seatCount: 8,
			startsOn: '2026-12-03',
			timeZone: 'Europe/Lisbon',
			status: 'running',
		} as const
		const { cohortId } = await createCohort(db, programs, fields, admin, now)
		const ines = await aPerson(db, { name: 'Inês Carvalho' })
		await db.cohortMember.create({ data: { cohortId, personId: ines.id } })
		return { cohortId, ines }
	}

	test('that asks for more touches no cohort that exists', async () => {
		const { cohortId, ines } = await made()
		const stricter = aStage({
			requirements: [
				{ ...rules.check, pass: 0.9 },
				{ ...rules.sessions, attend: 4 },
				{ ...rules.tries, closed: 9 },
				{ id: 'retro', kind: 'retrospective', count: 1 },
			],
		})
		const carried = (await getCohort(db, cohortId)).requirements
		expect(carried.slice(1)).toEqual(allRules.slice(1))
		expect(carried[0]).toEqual({ ...rules.modules, core: ['listening', 'feedback'] })
		const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, stricter, now)
		expect(results.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id))
		expect(results.find(({ id }) => id === 'sessions')).toMatchObject({ short: '0 of 3' })
		const rows = (await readGradebook(db, [aProgram(stricter)], cohortId, now)).rows
		expect(rows[0]?.results.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id))
	})

	test('to the pass mark or the words of a text is not felt by who handles them either', async () => {
		const { cohortId, ines } = await made()
		const stricter = aStage({
			requirements: [
				{ ...rules.check, pass: 1, attempts: 1 },
				{ ...rules.scenario, minWords: 5_000 },
			],
		})
		expect(await readRules(db, ines.id, stricter)).toEqual({
			rules: (await getCohort(db, cohortId)).requirements,
			cohortId,
		})
		const lone = await aPerson(db)
		expect(await readRules(db, lone.id, stricter)).toEqual({ rules: stricter.requirements, cohortId: null })
	})

	test('counts for the next cohort', async () => {
		const { results } = await readStanding(
			db,
			{ id: (await aPerson(db)).id, showsPlanned: false },
			aStage({ requirements: [{ ...rules.sessions, attend: 4 }] }),
			now,
		)
		expect(results).toMatchObject([{ id: 'sessions', short: '0 of 4' }])
	})

	test('that writes another module asks nobody of a cohort that exists to read it', async () => {
		const { cohortId, ines } = await made()
		await db.moduleProgress.createMany({
			data: stage.modules.map((module) => ({
				personId: ines.id,
				moduleKey: module.key,
				partsRead: [],
				lastPart: '',
				completedAt: now,
			})),
		})
		const longer = aStage({ written: ['listening', 'feedback', 'careers'] })
		const [row] = (await readGradebook(db, [aProgram(longer)], cohortId, now)).rows
		expect(row?.results.find(({ id }) => id === 'modules')).toMatchObject({ state: 'met', short: '2 of 2' })
	})
})
