import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerPairing, writePairing } from '~/domain/practice/pairings.server'
import { listPairings } from '~/domain/practice/read-pairings.server'
import { sayPairings } from '~/domain/practice/say-pairings'
import { readWatchedStages } from '~/domain/practice/watched-stages.server'
import type { Requirement } from '~/domain/program/frontmatter'
import { readInstruments } from '~/domain/round360/instruments.server'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { listening, teamSafety } from '../support/rounds360'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

/** A level has dropped a way, and a cohort that runs still asks for it: its people can walk it to the end. */
const db = await useDatabase()
const byTeam: Requirement = {
	...rules.view,
	options: [
		{ kind: 'teamReading', instrument: 'team-safety', readings: 1, weeksApart: 0 },
		{ kind: 'writtenPlan', about: 'A plan', observers: 1 },
	],
}
const earlier = { ...rules.scenario, rubric: 'earlier' }
const carried = aStage({ requirements: [rules.view, earlier] })
const today = aStage({ requirements: [byTeam, rules.scenario] })

let member: PersonMade
let guest: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	const world = await aTakenCohort(db, carried)
	member = await aMember(db, carried, world)
	guest = await aPerson(db, { name: 'Bo Lind' })
})

describe('others are asked with', () => {
	const asked = async ({ id }: PersonMade, instruments: (typeof listening)[]) => {
		const byId = new Map(instruments.map((each) => [each.id, each]))
		const read = await readInstruments(db, { stages: [today], instruments: byId }, id, now)
		return read.map(({ stage, instrument }) => [stage.key, instrument.id])
	}

	test('what one’s own cohort names, and by whoever has none with what the level names today', async () => {
		expect(await asked(member, [listening, teamSafety])).toEqual([[STAGE_KEY, 'l1-360']])
		expect(await asked(guest, [listening, teamSafety])).toEqual([[STAGE_KEY, 'team-safety']])
	})

	test('what the level names today where what the cohort names is gone, or with nothing', async () => {
		expect(await asked(member, [teamSafety])).toEqual([[STAGE_KEY, 'team-safety']])
		expect(await asked(member, [])).toEqual([])
	})
})

describe('a conversation somebody watched', () => {
	const [first, ...others] = rubric.criteria.filter(({ starred }) => starred)
	const before = { ...rubric, id: 'earlier', criteria: first ? [{ ...first, title: 'As it was' }, ...others] : [] }
	const rubrics = new Map([
		['l1-scenario', rubric],
		['earlier', before],
	])

	/** What the one who watched is asked to score. */
	async function toScore(watched: PersonMade, stage = today) {
		const mentor = await aPerson(db, { name: 'Marta Mentor', roles: ['mentor'] })
		const id = randomUUID()
		const fields = { email: mentor.email, part: 'was-watched' as const, stageKey: STAGE_KEY, line: '' }
		await writePairing(db, { id, byId: watched.id }, { ...fields, onDay: '2026-11-11' }, nov(12))
		await answerPairing(db, { id, withId: mentor.id }, { wasSo: true, stageKey: '' }, nov(13))
		const rows = await listPairings(db, mentor.id)
		const stageOf = await readWatchedStages(db, [aProgram(stage)], mentor.id, rows, now)
		return sayPairings(rows, { rubrics, stageOf }, () => true).map((said) => said.toScore?.map(({ title }) => title))
	}
	const titles = ({ criteria }: typeof rubric) => criteria.filter(({ starred }) => starred).map(({ title }) => title)

	test('is scored by what their own cohort assesses, though the level counts none any more', async () => {
		expect(await toScore(member)).toEqual([titles(before)])
	})

	test('is scored by the level of today where that alone counts it', async () => {
		expect(await toScore(guest, aStage({ requirements: [rules.view, rules.scenario] }))).toEqual([titles(rubric)])
	})

	test('is not scored where neither counts it', async () => {
		expect(await toScore(guest)).toEqual([undefined])
	})

	test('is read by who was in it by their own rules', async () => {
		await toScore(member)
		await db.pairing.updateMany({ data: { scores: { [first?.id ?? '']: 3 }, scoredAt: nov(14) } })
		const rows = await listPairings(db, member.id)
		const stageOf = await readWatchedStages(db, [aProgram(today)], member.id, rows, now)
		const [said] = sayPairings(rows, { rubrics, stageOf }, () => false)
		expect(said?.seen).toEqual([expect.stringContaining('As it was: 3, ')])
	})
})
