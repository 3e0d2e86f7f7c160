/** What a talk moves, and its player does not see before the end. */
export const VALUES = ['trust', 'clarity', 'energy'] as const
export type Value = (typeof VALUES)[number]
/** Each 0 to 100 */
export type Values = Record<Value, number>

/** What somebody chose, in which turn. */
export type Step = { turn: string; choice: string }
