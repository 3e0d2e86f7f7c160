import type { Verdict } from '../errors'
import type { Refusal } from './decision'

const DAY_MS = 86_400_000

/** When the door opens: a day before. */
export function opensAt(startsAt: Date): Date {
	return new Date(startsAt.getTime() - DAY_MS)
}

/** A room opens a day before its session, so that people can look around, and stays open afterwards. */
export function mayOpen(facts: { startsAt: Date; cancelled: boolean; now: Date }): Verdict<'cancelled' | 'too-early'> {
	if (facts.cancelled) return { ok: false, why: 'cancelled' }
	return facts.now < opensAt(facts.startsAt) ? { ok: false, why: 'too-early' } : { ok: true }
}

/** What a refused intent means to the person who tried it. */
export const refusalWords: Record<
	| Refusal
	| 'not-in-cohort'
	| 'cancelled'
	| 'kin-in-room'
	| 'not-yours'
	| 'not-saved'
	| 'slow-down'
	| 'malformed'
	| 'no-room'
	| 'sheet-worn-out',
	string
> = {
	'not-lead': 'Only who holds the lead can do that. Take the lead first.',
	'may-not-lead': 'That person does not lead here. The lead goes to who leads or co-leads the cohort.',
	'lead-moved': 'Somebody else has taken the lead since you pressed that. It stays with them.',
	'phase-moved': 'The room has moved on meanwhile.',
	'no-such-phase': 'There is no such phase.',
	'room-closed': 'The room is closed. What was said is in the recap.',
	'closed-for-good': 'A room can be opened again for an hour after its end. What was said is in the recap.',
	muted: 'The lead has asked you to pause for this phase. What you write alone still counts.',
	'few-wrote': 'Fewer than five people have written here. With so few a theme could be told apart.',
	'not-asked': 'Only those who took part are asked.',
	'not-started': 'The room has not started yet.',
	'not-this-phase': 'This belongs to another phase.',
	'observers-watch': 'Observers watch and listen; they do not write here.',
	'others-write': 'This part is for others to write. What you have to say has its place when you talk.',
	'not-presenter': 'Only the person who brings the case can tell it.',
	'no-such-person': 'That person is not in this cohort.',
	'no-such-column': 'There is no such column.',
	'no-such-slip': 'That slip is no longer there.',
	'no-such-question': 'That question is no longer there.',
	'no-such-case': 'That case is no longer there.',
	'not-agreed': 'A case of your casebook is shown once you agree that this room hears it from you.',
	'no-such-bundle': 'Those slips no longer lie together.',
	'nothing-to-undo': 'There is nothing of yours to undo, or somebody has moved it on since.',
	'not-yours': 'That is somebody else’s.',
	'enough-slips': 'Your pile is full. Change or delete a slip to make room.',
	'enough-votes': 'No votes left. Take one back to place it elsewhere.',
	'no-vote-there': 'You have no vote there.',
	'no-such-learning': 'That line is no longer there.',
	'enough-learnings': 'The sheet is full. Change or shorten a line instead.',
	'sheet-worn-out': 'The sheet takes no more: too much was written and struck out on it. What stands there is kept.',
	'enough-questions': 'This case has all the questions it can take. Keep yours for the talk.',
	'enough-of-yours': 'You have asked a good many already. Let the others ask, and keep this one for the talk.',
	'already-told': 'It has been told already.',
	'nothing-changes': 'That is how it is already.',
	'no-groups': 'Make the groups first: this part happens in small groups.',
	'dealt-since': 'The groups were dealt since you pressed that. Look at them; they stay as they are.',
	'too-few': 'Groups need two people or more.',
	'no-such-group': 'That group is no longer there.',
	'not-in-group': 'You sit in no group yet. Join one first.',
	'not-watching': 'You have a role in this round. Whoever watches counts.',
	'no-such-count': 'Nobody counts that here.',
	'enough-notes': 'The sheet of your group is full. Take a line away first.',
	'no-such-note': 'That line is no longer there.',
	'not-in-cohort': 'You are no longer in this cohort.',
	cancelled: 'This session is cancelled.',
	'kin-in-room':
		'Somebody who would hear it belongs to your team or line, or to those it is about. Tell another case here.',
	'not-saved': 'Not saved yet. We keep it and try again.',
	'slow-down': 'That was very fast. We keep it and try again in a moment.',
	malformed: 'That could not be read. Nothing was changed.',
	'no-room': 'There is no such room.',
}
