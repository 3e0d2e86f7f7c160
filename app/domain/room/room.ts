import type { Outcome } from '../practice/kinds'
import { type Bundling, type BundlingEvent, decideBundling, evolveBundling, forgetSlip, NO_BUNDLES } from './bundles'
import { type CheckOutEvent, decideCheckOut } from './check-out'
import {
	type Conduct,
	type ConductEvent,
	type ConductIntent,
	decideConduct,
	decideReopening,
	evolveConduct,
	isMuted,
	UNLED,
} from './conduct'
import type { Format, Phase } from './format'
import { decideInGroups, type GroupIntent, type GroupRefusal, isGroupIntent } from './group-rules'
import {
	type Cast,
	castAt,
	enterPhase,
	evolveGroups,
	type Group,
	type GroupEvent,
	type Groups,
	groupsFrom,
	isGroupEvent,
} from './groups'
import { decideMargin, type MarginEvent, type MarginIntent, type Note } from './margin'
import { boardAt, firstBoard, phaseOf, roundAt, turnsOf, votesIn } from './phases'
import { decideTheme, evolveThemes, type ThemeEvent, type ThemeIntent } from './themes'
import type { Intent, Part, Seat } from './wire'

/** Of `Room` as snapshots keep it. One of another shape is folded anew from the log. */
export const SHAPE = 8

/**
 * A live room: its rules as two pure functions over an ordered log (docs/decisions/0004). `decide` says what an intent
 * means now, `evolve` folds one fact into the room. The caller supplies who, when, and chance.
 */
export type Room = {
	shape: typeof SHAPE
	format: Format
	seq: number
	status: 'waiting' | 'running' | 'closed'
	/** `version` grows with every change of phase, so that a double click moves once. */
	phase: {
		index: number
		startedAtMs: number
		endsAtMs: number
		/** Since when the clock stands still */
		pausedAtMs: number | null
		version: number
	}
	conduct: Conduct
	/** Who holds the facilitator's seat. */
	leadId: string | null
	/** Who brings the case of a round, and the case: by round, from 1. A format without rounds has one. */
	presenters: Record<number, string>
	cases: Record<number, Case>
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
	groups: Groups
}

export type Case = { title: string; situation: string; ask: string; byId: string }
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
	format: Format
	leadId: string | null
	presenterId: string | null
	lastTime: LastTime[]
	groups?: Group[]
}

/** Rooms of before there were rounds have one: events without `round` are the first's, without `board` the only board's. */
export type RoomEvent =
	| { type: 'phase-started'; to: number; startedAtMs: number; endsAtMs: number; faceUp: string[]; cast?: Cast }
	| { type: 'phase-extended'; endsAtMs: number }
	| { type: 'room-closed'; atMs?: number }
	| ConductEvent
	| { type: 'lead-claimed'; byId: string }
	| { type: 'presenter-chosen'; personId: string; round?: number }
	| ({ type: 'case-told'; round?: number } & Case)
	| { type: 'question-asked'; id: string; byId: string; text: string; round?: number }
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
	| { type: 'learning-added'; id: string; byId: string; text: string }
	| { type: 'learning-edited'; id: string; text: string }
	| { type: 'learning-deleted'; id: string }
	| CheckOutEvent
	| ThemeEvent
	| MarginEvent
	| { type: 'promised'; byId: string; text: string; dueOn: string }
	| { type: 'outcome-told'; commitmentId: string; byId: string; outcome: Outcome; learned: string }
	| GroupEvent

export type Refusal =
	| 'not-lead'
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
	| 'not-presenter'
	| 'no-such-person'
	| 'no-such-column'
	| 'no-such-slip'
	| 'no-such-bundle'
	| 'nothing-to-undo'
	| 'not-yours'
	| 'enough-slips'
	| 'enough-votes'
	| 'no-vote-there'
	| 'no-such-learning'
	| 'enough-learnings'
	| 'enough-questions'
	| 'already-told'
	| 'nothing-changes'
	| GroupRefusal

export type Decision = { event: RoomEvent } | { refused: Refusal }

/** Who, when and by which operation; `shuffle` is the only chance in the room. */
export type Circumstance = {
	by: Seat
	people: readonly Seat[]
	opId: string
	nowMs: number
	shuffle: (ids: string[]) => string[]
}

const MOST_LEARNINGS = 60
const MOST_QUESTIONS = 80
/** A promise that comes to mind at the end is still a promise. */
const PROMISING = new Set<Phase['kind']>(['commitments', 'check-out', 'closing'])

