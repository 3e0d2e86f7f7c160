import { type Bundle, lastMoveOf, shownBundles } from './bundles'
import { type ForLead, forLead } from './conduct'
import type { Format } from './format'
import { type GroupsView, groupsView } from './group-view'
import { leadOfferFor } from './handing-over'
import { marginOf, type NoteShown } from './margin'
import { mayLead } from './parts'
import { boardAt, phaseOf, roundAt, turnsOf } from './phases'
import { type Case, faceUpSlip, livingVotes, presenterAt, type Room } from './room'
import type { Seat } from './wire'
import { writesOn } from './writers'

/**
 * What one person may see of a room: the only way out of the server. Slips are nobody's but their author's until they
 * lie face up, and then nobody's at all. What changes in it travels as facts (news.ts).
 */
export type RoomView = Shared & Mine

export type Shared = {
	/** Which room it is of: a session has another one when its format was changed */
	openedAtMs: number
	/** Every slip that lies face up at the end stands in the recap */
	keepsAll: boolean
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
	/** How many have said what it was worth; never what */
	checkedOutCount: number
	moreTimeCount: number
	hands: string[]
	speakingId: string | null
	topicId: string | null
}

/** `byId`: only where a board is signed, and only face up */
export type SlipShown = { id: string; board: string; column: string; text: string; byId?: string }

export type Mine = {
	/** My own slips, face down or up */
	mySlips: SlipShown[]
	myVotes: string[]
	myWorth: number | null
	/** Of which cases of my casebook those that I told here are copies, by round */
	myCopies: Record<number, string>
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
	/** To whom the lead is offered, for whoever holds it and that person */
	leadOffer: string | null
	/** How many votes lie on the board at hand, for whoever holds the lead; null for everybody else */
	votesCast: number | null
}

export function view(room: Room, personId: string): RoomView {
	return { ...shared(room), ...mine(room, personId) }
}

/**
 * The room for who may not lead it any more: what they saw by holding the lead, or by visiting a group, ends with their
 * part. Everybody else is shown the room as it is.
 */
export function roomFor(room: Room, { personId, part }: Pick<Seat, 'personId' | 'part'>): Room {
	const isTheirs = (id: string | null) => id === personId
	const holds = isTheirs(room.leadId) || isTheirs(room.leadOfferedTo) || room.groups.visits[personId] !== undefined
	if (!holds || mayLead(part)) return room
	const { [personId]: _left, ...visits } = room.groups.visits
	return {
		...room,
		leadId: isTheirs(room.leadId) ? null : room.leadId,
		leadOfferedTo: isTheirs(room.leadOfferedTo) ? null : room.leadOfferedTo,
		groups: { ...room.groups, visits },
	}
}

export function shared(room: Room): Shared {
	return {
		openedAtMs: room.openedAtMs,
		keepsAll: room.keepsAll,
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
		checkedOutCount: Object.keys(room.worth).length,
		moreTimeCount: room.moreTime.length,
		hands: room.hands,
		speakingId: room.speakingId,
		topicId: room.topicId,
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
		myCopies: copiesOf(room, personId),
		margin: marginOf(room, personId),
		iFinished: room.finished.includes(personId),
		iAskedForTime: room.moreTime.includes(personId),
		groups: groupsView(room, personId),
		iMayUndo: lastMoveOf(room.bundling, personId) !== undefined,
		iAmMuted: room.conduct.muted.includes(personId),
		forLead: forLead(room, personId),
		leadOffer: leadOfferFor(room, personId),
		votesCast: votesCast(room, personId),
	}
}

/** From which case of somebody's casebook one was told is theirs alone to know. */
export function copiesOf({ cases, copies }: Room, personId: string): Record<number, string> {
	return Object.fromEntries(Object.entries(copies).filter(([round]) => cases[Number(round)]?.byId === personId))
}

/** A number, and never on what: that shows when the vote is over. */
export function votesCast(room: Room, personId: string): number | null {
	if (room.leadId !== personId) return null
	const board = boardAt(room)?.id
	const onBoard = (slipId: string) => faceUpSlip(room, slipId)?.board === board
	return Object.keys(room.votes).reduce((sum, voter) => sum + livingVotes(room, voter).filter(onBoard).length, 0)
}

/**
 * Of those who are here and write: whoever left after they had finished is missed by nobody who still writes, nor is who
 * was named presenter since of a board that others write on.
 */
export function finishedAmong(room: Room, present: readonly string[]): number {
	const phase = phaseOf(room)
	const writes = (id: string) => phase?.kind !== 'write' || writesOn(phase, id, presenterAt(room))
	return room.finished.filter((id) => present.includes(id) && writes(id)).length
}

export function withoutAuthor({ id, board, column, text }: SlipShown): SlipShown {
	return { id, board, column, text }
}

export function faceUp(room: Room): Shared['slips'] {
	const byId = new Map(room.slips.map((slip) => [slip.id, slip]))
	const signed = new Set(room.format.phases.filter((each) => each.kind === 'write' && each.signed).map(({ id }) => id))
	return room.faceUp.flatMap((id) => {
		const slip = byId.get(id)
		if (!slip) return []
		return [signed.has(slip.board) ? { ...withoutAuthor(slip), byId: slip.authorId } : withoutAuthor(slip)]
	})
}

export function faceDown(room: Room): Record<string, number> {
	const up = new Set(room.faceUp)
	const board = boardAt(room)?.id
	const counts: Record<string, number> = {}
	for (const slip of room.slips)
		if (slip.board === board && !up.has(slip.id) && !slip.removed) counts[slip.column] = (counts[slip.column] ?? 0) + 1
	return counts
}

/** Totals show once the vote is over, never while it is open. */
export function tally(room: Room): Record<string, number> | null {
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
