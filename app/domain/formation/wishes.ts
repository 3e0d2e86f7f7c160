import { type Counted, isHopeless } from './alike'
import type { Problem } from './kinds'

/** `asked`: indices of wishes to be together; whoever says all of them are met says that one of these cohorts is held. */
type Claim = { asked: number[]; kinds: number[] }

/**
 * What it takes to bring those together who asked for it: of each wish that can be met, its cost, and claims on the kinds
 * of cohorts. Two in one cohort can both come to it; so can three, where one asked for two others.
 */
export function claimsOf(problem: Problem, { alike, kinds }: Counted): { costs: number[]; claims: Claim[] } {
	const groupOf = new Map(alike.flatMap(({ people }, index) => people.map(({ id }) => [id, index] as const)))
	const wishes = problem.pairs.filter(
		({ one, other, kind }) =>
			kind === 'together' && groupOf.has(one) && groupOf.has(other) && !isHopeless(problem, one, other),
	)
	const held = kinds.map((kind) => new Set(kind.alike))
	const kindsFor = (ids: string[]) => {
		const groups = ids.map((id) => groupOf.get(id) as number)
		return [...kinds.keys()].filter((at) => groups.every((group) => held[at]?.has(group)))
	}
	const claims = wishes.map(({ one, other }, index): Claim => ({ asked: [index], kinds: kindsFor([one, other]) }))
	wishes.forEach((wish, index) => {
		wishes.slice(index + 1).forEach((also, after) => {
			const ids = [...new Set([wish.one, wish.other, also.one, also.other])]
			if (ids.length === 3) claims.push({ asked: [index, index + 1 + after], kinds: kindsFor(ids) })
		})
	})
	return { costs: wishes.map(() => problem.settings.weights.together), claims }
}