export function newRoom(setup: RoomSetup): Room {
	return {
		shape: SHAPE,
		format: setup.format,
		seq: 0,
		status: 'waiting',
		phase: { index: 0, startedAtMs: 0, endsAtMs: 0, pausedAtMs: null, version: 0 },
		conduct: UNLED,
		leadId: setup.leadId,
		presenters: setup.presenterId ? { 1: setup.presenterId } : {},
		cases: {},
		questions: [],
		slips: [],
		faceUp: [],
		bundling: NO_BUNDLES,
		themes: [],
		votes: {},
		learnings: [],
		promises: {},
		worth: {},
		lastTime: setup.lastTime,
		margin: [],
		finished: [],
		moreTime: [],
		hands: [],
		speakingId: null,
		groups: groupsFrom(setup.groups),
	}
}

/** Only somebody who leads or co-leads the cohort may take the facilitator's seat. */
export function mayLead(part: Part): boolean {
	return part === 'lead' || part === 'co'
}

function leads(room: Room, by: Seat): boolean {
	return mayLead(by.part) && room.leadId === by.personId
}

const refuse = (refused: Refusal): Decision => ({ refused })
const accept = (event: RoomEvent): Decision => ({ event })

/** What an intent means in this room now. The only place a room's rules live. */
export function decide(room: Room, intent: Intent, on: Circumstance): Decision {
	if (room.status === 'closed') {
		if (intent.type !== 'reopen') return refuse('room-closed')
		return mayLead(on.by.part) ? decideReopening(room, on) : refuse('not-lead')
	}
	if (isGroupIntent(intent))
		return decideInGroups(room, intent, { ...on, leads: leads(room, on.by), mayLead: mayLead(on.by.part) })
	switch (intent.type) {
		case 'reopen':
			return refuse('nothing-changes')
		case 'share-theme':
			return leads(room, on.by) ? decideTheme(room, intent) : refuse('not-lead')
		case 'note-aside':
			return decideMargin(room, intent, on)
		case 'pause':
		case 'resume':
		case 'mute':
		case 'unmute':
			return leads(room, on.by) ? decideConduct(room, intent, on) : refuse('not-lead')
		case 'start-phase':
		case 'extend':
		case 'close':
		case 'choose-presenter':
		case 'remove-slip':
		case 'call-speaker':
			return leads(room, on.by) ? decideAsLead(room, intent, on) : refuse('not-lead')
		case 'claim-lead':
			if (!mayLead(on.by.part)) return refuse('not-lead')
			return room.leadId === on.by.personId
				? refuse('nothing-changes')
				: accept({ type: 'lead-claimed', byId: on.by.personId })
		default:
			if (on.by.part === 'observer') return refuse('observers-watch')
			if (room.status === 'waiting') return refuse('not-started')
			if (isMuted(room, on.by.personId, intent)) return refuse('muted')
			return decideAsParticipant(room, intent, on)
	}
}

type LeadIntent = Extract<
	Intent,
	{ type: 'start-phase' | 'extend' | 'close' | 'choose-presenter' | 'remove-slip' | 'call-speaker' }
>

function decideAsLead(room: Room, intent: LeadIntent, on: Circumstance): Decision {
	switch (intent.type) {
		case 'start-phase': {
			if (intent.from !== room.phase.version) return refuse('phase-moved')
			const phase = room.format.phases[intent.to]
			if (!phase) return refuse('no-such-phase')
			if (phase.kind === 'group' && !room.groups.list.some(({ memberIds }) => memberIds.length > 0))
				return refuse('no-groups')
			const isHere = (personId: string) => on.people.some((seat) => seat.personId === personId)
			return accept({
				type: 'phase-started',
				to: intent.to,
				startedAtMs: on.nowMs,
				endsAtMs: on.nowMs + phase.minutes * 60_000,
				faceUp: turnedUp(room, intent.to, on.shuffle),
				...(phase.kind === 'group' ? { cast: castAt(room, intent.to, isHere) } : {}),
			})
		}
		case 'extend':
			if (room.status !== 'running') return refuse('not-started')
			if (intent.from !== room.phase.version) return refuse('phase-moved')
			return accept({
				type: 'phase-extended',
				endsAtMs: Math.max(room.phase.endsAtMs, room.phase.pausedAtMs ?? on.nowMs) + intent.minutes * 60_000,
			})
		case 'close':
			return intent.from === room.phase.version
				? accept({ type: 'room-closed', atMs: on.nowMs })
				: refuse('phase-moved')
		case 'choose-presenter':
			if (!on.people.some((seat) => seat.personId === intent.personId && seat.part !== 'observer'))
				return refuse('no-such-person')
			return room.cases[roundAt(room)]
				? refuse('already-told')
				: accept({ type: 'presenter-chosen', personId: intent.personId, round: roundAt(room) })
		case 'remove-slip':
			return faceUpSlip(room, intent.slipId)
				? accept({ type: 'slip-removed', id: intent.slipId })
				: refuse('no-such-slip')
		case 'call-speaker':
			if (room.status !== 'running') return refuse('not-started')
			return on.people.some((seat) => seat.personId === intent.personId)
				? accept({ type: 'speaker-called', personId: intent.personId })
				: refuse('no-such-person')
	}
}

