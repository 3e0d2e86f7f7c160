import type { Outcome } from '../practice/kinds'
import { type Bundling, type BundlingEvent, NO_BUNDLES } from './bundles'
import type { CheckOutEvent } from './check-out'
import { type Conduct, type ConductEvent, UNLED } from './conduct'
import type { Format } from './format'
import { type Cast, type Group, type GroupEvent, type Groups, groupsFrom } from './groups'
import type { HandingOverEvent } from './handing-over'
import type { MarginEvent, Note } from './margin'
import { mayLead } from './parts'
import { roundAt } from './phases'
import type { StopEvent } from './stop'
import type { StrikeEvent } from './strike'
import type { ThemeEvent } from './themes'
import type { Seat } from './wire'

/** Of `Room` as snapshots keep it. One of another shape is folded anew from the log. */
export const SHAPE = 14

/**
 * A live room: its rules are two pure functions over an ordered log (docs/decisions/0004). `decide` (decide.ts) says what
 * an intent means now, `evolve` (evolve.ts) folds one fact into the room. The caller supplies who, when, and chance.
 */
export type Room = {
	shape: typeof SHAPE
	/** Which one: whoever changes the format of a session lets go of a room that waits, and its next one begins again at 0 */
	openedAtMs: number
	format: Format
	/** Whether people were told, while they wrote, that every slip stands in the recap that lies face up at the end */
	keepsAll: boolean
	seq: number
	status: 'waiting' | 'running' | 'closed'
	/** `version` grows with every change of phase, so that a double click moves once. */
	phase: {
		index: number
		startedAtMs: number
		endsAtMs: number
		/** Since when the clock stands still */
		pausedAtMs: number | null
		/** Somebody said stop: what is talked about is covered */
		isStopped: boolean
		version: number
	}
	conduct: Conduct
	/** Who holds the facilitator's seat. */
	leadId: string | null
	/** Who was asked to take it over, and has not yet */
	leadOfferedTo: string | null
	/** Who brings the case of a round, and the case: by round, from 1. A format without rounds has one. */
	presenters: Record<number, string>
	cases: Record<number, Case>
	/** Of those that came from a casebook: of which case there each is a copy, by round */
	copies: Record<number, string>
	questions: { id: string; byId: string; text: string; round: number }[]
	slips: Slip[]
	/** Ids of the slips that are face up, shuffled; everything else is its author's alone. */
	faceUp: string[]
	/** Which of them were put together */
	bundling: Bundling
	/** Bundles whose names are shared beyond the cohort */
	themes: string[]
	votes: Record<string, string[]>
	learnings: { id: string; byId: string; text: string }[]
	promises: Record<string, { text: string; dueOn: string }>
	/** Digests of lines that stand in the recap no more */
	struck: string[]
	/** What the time was worth to each, from 1 to 10 */
	worth: Record<string, number>
	/** What each one promised last time, and what came of it. */
	lastTime: LastTime[]
	/** Notes beside the room, of those who lead and observe */
	margin: Note[]
	finished: string[]
	moreTime: string[]
	hands: string[]
	speakingId: string | null
	/** A slip of what is talked about; null: of what drew most votes */
	topicId: string | null
	groups: Groups
}

/** `recap`: told when the form said that all of it stands in the recap */
export type Case = { title: string; situation: string; ask: string; byId: string; recap?: boolean }
/** `board`: the phase it was written in */
export type Slip = { id: string; authorId: string; board: string; column: string; text: string; removed: boolean }
export type LastTime = {
	commitmentId: string
	personId: string
	text: string
	outcome: Outcome | null
	learned: string
}

/** What the room is made with; kept beside the log. The presenter is that of the first round, the groups those arranged before. */
export type RoomSetup = {
	/** Rooms of before this was kept have none */
	openedAtMs?: number
	format: Format
	/** Of rooms that were opened since it is so */
	keepsAll?: boolean
	leadId: string | null
	presenterId: string | null
	lastTime: LastTime[]
	groups?: Group[]
}

