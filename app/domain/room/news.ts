import { lastMoveOf } from './bundles'
import { forLead, heardIn } from './conduct'
import { groupsView, movesGroups } from './group-view'
import { isGroupEvent } from './groups'
import { leadOfferFor } from './handing-over'
import { type NoteShown, noteShown, readsMargin } from './margin'
import { livingVotes, type Room, type RoomEvent } from './room'
import {
	copiesOf,
	faceDown,
	faceUp,
	type Mine,
	type RoomView,
	type Shared,
	type SlipShown,
	shared,
	tally,
	view,
	votesCast,
	withoutAuthor,
} from './view'

/** A piece of news. `set` replaces whole entries of the view; the rest keep the frequent ones small. */
export type Fact =
	| { type: 'set'; patch: Partial<Omit<RoomView, 'seq'>> }
	| { type: 'down'; column: string; count: number }
	| { type: 'my-slip'; slip: SlipShown }
	| { type: 'my-slip-gone'; id: string }
	| { type: 'note'; note: NoteShown }

/**
 * News of one event for `personId`, given the room after it.
 * Law (tests/domain/room-view.test.ts): applying it to the view before gives the view after.
 */
export function show(after: Room, event: RoomEvent, personId: string): Fact[] {
	return [...showAll(after, event), ...showOwn(after, event, personId)]
}

/** What everybody learns of an event: never a slip or a vote of somebody's own. */
export function showAll(after: Room, event: RoomEvent): Fact[] {
	const set = (
		patch: Partial<Omit<Shared, 'seq'> & Pick<Mine, 'iFinished' | 'iAskedForTime' | 'iMayUndo' | 'iAmMuted'>>,
	): Fact[] => [{ type: 'set', patch }]
	if (isGroupEvent(event)) return []
	switch (event.type) {
		case 'phase-started': {
			const now = shared(after)
			return set({
				status: now.status,
				phase: now.phase,
				down: now.down,
				slips: now.slips,
				bundles: now.bundles,
				tally: now.tally,
				moreTimeCount: 0,
				iFinished: false,
				iAskedForTime: false,
				iMayUndo: false,
				iAmMuted: false,
				hands: now.hands,
				speakingId: now.speakingId,
				topicId: now.topicId,
				...(event.lastTime ? { lastTime: now.lastTime } : {}),
			})
		}
		case 'phase-extended':
			return set({ phase: after.phase, moreTimeCount: 0, iAskedForTime: false })
		case 'room-closed':
			return set({
				status: 'closed',
				closedAtMs: after.conduct.closedAtMs,
				hands: [],
				speakingId: null,
				tally: tally(after),
			})
		case 'room-reopened':
			return set({
				status: 'running',
				closedAtMs: null,
				leadId: after.leadId,
				phase: after.phase,
				tally: tally(after),
			})
		case 'paused':
		case 'stopped':
		case 'resumed':
			return set({ phase: after.phase })
		case 'muted':
		case 'unmuted':
		case 'lead-offered':
		case 'noted-aside':
		case 'line-struck':
		case 'case-taken-off':
			return []
		case 'lead-claimed':
			return set({ leadId: after.leadId })
		case 'presenter-chosen':
			return set({ presenters: after.presenters })
		case 'case-told':
			return set({ cases: after.cases })
		case 'question-asked':
		case 'question-removed':
			return set({ questions: after.questions })
		case 'slip-added':
			return [{ type: 'down', column: event.column, count: faceDown(after)[event.column] ?? 0 }]
		case 'slip-edited':
		case 'voted':
		case 'unvoted':
		case 'finished':
			return []
		case 'slip-deleted':
			return set({ down: faceDown(after), themes: after.themes })
		case 'slip-removed':
			// Whose it was must not show: everybody gets the same news, and drops it from their own if it was theirs.
			return [
				...set({
					slips: faceUp(after),
					bundles: shared(after).bundles,
					themes: after.themes,
					tally: tally(after),
					topicId: after.topicId,
				}),
				{ type: 'my-slip-gone', id: event.id },
			]
		case 'slip-bundled':
		case 'slip-unbundled':
		case 'bundle-named':
		case 'bundling-undone':
			return set({ bundles: shared(after).bundles, themes: after.themes })
		case 'theme-shared':
			return set({ themes: after.themes })
		case 'more-time-asked':
			return set({ moreTimeCount: after.moreTime.length })
		case 'hand-raised':
		case 'hand-lowered':
			return set({ hands: after.hands })
		case 'speaker-called':
			return set({ hands: after.hands, speakingId: after.speakingId })
		case 'speaking-ended':
			return set({ speakingId: null })
		case 'topic-taken-up':
			return set({ topicId: after.topicId })
		case 'learning-added':
		case 'learning-edited':
		case 'learning-deleted':
			return set({ learnings: after.learnings })
		case 'checked-out':
			return set({ checkedOutCount: Object.keys(after.worth).length })
		case 'promised':
			return set({ promises: after.promises })
		case 'outcome-told':
			return set({ lastTime: after.lastTime })
	}
}