/**
 * From its reveal on every slip of a board lies face up; slips written after going back stay down until the next reveal.
 * A board that gets more is shuffled as a whole: the new ones must not stand out.
 */
function turnedUp(room: Room, to: number, shuffle: (ids: string[]) => string[]): string[] {
	return room.format.phases.flatMap((phase) => {
		if (phase.kind !== 'write') return []
		const all = room.slips.filter((slip) => slip.board === phase.id && !slip.removed).map((slip) => slip.id)
		const up = room.faceUp.filter((id) => all.includes(id))
		const { reveal } = turnsOf(room.format, phase.id)
		return reveal === -1 || to < reveal || up.length === all.length ? up : shuffle(all)
	})
}

type ParticipantIntent = Exclude<
	Intent,
	LeadIntent | ConductIntent | MarginIntent | ThemeIntent | GroupIntent | { type: 'claim-lead' | 'reopen' }
>

function decideAsParticipant(room: Room, intent: ParticipantIntent, on: Circumstance): Decision {
	const me = on.by.personId
	const phase = phaseOf(room)
	const leading = leads(room, on.by)
	switch (intent.type) {
		case 'tell-case':
			if (me !== room.presenters[roundAt(room)]) return refuse('not-presenter')
			return accept({
				type: 'case-told',
				title: intent.title,
				situation: intent.situation,
				ask: intent.ask,
				byId: me,
				round: roundAt(room),
			})
		case 'ask-question':
			if (phase?.kind !== 'questions') return refuse('not-this-phase')
			if (room.questions.length >= MOST_QUESTIONS) return refuse('enough-questions')
			return accept({ type: 'question-asked', id: on.opId, byId: me, text: intent.text, round: roundAt(room) })
		case 'add-slip':
			if (phase?.kind !== 'write') return refuse('not-this-phase')
			if (intent.board !== undefined && intent.board !== phase.id) return refuse('not-this-phase')
			if (!phase.columns.some((column) => column.id === intent.column)) return refuse('no-such-column')
			if (slipsOf(room, me, phase.id).length >= phase.slipsPerPerson) return refuse('enough-slips')
			return accept({
				type: 'slip-added',
				id: on.opId,
				byId: me,
				column: intent.column,
				text: intent.text,
				board: phase.id,
			})
		case 'edit-slip':
		case 'delete-slip': {
			if (phase?.kind !== 'write') return refuse('not-this-phase')
			const slip = slipsOf(room, me, phase.id).find((each) => each.id === intent.slipId)
			// A foreign slip and none at all get one answer: ids of hidden slips are nobody's business.
			if (!slip || room.faceUp.includes(slip.id)) return refuse('no-such-slip')
			return accept(
				intent.type === 'edit-slip'
					? { type: 'slip-edited', id: slip.id, byId: me, text: intent.text }
					: { type: 'slip-deleted', id: slip.id, byId: me },
			)
		}
		case 'bundle-slip':
		case 'unbundle-slip':
		case 'name-bundle':
		case 'undo-bundling':
			if (phase?.kind !== 'reveal') return refuse('not-this-phase')
			return decideBundling(room, intent, faceUpOf(room, boardAt(room)?.id), on)
		case 'vote': {
			if (!phase || votesIn(phase) === 0) return refuse('not-this-phase')
			const board = boardAt(room)?.id
			if (faceUpSlip(room, intent.slipId)?.board !== board) return refuse('no-such-slip')
			const spent = livingVotes(room, me).filter((slipId) => faceUpSlip(room, slipId)?.board === board)
			if (spent.length >= votesIn(phase)) return refuse('enough-votes')
			return accept({ type: 'voted', byId: me, slipId: intent.slipId })
		}
		case 'unvote':
			if (!phase || votesIn(phase) === 0) return refuse('not-this-phase')
			return room.votes[me]?.includes(intent.slipId) && faceUpSlip(room, intent.slipId)?.board === boardAt(room)?.id
				? accept({ type: 'unvoted', byId: me, slipId: intent.slipId })
				: refuse('no-vote-there')
		case 'finish':
			return room.finished.includes(me) === intent.done
				? refuse('nothing-changes')
				: accept({ type: 'finished', byId: me, done: intent.done })
		case 'ask-more-time':
			return room.moreTime.includes(me) ? refuse('nothing-changes') : accept({ type: 'more-time-asked', byId: me })
		case 'raise-hand':
			return room.hands.includes(me) || room.speakingId === me
				? refuse('nothing-changes')
				: accept({ type: 'hand-raised', byId: me })
		case 'lower-hand':
			return room.hands.includes(me) ? accept({ type: 'hand-lowered', byId: me }) : refuse('nothing-changes')
		case 'end-speaking':
			if (room.speakingId === null) return refuse('nothing-changes')
			return room.speakingId === me || leading ? accept({ type: 'speaking-ended' }) : refuse('not-lead')
		case 'add-learning':
			if (phase?.kind !== 'learnings' && phase?.kind !== 'discuss') return refuse('not-this-phase')
			if (room.learnings.length >= MOST_LEARNINGS) return refuse('enough-learnings')
			return accept({ type: 'learning-added', id: on.opId, byId: me, text: intent.text })
		case 'edit-learning':
		case 'delete-learning': {
			const learning = room.learnings.find((each) => each.id === intent.learningId)
			if (!learning) return refuse('no-such-learning')
			if (learning.byId !== me && !leading) return refuse('not-yours')
			return accept(
				intent.type === 'edit-learning'
					? { type: 'learning-edited', id: learning.id, text: intent.text }
					: { type: 'learning-deleted', id: learning.id },
			)
		}
		case 'promise':
			if (!phase || !PROMISING.has(phase.kind)) return refuse('not-this-phase')
			return accept({ type: 'promised', byId: me, text: intent.text, dueOn: intent.dueOn })
		case 'check-out':
			return decideCheckOut(room, intent, phase, on.by)
		case 'tell-outcome': {
			const promised = room.lastTime.find((each) => each.commitmentId === intent.commitmentId)
			if (!promised || promised.personId !== me) return refuse('not-yours')
			if (promised.outcome) return refuse('already-told')
			return accept({
				type: 'outcome-told',
				commitmentId: promised.commitmentId,
				byId: me,
				outcome: intent.outcome,
				learned: intent.learned,
			})
		}
	}
}

