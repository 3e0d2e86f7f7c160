import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import { judgedBy } from '../program/judged.server'
import type { Stage } from '../program/lesson'
import { readRulesOf } from './begun-rules.server'
import type { RequirementResult } from './evidence'
import { readEvidence } from './evidence.server'
import { shownSince, type Way, wayOf } from './period'
import { type NotYet, whyNotYet } from './policy'
import { listHeld } from './read.server'
import { renewalOf } from './renewal-rules'
import { evaluate } from './requirements'

/**
 * Where one person stands on a stage: by the rules their cohort carries, or the stage's own when they have none.
 * Planned requirements are shown in the sample organization only.
 */
export async function readStanding(
	db: Db,
	person: { id: string; showsPlanned: boolean },
	stage: Stage,
	now: Date,
): Promise<{ results: RequirementResult[]; rules: Requirement[]; cohortId: string | null; notYet: NotYet | null }> {
	const { rules, cohortId } = await readRules(db, person.id, stage)
	const way = await readWay(db, person.id, stage, now)
	const judged = await judgedBy(db, stage, cohortId)
	const evidence = (await readEvidence(db, [person.id], judged)).get(person.id)
	// What renewing asks is beside it: readRenewal.
	const since = way.by === 'rules' ? way.since : null
	const all = evidence ? evaluate(rules, shownSince(evidence, since), now) : []
	const results = all.filter((result) => person.showsPlanned || result.state !== 'planned')
	return { results, rules, cohortId, notYet: whyNotYet(stage, all) }
}

/** How this person comes to a certification of the stage now. */
export async function readWay(db: Db, personId: string, stage: Stage, now: Date): Promise<Way> {
	return wayOf((await listHeld(db, [personId], stage.key)).get(personId) ?? null, now)
}

/** Who of these comes to the stage anew, because what they held has lapsed, and since when what they show counts. */
export async function listSinces(db: Db, personIds: string[], stageKey: string, now: Date): Promise<Map<string, Date>> {
	const held = await listHeld(db, personIds, stageKey)
	return new Map(
		[...held].flatMap(([personId, each]) => {
			const way = wayOf(each, now)
			return way.by === 'rules' && way.since ? [[personId, way.since] as const] : []
		}),
	)
}

/** The rules somebody is judged by, in the evaluator and wherever they hand something in. */
export async function readRules(
	db: Db,
	personId: string,
	stage: Stage,
): Promise<{ rules: Requirement[]; cohortId: string | null }> {
	const cohort = await db.cohort.findFirst({
		where: {
			program: stage.program.slug,
			stage: stage.id,
			members: { some: { personId } },
			status: { not: 'cancelled' },
		},
		orderBy: { startsOn: 'desc' },
		select: { id: true, requirements: true },
	})
	const rules = cohort ? (cohort.requirements as unknown as Requirement[]) : stage.requirements
	const rulesOf = await readRulesOf(db, stage.key, [personId])
	return { rules: rulesOf(personId, { id: cohort?.id ?? null, requirements: rules }), cohortId: cohort?.id ?? null }
}

/** Stages with what this person is asked there in place of what anybody is today; while they can renew, with what that asks. */
export async function withOwnRules(db: Db, personId: string, stages: readonly Stage[], now: Date): Promise<Stage[]> {
	const own: Stage[] = []
	for (const stage of stages) {
		const { rules } = await readRules(db, personId, stage)
		const held = (await listHeld(db, [personId], stage.key)).get(personId) ?? null
		const renewal = held && wayOf(held, now).by === 'renewal' ? renewalOf(held.renewal, stage) : null
		own.push({ ...stage, requirements: [...rules, ...(renewal?.requirements ?? [])] })
	}
	return own
}

/**
 * What somebody is asked now, and since when what they show for it counts; while they can renew, what that asks and nothing
 * else.
 */
export async function readAsked(
	db: Db,
	personId: string,
	stage: Stage,
	now: Date,
): Promise<{ rules: Requirement[]; since: Date | null }> {
	const held = (await listHeld(db, [personId], stage.key)).get(personId) ?? null
	const { by, since } = wayOf(held, now)
	if (held && by === 'renewal') return { rules: renewalOf(held.renewal, stage)?.requirements ?? [], since }
	return { rules: (await readRules(db, personId, stage)).rules, since }
}

/**
 * What somebody hands in now, and since when tries of it count: their cohort's check and assessed work, or, while they can
 * renew what they hold, the check that renewing asks.
 */
export async function readTasks(
	db: Db,
	personId: string,
	stage: Stage,
	now: Date,
): Promise<{ rules: Requirement[]; checkSince: Date | null; workSince: Date | null }> {
	const { rules } = await readRules(db, personId, stage)
	const held = (await listHeld(db, [personId], stage.key)).get(personId) ?? null
	const way = wayOf(held, now)
	const update = held && renewalOf(held.renewal, stage)?.requirements.find(({ kind }) => kind === 'check')
	if (way.by !== 'renewal' || !update)
		return {
			rules,
			checkSince: way.by === 'rules' ? way.since : null,
			workSince: way.by === 'rules' ? way.since : null,
		}
	return {
		rules: [...rules.filter(({ kind }) => kind !== 'check'), update],
		checkSince: way.since,
		workSince: null,
	}
}
