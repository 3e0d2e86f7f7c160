/** A level somebody is on the way to, or could be, as their page says it. */
export type MyLevel = {
	stageKey: string
	/** "Expected of you by 12 March 2027" */
	strength: string
	/** "Later until 1 June 2027: on parental leave" */
	excuse: string | null
	/** The one they stand in, or else one they could apply to */
	intake: { id: string; name: string; closes: string; starts: string; isIn: boolean; isOpen: boolean } | null
	inCohort: boolean
}
