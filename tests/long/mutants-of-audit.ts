import type { Mutant } from './mutants'
import { server, unit } from './noticed-by'

/** The audit log: who took people's data away, and what a change made of what stood there. */
export const MUTANTS_OF_AUDIT: readonly Mutant[] = [
	{
		says: 'nobody knows who took a gradebook',
		file: 'app/http/gradebook-file.server.ts',
		swaps: [['	await record(db, {', '	if (!db) await record(db, {']],
		noticedBy: server('gradebook-file', 'stays in the audit log'),
	},
	{
		says: 'the log keeps whom an admin looked for',
		file: 'app/domain/compliance/standing.ts',
		swaps: [["words: 'found by words'", 'words: q']],
		noticedBy: unit('compliance', 'without the words that were typed'),
	},
	{
		says: 'the log calls a sponsor’s no a yes',
		file: 'app/domain/activity/confirm.server.ts',
		swaps: [["after: said.wasSo ? 'confirmed' : 'declined'", "after: 'confirmed'"]],
		noticedBy: server('activity-evidence', 'that it was otherwise'),
	},
	{
		says: 'the log does not say what somebody held before',
		file: 'app/domain/facilitator/grant.server.ts',
		swaps: [['before: sayHeld(held)', 'before: sayHeld(value)']],
		noticedBy: server('qualifications', 'leads from training over a signature'),
	},
]
