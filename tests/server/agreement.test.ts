import { expect, test } from 'vitest'
import { readAgreement } from '~/domain/assessment/agreement.server'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization, aTakenCohort } from '../support/learners'
import { aPerson } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

test('compares the first two who scored a work by today’s words; a third, one alone and older words are left out', async () => {
	await anOrganization(db)
	const { cohort } = await aTakenCohort(db, aStage())
	const assessors = await Promise.all(['Ada', 'Ben', 'Cem'].map((name) => aPerson(db, { name })))
	const work = async (given: number[], said: { hash?: string; open?: boolean } = {}) => {
		const { id: personId } = await aPerson(db)
		await db.submission.create({
			data: {
				personId,
				cohortId: cohort.id,
				stageKey: STAGE_KEY,
				requirementId: 'scenario',
				rubricId: rubric.id,
				rubricHash: said.hash ?? rubric.hash,
				submittedAt: now,
				sheets: {
					create: given.map((score, at) => ({
						assessorId: assessors[at]?.id ?? '',
						scores: Object.fromEntries(rubric.criteria.map(({ id }) => [id, score])),
						assignedAt: new Date(now.getTime() + at * 1000),
						submittedAt: said.open && at === 1 ? null : now,
					})),
				},
			},
		})
	}
	expect(await readAgreement(db, new Map([[rubric.id, rubric]]))).toEqual([])
	for (const given of [
		[3, 3],
		[2, 2],
		[4, 4],
		[3, 3],
		[2, 2],
		[3, 3],
		[2, 2],
	])
		await work(given)
	await work([3], {})
	await work([1, 4], { hash: 'older words' })
	await work([1, 4], { open: true })
	expect(await readAgreement(db, new Map([[rubric.id, rubric]]))).toMatchObject([{ works: 0, all: null }])
	await work([3, 3, 1])
	expect(await readAgreement(db, new Map([[rubric.id, rubric]]))).toMatchObject([
		{ works: 8, all: { pairs: 8 * rubric.criteria.length, same: 1, kappa: 1 } },
	])
})
