import { type Fault, listContentFiles, readYaml } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import type { Program } from '../program/lesson'
import { type DimensionPart, dimensionFile, pipelineFile, type Readiness, stretchFile } from './instrument'
import { DIMENSIONS } from './kinds'

const STRETCH = 'readiness/stretch.yaml'
const PIPELINE = 'pipeline/pipeline.yaml'

/** Reads content/readiness and content/pipeline. Null where there is neither, or what is there has faults. */
export function loadReadiness(folder: ContentFolder, programs: Program[], faults: Fault[]): Readiness | null {
	const files = listContentFiles(folder.dir, 'readiness', '.yaml')
	const pipelines = listContentFiles(folder.dir, 'pipeline', '.yaml')
	if (files.length === 0 && pipelines.length === 0) return null
	const before = faults.length
	const expected: Record<string, string[]> = {
		readiness: [...DIMENSIONS.map((each) => `readiness/${each}.yaml`), STRETCH],
		pipeline: [PIPELINE],
	}
	for (const [folder, found] of Object.entries({ readiness: files, pipeline: pipelines })) {
		const wanted = expected[folder] ?? []
		for (const file of wanted.filter((each) => !found.includes(each)))
			faults.push({ file, field: 'file', message: 'is missing' })
		for (const file of found.filter((each) => !wanted.includes(each)))
			faults.push({ file, field: 'file', message: `is none of ${wanted.join(', ')}` })
	}
	if (faults.length > before) return null
	const parts = DIMENSIONS.flatMap((dimension) => readPart(folder, dimension, faults) ?? [])
	const stretch = readYaml(folder, STRETCH, stretchFile, faults)
	const pipeline = readYaml(folder, PIPELINE, pipelineFile, faults)
	faults.push(...doubles(parts, stretch?.opportunities ?? []))
	faults.push(...strangeModules(parts, pipeline, programs))
	if (faults.length > before || !stretch || !pipeline) return null
	return { instrument: { parts, stretch: stretch.opportunities }, pipeline }
}

function readPart(
	folder: ContentFolder,
	dimension: (typeof DIMENSIONS)[number],
	faults: Fault[],
): DimensionPart | null {
	const file = `readiness/${dimension}.yaml`
	const data = readYaml(folder, file, dimensionFile, faults)
	if (!data) return null
	if (data.dimension !== dimension)
		faults.push({ file, field: 'dimension', message: `is ${data.dimension}, its file says ${dimension}` })
	const { kind: _, items, ...rest } = data
	return { ...rest, items: items.map((item) => ({ ...item, dimension })) }
}

function doubles(parts: DimensionPart[], stretch: { id: string }[]): Fault[] {
	const faults: Fault[] = []
	const seen = new Set<string>()
	for (const { dimension, items } of parts)
		for (const { id } of items) {
			if (seen.has(id)) faults.push({ file: `readiness/${dimension}.yaml`, field: id, message: 'the id is used twice' })
			seen.add(id)
		}
	for (const [index, { id }] of stretch.entries())
		if (stretch.findIndex((each) => each.id === id) !== index)
			faults.push({ file: STRETCH, field: id, message: 'the id is used twice' })
	return faults
}

function strangeModules(
	parts: DimensionPart[],
	pipeline: { stages: { id: string; modules: { key: string }[] }[] } | null,
	programs: Program[],
): Fault[] {
	const keys = new Set(
		programs.flatMap((program) => program.stages.flatMap((stage) => stage.modules.map((module) => module.key))),
	)
	const strange = (file: string, field: string, named: string[]): Fault[] =>
		named.filter((key) => !keys.has(key)).map((key) => ({ file, field, message: `there is no module ${key}` }))
	return [
		...parts.flatMap(({ dimension, items }) =>
			items.flatMap((item) => strange(`readiness/${dimension}.yaml`, `${item.id}.serves`, item.serves)),
		),
		...(pipeline?.stages ?? []).flatMap((stage) =>
			strange(
				PIPELINE,
				`${stage.id}.modules`,
				stage.modules.map(({ key }) => key),
			),
		),
	]
}
