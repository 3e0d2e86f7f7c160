import type { Rubric } from '../assessment/rubric'
import { type Fault, listContentFiles, mayBeUnread, readYaml, type Unread } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import type { HelpPage } from '../help/page'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { type Calibration, calibrationFile, type Pathway, type Pathways, pathwayFile } from './pathway'

type Known = {
	programs: Program[]
	rubrics: ReadonlyMap<string, Rubric>
	unreadRubrics: Unread
	help: readonly Pick<HelpPage, 'topic'>[]
}

const CALIBRATION = 'facilitators/calibration'

/** Reads content/facilitators. Every stage, rubric and help page a file names has to be there. */
export function loadPathways(folder: ContentFolder, known: Known, faults: Fault[]): Pathways {
	const pathways: Pathways = { ways: new Map(), calibrations: new Map() }
	const files = listContentFiles(folder.dir, 'facilitators', '.yaml')
	for (const file of files.filter((each) => !each.startsWith(CALIBRATION))) {
		const way = readYaml(folder, file, pathwayFile, faults)
		if (!way) continue
		faults.push(...wayFaults(way, known).map((fault) => ({ file, ...fault })))
		for (const stageKey of way.stages) {
			if (pathways.ways.has(stageKey))
				faults.push({ file, field: 'stages', message: `${stageKey} has another pathway` })
			pathways.ways.set(stageKey, way)
		}
	}
	for (const file of files.filter((each) => each.startsWith(CALIBRATION))) {
		const calibration = readYaml(folder, file, calibrationFile, faults)
		if (!calibration) continue
		faults.push(...calibrationFaults(calibration, known).map((fault) => ({ file, ...fault })))
		if (pathways.calibrations.has(calibration.stage))
			faults.push({ file, field: 'stage', message: `${calibration.stage} has sample answers in another file` })
		pathways.calibrations.set(calibration.stage, calibration)
	}
	return pathways
}

type Found = Pick<Fault, 'field' | 'message'>

function wayFaults(way: Pathway, { programs, rubrics, unreadRubrics, help }: Known): Found[] {
	const strange = way.stages.filter((stageKey) => !findStageByKey(programs, stageKey))
	const reads = way.steps.flatMap((step) => (step.kind === 'prepare' ? step.reads : []))
	return [
		...strange.map((stageKey) => ({ field: 'stages', message: `there is no stage ${stageKey}` })),
		...missingRubric(way.rubric, rubrics, unreadRubrics),
		...reads
			.filter((topic) => !help.some((page) => page.topic === topic))
			.map((topic) => ({ field: 'steps', message: `there is no help page ${topic}` })),
	]
}

function calibrationFaults({ stage, rubric: id, samples }: Calibration, known: Known): Found[] {
	const rubric = known.rubrics.get(id)
	const wanted = rubric?.criteria.map((criterion) => criterion.id) ?? []
	return [
		...(findStageByKey(known.programs, stage) ? [] : [{ field: 'stage', message: `there is no stage ${stage}` }]),
		...missingRubric(id, known.rubrics, known.unreadRubrics),
		...(new Set(samples.map((sample) => sample.id)).size === samples.length
			? []
			: [{ field: 'samples', message: 'two samples share an id' }]),
		...samples.flatMap(({ id: sample, key }) => [
			...wanted
				.filter((each) => !(each in key))
				.map((each) => ({ field: sample, message: `the key says nothing of ${each}` })),
			...(rubric ? Object.keys(key) : [])
				.filter((each) => !wanted.includes(each))
				.map((each) => ({ field: sample, message: `the rubric ${id} has no ${each}` })),
		]),
	]
}

function missingRubric(id: string, rubrics: Known['rubrics'], unread: Unread): Found[] {
	return rubrics.has(id) || mayBeUnread(unread, id) ? [] : [{ field: 'rubric', message: `there is no rubric ${id}` }]
}
