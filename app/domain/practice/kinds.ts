/** Characters of a commitment, and of what came of it: small enough to recall. */
/** Characters of a plan that colleagues watch */
export const SHORTEST_PLAN = 200
export const LONGEST_PLAN = 4_000
export const LONGEST_LINE = 280

/** A commitment: "I will … by …". Kept, changed and dropped count alike; what matters is that somebody looked. */
export const OUTCOMES = ['kept', 'changed', 'dropped'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const outcomeNames: Record<Outcome, string> = { kept: 'Kept', changed: 'Changed', dropped: 'Let go' }
