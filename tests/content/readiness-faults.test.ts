import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { itemsOf } from '~/domain/readiness/instrument'
import { DIMENSIONS, STAGES } from '~/domain/readiness/kinds'
import { readContent } from '../../server/content'
import { type Change, faultsAfter } from '../support/content-folder'
import { aDimensionFile, aPipelineFile, aStretchFile } from '../support/readiness'

type Files = {
	dimensions: Record<string, ReturnType<typeof aDimensionFile>>
	stretch: ReturnType<typeof aStretchFile>
	pipeline: ReturnType<typeof aPipelineFile>
	/** Files left out */
	without: string[]
}

/** The builder's questions and map, changed. */
function withReadiness(change: (files: Files) => void = () => {}): Change {
	return ({ others }) => {
		const files: Files = {
			dimensions: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, aDimensionFile(dimension)])),
			stretch: aStretchFile(),
			pipeline: aPipelineFile(),
			without: [],
		}
		change(files)
		for (const [dimension, data] of Object.entries(files.dimensions))
			others[`readiness/${dimension}.yaml`] = stringify(data)
		others['readiness/stretch.yaml'] = stringify(files.stretch)
		others['pipeline/pipeline.yaml'] = stringify(files.pipeline)
		for (const file of files.without) delete others[file]
	}
}
const business = (change: (file: ReturnType<typeof aDimensionFile>) => void) =>
	withReadiness(({ dimensions }) => change(dimensions['business-acumen'] as ReturnType<typeof aDimensionFile>))
const item = (change: (item: ReturnType<typeof aDimensionFile>['items'][number]) => void) =>
	business(({ items }) => change(items[0] as (typeof items)[number]))

const FILE = 'readiness/business-acumen.yaml'

describe('a folder of questions', () => {
	test('without a fault has none, and one without them is as good', async () => {
		expect(await faultsAfter(withReadiness())).toEqual([])
		expect(await faultsAfter()).toEqual([])
	})

	test.each([
		['without one of its files', withReadiness(({ without }) => without.push(FILE)), `${FILE}: file: is missing`],
		[
			'without the map',
			withReadiness(({ without }) => without.push('pipeline/pipeline.yaml')),
			'pipeline/pipeline.yaml: file: is missing',
		],
		[
			'of another dimension than its name says',
			business((file) => {
				file.dimension = 'people-leadership'
			}),
			`${FILE}: dimension: is people-leadership, its file says business-acumen`,
		],
		[
			'with two questions of one id',
			item((one) => {
				one.id = 'business-acumen-2'
			}),
			`${FILE}: business-acumen-2: the id is used twice`,
		],
		[
			'that no question makes decisive for a stage',
			business(({ items }) => {
				for (const each of items) if (each.stage === 'vp') each.stage = 'cto'
			}),
			`${FILE}: items: none is decisive for vp`,
		],
		[
			'that serves a module nobody planned',
			item((one) => {
				one.serves = ['ladder/l1/dancing']
			}),
			`${FILE}: business-acumen-1.serves: there is no module ladder/l1/dancing`,
		],
		[
			'with something to try that a stage lacks',
			withReadiness(({ stretch }) => {
				for (const each of stretch.opportunities) if (each.dimension === 'business-acumen') each.at = ['ic']
			}),
			'readiness/stretch.yaml: opportunities: nobody at tech-lead finds one in business-acumen',
		],
		[
			'with a map out of order',
			withReadiness(({ pipeline }) => pipeline.stages.reverse()),
			`pipeline/pipeline.yaml: stages: must be ${STAGES.join(', ')}, each once and in this order`,
		],
		[
			'with a map that names no module',
			withReadiness(({ pipeline }) => {
				const [first] = pipeline.stages
				if (first?.modules[0]) first.modules[0].key = 'ladder/l1/dancing'
			}),
			'pipeline/pipeline.yaml: ic.modules: there is no module ladder/l1/dancing',
		],
	])('%s is reported', async (_what, change, fault) => {
		expect(await faultsAfter(change)).toContain(fault)
	})

	test('with a key nobody knows, or three anchors, is reported', async () => {
		const faults = await faultsAfter(
			item((one) => {
				Object.assign(one, { weight: 3, anchors: ['a', 'b', 'c'] })
			}),
		)
		expect(faults.some((fault) => fault.startsWith(`${FILE}: items.0`) && fault.includes('weight'))).toBe(true)
		expect(faults.some((fault) => fault.startsWith(`${FILE}: items.0.anchors`))).toBe(true)
	})
})

const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))

describe('the questions we ask', () => {
	const all = content.readiness ? itemsOf(content.readiness.instrument) : []

	test('are 32 to 40, over four dimensions and six stages, and take about fifteen minutes', () => {
		expect(all.length).toBeGreaterThanOrEqual(32)
		expect(all.length).toBeLessThanOrEqual(40)
		const words = all.flatMap(({ ask, anchors }) => [ask, ...anchors].join(' ').split(/\s+/)).length
		// At 200 words a minute, with three seconds to choose.
		const minutes = words / 200 + (all.length * 3) / 60
		expect(minutes).toBeGreaterThan(8)
		expect(minutes).toBeLessThan(17)
	})

	test('do not give the last anchor away by its length', () => {
		const longest = all.filter(({ anchors }) => Math.max(...anchors.map((each) => each.length)) === anchors[3].length)
		expect(longest.length / all.length).toBeLessThan(0.75)
	})

	test('and everything around them are in one spelling', () => {
		const files = [...DIMENSIONS, 'stretch'].map((name) => `content/readiness/${name}.yaml`)
		for (const file of [...files, 'content/pipeline/pipeline.yaml']) {
			const text = readFileSync(file, 'utf8')
				.replace(/^#.*$/gm, '')
				.replaceAll(/^\s*(?:- )?\{?.*"[^"]*".*$/gm, '')
			expect.soft(text, file).not.toMatch(/\w'\w|organis|programme|colour|practis|behaviour|favour|honour|!/)
		}
	})
})
