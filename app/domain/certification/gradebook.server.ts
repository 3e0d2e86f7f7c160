import { getCohort } from '../cohort/read.server'
import { rulesOfToday, termsOfToday } from '../cohort/rules'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import { findStageByKey } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import { type JudgedStage, judgedTogether } from '../program/judged'
import { judgedBy, judgedByEach } from '../program/judged.server'
import type { Program, Stage } from '../program/lesson'
import { readRulesOf } from './begun-rules.server'
import { modulesAsCounted, type RequirementResult } from './evidence'
import { readEvidence } from './evidence.server'
import { shownByRules, wayOf } from './period'
import { type NotYet, whyNotYet } from './policy'
import { type HeldCertificate, listHeld } from './read.server'
import { changesOfTerms, termsOf } from './renewal-rules'
import { asSeenByLeads, asSeenByOthers, evaluate, isReady } from './requirements'
import { adoptable, changesOf } from './rule-changes'
import { titleOf } from './titles'

export type GradebookColumn = { id: string; title: string }
export type GradebookRow = {
	personId: string
	name: string
	team: string
	careerTrack: string
	results: RequirementResult[]
	certificate: string | null
	group: 'certified' | 'ready' | 'little-left' | 'on-the-way'
}

/** What keeps a whole cohort from certificates; the same rule as mayIssue. */
export function whyNone({ stage, rows }: { stage: Stage; rows: Pick<GradebookRow, 'results'>[] }): NotYet | null {
	// What one who came from another cohort began with keeps nobody else.
	const kept = rows.find(({ results }) => whyNotYet(stage, results) === null) ?? rows[0]
	return whyNotYet(stage, kept?.results ?? [])
}

/**
 * Where everybody of a cohort stands, by the cohort's own rules and those each began with. Admins and leads see states, never
 * answers.
 */
