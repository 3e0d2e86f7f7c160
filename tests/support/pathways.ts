import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { rubric as rubricSchema } from '~/domain/assessment/rubric'
import type { Db } from '~/domain/db'
import type { Ways } from '~/domain/facilitator/candidacy.server'
import { type Calibration, type Pathway, pathwayFile } from '~/domain/facilitator/pathway'
import { rubric } from './assessment'
import { aProgram, aStage, STAGE_KEY } from './stages-taken'

const read = (file: string): unknown => parse(readFileSync(`content/${file}`, 'utf8'))

/** "ladder/l2": the level above that of the tests. */
export const ABOVE_KEY = STAGE_KEY.replace(/l1$/, 'l2')

/** What observers score by, as it ships. */
export const watchedBy = { ...rubricSchema.parse(read('rubrics/facilitating.yaml')), hash: 'facilitating' }

/** The pathway as it ships, to the level of the tests. */
export function aPathway(): Pathway {
	return { ...pathwayFile.parse(read('facilitators/pathway.yaml')), stages: [STAGE_KEY] }
}

/** Three answers whose key is 3 everywhere. */
export function aCalibration(): Calibration {
	const key = Object.fromEntries(rubric.criteria.map(({ id }) => [id, { score: 3, why: 'It is on the page' }]))
	const samples = ['one', 'two', 'three'].map((id) => ({ id, title: `Answer ${id}`, text: 'He listened first.', key }))
	return { kind: 'calibration', stage: STAGE_KEY, rubric: rubric.id, samples }
}

/** The level of the tests, and one above it. */
export function someWays(): Ways {
	const level = aStage()
	return {
		programs: [aProgram(level, { ...level, key: ABOVE_KEY })],
		pathways: { ways: new Map([[STAGE_KEY, aPathway()]]), calibrations: new Map([[STAGE_KEY, aCalibration()]]) },
		rubrics: new Map([watchedBy, rubric].map((each) => [each.id, each])),
	}
}

/** That somebody was in the room of a session from its beginning to its end. */
export async function stayed(db: Db, sessionId: string, personId: string, minutes?: number): Promise<void> {
	const { startsAt, durationMinutes } = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
	const untilAt = new Date(startsAt.getTime() + (minutes ?? durationMinutes) * 60_000)
	await db.presence.create({ data: { sessionId, personId, fromAt: startsAt, untilAt } })
}
