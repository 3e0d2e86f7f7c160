/** When somebody’s rounds first, or last, came to what counts. */
export type RoundDates = {
	/** Round that confirms, the first one */
	confirmedAt: Date | null
	/** Round that is closed, whatever it came to: with an observed conversation beside it, another route is met */
	closedAt: Date | null
	/** Round in which enough people answered to be shown, whatever they said */
	answeredAt: Date | null
	/** Fewer than three people can answer, or did: two observed conversations take the place of a round */
	tooFewAt: Date | null
}

/**
 * All that the requirements evaluator reads of 360 rounds. It says what is met and by when, never what people said; which
 * of these met a requirement is for its owner alone (program-design.md, section 3).
 */
export type Round360Facts = RoundDates & {
	/** The same of rounds alone whose owner has told the raters what they heard and will try, from that day on */
	told: RoundDates
	/** When those rounds closed: what is told late of an old round makes it no new one */
	toldOf: RoundDates
}

/** Of a team: when enough of it had answered, each time. Never what. */
export type TeamReadings = { at: Date }[]

const NEVER: RoundDates = { confirmedAt: null, closedAt: null, answeredAt: null, tooFewAt: null }
export const NO_ROUND: Round360Facts = { ...NEVER, told: NEVER, toldOf: NEVER }