/** What `personId` alone learns of it, on top. */
export function showOwn(after: Room, event: RoomEvent, personId: string): Fact[] {
	return [...showLead(after, event, personId), ...showMine(after, event, personId)]
}

/** What is for the lead's eyes goes with the lead: whoever claims it gets it, whoever had it loses it. */
function showLead(after: Room, event: RoomEvent, personId: string): Fact[] {
	const claimed = event.type === 'lead-claimed' || event.type === 'room-reopened'
	const concerns = /^(phase-started|muted|unmuted)$/.test(event.type) || heardIn(event) !== null
	const own: Partial<Mine> = {}
	if (claimed || (concerns && after.leadId === personId)) own.forLead = forLead(after, personId)
	const moves = /^(phase-started|voted|unvoted|slip-removed)$/.test(event.type)
	if (claimed || (moves && after.leadId === personId)) own.votesCast = votesCast(after, personId)
	// An offer is heard of by the two it is between, and by whom it is taken from.
	const isBetween = event.type === 'lead-offered' && [after.leadId, event.toId, event.insteadOfId].includes(personId)
	if (claimed || event.type === 'room-closed' || isBetween) own.leadOffer = leadOfferFor(after, personId)
	return Object.keys(own).length > 0 ? [{ type: 'set', patch: own }] : []
}

function whole(after: Room, personId: string): Partial<Omit<RoomView, 'seq'>> {
	const { seq: _, ...rest } = view(after, personId)
	return rest
}

function showMine(after: Room, event: RoomEvent, personId: string): Fact[] {
	const set = (patch: Partial<Mine>): Fact[] => [{ type: 'set', patch }]
	// Which lines it takes, or gives back, no event says: it holds a digest.
	if (event.type === 'line-struck') return [{ type: 'set', patch: whole(after, personId) }]
	// A case takes slips and votes of everybody along.
	if (event.type === 'case-taken-off') return [{ type: 'set', patch: whole(after, personId) }]
	if (movesGroups(after, event, personId)) return set({ groups: groupsView(after, personId) })
	// A removal gives votes back, whoever did it, and a move takes from others what they could undo; every other private
	// thing is its author's.
	const iMayUndo = lastMoveOf(after.bundling, personId) !== undefined
	if (event.type === 'slip-removed') return set({ myVotes: livingVotes(after, personId), iMayUndo })
	if (event.type === 'slip-bundled' || event.type === 'slip-unbundled' || event.type === 'bundling-undone')
		return set({ iMayUndo })
	if ((event.type === 'muted' || event.type === 'unmuted') && event.personId === personId)
		return set({ iAmMuted: event.type === 'muted' })
	if (event.type === 'noted-aside')
		return readsMargin(event, personId) ? [{ type: 'note', note: noteShown(event) }] : []
	if (!('byId' in event) || event.byId !== personId) return []
	switch (event.type) {
		case 'slip-added':
		case 'slip-edited': {
			const slip = after.slips.find((each) => each.id === event.id)
			return slip ? [{ type: 'my-slip', slip: withoutAuthor(slip) }] : []
		}
		case 'slip-deleted':
			return [{ type: 'my-slip-gone', id: event.id }]
		case 'voted':
		case 'unvoted':
			return set({ myVotes: livingVotes(after, personId) })
		case 'case-told':
			return set({ myCopies: copiesOf(after, personId) })
		case 'checked-out':
			return set({ myWorth: event.worth })
		case 'finished':
			return set({ iFinished: event.done })
		case 'more-time-asked':
			return set({ iAskedForTime: true })
		default:
			return []
	}
}