/** Somebody's slips of one board. */
function slipsOf(room: Room, personId: string, board: string): Slip[] {
	return room.slips.filter((slip) => slip.authorId === personId && slip.board === board && !slip.removed)
}

/** Ids of what lies face up of a board. */
function faceUpOf(room: Room, board: string | undefined): string[] {
	return room.faceUp.filter((id) => faceUpSlip(room, id)?.board === board)
}

function faceUpSlip(room: Room, slipId: string): Slip | undefined {
	return room.faceUp.includes(slipId) ? room.slips.find((slip) => slip.id === slipId && !slip.removed) : undefined
}

/** Votes on slips that still lie there: a removed slip gives its votes back. */
export function livingVotes(room: Room, personId: string): string[] {
	return (room.votes[personId] ?? []).filter((slipId) => faceUpSlip(room, slipId))
}

/** Folds one fact into the room. Total: a stored event is never refused. */
export function evolve(room: Room, event: RoomEvent): Room {
	const next = { ...room, seq: room.seq + 1, conduct: evolveConduct(room.conduct, event) }
	if (isGroupEvent(event)) return { ...next, groups: evolveGroups(room.groups, event) }
	switch (event.type) {
		case 'phase-started':
			return {
				...next,
				status: 'running',
				phase: {
					index: event.to,
					startedAtMs: event.startedAtMs,
					endsAtMs: event.endsAtMs,
					pausedAtMs: null,
					version: room.phase.version + 1,
				},
				faceUp: event.faceUp,
				finished: [],
				moreTime: [],
				// A hand belongs to the talk it was raised in; the next phase may have no queue to lower it in.
				hands: [],
				speakingId: null,
				groups: enterPhase(room.groups, { format: room.format, phase: { index: event.to } }, event.cast),
				// What was put together in an earlier phase stands: only its own phase can take it back.
				bundling: { ...room.bundling, moves: [] },
			}
		case 'phase-extended':
			return { ...next, phase: { ...room.phase, endsAtMs: event.endsAtMs }, moreTime: [] }
		case 'room-closed':
			return { ...next, status: 'closed', hands: [], speakingId: null }
		case 'room-reopened': {
			const { startedAtMs, endsAtMs } = event
			const { version } = room.phase
			return {
				...next,
				status: 'running',
				leadId: event.byId,
				phase: { ...room.phase, startedAtMs, endsAtMs, pausedAtMs: null, version: version + 1 },
			}
		}
		case 'paused':
			return { ...next, phase: { ...room.phase, pausedAtMs: event.atMs } }
		case 'resumed': {
			const { startedAtMs, endsAtMs } = event
			return { ...next, phase: { ...room.phase, startedAtMs, endsAtMs, pausedAtMs: null } }
		}
		case 'muted':
		case 'unmuted':
			return next
		case 'lead-claimed':
			return { ...next, leadId: event.byId }
		case 'presenter-chosen':
			return { ...next, presenters: { ...room.presenters, [event.round ?? 1]: event.personId } }
		case 'case-told': {
			const { title, situation, ask, byId } = event
			return { ...next, cases: { ...room.cases, [event.round ?? 1]: { title, situation, ask, byId } } }
		}
		case 'question-asked': {
			const { id, byId, text } = event
			return { ...next, questions: [...room.questions, { id, byId, text, round: event.round ?? 1 }] }
		}
		case 'slip-added':
			return {
				...next,
				slips: [
					...room.slips,
					{
						id: event.id,
						authorId: event.byId,
						board: event.board ?? firstBoard(room.format),
						column: event.column,
						text: event.text,
						removed: false,
					},
				],
			}
		case 'slip-edited':
			return { ...next, slips: room.slips.map((slip) => (slip.id === event.id ? { ...slip, text: event.text } : slip)) }
		case 'slip-deleted':
			return { ...next, slips: room.slips.filter((slip) => slip.id !== event.id) }
		case 'slip-removed':
			return {
				...next,
				slips: room.slips.map((slip) => (slip.id === event.id ? { ...slip, removed: true } : slip)),
				faceUp: room.faceUp.filter((id) => id !== event.id),
				bundling: forgetSlip(room.bundling, event.id),
			}
		case 'slip-bundled':
		case 'slip-unbundled':
		case 'bundle-named':
		case 'bundling-undone':
			return { ...next, bundling: evolveBundling(room.bundling, event) }
		case 'theme-shared':
			return { ...next, themes: evolveThemes(room.themes, event) }
		case 'voted':
			return { ...next, votes: { ...room.votes, [event.byId]: [...(room.votes[event.byId] ?? []), event.slipId] } }
		case 'unvoted':
			return { ...next, votes: { ...room.votes, [event.byId]: withoutOne(room.votes[event.byId] ?? [], event.slipId) } }
		case 'finished':
			return {
				...next,
				finished: event.done ? [...room.finished, event.byId] : room.finished.filter((id) => id !== event.byId),
			}
		case 'more-time-asked':
			return { ...next, moreTime: [...room.moreTime, event.byId] }
		case 'hand-raised':
			return { ...next, hands: [...room.hands, event.byId] }
		case 'hand-lowered':
			return { ...next, hands: room.hands.filter((id) => id !== event.byId) }
		case 'speaker-called':
			return { ...next, speakingId: event.personId, hands: room.hands.filter((id) => id !== event.personId) }
		case 'speaking-ended':
			return { ...next, speakingId: null }
		case 'learning-added':
			return { ...next, learnings: [...room.learnings, { id: event.id, byId: event.byId, text: event.text }] }
		case 'learning-edited':
			return {
				...next,
				learnings: room.learnings.map((each) => (each.id === event.id ? { ...each, text: event.text } : each)),
			}
		case 'learning-deleted':
			return { ...next, learnings: room.learnings.filter((each) => each.id !== event.id) }
		case 'promised':
			return { ...next, promises: { ...room.promises, [event.byId]: { text: event.text, dueOn: event.dueOn } } }
		case 'noted-aside': {
			const { type: _, ...note } = event
			return { ...next, margin: [...room.margin, note] }
		}
		case 'checked-out':
			return { ...next, worth: { ...room.worth, [event.byId]: event.worth } }
		case 'outcome-told':
			return {
				...next,
				lastTime: room.lastTime.map((each) =>
					each.commitmentId === event.commitmentId ? { ...each, outcome: event.outcome, learned: event.learned } : each,
				),
			}
	}
}

function withoutOne(list: string[], item: string): string[] {
	const index = list.indexOf(item)
	return index === -1 ? list : [...list.slice(0, index), ...list.slice(index + 1)]
}

export function fold(setup: RoomSetup, events: RoomEvent[]): Room {
	return events.reduce(evolve, newRoom(setup))
}
