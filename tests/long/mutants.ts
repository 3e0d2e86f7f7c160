import type { Swap, Tests } from '../support/project-copy'
import { MUTANTS_OF_ASSESSMENT } from './mutants-of-assessment'
import { MUTANTS_OF_AUDIT } from './mutants-of-audit'
import { MUTANTS_OF_CASEBOOK } from './mutants-of-casebook'
import { MUTANTS_OF_CREDENTIALS } from './mutants-of-credentials'
import { MUTANTS_OF_EVIDENCE } from './mutants-of-evidence'
import { MUTANTS_OF_FACILITATORS } from './mutants-of-facilitators'
import { MUTANTS_OF_FILES } from './mutants-of-files'
import { MUTANTS_OF_FLOOR_AND_WALL } from './mutants-of-floor-and-wall'
import { MUTANTS_OF_FORMATION } from './mutants-of-formation'
import { MUTANTS_OF_GROUPS } from './mutants-of-groups'
import { MUTANTS_OF_LEAVE, MUTANTS_OF_RENEWAL } from './mutants-of-leave'
import { MUTANTS_OF_LETTERS } from './mutants-of-letters'
import { MUTANTS_OF_LINES } from './mutants-of-lines'
import { MUTANTS_OF_ODD_INPUT } from './mutants-of-odd-input'
import { MUTANTS_OF_OWN_ROOMS } from './mutants-of-own-rooms'
import { MUTANTS_OF_PAGES } from './mutants-of-pages'
import { MUTANTS_OF_RECAPS } from './mutants-of-recaps'
import { MUTANTS_OF_ROOMS } from './mutants-of-rooms'
import { MUTANTS_OF_RULES } from './mutants-of-rules'
import { MUTANTS_OF_SHEETS } from './mutants-of-sheets'
import { MUTANTS_OF_SIMULATIONS } from './mutants-of-simulations'

/** A guard or rule taken out of the product, and the quickest tests that must notice. */
export type Mutant = {
	/** What the product does then, as a sentence */
	says: string
	file: string
	swaps: readonly Swap[]
	noticedBy: Tests
}

/** Guards of routes are not here: tests/long/guards.test.ts takes out every one of them. */
export const MUTANTS: readonly Mutant[] = [
	...MUTANTS_OF_RULES,
	...MUTANTS_OF_ASSESSMENT,
	...MUTANTS_OF_AUDIT,
	...MUTANTS_OF_EVIDENCE,
	...MUTANTS_OF_FACILITATORS,
	...MUTANTS_OF_FILES,
	...MUTANTS_OF_LEAVE,
	...MUTANTS_OF_RENEWAL,
	...MUTANTS_OF_PAGES,
	...MUTANTS_OF_ROOMS,
	...MUTANTS_OF_SHEETS,
	...MUTANTS_OF_SIMULATIONS,
	...MUTANTS_OF_LINES,
	...MUTANTS_OF_RECAPS,
	...MUTANTS_OF_GROUPS,
	...MUTANTS_OF_OWN_ROOMS,
	...MUTANTS_OF_FLOOR_AND_WALL,
	...MUTANTS_OF_ODD_INPUT,
	...MUTANTS_OF_LETTERS,
	...MUTANTS_OF_FORMATION,
	...MUTANTS_OF_CASEBOOK,
	...MUTANTS_OF_CREDENTIALS,
]