export async function readGradebook(
	db: Db,
	programs: Program[],
	cohortId: string,
	now: Date,
	seenBy: 'admin' | 'lead' = 'admin',
): Promise<{
	cohort: { id: string; name: string }
	stage: Stage
	columns: GradebookColumn[]
	rows: GradebookRow[]
	rulesOf: (personId: string) => Requirement[]
	/** What the cohort asks, its certificates will ask of who renews, and anybody goes by who is not certified */
	kept: Requirement[]
	/** The level asks for something else today than this cohort is asked */
	hasOldRules: boolean
}> {
	const cohort = await getCohort(db, cohortId)
	const stage = findStageByKey(programs, cohort.stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const seen = seenBy === 'lead' ? asSeenByLeads : asSeenByOthers
	const judged = new Map([[cohort.id, await judgedBy(db, stage, cohort.id)]])
	const personIds = cohort.members.map((member) => member.id)
	const held = await listHeld(db, personIds, stage.key)
	const standsOf = await readStands(db, stage, judged, { personIds, held }, now)
	const stands = cohort.members.map((member) => ({ ...member, ...standsOf(member.id, cohort) }))
	const rows = stands.map(({ id, name, team, careerTrack, results, certificate, group }): GradebookRow => {
		// Its number opens it for anybody: it is the holder's to give.
		const shown = seenBy === 'lead' ? null : certificate
		return { personId: id, name, team, careerTrack, results: seen(results), certificate: shown, group }
	})
	const terms = termsOf(cohort.certificate, stage)
	const asked = stands.flatMap(({ group, rules }) => (group === 'certified' ? [] : rules))
	const hasOldRules =
		changesOf(cohort.requirements, adoptable(cohort.requirements, rulesOfToday(stage))).length > 0 ||
		changesOfTerms(terms, termsOfToday(stage)).length > 0
	return {
		cohort: { id: cohort.id, name: cohort.name },
		stage,
		columns: columnsOf(cohort.requirements, rows),
		rows,
		rulesOf: (personId) => standsOf(personId, cohort).rules,
		kept: [...cohort.requirements, ...(terms.renewal?.requirements ?? []), ...asked],
		hasOldRules,
	}
}

/** What the cohort asks, and after it what somebody began with who came from another. */
function columnsOf(requirements: readonly Requirement[], rows: readonly GradebookRow[]): GradebookColumn[] {
	const asked = rows.flatMap(({ results }) => results).filter(({ state }) => state !== 'planned')
	const own = requirements.filter(({ id }) => asked.some((result) => result.id === id))
	const titles = new Map(own.map((rule) => [rule.id, titleOf(rule)]))
	for (const { id, title } of asked) if (!titles.has(id)) titles.set(id, title)
	return [...titles].map(([id, title]) => ({ id, title }))
}

/**
 * How anybody of some people stands in a cohort of the stage: a fixed number of queries, however many cohorts they are of.
 * @param judged by the ids of these cohorts
 */
async function readStands(
	db: Db,
	stage: Stage,
	judged: ReadonlyMap<string, JudgedStage>,
	{ personIds, held }: { personIds: string[]; held: ReadonlyMap<string, HeldCertificate> },
	now: Date,
) {
	const evidence = await readEvidence(db, personIds, judgedTogether(stage, judged.values()))
	const rulesOf = await readRulesOf(db, stage.key, personIds)
	return (personId: string, cohort: { id: string; requirements: unknown }) => {
		const all = evidence.get(personId)
		const counted = judged.get(cohort.id)?.counted ?? []
		const own = all && {
			...all,
			modules: modulesAsCounted(counted, ({ id }) => all.modules.find((each) => each.id === id)),
		}
		const holds = held.get(personId) ?? null
		const way = wayOf(holds, now)
		const rules = rulesOf(personId, cohort)
		// What renewing asks stands with the certification; here are the rules of the cohort.
		const results = own ? evaluate(rules, shownByRules(own, way), now) : []
		const certificate = holds && way.by !== 'rules' ? holds.number : null
		return { rules, results, certificate, group: groupOf(results, certificate) }
	}
}

const LITTLE_LEFT = 2

function groupOf(results: RequirementResult[], certificate: string | null): GradebookRow['group'] {
	if (certificate) return 'certified'
	if (isReady(results)) return 'ready'
	const open = results.filter((result) => result.state === 'open' || result.state === 'in-progress').length
	return open <= LITTLE_LEFT ? 'little-left' : 'on-the-way'
}

/**
 * How many people of all running cohorts are ready to be certified, by cohort; none where nothing can be issued yet. What is
 * asked of the database depends on how many levels there are, never on how many cohorts.
 */
export async function listReady(
	db: Db,
	programs: Program[],
	now: Date,
): Promise<{ cohortId: string; cohort: string; count: number }[]> {
	const cohorts = await db.cohort.findMany({
		where: { status: { in: ['running', 'finished'] }, members: { some: {} } },
		select: {
			id: true,
			name: true,
			program: true,
			stage: true,
			status: true,
			lessons: true,
			requirements: true,
			members: { select: { personId: true } },
		},
		orderBy: { startsOn: 'asc' },
	})
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { isSample: true } })
	const ofStage = grouped(cohorts, ({ program, stage }) => `${program}/${stage}`)
	const ready = new Map<string, number>()
	for (const stage of programs.flatMap(({ stages }) => stages).filter(({ key }) => ofStage(key).length > 0)) {
		const seated = ofStage(stage.key).flatMap(({ members }) => members.map(({ personId }) => personId))
		const held = await listHeld(db, [...new Set(seated)], stage.key)
		// Whoever holds it is not ready, and of all who ever had a seat most do: their evidence stays where it is.
		const comes = ({ personId }: { personId: string }) => wayOf(held.get(personId) ?? null, now).by === 'rules'
		const own = ofStage(stage.key)
			.map((cohort) => ({ ...cohort, members: cohort.members.filter(comes) }))
			.filter(({ members }) => members.length > 0)
		if (own.length === 0) continue
		const personIds = [...new Set(own.flatMap(({ members }) => members.map(({ personId }) => personId)))]
		const standsOf = await readStands(db, stage, await judgedByEach(db, stage, own), { personIds, held }, now)
		for (const cohort of own) {
			const rows = cohort.members.map(({ personId }) => standsOf(personId, cohort))
			if (whyNone({ stage, rows }) && !organization?.isSample) continue
			ready.set(cohort.id, rows.filter(({ group }) => group === 'ready').length)
		}
	}
	return cohorts.flatMap(({ id, name }) => {
		const count = ready.get(id) ?? 0
		return count > 0 ? [{ cohortId: id, cohort: name, count }] : []
	})
}
