import path from 'node:path'
import { type Fault, holdsHtml, listContentFiles, readMarkdown } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { reportSections, splitSections } from '../markdown-sections'
import { plainText } from '../plain-text'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { isUnreadProgram } from '../program/unread.server'
import {
	DELIVERABLE_SECTIONS,
	type Deliverable,
	deliverableMatter,
	EXEMPLAR,
	TEMPLATE_OF_DELIVERABLE,
} from './deliverable'

/** An exemplar without a word from those who read it teaches copying. */
const FEWEST_REMARKS = 2

/** Reads content/deliverables, in the order of the programs. A folder that is not there holds none. */
export function loadDeliverables(folder: ContentFolder, programs: Program[], faults: Fault[]): Deliverable[] {
	const read: Deliverable[] = []
	for (const file of listContentFiles(folder.dir, 'deliverables', '.mdx')) {
		const deliverable = readDeliverable(folder, file, faults)
		if (!deliverable) continue
		const { stage } = deliverable
		const report = (message: string) => void faults.push({ file, field: 'stage', message })
		const name = path.basename(file, '.mdx')
		if (!stage.endsWith(`/${name}`)) report(`must end like its file, ${name}`)
		else if (read.some((other) => other.stage === stage)) report(`${stage} has a deliverable already`)
		else if (!findStageByKey(programs, stage) && !isUnreadProgram(folder.dir, stage, programs))
			report(`there is no stage ${stage}`)
		read.push(deliverable)
	}
	const order = programs.flatMap((program) => program.stages.map((stage) => stage.key))
	return read.sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
}

function readDeliverable(folder: ContentFolder, file: string, faults: Fault[]): Deliverable | null {
	const report = (field: string, message: string) => void faults.push({ file, field, message })
	const read = readMarkdown(folder, file, deliverableMatter, faults)
	if (!read) return null
	const { kind: _kind, ...matter } = read.matter
	if (holdsHtml(read.body)) report('text', 'HTML and components cannot stand here, only Markdown')
	const written = splitSections(read.body)
	reportSections(written, DELIVERABLE_SECTIONS, report)
	const sections = written.map(({ title, markdown }) => ({
		id: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
		title,
		html: folder.render(markdown, 3),
	}))
	const exemplar = sections.find((section) => section.title === EXEMPLAR)
	const remarks = exemplar?.html.match(/<blockquote>/g)?.length ?? 0
	if (exemplar && remarks < FEWEST_REMARKS)
		report(EXEMPLAR, `holds ${remarks} remarks of an assessor, as quotations; ${FEWEST_REMARKS} are needed`)
	return {
		...matter,
		sections,
		template: written.find((section) => section.title === TEMPLATE_OF_DELIVERABLE)?.markdown ?? '',
		text: sections.map((section) => plainText(section.html)).join(' '),
	}
}
