import { readSponsors } from '../activity/read-evidence.server'
import type { Db, Tx } from '../db'
import { verdictOnLevel } from '../facilitator/assessing.server'
import type { Pathways } from '../facilitator/pathway'
import { listInLineWith } from '../person/line.server'
import { assessorToName, verdictOn, workToName } from './assign.server'
import type { Rubric } from './rubric'
import { PAIR } from './slot'
import { listTiedTo } from './ties.server'

/**
 * Whose work it would be, and by which rubric; the cohort it would count in. `asked`: null once they have seen it, who finish
 * what they began
 */
export type Shown = {
	personId: string
	cohortId: string
	rubric: Rubric
	asked: { pathways: Pathways; now: Date } | null
}

/**
 * Which of these people may assess somebody's work live, one after the other and so that at most one knows the cohort:
 * the rules of every other work (assessor-policy.ts). @returns for each pair those of it who may
 */
export async function whoMayAssess(db: Db | Tx, pairs: string[][], shown: Shown): Promise<string[][]> {
	const ids = [...new Set(pairs.flat())]
	const people = await db.person.findMany({ where: { id: { in: ids } }, select: assessorToName })
	const cohort = await db.cohort.findUniqueOrThrow({
		where: { id: shown.cohortId },
		select: { ...workToName.cohort.select, program: true, stage: true },
	})
	const stageKey = `${cohort.program}/${cohort.stage}`
	const { asked } = shown
	const inLine = await listInLineWith(db, shown.personId, ids)
	const tied = await listTiedTo(db, shown.personId)
	const isSponsorOf = await readSponsors(db, [shown.personId])
	return pairs.map((pair) => {
		const may: string[] = []
		for (const id of pair) {
			const assessor = people.find((each) => each.id === id)
			if (!assessor) continue
			const work = {
				personId: shown.personId,
				stageKey,
				decision: null,
				round: 1,
				rubricId: shown.rubric.id,
				rubricHash: shown.rubric.hash,
				sheets: may.map((assessorId) => ({ assessorId, round: 1, submittedAt: null, scores: {} })),
				cohort,
			}
			const verdict = verdictOn(work, assessor, {
				rubric: shown.rubric,
				assessors: PAIR,
				level: asked ? verdictOnLevel(assessor, stageKey, asked.pathways, asked.now) : { ok: true },
				inReportingLine: inLine.includes(id),
				tied: tied.has(id),
				isSponsor: isSponsorOf(work, assessor),
				hasEnough: false,
				hoursFull: false,
			})
			if (verdict.ok) may.push(id)
		}
		return may
	})
}
