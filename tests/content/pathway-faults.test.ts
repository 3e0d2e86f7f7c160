import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type StepOf, stepOf } from '~/domain/facilitator/pathway'
import { type Change, faultsAfter } from '../support/content-folder'
import { aPathway } from '../support/pathways'

const WAY = 'facilitators/way.yaml'
const SAMPLES = 'facilitators/calibration/l1.yaml'
const GUIDE = `---
kind: help
title: The guide
summary: What one reads before leading.
for: [facilitator]
order: 1
---

Read this before.
`

type Pathway = ReturnType<typeof aPathway>
type Samples = {
	stage: string
	rubric: string
	samples: { id: string; title: string; text: string; key: Record<string, object> }[]
}

/** A pathway to the one stage and three sample answers, changed. */
const withWay =
	(change: (files: { way: Pathway; samples: Samples }) => void = () => {}): Change =>
	({ others, rubric }) => {
		const key = () => Object.fromEntries(rubric.criteria.map(({ id }) => [id, { score: 3, why: 'It is there' }]))
		const way = { ...aPathway(), rubric: rubric.id }
		for (const step of way.steps) if (step.kind === 'prepare') step.reads = ['guide']
		const samples: Samples = {
			stage: 'ladder/l1',
			rubric: rubric.id,
			samples: ['one', 'two', 'three'].map((id) => ({ id, title: id, text: 'He listened.', key: key() })),
		}
		change({ way, samples })
		others['help/guide.md'] = GUIDE
		others[WAY] = stringify(way)
		others[SAMPLES] = stringify({ kind: 'calibration', ...samples })
	}
function prepare(way: Pathway): StepOf<'prepare'> {
	const step = stepOf(way, 'prepare')
	if (!step) throw new Error('one prepares')
	return step
}

describe('the way to leading a level', () => {
	test('has no fault as it is written', async () => expect(await faultsAfter(withWay())).toEqual([]))

	test.each<[string, Change, string]>([
		[
			'to a stage nobody knows',
			withWay(({ way }) => way.stages.push('ladder/l9')),
			`${WAY}: stages: there is no stage ladder/l9`,
		],
		[
			'by a rubric nobody knows',
			withWay(({ way }) => Object.assign(way, { rubric: 'none' })),
			`${WAY}: rubric: there is no rubric none`,
		],
		[
			'over a help page nobody knows',
			withWay(({ way }) => prepare(way).reads.push('nowhere')),
			`${WAY}: steps: there is no help page nowhere`,
		],
		[
			'that ends without a signature',
			withWay(({ way }) => way.steps.pop()),
			`${WAY}: steps: the last step has to be sign-off`,
		],
		[
			'with a step twice',
			withWay(({ way }) => way.steps.unshift(...way.steps.slice(0, 1))),
			`${WAY}: steps: two steps are of one kind`,
		],
		[
			'with a step nobody knows',
			withWay(({ way }) => way.steps.unshift({ kind: 'exam' } as never)),
			`${WAY}: steps.0.kind: Invalid`,
		],
		[
			'with a question twice',
			withWay(({ way }) => prepare(way).conduct.push(...prepare(way).conduct.slice(0, 1))),
			`${WAY}: steps.1.conduct: two questions share an id`,
		],
		[
			'with a question without a right answer',
			withWay(({ way }) => {
				for (const option of prepare(way).conduct[0]?.options ?? []) delete option.right
			}),
			`${WAY}: steps.1.conduct.0.options: needs one right option, and no other`,
		],
		[
			'to a stage that has another',
			(content) => {
				withWay()(content)
				content.others['facilitators/z.yaml'] = content.others[WAY] ?? ''
			},
			'facilitators/z.yaml: stages: ladder/l1 has another pathway',
		],
	])('%s is refused', async (_what, change, fault) => {
		expect((await faultsAfter(change)).filter((line) => line.startsWith(fault))).toHaveLength(1)
	})
})

describe('sample answers', () => {
	test.each<[string, Change, string]>([
		[
			'of a stage nobody knows',
			withWay(({ samples }) => Object.assign(samples, { stage: 'ladder/l9' })),
			`${SAMPLES}: stage: there is no stage ladder/l9`,
		],
		[
			'by a rubric nobody knows',
			withWay(({ samples }) => Object.assign(samples, { rubric: 'none' })),
			`${SAMPLES}: rubric: there is no rubric none`,
		],
		[
			'that are two',
			withWay(({ samples }) => samples.samples.pop()),
			`${SAMPLES}: samples: needs three sample answers`,
		],
		[
			'with one id',
			withWay(({ samples }) => Object.assign(samples.samples[1] ?? {}, { id: 'one' })),
			`${SAMPLES}: samples: two samples share an id`,
		],
		[
			'with a key for what the rubric does not ask',
			withWay(({ samples }) => Object.assign(samples.samples[0]?.key ?? {}, { charm: { score: 4, why: 'It is' } })),
			`${SAMPLES}: one: the rubric l1-scenario has no charm`,
		],
		[
			'with a key that is silent',
			withWay(({ samples }) => {
				for (const id of Object.keys(samples.samples[0]?.key ?? {}).slice(0, 1)) delete samples.samples[0]?.key[id]
			}),
			`${SAMPLES}: one: the key says nothing of`,
		],
	])('%s are refused', async (_what, change, fault) => {
		expect((await faultsAfter(change)).filter((line) => line.startsWith(fault))).toHaveLength(1)
	})
})
