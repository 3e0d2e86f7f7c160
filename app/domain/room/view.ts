import { type Bundle, lastMoveOf, shownBundles } from './bundles'
import type { Format } from './format'
import { type GroupsView, groupsView, movesGroups } from './group-view'
import { isGroupEvent } from './groups'
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
	presenters: Room['presenters']
	cases: Room['cases']
	questions: Room['questions']
	/** How many slips of the board at hand lie face down, by column, mine included */
	down: Record<string, number>
	/** Face up, of all boards: shuffled, unsigned */
	slips: SlipShown[]
	/** Which of them lie together, two or more to each */
	bundles: Bundle[]
	/** Strokes by slip of every board whose vote is over; null while there is none */
	tally: Record<string, number> | null
	learnings: Room['learnings']
	promises: Room['promises']
	lastTime: Room['lastTime']
	finishedCount: number
	moreTimeCount: number
	hands: string[]
	speakingId: string | null
}

export type SlipShown = { id: string; board: string; column: string; text: string }

type Mine = {
	/** My own slips, face down or up */
	mySlips: SlipShown[]
	myVotes: string[]
	iFinished: boolean
	iAskedForTime: boolean
	/** Null where nothing happens in groups */
	groups: GroupsView | null
	/** I have put something together or apart in this phase, and it still lies so */
	iMayUndo: boolean
}

/** A piece of news. `set` replaces whole entries of the view; the rest keep the frequent ones small. */
export type Fact =
	| { type: 'set'; patch: Partial<Omit<RoomView, 'seq'>> }
	| { type: 'down'; column: string; count: number }
	| { type: 'my-slip'; slip: SlipShown }
	| { type: 'my-slip-gone'; id: string }

export function view(room: Room, personId: string): RoomView {
	return { ...shared(room), ...mine(room, personId) }
}

function shared(room: Room): Shared {
	return {
		seq: room.seq,
		status: room.status,
		phase: room.phase,
		leadId: room.leadId,
		presenters: room.presenters,
		cases: room.cases,
		questions: room.questions,
		down: faceDown(room),
		slips: faceUp(room),
		bundles: shownBundles(room.bundling.bundles, room.faceUp),
		tally: tally(room),
		learnings: room.learnings,
		promises: room.promises,
		lastTime: room.lastTime,
		finishedCount: room.finished.length,
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
		iFinished: room.finished.includes(personId),
		iAskedForTime: room.moreTime.includes(personId),
		groups: groupsView(room, personId),
		iMayUndo: lastMoveOf(room.bundling, personId) !== undefined,
	}
}

function withoutAuthor({ id, board, column, text }: SlipShown): SlipShown {
	return { id, board, column, text }
}

function faceUp(room: Room): Shared['slips'] {
	const byId = new Map(room.slips.map((slip) => [slip.id, slip]))
	return room.faceUp.flatMap((id) => {
		const slip = byId.get(id)
		return slip && !slip.removed ? [withoutAuthor(slip)] : []
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
		patch: Partial<Omit<Shared, 'seq'> & Pick<Mine, 'iFinished' | 'iAskedForTime' | 'iMayUndo'>>,
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
				hands: now.hands,
				speakingId: now.speakingId,
			})
		}
		case 'phase-extended':
			return set({ phase: after.phase, moreTimeCount: 0, iAskedForTime: false })
		case 'room-closed':
			return set({ status: 'closed', hands: [], speakingId: null, tally: tally(after) })
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
		case 'promised':
			return set({ promises: after.promises })
		case 'outcome-told':
			return set({ lastTime: after.lastTime })
	}
}

/** What `personId` alone learns of it, on top. */
export function showOwn(after: Room, event: RoomEvent, personId: string): Fact[] {
	const set = (patch: Partial<Mine>): Fact[] => [{ type: 'set', patch }]
	if (movesGroups(after, event, personId)) return set({ groups: groupsView(after, personId) })
	// A removal gives votes back, whoever did it, and a move takes from others what they could undo; every other private
	// thing is its author's.
	const iMayUndo = lastMoveOf(after.bundling, personId) !== undefined
	if (event.type === 'slip-removed') return set({ myVotes: livingVotes(after, personId), iMayUndo })
	if (event.type === 'slip-bundled' || event.type === 'slip-unbundled' || event.type === 'bundling-undone')
		return set({ iMayUndo })
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
		case 'finished':
			return set({ iFinished: event.done })
		case 'more-time-asked':
			return set({ iAskedForTime: true })
		default:
			return []
	}
}

/** Folds one piece of news into a view; the browser's half of `show`. */
export function applyFact(before: RoomView, fact: Fact): RoomView {
	switch (fact.type) {
		case 'set':
			return { ...before, ...fact.patch }
		case 'down':
			return { ...before, down: { ...before.down, [fact.column]: fact.count } }
		case 'my-slip': {
			const known = before.mySlips.some((slip) => slip.id === fact.slip.id)
			const mySlips = known
				? before.mySlips.map((slip) => (slip.id === fact.slip.id ? fact.slip : slip))
				: [...before.mySlips, fact.slip]
			return { ...before, mySlips }
		}
		case 'my-slip-gone':
			return { ...before, mySlips: before.mySlips.filter((slip) => slip.id !== fact.id) }
	}
}

export function applyFacts(before: RoomView, seq: number, facts: Fact[]): RoomView {
	return { ...facts.reduce(applyFact, before), seq }
}
