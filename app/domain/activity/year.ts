/** Year outcome: with what somebody ends the year of a track. Each is an end like the others: staying an engineer is no lesser one. */
export const YEAR_OUTCOMES = ['ic-path', 'lead-people', 'wider-scope'] as const
export type YearOutcome = (typeof YEAR_OUTCOMES)[number]

export const yearOutcomeNames: Record<YearOutcome, string> = {
	'ic-path': 'Chose the IC path',
	'lead-people': 'Chose to lead people',
	'wider-scope': 'Took on a wider scope beside their own work',
}

/** As the form offers them to whom they are about */
export const ownOutcomeNames: Record<YearOutcome, string> = {
	'ic-path': 'I chose the IC path: deep craft, and its influence',
	'lead-people': 'I chose to lead people',
	'wider-scope': 'I take on a wider scope beside my own work',
}

export type OutcomeCount = { outcome: YearOutcome; name: string; people: number }

/** How many ended with what, and all of them together, none apart from the others. */
export function countOutcomes(people: ReadonlyMap<string, number>): { finished: number; by: OutcomeCount[] } {
	const by = YEAR_OUTCOMES.map((outcome) => ({
		outcome,
		name: yearOutcomeNames[outcome],
		people: people.get(outcome) ?? 0,
	}))
	return { finished: by.reduce((sum, each) => sum + each.people, 0), by }
}
