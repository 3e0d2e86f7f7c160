import type { GroupRefusal } from './group-rules'
import type { LastTime, RoomEvent } from './room'
import type { Seat } from './wire'

export type Refusal =
	| 'not-lead'
	| 'may-not-lead'
	| 'lead-moved'
	| 'phase-moved'
	| 'no-such-phase'
	| 'room-closed'
	| 'closed-for-good'
	| 'muted'
	| 'few-wrote'
	| 'not-asked'
	| 'not-started'
	| 'not-this-phase'
	| 'observers-watch'
	| 'others-write'
	| 'not-presenter'
	| 'no-such-person'
	| 'no-such-column'
	| 'no-such-slip'
	| 'no-such-question'
	| 'no-such-case'
	| 'not-agreed'
	| 'no-such-bundle'
	| 'nothing-to-undo'
	| 'not-yours'
	| 'enough-slips'
	| 'enough-votes'
	| 'no-vote-there'
	| 'no-such-learning'
	| 'enough-learnings'
	| 'enough-questions'
	| 'enough-of-yours'
	| 'already-told'
	| 'nothing-changes'
	| GroupRefusal

export type Decision = { event: RoomEvent } | { refused: Refusal }

/** Who, when and by which operation; `shuffle` is the only chance in the room. */
export type Circumstance = {
	by: Seat
	people: readonly Seat[]
	/** Who of them may not take the lead, though their part would let them; known for acts that ask for it */
	barred: readonly string[]
	/** What was promised before, as of now; known for the act that begins the room */
	promised?: LastTime[]
	opId: string
	nowMs: number
	shuffle: (ids: string[]) => string[]
}

export const refuse = (refused: Refusal): Decision => ({ refused })
export const accept = (event: RoomEvent): Decision => ({ event })
