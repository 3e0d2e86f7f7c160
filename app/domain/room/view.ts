import { type Bundle, lastMoveOf, shownBundles } from './bundles'
import { type ForLead, forLead, heardIn } from './conduct'
import type { Format } from './format'
import { type GroupsView, groupsView, movesGroups } from './group-view'
import { isGroupEvent } from './groups'
import { marginOf, type NoteShown, noteShown, readsMargin } from './margin'
import { boardAt, roundAt, turnsOf } from './phases'
import { type Case, livingVotes, type Room, type RoomEvent } from './room'

/**
 * What one person may see of a room: the only way out of the server. Slips are nobody's but their author's until they
 * lie face up, and then nobody's at all. Shared with the browser, which folds facts into its view.
 */
export type RoomView = Shared & Mine

type Shared = {
	seq: number
	status: Room['status']
	phase: Room['phase']
	leadId: string | null
	/** Until an hour after this it can be opened again */
	closedAtMs: number | null
	presenters: Room['presenters']
	cases: Room['cases']
	questions: Room['questions']
	/** How many slips of the board at hand lie face down, by column, mine included */
	down: Record<string, number>
	/** Face up, of all boards: shuffled, unsigned */
	slips: SlipShown[]
	/** Which of them lie together, two or more to each */
	bundles: Bundle[]
	/** Those whose name is shared beyond the cohort */
	themes: Room['themes']
	/** Strokes by slip of every board whose vote is over; null while there is none */
	tally: Record<string, number> | null
	learnings: Room['learnings']
	promises: Room['promises']
	lastTime: Room['lastTime']
	finishedCount: number
	/** How many have said what it was worth; never what */
	checkedOutCount: number
	moreTimeCount: number
	hands: string[]
	speakingId: string | null
}

/** `byId`: only where a board is signed, and only face up */
export type SlipShown = { id: string; board: string; column: string; text: string; byId?: string }

type Mine = {
	/** My own slips, face down or up */
	mySlips: SlipShown[]
	myVotes: string[]
	myWorth: number | null
	/** Notes beside the room; empty for whoever takes part */
	margin: NoteShown[]
	iFinished: boolean
	iAskedForTime: boolean
	/** Null where nothing happens in groups */
	groups: GroupsView | null
	/** I have put something together or apart in this phase, and it still lies so */
	iMayUndo: boolean
	/** The lead asked me to pause, for this phase */
	iAmMuted: boolean
	/** Null for everybody but who holds the lead */
	forLead: ForLead | null
}

/** A piece of news. `set` replaces whole entries of the view; the rest keep the frequent ones small. */
export type Fact =
	| { type: 'set'; patch: Partial<Omit<RoomView, 'seq'>> }
	| { type: 'down'; column: string; count: number }
	| { type: 'my-slip'; slip: SlipShown }
	| { type: 'my-slip-gone'; id: string }
	| { type: 'note'; note: NoteShown }

export function view(room: Room, personId: string): RoomView {
	return { ...shared(room), ...mine(room, personId) }
}

/** A view for a wall, where others look on: what is one person's alone is left out. */
export function withoutOwn(seen: RoomView): RoomView {
	return {
		...seen,
		mySlips: [],
		myVotes: [],
		myWorth: null,
		margin: [],
		groups: seen.groups && { ...seen.groups, lists: null, mine: null },
		iFinished: false,
		iAskedForTime: false,
		iMayUndo: false,
		iAmMuted: false,
		forLead: null,
	}
}

function shared(room: Room): Shared {
	return {
		seq: room.seq,
		status: room.status,
		phase: room.phase,
		leadId: room.leadId,
		closedAtMs: room.conduct.closedAtMs,
		presenters: room.presenters,
		cases: room.cases,
		questions: room.questions,
		down: faceDown(room),
		slips: faceUp(room),
		bundles: shownBundles(room.bundling.bundles, room.faceUp),
		themes: room.themes,
		tally: tally(room),
		learnings: room.learnings,
		promises: room.promises,
		lastTime: room.lastTime,
		finishedCount: room.finished.length,
		checkedOutCount: Object.keys(room.worth).length,
		moreTimeCount: room.moreTime.length,
		hands: room.hands,
		speakingId: room.speakingId,
	}
}

/** Whose case is at hand, what they told, and what was asked of it. */
export type AtHand = { presenterId: string | null; case: Case | null; questions: Room['questions'] }

export function atHand(format: Format, seen: Pick<Shared, 'phase' | 'presenters' | 'cases' | 'questions'>): AtHand {
	const round = roundAt({ format, phase: seen.phase })
	return {
		presenterId: seen.presenters[round] ?? null,
		case: seen.cases[round] ?? null,
		questions: seen.questions.filter((question) => question.round === round),
	}
}