/** Rooms of before there were rounds have one: events without `round` are the first's, without `board` the only board's. */
export type RoomEvent =
	/** `lastTime`: with the first one, where more was promised, or told of it, than when the room was opened */
	| {
			type: 'phase-started'
			to: number
			startedAtMs: number
			endsAtMs: number
			faceUp: string[]
			cast?: Cast
			lastTime?: LastTime[]
	  }
	| { type: 'phase-extended'; endsAtMs: number }
	| { type: 'room-closed'; atMs?: number }
	| ConductEvent
	| StopEvent
	| { type: 'lead-claimed'; byId: string }
	| HandingOverEvent
	| { type: 'presenter-chosen'; personId: string; round?: number }
	/** `caseId`: of the casebook. `heardBy`: who had a seat then; neither is part of what the room shows */
	| ({ type: 'case-told'; round?: number; caseId?: string; heardBy?: string[] } & Case)
	| { type: 'question-asked'; id: string; byId: string; text: string; round?: number }
	| { type: 'question-removed'; id: string }
	| { type: 'slip-added'; id: string; byId: string; column: string; text: string; board?: string }
	| { type: 'slip-edited'; id: string; byId: string; text: string }
	| { type: 'slip-deleted'; id: string; byId: string }
	| { type: 'slip-removed'; id: string }
	| BundlingEvent
	| { type: 'voted'; byId: string; slipId: string }
	| { type: 'unvoted'; byId: string; slipId: string }
	| { type: 'finished'; byId: string; done: boolean }
	| { type: 'more-time-asked'; byId: string }
	| { type: 'hand-raised'; byId: string }
	| { type: 'hand-lowered'; byId: string }
	| { type: 'speaker-called'; personId: string }
	| { type: 'speaking-ended' }
	| { type: 'topic-taken-up'; slipId: string }
	/** Of rooms of before there was one sheet, these three: nothing adds a line any more */
	| { type: 'learning-added'; id: string; byId: string; text: string }
	| { type: 'learning-edited'; id: string; text: string }
	| { type: 'learning-deleted'; id: string }
	| CheckOutEvent
	| StrikeEvent
	| ThemeEvent
	| MarginEvent
	| { type: 'promised'; byId: string; text: string; dueOn: string }
	/** Null: taken back */
	| { type: 'outcome-told'; commitmentId: string; byId: string; outcome: Outcome | null; learned: string }
	| GroupEvent

export function newRoom(setup: RoomSetup): Room {
	return {
		shape: SHAPE,
		openedAtMs: setup.openedAtMs ?? 0,
		format: setup.format,
		keepsAll: setup.keepsAll ?? false,
		seq: 0,
		status: 'waiting',
		phase: { index: 0, startedAtMs: 0, endsAtMs: 0, pausedAtMs: null, isStopped: false, version: 0 },
		conduct: UNLED,
		leadId: setup.leadId,
		leadOfferedTo: null,
		presenters: setup.presenterId ? { 1: setup.presenterId } : {},
		cases: {},
		copies: {},
		questions: [],
		slips: [],
		faceUp: [],
		bundling: NO_BUNDLES,
		themes: [],
		votes: {},
		learnings: [],
		promises: {},
		struck: [],
		worth: {},
		lastTime: setup.lastTime,
		margin: [],
		finished: [],
		moreTime: [],
		hands: [],
		speakingId: null,
		topicId: null,
		groups: groupsFrom(setup.groups),
	}
}

/** Whoever holds the facilitator's seat now */
export function leads(room: Room, by: Seat): boolean {
	return mayLead(by.part) && room.leadId === by.personId
}

/** Who brings the case at hand. */
export function presenterAt(room: Pick<Room, 'format' | 'phase' | 'presenters'>): string | null {
	return room.presenters[roundAt(room)] ?? null
}

/** Somebody's slips of one board. */
export function slipsOf(room: Room, personId: string, board: string): Slip[] {
	return room.slips.filter((slip) => slip.authorId === personId && slip.board === board && !slip.removed)
}

/** Ids of what lies face up of a board. */
export function faceUpOf(room: Room, board: string | undefined): string[] {
	return room.faceUp.filter((id) => faceUpSlip(room, id)?.board === board)
}

export function faceUpSlip(room: Room, slipId: string): Slip | undefined {
	return room.faceUp.includes(slipId) ? room.slips.find((slip) => slip.id === slipId && !slip.removed) : undefined
}

/** Votes on slips that still lie there: a removed slip gives its votes back. */
export function livingVotes(room: Room, personId: string): string[] {
	return (room.votes[personId] ?? []).filter((slipId) => faceUpSlip(room, slipId))
}
