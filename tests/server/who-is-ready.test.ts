import { beforeEach, describe, expect, test } from 'vitest'
import { listReady } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import type { Requirement } from '~/domain/program/frontmatter'
import { countQueries } from '../support/count-queries'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { allRules, now } from '../support/evidence'
import {
	ALL_DEEDS,
	aMember,
	anAdmin,
	anOrganization,
	aTakenCohort,
	type Deeds,
	type TakenCohort,
} from '../support/learners'
import type { PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

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
const issue = (personId: string) =>
	issueCertification(db, anIssuer(), { personId, cohortId: world.cohort.id, stage }, admin, now)

describe('who is ready', () => {
	test('is counted by cohort, running or finished, and not once they are certified', async () => {
		const finished = await aTakenCohort(db, stage, { name: 'Spring A', status: 'finished' })
		await aMember(db, stage, finished, { deeds: ALL_DEEDS })
		await member('Inês Carvalho', ALL_DEEDS)
		const otto = await member('Otto Lind', ALL_DEEDS)
		await member('Ayşe Demir', [])
		await issue(otto.id)
		expect((await listReady(db, programs, now)).map(({ cohort, count }) => [cohort, count]).sort()).toEqual([
			['Autumn B', 1],
			['Spring A', 1],
		])
		await db.cohort.updateMany({ data: { status: 'cancelled' } })
		expect(await listReady(db, programs, now)).toEqual([])
	})

	test('is asked of nobody who holds the certification, and again of whoever let it lapse', async () => {
		const ines = await member('Inês Carvalho', ALL_DEEDS)
		const otto = await member('Otto Lind', ALL_DEEDS)
		await issue(otto.id)
		/** Of whom anything is read but what they hold, and how many are ready */
		const asked = async (on: Date) => {
			const read: string[] = []
			const watched = db.$extends({
				query: {
					$allOperations({ model, args, query }) {
						if (model !== 'Certification') read.push(JSON.stringify(args))
						return query(args)
					},
				},
			})
			const ready = await listReady(watched as unknown as typeof db, programs, on)
			const isRead = ({ id }: PersonMade) => read.some((args) => args.includes(id))
			return { ines: isRead(ines), otto: isRead(otto), counts: ready.map(({ count }) => count) }
		}
		expect(await asked(now)).toEqual({ ines: true, otto: false, counts: [1] })
		expect(await asked(new Date('2029-01-10T12:00:00Z'))).toEqual({ ines: true, otto: false, counts: [1] })
		expect(await asked(new Date('2029-02-10T12:00:00Z'))).toEqual({ ines: true, otto: true, counts: [1] })
	})

	test('is asked with as many queries for twelve cohorts as for one', async () => {
		await member('Inês Carvalho', ALL_DEEDS)
		const one = await countQueries(db, (counted) => listReady(counted, programs, now))
		for (let each = 1; each < 12; each++) {
			const another = await aTakenCohort(db, stage, { name: `Spring ${each}` })
			await aMember(db, stage, another, { name: `Member ${each}`, deeds: ALL_DEEDS })
		}
		const twelve = await countQueries(db, (counted) => listReady(counted, programs, now))
		expect(one.answer).toHaveLength(1)
		expect(twelve.answer.map(({ count }) => count)).toEqual(Array.from({ length: 12 }, () => 1))
		expect(twelve.queries).toBe(one.queries)
	})

	test('is not announced where nothing can be issued yet, but for the sample', async () => {
		const planned: Requirement = { id: 'retro', kind: 'retrospective', count: 1, status: 'planned' }
		await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: [...allRules, planned] } })
		await member('Inês Carvalho', ALL_DEEDS)
		expect(await listReady(db, programs, now)).toEqual([])
		await db.organization.update({ where: { id: 1 }, data: { isSample: true } })
		expect(await listReady(db, programs, now)).toMatchObject([{ count: 1 }])
	})
})
