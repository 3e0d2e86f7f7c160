import type { Outcome } from '../practice/kinds'
import type { Column, Format, Phase } from './format'
import type { Intent, Part, Seat } from './wire'

/**
 * A live room: its rules as two pure functions over an ordered log (docs/decisions/0004). `decide` says what an intent
 * means now, `evolve` folds one fact into the room. The caller supplies who, when, and chance.
 */
export type Room = {
	format: Format
	seq: number
	status: 'waiting' | 'running' | 'closed'
	/** `version` grows with every change of phase, so that a double click moves once. */
	phase: { index: number; startedAtMs: number; endsAtMs: number; version: number }
	/** Who holds the facilitator's seat. */
	leadId: string | null
	presenterId: string | null
	case: Case | null
	questions: { id: string; byId: string; text: string }[]
	slips: Slip[]
	/** Ids of the slips that are face up, shuffled; everything else is its author's alone. */
	faceUp: string[]
	votes: Record<string, string[]>
	learnings: { id: string; byId: string; text: string }[]
	promises: Record<string, { text: string; dueOn: string }>
	/** What each one promised last time, and what came of it. */
	lastTime: LastTime[]
	finished: string[]
	moreTime: string[]
	hands: string[]
	speakingId: string | null
}

export type Case = { title: string; situation: string; ask: string; byId: string }
export type Slip = { id: string; authorId: string; column: string; text: string; removed: boolean }
export type LastTime = {
	commitmentId: string
	personId: string
	text: string
	outcome: Outcome | null
	learned: string
}

/** What the room is made with; kept beside the log. */
export type RoomSetup = { format: Format; leadId: string | null; presenterId: string | null; lastTime: LastTime[] }

export type RoomEvent =
	| { type: 'phase-started'; to: number; startedAtMs: number; endsAtMs: number; faceUp: string[] }
	| { type: 'phase-extended'; endsAtMs: number }
	| { type: 'room-closed' }
	| { type: 'lead-claimed'; byId: string }
	| { type: 'presenter-chosen'; personId: string }
	| ({ type: 'case-told' } & Case)
	| { type: 'question-asked'; id: string; byId: string; text: string }
	| { type: 'slip-added'; id: string; byId: string; column: string; text: string }
	| { type: 'slip-edited'; id: string; byId: string; text: string }
	| { type: 'slip-deleted'; id: string; byId: string }
	| { type: 'slip-removed'; id: string }
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
	| { type: 'promised'; byId: string; text: string; dueOn: string }
	| { type: 'outcome-told'; commitmentId: string; byId: string; outcome: Outcome; learned: string }

export type Refusal =
	| 'not-lead'
	| 'phase-moved'
	| 'no-such-phase'
	| 'room-closed'
	| 'not-started'
	| 'not-this-phase'
	| 'observers-watch'
	| 'not-presenter'
	| 'no-such-person'
	| 'no-such-column'
	| 'no-such-slip'
	| 'not-yours'
	| 'enough-slips'
	| 'enough-votes'
	| 'no-vote-there'
	| 'no-such-learning'
	| 'enough-learnings'
	| 'enough-questions'
	| 'already-told'
	| 'nothing-changes'

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

export function newRoom(setup: RoomSetup): Room {
	return {
		format: setup.format,
		seq: 0,
		status: 'waiting',
		phase: { index: 0, startedAtMs: 0, endsAtMs: 0, version: 0 },
		leadId: setup.leadId,
		presenterId: setup.presenterId,
		case: null,
		questions: [],
		slips: [],
		faceUp: [],
		votes: {},
		learnings: [],
		promises: {},
		lastTime: setup.lastTime,
		finished: [],
		moreTime: [],
		hands: [],
		speakingId: null,
	}
}

export function phaseOf(room: { format: Format; phase: { index: number } }): Phase | undefined {
	return room.format.phases[room.phase.index]
}

