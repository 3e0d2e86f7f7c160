import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import { instrumentsOf } from '../program/asked'
import type { Requirement } from '../program/frontmatter'
import { isOwnersAlone } from './kinds'
import { adoptable, adoptableHere } from './rule-changes'

/** What a cohort asks of one of its people. `id` is null for whoever has no seat: then they are the stage's own rules. */
export type RulesOf = (personId: string, of: { id: string | null; requirements: unknown }) => Requirement[]

/** Rules of a seat somebody gave up (no cohort), or of one they have beside another */
type Begun = { personId: string; cohortId: string | null; rules: Requirement[] }

/**
 * By which rules each of some people goes in a cohort of a stage: the cohort's, but for those whose ways are their owner's
 * alone. These are the ones they began the stage with, in whichever cohort: asked by other ways in a second gradebook, a
 * state that turned would tell which way was theirs (docs/decisions/0034). Called off, a cohort is still one they began in:
 * its gradebook has shown their states, and does; also while they have no other seat, when the caller brings what the stage
 * asks today. Any other seat that is somebody's only one is left out: what they go by there is what the cohort asks now, which
 * the caller brings. One query for any number of people.
 */
export async function readRulesOf(db: Db | Tx, stageKey: string, personIds: readonly string[]): Promise<RulesOf> {
	const rows = await db.$queryRaw<Begun[]>`
		with seats as (
			select m."personId", m."cohortId", c.requirements, c.status, m."joinedAt", count(*) over (partition by m."personId") as "seatCount"
			from "CohortMember" m join "Cohort" c on c.id = m."cohortId"
			where m."personId" = any(${personIds}) and c.program || '/' || c.stage = ${stageKey}
		)
		select "personId", "cohortId", rules from (
			select "personId", null as "cohortId", rules, null::timestamptz as at
			from "BegunRules" where "personId" = any(${personIds}) and "stageKey" = ${stageKey}
			union all
			select "personId", "cohortId", requirements, "joinedAt" from seats
			where "seatCount" > 1 or status = 'cancelled'
		) begun
		order by at nulls first, "cohortId"`
	const begun = grouped(rows, ({ personId }) => personId)
	return (personId, { id, requirements }) => {
		const own = begun(personId)
		const here = own.findIndex(({ cohortId }) => id !== null && cohortId === id)
		const before = here < 0 ? own : own.slice(0, here)
		return goneBy(
			before.map(({ rules }) => rules),
			requirements as Requirement[],
		)
	}
}

/**
 * Rules of a cohort for whoever began with others, the earliest first. Others are asked with what the cohort asks with: its
 * rules are mended once content/ holds an instrument no more, and theirs with them.
 */
export function goneBy(begun: readonly Requirement[][], here: Requirement[]): Requirement[] {
	if (begun.length === 0) return here
	const named = new Set(instrumentsOf(here))
	return adoptableHere(begun.reduce(adoptable), here, (instrument) => named.has(instrument))
}

/** Before a seat is given up, however: by which ways its person went there stands, where they take another. */
export async function keepBegunRules(tx: Tx, { personId, cohortId }: { personId: string; cohortId: string }) {
	const cohort = await tx.cohort.findUnique({
		where: { id: cohortId },
		select: { id: true, program: true, stage: true, requirements: true },
	})
	if (!cohort) throw new DomainError('not-found', 'cohort')
	const stageKey = `${cohort.program}/${cohort.stage}`
	const rulesOf = await readRulesOf(tx, stageKey, [personId])
	const kept = rulesOf(personId, cohort).filter(({ kind }) => isOwnersAlone(kind))
	const rules = kept as unknown as Prisma.InputJsonValue
	const where = { personId_stageKey: { personId, stageKey } }
	await tx.begunRules.upsert({ where, create: { personId, stageKey, rules }, update: { rules } })
}
