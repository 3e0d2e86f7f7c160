import { plannedKey } from '~/domain/agenda/agenda'
import type { Agenda } from '~/domain/agenda/frontmatter'
import { loadAgendas } from '~/domain/agenda/load.server'
import type { Bank } from '~/domain/assessment/bank'
import type { Deliverable } from '~/domain/assessment/deliverable'
import type { Instrument } from '~/domain/assessment/instrument'
import { loadBanks, loadInstruments, loadRubrics } from '~/domain/assessment/load.server'
import { loadDeliverables } from '~/domain/assessment/load-deliverables.server'
import type { Rubric } from '~/domain/assessment/rubric'
import { type Report, reportRequirement, type UnreadFiles } from '~/domain/certification/judgeable.server'
import { type Fault, faultLine, mayBeUnread } from '~/domain/content-file.server'
import { openContentFolder } from '~/domain/content-folder.server'
import { loadPathways } from '~/domain/facilitator/load-pathways.server'
import type { Pathways } from '~/domain/facilitator/pathway'
import type { Term } from '~/domain/glossary/glossary'
import { loadGlossary } from '~/domain/glossary/load.server'
import { type Credits, readCredits } from '~/domain/help/credits.server'
import { loadHelp } from '~/domain/help/load.server'
import type { HelpPage } from '~/domain/help/page'
import { loadPatterns } from '~/domain/pattern/load.server'
import type { PatternLibrary } from '~/domain/pattern/pattern'
import { instrumentsOf } from '~/domain/program/asked'
import type { Program, Stage } from '~/domain/program/lesson'
import { loadPrograms } from '~/domain/program/load.server'
import type { Readiness } from '~/domain/readiness/instrument'
import { loadReadiness } from '~/domain/readiness/load.server'
import type { Format } from '~/domain/room/format'
import { loadFormats } from '~/domain/room/load-formats.server'
import { loadSimulations } from '~/domain/simulation/load.server'
import type { Simulation } from '~/domain/simulation/simulation'
import { willBeRead } from './content-seen'
import { StartError } from './env'

/** Everything content/ holds, read once at start and never changed. */
export type Content = {
	programs: Program[]
	formats: Map<string, Format>
	/** By what they are for: agenda/agenda.ts */
	agendas: Map<string, Agenda>
	banks: Map<string, Bank>
	rubrics: Map<string, Rubric>
	instruments: Map<string, Instrument>
	/** How one comes to lead a level */
	pathways: Pathways
	/** At most one of a stage: findDeliverable */
	deliverables: Deliverable[]
	/** Null where the content folder holds none */
	readiness: Readiness | null
	help: { pages: HelpPage[]; credits: Credits }
	library: PatternLibrary
	/** Empty where the content folder holds none */
	glossary: Term[]
	/** Conversations to play alone; empty where the content folder holds none */
	simulations: Simulation[]
}

/** Reads all content; reports every fault rather than the first. */
export async function readContent(contentDir: string, cacheDir: string | null) {
	const folder = openContentFolder(contentDir, cacheDir)
	const { programs, faults, remarks } = await loadPrograms(folder)
	const formats = loadFormats(folder, faults)
	const { banks, unread: unreadBanks } = loadBanks(folder, faults)
	const { rubrics, unread: unreadRubrics } = loadRubrics(folder, faults)
	const { instruments, unread: unreadInstruments } = loadInstruments(folder, faults)
	const help = { pages: loadHelp(folder, faults), credits: readCredits() }
	const pathways = loadPathways(folder, { programs, rubrics, unreadRubrics, help: help.pages }, faults)
	const library = loadPatterns(folder, programs, faults)
	const deliverables = loadDeliverables(folder, programs, faults)
	const glossary = loadGlossary(folder, { programs, library, help }, faults)
	const { simulations, unread: unreadSimulations } = loadSimulations(folder, { programs, library, help }, faults)
	const readiness = loadReadiness(folder, programs, faults)
	const agendas = loadAgendas(folder, { programs, formats }, faults)
	folder.keep()
	const content = {
		programs,
		formats,
		agendas,
		banks,
		rubrics,
		instruments,
		pathways,
		deliverables,
		library,
		glossary,
		simulations,
		readiness,
		help,
	} satisfies Content
	faults.push(
		...brokenReferences(content, {
			banks: unreadBanks,
			rubrics: unreadRubrics,
			instruments: unreadInstruments,
			simulations: unreadSimulations,
		}),
	)
	return { content, faults, remarks: [...remarks, ...withoutAgenda(content)] }
}

/** No fault, for a session's page then shows its format's phases; but a file whose name says the wrong number is seen here. */
function withoutAgenda({ programs, agendas }: Content): string[] {
	return programs.flatMap(({ slug, stages }) =>
		stages.flatMap(({ id, key, sessions }) => {
			const lacking = sessions.flatMap((_, index) => (agendas.has(plannedKey(key, index + 1)) ? [] : [`s${index + 1}`]))
			return lacking.length > 0
				? [`programs/${slug}/program.yaml: stages.${id}: no agenda for ${lacking.join(', ')}`]
				: []
		}),
	)
}

/** @throws StartError listing every fault as `file: field: message` */
export async function loadContent(contentDir: string, cacheDir: string | null): Promise<Content> {
	const noteRead = willBeRead(contentDir, cacheDir)
	const { content, faults } = await readContent(contentDir, cacheDir)
	if (faults.length > 0) {
		throw new StartError(
			`The content in ${contentDir} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map(faultLine).join('\n')}`,
		)
	}
	noteRead()
	return content
}

/** What a stage's requirements and sessions name must exist, unless it is planned or stands in a file with faults. */
function brokenReferences(content: Content, unread: UnreadFiles): Fault[] {
	const faults: Fault[] = []
	for (const program of content.programs) {
		const file = `programs/${program.slug}/program.yaml`
		for (const stage of program.stages) {
			const report: Report = (field, message) => faults.push({ file, field: `stages.${stage.id}.${field}`, message })
			const renewal = stage.certificate.renewal?.requirements ?? []
			for (const requirement of [...stage.requirements, ...renewal])
				reportRequirement(content, unread, stage, requirement, report)
			reportPulse(content, unread, stage, report)
			reportSessions(content, stage, report)
		}
	}
	return faults
}

function reportPulse(content: Content, unread: UnreadFiles, { pulse, requirements }: Stage, report: Report): void {
	if (!pulse || mayBeUnread(unread.instruments, pulse)) return
	const known = content.instruments.get(pulse)
	if (!known) report('pulse', `there is no instrument ${pulse}`)
	else if (known.asks !== 'part') report('pulse', `${pulse} does not ask a part of the organization about itself`)
	if (instrumentsOf(requirements).length > 0) report('pulse', 'a stage that asks others for a requirement asks no more')
}

function reportSessions(content: Content, stage: Stage, report: Report): void {
	for (const session of stage.sessions) {
		const format = content.formats.get(session.format)
		if (format && format.minutes !== session.minutes)
			report('sessions', `${session.title} takes ${session.minutes} min, its format ${format.minutes}`)
	}
}