export function columnsOf(format: Format): Column[] {
	return format.phases.flatMap((phase) => (phase.kind === 'write' ? phase.columns : []))
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
	if (room.status === 'closed') return refuse('room-closed')
	switch (intent.type) {
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
			return accept({
				type: 'phase-started',
				to: intent.to,
				startedAtMs: on.nowMs,
				endsAtMs: on.nowMs + phase.minutes * 60_000,
				faceUp: turnedUp(room, intent.to, on.shuffle),
			})
		}
		case 'extend':
			if (room.status !== 'running') return refuse('not-started')
			if (intent.from !== room.phase.version) return refuse('phase-moved')
			return accept({
				type: 'phase-extended',
				endsAtMs: Math.max(room.phase.endsAtMs, on.nowMs) + intent.minutes * 60_000,
			})
		case 'close':
			return intent.from === room.phase.version ? accept({ type: 'room-closed' }) : refuse('phase-moved')
		case 'choose-presenter':
			if (!on.people.some((seat) => seat.personId === intent.personId && seat.part !== 'observer'))
				return refuse('no-such-person')
			return room.case ? refuse('already-told') : accept({ type: 'presenter-chosen', personId: intent.personId })
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

/** From the reveal on every slip lies face up; slips written after going back stay down until the next reveal. */
function turnedUp(room: Room, to: number, shuffle: (ids: string[]) => string[]): string[] {
	const reveal = room.format.phases.findIndex((phase) => phase.kind === 'reveal')
	if (reveal === -1 || to < reveal) return room.faceUp
	const all = room.slips.filter((slip) => !slip.removed).map((slip) => slip.id)
	const down = all.filter((id) => !room.faceUp.includes(id))
	return down.length === 0 ? room.faceUp : shuffle(all)
}

type ParticipantIntent = Exclude<Intent, LeadIntent | { type: 'claim-lead' }>

function decideAsParticipant(room: Room, intent: ParticipantIntent, on: Circumstance): Decision {
	const me = on.by.personId
	const phase = phaseOf(room)
	const leading = leads(room, on.by)
	switch (intent.type) {
		case 'tell-case':
			if (me !== room.presenterId) return refuse('not-presenter')
			return accept({ type: 'case-told', title: intent.title, situation: intent.situation, ask: intent.ask, byId: me })
		case 'ask-question':
			if (phase?.kind !== 'questions') return refuse('not-this-phase')
			if (room.questions.length >= MOST_QUESTIONS) return refuse('enough-questions')
			return accept({ type: 'question-asked', id: on.opId, byId: me, text: intent.text })
		case 'add-slip':
			if (phase?.kind !== 'write') return refuse('not-this-phase')
			if (!phase.columns.some((column) => column.id === intent.column)) return refuse('no-such-column')
			if (room.slips.filter((slip) => slip.authorId === me && !slip.removed).length >= phase.slipsPerPerson)
				return refuse('enough-slips')
			return accept({ type: 'slip-added', id: on.opId, byId: me, column: intent.column, text: intent.text })
		case 'edit-slip':
		case 'delete-slip': {
			if (phase?.kind !== 'write') return refuse('not-this-phase')
			const slip = room.slips.find((each) => each.id === intent.slipId && !each.removed)
			// A foreign slip and none at all get one answer: ids of hidden slips are nobody's business.
			if (!slip || slip.authorId !== me || room.faceUp.includes(slip.id)) return refuse('no-such-slip')
			return accept(
				intent.type === 'edit-slip'
					? { type: 'slip-edited', id: slip.id, byId: me, text: intent.text }
					: { type: 'slip-deleted', id: slip.id, byId: me },
			)
		}
		case 'vote': {
			if (phase?.kind !== 'vote') return refuse('not-this-phase')
			if (!faceUpSlip(room, intent.slipId)) return refuse('no-such-slip')
			if (livingVotes(room, me).length >= phase.votes) return refuse('enough-votes')
			return accept({ type: 'voted', byId: me, slipId: intent.slipId })
		}
		case 'unvote':
			if (phase?.kind !== 'vote') return refuse('not-this-phase')
			return room.votes[me]?.includes(intent.slipId)
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
			if (phase?.kind !== 'commitments' && phase?.kind !== 'closing') return refuse('not-this-phase')
			return accept({ type: 'promised', byId: me, text: intent.text, dueOn: intent.dueOn })
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

function faceUpSlip(room: Room, slipId: string): Slip | undefined {
	return room.faceUp.includes(slipId) ? room.slips.find((slip) => slip.id === slipId && !slip.removed) : undefined
}

/** Votes on slips that still lie there: a removed slip gives its votes back. */
export function livingVotes(room: Room, personId: string): string[] {
	return (room.votes[personId] ?? []).filter((slipId) => faceUpSlip(room, slipId))
}

/** Folds one fact into the room. Total: a stored event is never refused. */
export function evolve(room: Room, event: RoomEvent): Room {
	const next = { ...room, seq: room.seq + 1 }
	switch (event.type) {
		case 'phase-started':
			return {
				...next,
				status: 'running',
				phase: {
					index: event.to,
					startedAtMs: event.startedAtMs,
					endsAtMs: event.endsAtMs,
					version: room.phase.version + 1,
				},
				faceUp: event.faceUp,
				finished: [],
				moreTime: [],
				// A hand belongs to the talk it was raised in; the next phase may have no queue to lower it in.
				hands: [],
				speakingId: null,
			}
		case 'phase-extended':
			return { ...next, phase: { ...room.phase, endsAtMs: event.endsAtMs }, moreTime: [] }
		case 'room-closed':
			return { ...next, status: 'closed', hands: [], speakingId: null }
		case 'lead-claimed':
			return { ...next, leadId: event.byId }
		case 'presenter-chosen':
			return { ...next, presenterId: event.personId }
		case 'case-told':
			return { ...next, case: { title: event.title, situation: event.situation, ask: event.ask, byId: event.byId } }
		case 'question-asked':
			return { ...next, questions: [...room.questions, { id: event.id, byId: event.byId, text: event.text }] }
		case 'slip-added':
			return {
				...next,
				slips: [
					...room.slips,
					{ id: event.id, authorId: event.byId, column: event.column, text: event.text, removed: false },
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
			}
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
