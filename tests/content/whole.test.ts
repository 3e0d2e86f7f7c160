import { describe, expect, test } from 'vitest'
import { DELIVERABLE_SECTIONS, findDeliverable } from '~/domain/assessment/deliverable'
import { plainText } from '~/domain/plain-text'
import { coreModules, writtenCore } from '~/domain/program/find'
import { interactiveBlocks } from '~/domain/program/lesson'
import { simulationsOf } from '~/domain/simulation/simulation'
import { DRAWS } from '~/domain/worksheet/sheet'
import { wordsOf } from '../../server/setup/reading-level'
import { compiled } from '../support/whole-content'

/** What a count of the content claims: nothing of it has gone missing, and nothing has turned back into a plan. */
const { content } = compiled
const stages = content.programs.flatMap((program) => program.stages)

test.each([
	['technical-leadership-ladder/l1', 6],
	['technical-leadership-ladder/l2', 7],
	['technical-leadership-ladder/l3', 8],
	['technical-leadership-ladder/l4', 8],
	['strategist-track/q1', 4],
	['strategist-track/q2', 4],
	['strategist-track/q3', 4],
	['strategist-track/q4', 4],
])('the stage %s has all its %i modules written, and is no preview', (key, count) => {
	const stage = stages.find((each) => each.key === key)
	if (!stage) throw new Error(`there is no stage ${key}`)
	expect(coreModules(stage)).toHaveLength(count)
	expect(writtenCore(stage)).toHaveLength(count)
	expect(stage.isPreview).toBe(false)
})

test('nothing that a stage or its renewal asks for waits to be built', () => {
	const planned = stages.flatMap(({ id, requirements, certificate }) =>
		[...requirements, ...(certificate.renewal?.requirements ?? [])].flatMap((rule) =>
			rule.status === 'planned' ? [`${id}: ${rule.id}`] : [],
		),
	)
	expect(planned).toEqual([])
})

/** program-design.md, section 7 */
test.each([
	['l1', ['third-slip', 'nothing-left', 'where-is-my-promotion', 'fine-whatever']],
	['l2', ['two-architects', 'the-thread', 'not-my-roadmap']],
	['l3', ['your-team-splits']],
	['l4', ['brilliant-and-tolerated']],
	['q1', ['ninety-seconds']],
	['q2', ['ninety-seconds']],
	['q3', ['not-my-roadmap']],
	['q4', ['the-mentee-agrees']],
])('the simulations of %s are those of the plan', (id, planned) => {
	const stage = stages.find((each) => each.id === id)
	const ids = simulationsOf(content.simulations, stage?.key ?? '').map((each) => each.id)
	expect(ids.sort()).toEqual([...planned].sort())
})

/** program-design.md, section 4; what happens in a format: formats.test.ts */
test.each([
	['l1', ['kickoff-60', 'critique-60', 'roleplay-60', 'critique-60']],
	['l2', ['critique-75', 'roleplay-75', 'critique-75', 'roleplay-75', 'case-review-75']],
	['l3', ['workshop-90', 'critique-90', 'workshop-90', 'workshop-90', 'critique-90']],
	['l4', ['workshop-90', 'critique-90', 'peer-coaching-90', 'workshop-90', 'workshop-90', 'critique-90']],
	['q1', ['workshop-75', 'case-review-75', 'present-75']],
	['q2', ['workshop-75', 'critique-75', 'present-75']],
	['q3', ['workshop-75', 'critique-75', 'case-review-75']],
	['q4', ['roleplay-75', 'workshop-75', 'present-75']],
])('the sessions of %s have the formats of the plan', (id, planned) => {
	expect(stages.find((stage) => stage.id === id)?.sessions.map(({ format }) => format)).toEqual(planned)
})

test('there are four electives, of 20 to 25 minutes, all written', () => {
	const electives = stages.flatMap((stage) => stage.electives.map((elective) => ({ stage: stage.id, ...elective })))
	expect(electives.map(({ stage, id, status }) => [stage, id, status])).toEqual([
		['l1', 'underperformance', 'written'],
		['l1', 'hiring-and-interviewing', 'written'],
		['l2', 'pay-and-calibration', 'written'],
		['l4', 'deciding-in-a-crisis', 'written'],
	])
	for (const { id, minutes } of electives) {
		expect.soft(minutes, id).toBeGreaterThanOrEqual(20)
		expect.soft(minutes, id).toBeLessThanOrEqual(25)
	}
})

test.each([
	['l3', 48],
	['l4', 48],
	['q1', 24],
	['q2', 24],
	['q3', 24],
	['q4', 24],
])('the bank of %s holds %i questions or more, of all four kinds', (id, atLeast) => {
	const questions = content.banks.get(id)?.questions ?? []
	expect(questions.length).toBeGreaterThanOrEqual(atLeast)
	expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['single', 'multiple', 'scenario', 'ordering']))
})

test('whoever is to lead a level, or to judge its work, has three sample answers to calibrate on, from weak to strong', () => {
	const { ways, calibrations } = content.pathways
	expect([...calibrations.keys()].sort()).toEqual([...ways.keys()].sort())
	for (const [stage, { samples }] of calibrations) {
		const sums = samples.map(({ key }) => Object.values(key).reduce((sum, { score }) => sum + score, 0))
		expect.soft(sums, stage).toEqual(sums.toSorted((a, b) => a - b))
		expect.soft(new Set(sums).size, stage).toBe(3)
	}
})

describe.each(['q1', 'q2', 'q3', 'q4'])('the deliverable of %s', (quarter) => {
	const page = findDeliverable(content.deliverables, `strategist-track/${quarter}`)

	test.each([...DELIVERABLE_SECTIONS.entries()])('says in its section %i: %s', (index, title) => {
		expect(page?.sections[index]?.title).toBe(title)
		expect(page?.sections[index]?.html.length).toBeGreaterThan(400)
	})
})

test('the page that the brief of q2 shows is as short as it asks for', () => {
	const exemplar = findDeliverable(content.deliverables, 'strategist-track/q2')?.sections[2]?.html ?? ''
	const shown = exemplar.split('For decision')[1]?.split('The log')[0] ?? ''
	const page = plainText(shown.replaceAll(/<blockquote>.*?<\/blockquote>/gs, ''))
	expect(page).toContain('Please decide')
	expect(wordsOf(page).length).toBeLessThanOrEqual(400)
})

test.each(DRAWS)('a lesson has its reader fill in a worksheet of the kind %s', (draws) => {
	const drawn = stages
		.flatMap(writtenCore)
		.flatMap(({ lesson }) => interactiveBlocks(lesson))
		.filter((block) => block.kind === 'worksheet' && block.draws === draws)
	expect(drawn.length).toBeGreaterThan(0)
})