function mine(room: Room, personId: string): Mine {
	return {
		mySlips: room.slips.filter((slip) => slip.authorId === personId && !slip.removed).map(withoutAuthor),
		myVotes: livingVotes(room, personId),
		myWorth: room.worth[personId] ?? null,
		margin: marginOf(room, personId),
		iFinished: room.finished.includes(personId),
		iAskedForTime: room.moreTime.includes(personId),
		groups: groupsView(room, personId),
		iMayUndo: lastMoveOf(room.bundling, personId) !== undefined,
		iAmMuted: room.conduct.muted.includes(personId),
		forLead: forLead(room, personId),
	}
}

function withoutAuthor({ id, board, column, text }: SlipShown): SlipShown {
	return { id, board, column, text }
}

function faceUp(room: Room): Shared['slips'] {
	const byId = new Map(room.slips.map((slip) => [slip.id, slip]))
	const signed = new Set(room.format.phases.filter((each) => each.kind === 'write' && each.signed).map(({ id }) => id))
	return room.faceUp.flatMap((id) => {
		const slip = byId.get(id)
		if (!slip || slip.removed) return []
		return [signed.has(slip.board) ? { ...withoutAuthor(slip), byId: slip.authorId } : withoutAuthor(slip)]
	})
}

function faceDown(room: Room): Record<string, number> {
	const up = new Set(room.faceUp)
	const board = boardAt(room)?.id
	const counts: Record<string, number> = {}
	for (const slip of room.slips)
		if (slip.board === board && !up.has(slip.id) && !slip.removed) counts[slip.column] = (counts[slip.column] ?? 0) + 1
	return counts
}

/** Totals show once the vote is over, never while it is open. */
function tally(room: Room): Record<string, number> | null {
	if (room.status === 'waiting') return null
	const isOver = (board: string) => {
		const { vote } = turnsOf(room.format, board)
		return vote !== -1 && (room.phase.index > vote || room.status === 'closed')
	}
	const over = new Set(room.format.phases.filter(({ kind, id }) => kind === 'write' && isOver(id)).map(({ id }) => id))
	if (over.size === 0) return null
	const counted = new Set(room.slips.filter((slip) => over.has(slip.board)).map((slip) => slip.id))
	const counts: Record<string, number> = {}
	for (const personId of Object.keys(room.votes))
		for (const slipId of livingVotes(room, personId))
			if (counted.has(slipId)) counts[slipId] = (counts[slipId] ?? 0) + 1
	return counts
}

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
				finishedCount: 0,
				moreTimeCount: 0,
				iFinished: false,
				iAskedForTime: false,
				iMayUndo: false,
				iAmMuted: false,
				hands: now.hands,
				speakingId: now.speakingId,
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
		case 'resumed':
			return set({ phase: after.phase })
		case 'muted':
		case 'unmuted':
		case 'noted-aside':
			return []
		case 'lead-claimed':
			return set({ leadId: after.leadId })
		case 'presenter-chosen':
			return set({ presenters: after.presenters })
		case 'case-told':
			return set({ cases: after.cases })
		case 'question-asked':
			return set({ questions: after.questions })
		case 'slip-added':
			return [{ type: 'down', column: event.column, count: faceDown(after)[event.column] ?? 0 }]
		case 'slip-edited':
		case 'voted':
		case 'unvoted':
			return []
		case 'slip-deleted':
			return set({ down: faceDown(after) })
		case 'slip-removed':
			// Whose it was must not show: everybody gets the same news, and drops it from their own if it was theirs.
			return [
				...set({ slips: faceUp(after), bundles: shared(after).bundles, tally: tally(after) }),
				{ type: 'my-slip-gone', id: event.id },
			]
		case 'slip-bundled':
		case 'slip-unbundled':
		case 'bundle-named':
		case 'bundling-undone':
			return set({ bundles: shared(after).bundles })
		case 'theme-shared':
			return set({ themes: after.themes })
		case 'finished':
			return set({ finishedCount: after.finished.length })
		case 'more-time-asked':
			return set({ moreTimeCount: after.moreTime.length })
		case 'hand-raised':
		case 'hand-lowered':
			return set({ hands: after.hands })
		case 'speaker-called':
			return set({ hands: after.hands, speakingId: after.speakingId })
		case 'speaking-ended':
			return set({ speakingId: null })
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
	return claimed || (concerns && after.leadId === personId)
		? [{ type: 'set', patch: { forLead: forLead(after, personId) } }]
		: []
}

function showMine(after: Room, event: RoomEvent, personId: string): Fact[] {
	const set = (patch: Partial<Mine>): Fact[] => [{ type: 'set', patch }]
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
