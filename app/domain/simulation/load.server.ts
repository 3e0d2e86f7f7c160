import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { paths } from '~/paths'
import { type Fault, holdsHtml, idOfUnread, listContentFiles, readYaml, type Unread } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import type { HelpPage } from '../help/page'
import type { PatternLibrary } from '../pattern/pattern'
import { findStageByKey, writtenModules } from '../program/find'
import type { Program } from '../program/lesson'
import { isUnreadProgram } from '../program/unread.server'
import { roadFaults } from './roads'
import { type Simulation, type SimulationFile, simulationFile } from './simulation'

type Known = { programs: Program[]; library: PatternLibrary; help: { pages: HelpPage[] } }
type Report = (field: string, message: string) => void

/**
 * Reads content/simulations, by the stages they count for, then by title. A folder that is not there holds none.
 * `unread`: ids of those with faults.
 */
export function loadSimulations(
	folder: ContentFolder,
	known: Known,
	faults: Fault[],
): { simulations: Simulation[]; unread: Unread } {
	const unread: Unread = []
	const titles = titlesOf(known)
	const simulations = listContentFiles(folder.dir, 'simulations', '.yaml').flatMap((file) => {
		const data = readYaml(folder, file, simulationFile, faults)
		if (!data) {
			unread.push(idOfUnread(folder, file, 'id', simulationFile.shape.id))
			return []
		}
		const report: Report = (field, message) => void faults.push({ file, field, message })
		if (data.id !== path.basename(file, '.yaml')) report('id', `must equal its file, ${path.basename(file, '.yaml')}`)
		reportNames(data, report)
		reportReferences(folder, data, known, titles, report)
		// Every road with every value takes a moment: once for each text.
		const ofRoads = folder.once('roads', JSON.stringify(scriptOf(data)), () => roadFaults(scriptOf(data)))
		for (const { field, message } of ofRoads) report(field, message)
		return [toSimulation(folder, data, titles)]
	})
	const order = known.programs.flatMap((program) => program.stages.map(({ key }) => key))
	const place = ({ stages }: Simulation) => Math.min(...stages.map((key) => order.indexOf(key)))
	simulations.sort((a, b) => place(a) - place(b) || a.title.localeCompare(b.title, 'en'))
	return { simulations, unread }
}

function scriptOf({ starts, first, turns, endings }: SimulationFile) {
	return { starts, first, turns, endings: endings.map(({ id, strong }) => ({ id, strong })) }
}

function toSimulation(folder: ContentFolder, data: SimulationFile, titles: Map<string, string>): Simulation {
	const { kind: _kind, situation, endings, 'look-back': lookBack, ...rest } = data
	return {
		...rest,
		version: createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16),
		situationHtml: folder.render(situation, 3),
		endings: endings.map(({ text, ...ending }) => ({ ...ending, html: folder.render(text, 3) })),
		lookBack: { ...lookBack, links: lookBack.links.map((to) => ({ to, title: titles.get(to) ?? to })) },
	}
}

/** Ids stand once, who speaks is there, and some endings are strong. */
function reportNames({ people, turns, endings, situation }: SimulationFile, report: Report): void {
	for (const id of repeated(people.map((each) => each.id))) report('people', `${id} stands twice`)
	for (const id of repeated([...turns, ...endings].map((each) => each.id))) report(id, 'the id is used twice')
	for (const turn of turns) {
		for (const id of repeated(turn.choices.map((each) => each.id))) report(turn.id, `the choice ${id} stands twice`)
		for (const { who } of turn.lines)
			if (!people.some(({ id }) => id === who)) report(turn.id, `there is nobody called ${who}`)
	}
	const strong = endings.filter((ending) => ending.strong).length
	if (strong === 0) report('endings', 'none is strong: a good talk must lead somewhere')
	if (strong === endings.length) report('endings', 'all are strong: then nothing depends on the talk')
	if ([situation, ...endings.map(({ text }) => text)].some(holdsHtml))
		report('text', 'HTML cannot stand here, only Markdown')
}

function repeated(ids: string[]): string[] {
	return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

/** What stands in a file with faults of its own may exist: such a file is told about once. */
function reportReferences(
	folder: ContentFolder,
	{ stages, 'look-back': { links } }: SimulationFile,
	{ programs }: Known,
	titles: Map<string, string>,
	report: Report,
): void {
	for (const key of repeated(stages)) report('stages', `${key} stands twice`)
	for (const key of stages)
		if (!findStageByKey(programs, key) && !isUnreadProgram(folder.dir, key, programs))
			report('stages', `there is no stage ${key}`)
	for (const link of links) {
		const [, area = '', name = '', ...rest] = link.split('/')
		const mayExist =
			area === 'learn'
				? isUnreadProgram(folder.dir, [name, ...rest].join('/'), programs) ||
					fs.existsSync(path.join(folder.dir, 'programs', name, `${rest.join('/')}.mdx`))
				: fs.existsSync(path.join(folder.dir, area, `${name}.md`))
		if (!titles.has(link) && !mayExist) report('look-back.links', `${link} leads nowhere`)
	}
}

/** Pages that a look back may lead to, by address: modules, patterns, help. */
function titlesOf({ programs, library, help }: Known): Map<string, string> {
	const modules = programs
		.flatMap((program) => program.stages)
		.flatMap((stage) =>
			writtenModules(stage).map(({ id, title }): [string, string] => [
				paths.module({ program: stage.program.slug, stage: stage.id, module: id }),
				title,
			]),
		)
	return new Map([
		...modules,
		...library.patterns.map(({ id, title }): [string, string] => [paths.pattern({ pattern: id }), title]),
		...help.pages.map(({ topic, title }): [string, string] => [paths.helpTopic({ topic }), title]),
	])
}
