/** Sets no modules aside: with two people’s word it shows them, as the first try of the check does. */
export const EQUAL_PROGRAM = 'Holds the certificate of an equal program'

export const WAIVER_REASONS = [
	'On leave during the cohort',
	'Part-time, agreed beforehand',
	'Disability, agreed with the person',
	'Took an equal session elsewhere',
	'The organization cancelled it',
	EQUAL_PROGRAM,
] as const

/** Crockford's alphabet: no I, L, O, U to misread. */
export const NUMBER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const NUMBER_PATTERN = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/

/** What people type: lower case, spaces, O for 0. Null when it can be no number. */
export function readNumber(typed: string): string | null {
	const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
	const number = `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`
	return NUMBER_PATTERN.test(number) ? number : null
}

/** Kinds of which nobody but their owner sees more than the state: not how often, not when, not by which route. */
const OWNERS_ALONE: readonly string[] = ['case', 'contribution', 'pairing', 'anyOf', 'conflicts']
export const isOwnersAlone = (kind: string): boolean => OWNERS_ALONE.includes(kind)
