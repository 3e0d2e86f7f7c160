import type { Bank } from '../assessment/bank'
import type { Instrument } from '../assessment/instrument'
import type { Rubric } from '../assessment/rubric'
import { listWorks } from '../assessment/works'
import { mayBeUnread, type Unread } from '../content-file.server'
import { STARRED_SEEN } from '../practice/pairing'
import { askedWithin, leavesOf } from '../program/asked'
import type { Requirement, RequirementOf } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import type { Format } from '../room/format'
import { type Simulation, simulationsOf } from '../simulation/simulation'
import { goneKindsOf, titleOf } from './titles'

/** Whether what a rule names is there to judge it by: asked of content/ at every start, and of rules from earlier days. */
export type Named = {
	banks: ReadonlyMap<string, Bank>
	rubrics: ReadonlyMap<string, Rubric>
	instruments: ReadonlyMap<string, Instrument>
	formats: ReadonlyMap<string, Format>
	simulations: readonly Simulation[]
}

export type Report = (field: string, message: string) => void
export type UnreadFiles = { banks: Unread; rubrics: Unread; instruments: Unread; simulations: Unread }

const nothing: UnreadFiles = { banks: [], rubrics: [], instruments: [], simulations: [] }

/** A rule that cannot be judged, and why, a sentence each. */
export type NotJudged = {
	id: string
	title: string
	why: string[]
	/** Of a kind that is no more, or with a way of one: what was shown for it counts no more either */
	isGoneKind: boolean
}

/** Of rules that somebody keeps from an earlier day, those that the content of today cannot judge. */
export function listNotJudged(content: Named, stage: Stage, rules: readonly Requirement[]): NotJudged[] {
	return rules.flatMap((rule) => {
		const why: string[] = []
		const gone = goneKindsOf(rule)
		const isGoneKind = gone.length > 0
		why.push(...gone.map((kind) => `nothing judges the kind ${kind}`))
		if (!isGoneKind) reportRequirement(content, nothing, stage, rule, (_, message) => why.push(message))
		return why.length > 0 ? [{ id: rule.id, title: titleOf(rule), why, isGoneKind }] : []
	})
}

export function reportRequirement(
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
