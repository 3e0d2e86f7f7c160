import { getCohort } from '../cohort/read.server'
import { rulesOfToday, termsOfToday } from '../cohort/rules'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { findStageByKey } from '../program/find'
import type { Program, Stage } from '../program/lesson'
import type { RequirementResult } from './evidence'
import { readEvidence } from './evidence.server'
import { shownByRules, wayOf } from './period'
import { type NotYet, whyNotYet } from './policy'
import { listHeld } from './read.server'
import { changesOfTerms, termsOf } from './renewal-rules'
import { asSeenByLeads, asSeenByOthers, evaluate, isReady } from './requirements'
import { adoptable, changesOf } from './rule-changes'

export type GradebookRow = {
	personId: string
	name: string
	team: string
	careerTrack: string
	results: RequirementResult[]
	certificate: string | null
	group: 'certified' | 'ready' | 'little-left' | 'on-the-way'
}

/** What keeps a whole cohort from certificates; the same rule as mayIssue. Everybody in it has the same requirements. */
export function whyNone({ stage, rows }: { stage: Stage; rows: GradebookRow[] }): NotYet | null {
	return whyNotYet(stage, rows[0]?.results ?? [])
}

/** Where everybody of a cohort stands, by the cohort's own rules. Admins and leads see states, never answers. */
export async function readGradebook(
	db: Db,
	programs: Program[],
	cohortId: string,
	now: Date,
	seenBy: 'admin' | 'lead' = 'admin',
): Promise<{
	cohort: { id: string; name: string }
	stage: Stage
	rows: GradebookRow[]
	/** The level asks for something else today than this cohort is asked */
	hasOldRules: boolean
}> {
	const cohort = await getCohort(db, cohortId)
	const stage = findStageByKey(programs, cohort.stageKey)
	if (!stage) throw new DomainError('not-found', 'stage')
	const ids = cohort.members.map((member) => member.id)
	const evidence = await readEvidence(db, ids, stage)
	const held = await listHeld(db, ids, stage.key)
	const seen = seenBy === 'lead' ? asSeenByLeads : asSeenByOthers
	const rows = cohort.members.map((member): GradebookRow => {
		const own = evidence.get(member.id)
		const holds = held.get(member.id) ?? null
		const way = wayOf(holds, now)
		// What renewing asks stands with the certification; here are the rules of the cohort.
		const shown = own && shownByRules(own, way)
		const results = shown ? seen(evaluate(cohort.requirements, shown, now)) : []
		const certificate = holds && way.by !== 'rules' ? holds.number : null
		return {
			personId: member.id,
			name: member.name,
			team: member.team,
			careerTrack: member.careerTrack,
			results,
			// Its number opens it for anybody: it is the holder's to give.
			certificate: seenBy === 'lead' ? null : certificate,
			group: groupOf(results, certificate),
		}
	})
	const hasOldRules =
		changesOf(cohort.requirements, adoptable(cohort.requirements, rulesOfToday(stage))).length > 0 ||
		changesOfTerms(termsOf(cohort.certificate, stage), termsOfToday(stage)).length > 0
	return { cohort: { id: cohort.id, name: cohort.name }, stage, rows, hasOldRules }
}

const LITTLE_LEFT = 2

function groupOf(results: RequirementResult[], certificate: string | null): GradebookRow['group'] {
	if (certificate) return 'certified'
	if (isReady(results)) return 'ready'
	const open = results.filter((result) => result.state === 'open' || result.state === 'in-progress').length
	return open <= LITTLE_LEFT ? 'little-left' : 'on-the-way'
}

/** How many people of all running cohorts are ready to be certified, by cohort; none where nothing can be issued yet. */
export async function listReady(
	db: Db,
	programs: Program[],
	now: Date,
): Promise<{ cohortId: string; cohort: string; count: number }[]> {
	const cohorts = await db.cohort.findMany({
		where: { status: { in: ['running', 'finished'] } },
		select: { id: true },
		orderBy: { startsOn: 'asc' },
	})
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { isSample: true } })
	const ready = []
	for (const { id } of cohorts) {
		const book = await readGradebook(db, programs, id, now)
		if (whyNone(book) && !organization?.isSample) continue
		const count = book.rows.filter((row) => row.group === 'ready').length
		if (count > 0) ready.push({ cohortId: id, cohort: book.cohort.name, count })
	}
	return ready
}
