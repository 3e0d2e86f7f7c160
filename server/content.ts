import { plannedKey } from '~/domain/agenda/agenda'
import type { Agenda } from '~/domain/agenda/frontmatter'
import { loadAgendas } from '~/domain/agenda/load.server'
import type { Bank } from '~/domain/assessment/bank'
import type { Deliverable } from '~/domain/assessment/deliverable'
import type { Instrument } from '~/domain/assessment/instrument'
import { loadBanks, loadInstruments, loadRubrics } from '~/domain/assessment/load.server'
import { loadDeliverables } from '~/domain/assessment/load-deliverables.server'
import type { Rubric } from '~/domain/assessment/rubric'
import { listWorks } from '~/domain/assessment/works'
import { type Fault, faultLine, mayBeUnread, type Unread } from '~/domain/content-file.server'
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
import { STARRED_SEEN } from '~/domain/practice/pairing'
import { askedWithin, instrumentsOf, leavesOf } from '~/domain/program/asked'
import type { Requirement, RequirementOf } from '~/domain/program/frontmatter'
import type { Program, Stage } from '~/domain/program/lesson'
import { loadPrograms } from '~/domain/program/load.server'
import type { Readiness } from '~/domain/readiness/instrument'
import { loadReadiness } from '~/domain/readiness/load.server'
import type { Format } from '~/domain/room/format'
import { loadFormats } from '~/domain/room/load-formats.server'
import { loadSimulations } from '~/domain/simulation/load.server'
import { type Simulation, simulationsOf } from '~/domain/simulation/simulation'
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

type Report = (field: string, message: string) => void
type UnreadFiles = { banks: Unread; rubrics: Unread; instruments: Unread; simulations: Unread }

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

/** What a rule can name. */
export type Named = Pick<Content, 'banks' | 'rubrics' | 'instruments' | 'simulations' | 'formats'>
const nothing: UnreadFiles = { banks: [], rubrics: [], instruments: [], simulations: [] }

/** Why rules that somebody keeps from an earlier day cannot be judged by the content of today; one sentence each. */
export function faultsOfKept(content: Named, stage: Stage, rules: readonly Requirement[]): string[] {
	const faults: string[] = []
	for (const rule of rules)
		reportRequirement(content, nothing, stage, rule, (field, message) => faults.push(`${field}: ${message}`))
	return faults
}

function reportRequirement(
	content: Named,
	unread: UnreadFiles,
	stage: Stage,
	requirement: Requirement,
	report: Report,
) {
	if (requirement.kind === 'anyOf') {
		for (const option of leavesOf(requirement.options)) {
			const id = 'instrument' in option ? option.instrument : undefined
			const known = id ? content.instruments.get(id) : undefined
			if (id && !known && !mayBeUnread(unread.instruments, id)) report(requirement.id, `there is no instrument ${id}`)
			if (known && option.kind === 'teamReading' && known.asks !== 'team')
				report(requirement.id, `${id} does not ask a team about itself`)
		}
	}
	if (requirement.status === 'planned') return
	for (const asked of askedWithin([requirement])) {
		if (asked.kind === 'observation') reportObservation(content, unread, stage, asked.id, report)
		if (asked.kind !== 'simulation' || unread.simulations.length > 0) continue
		const count = simulationsOf(content.simulations, stage.key).length
		if (count < asked.finished) report(asked.id, `asks for ${asked.finished} finished simulations, there are ${count}`)
	}
	if (requirement.kind === 'statement') reportStatement(content, unread, requirement, report)
	if (requirement.kind === 'check') {
		const bank = content.banks.get(requirement.bank)
		const isWhole = !mayBeUnread(unread.banks, requirement.bank)
		for (const message of bankFaults(requirement, stage, bank, isWhole)) report(requirement.id, message)
	}
	if (requirement.kind !== 'assessment') return
	const { live, defense } = requirement
	if (live && defense) report(requirement.id, 'is shown live or defended, not both')
	const format = (live ?? defense)?.format
	if (format && !content.formats.has(format)) report(requirement.id, `there is no format ${format}`)
	if (content.rubrics.has(requirement.rubric)) return
	if (!mayBeUnread(unread.rubrics, requirement.rubric))
		report(requirement.id, `there is no rubric ${requirement.rubric}`)
}

