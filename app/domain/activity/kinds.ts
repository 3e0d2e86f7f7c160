/**
 * Activity: what a quarter of the track asks people to do on the job. Whoever did it writes down what it was, and a sponsor
 * or host says that it was so (docs/decisions/0043).
 */
export const EVIDENCE_STATES = ['draft', 'asked', 'confirmed', 'declined'] as const
export type EvidenceState = (typeof EVIDENCE_STATES)[number]

/** Under this id the sponsor’s word on the deliverable of a quarter stands beside the words on its activities. */
export const SIGN_OFF = 'deliverable'

/** Characters */
export const LONGEST_EVIDENCE = 6_000
export const SHORTEST_EVIDENCE = 80
export const LONGEST_REASON = 1_000
/** Of one activity, as its writer adds them up */
export const FEWEST_MINUTES = 15
export const MOST_MINUTES = 2_400
/** How long the address in a sponsor's letter works */
export const LINK_DAYS = 21
/** Of one person, before others have answered: nobody floods colleagues with letters. */
export const MOST_WAITING = 10
/** About one activity */
export const MOST_LETTERS_A_DAY = 3

/** Where an activity stands for who does it: its newest row, or that there is none. */
export type ActivityState = EvidenceState | 'open'

export const activityStateNames: Record<ActivityState, string> = {
	open: 'Not begun',
	draft: 'Being written',
	asked: 'Waits for a word',
	confirmed: 'Confirmed',
	declined: 'Came back',
}