/** Who watches scores the starred criteria of the work the stage assesses first; two of them make it count. */
function reportObservation(content: Named, unread: UnreadFiles, stage: Stage, id: string, report: Report) {
	const [work] = listWorks(stage.requirements)
	if (!work) return report(id, 'has conversations watched, and the stage assesses no work whose criteria could be seen')
	if (mayBeUnread(unread.rubrics, work.rubric)) return
	const starred = content.rubrics.get(work.rubric)?.criteria.filter((each) => each.starred).length ?? 0
	if (starred < STARRED_SEEN)
		report(id, `has conversations watched for ${STARRED_SEEN} starred criteria, ${work.rubric} stars ${starred}`)
}

/** Shown from as many answers on as the requirement asks for: what counts is what its owner reads. */
function reportStatement(content: Named, unread: UnreadFiles, rule: RequirementOf<'statement'>, report: Report) {
	const { id, instrument, ratersAtLeast } = rule
	if ((instrument === undefined) !== (ratersAtLeast === undefined))
		report(id, 'a statement of several names both its instrument and how many answer it')
	if (!instrument || mayBeUnread(unread.instruments, instrument)) return
	const known = content.instruments.get(instrument)
	if (!known) report(id, `there is no instrument ${instrument}`)
	else if (ratersAtLeast && known.fewest !== ratersAtLeast)
		report(id, `asks for ${ratersAtLeast} answers, but ${instrument} is shown from ${known.fewest}`)
}

function reportPulse(content: Content, unread: UnreadFiles, { pulse, requirements }: Stage, report: Report): void {
	if (!pulse || mayBeUnread(unread.instruments, pulse)) return
	const known = content.instruments.get(pulse)
	if (!known) report('pulse', `there is no instrument ${pulse}`)
	else if (known.asks !== 'part') report('pulse', `${pulse} does not ask a part of the organization about itself`)
	if (instrumentsOf(requirements).length > 0) report('pulse', 'a stage that asks others for a requirement asks no more')
}

/** @param isWhole every question of the bank could be read; only then can it hold too few */
function bankFaults(check: RequirementOf<'check'>, stage: Stage, bank: Bank | undefined, isWhole: boolean): string[] {
	if (!bank) return isWhole ? [`there is no question bank ${check.bank}`] : []
	const strange = strangeOutcomes(bank, stage).map(
		(outcome) => `the bank ${check.bank} asks about ${outcome}, which is no outcome`,
	)
	if (!isWhole) return strange
	// Questions on a misnamed outcome are missing from the one that was meant: one mistake, one fault.
	return [...tooFewInAll(check, bank), ...(strange.length > 0 ? strange : tooFewOnOutcomes(check, stage, bank))]
}

function strangeOutcomes(bank: Bank, stage: Stage): string[] {
	const asked = new Set(bank.questions.map((question) => question.outcome))
	return [...asked].filter((outcome) => !stage.outcomes.some((each) => each.id === outcome))
}

function tooFewInAll(check: RequirementOf<'check'>, bank: Bank): string[] {
	if (bank.questions.length >= check.draw * 3) return []
	return [
		`the bank ${check.bank} has ${bank.questions.length} questions, three times the draw of ${check.draw} are needed`,
	]
}

function tooFewOnOutcomes(check: RequirementOf<'check'>, stage: Stage, bank: Bank): string[] {
	return [...new Set(stage.outcomes.map((outcome) => outcome.id))].flatMap((id) => {
		const count = bank.questions.filter((question) => question.outcome === id).length
		if (count >= check.perOutcomeAtLeast) return []
		return [`the bank ${check.bank} has ${count} questions on ${id}, a try draws at least ${check.perOutcomeAtLeast}`]
	})
}

function reportSessions(content: Content, stage: Stage, report: Report): void {
	for (const session of stage.sessions) {
		const format = content.formats.get(session.format)
		if (format && format.minutes !== session.minutes)
			report('sessions', `${session.title} takes ${session.minutes} min, its format ${format.minutes}`)
	}
}
