import type { Circumstance, Refusal } from './decision'
import { groupPhaseOf } from './groups'
import type { Room, RoomEvent } from './room'
import type { Intent } from './wire'

/**
 * How a room is led beyond its phases: the clock stands still, a flood is muted, an end is taken back
 * (docs/decisions/0030). All of it is announced, but a mute, which only its person and the lead hear of.
 */
export type Conduct = {
	/** Whose lines and moves do not reach the others for this phase */
	muted: string[]
	/** Who had the floor or put their name under something: what the lead's nudges go by */
	heard: string[]
	/** When the facilitator ended it; null while it runs, and for rooms of before this was kept */
	closedAtMs: number | null
}

export const UNLED: Conduct = { muted: [], heard: [], closedAtMs: null }

export type ConductIntent =
	| { type: 'pause'; from: number }
	| { type: 'resume'; from: number }
	| { type: 'mute'; personId: string }
	| { type: 'unmute'; personId: string }

export type ConductEvent =
	| { type: 'paused'; atMs: number }
	| { type: 'resumed'; startedAtMs: number; endsAtMs: number }
	| { type: 'muted'; personId: string }
	| { type: 'unmuted'; personId: string }
	| { type: 'room-reopened'; byId: string; startedAtMs: number; endsAtMs: number }

type Decision = { event: ConductEvent } | { refused: Refusal }
const refuse = (refused: Refusal): Decision => ({ refused })

/** As long as people may still sit there, wondering. Afterwards others have read the recap and been asked how it was. */
export const REOPEN_WITHIN_MS = 60 * 60_000
const REOPENED_FOR_MS = 5 * 60_000

/** An end that came too early. Whoever takes it back holds the lead. */
export function decideReopening(room: Room, on: Circumstance): Decision {
	const { closedAtMs } = room.conduct
	if (closedAtMs === null || on.nowMs - closedAtMs > REOPEN_WITHIN_MS) return refuse('closed-for-good')
	return {
		event: {
			type: 'room-reopened',
			byId: on.by.personId,
			startedAtMs: on.nowMs,
			endsAtMs: on.nowMs + REOPENED_FOR_MS,
		},
	}
}

export function decideConduct(room: Room, intent: ConductIntent, on: Circumstance): Decision {
	if (room.status !== 'running') return refuse('not-started')
	const { phase, conduct } = room
	switch (intent.type) {
		case 'pause':
			if (intent.from !== phase.version) return refuse('phase-moved')
			return phase.pausedAtMs === null ? { event: { type: 'paused', atMs: on.nowMs } } : refuse('nothing-changes')
		case 'resume': {
			if (intent.from !== phase.version) return refuse('phase-moved')
			if (phase.pausedAtMs === null) return refuse('nothing-changes')
			// A clock that was set back must not take time away.
			const stoodMs = Math.max(0, on.nowMs - phase.pausedAtMs)
			return {
				event: {
					type: 'resumed',
					startedAtMs: phase.startedAtMs + stoodMs,
					endsAtMs: phase.endsAtMs + stoodMs,
				},
			}
		}
		case 'mute': {
			const seat = on.people.find(({ personId }) => personId === intent.personId)
			if (seat?.part !== 'participant') return refuse('no-such-person')
			return conduct.muted.includes(intent.personId)
				? refuse('nothing-changes')
				: { event: { type: 'muted', personId: intent.personId } }
		}
		case 'unmute':
			return conduct.muted.includes(intent.personId)
				? { event: { type: 'unmuted', personId: intent.personId } }
				: refuse('nothing-changes')
	}
}

type BesideTheLog = { type: 'write-sheet' } | { type: 'react' }

/**
 * What a muted person cannot do: whatever all others see at once. What they write alone is not among it. It has a cap,
 * and a count that stops at a mute would tell whose slips they were.
 */
const SEEN_AT_ONCE: ReadonlySet<string> = new Set<Intent['type'] | BesideTheLog['type']>([
	'ask-question',
	'tell-case',
	'react',
	'bundle-slip',
	'unbundle-slip',
	'name-bundle',
	'edit-learning',
	'write-sheet',
	'raise-hand',
	'add-note',
	'share-note',
	'watch',
	'promise',
	'tell-outcome',
])

export function isMuted(room: Room, personId: string, intent: Intent | BesideTheLog): boolean {
	if (!room.conduct.muted.includes(personId) || !SEEN_AT_ONCE.has(intent.type)) return false
	if (intent.type === 'add-note') return groupPhaseOf(room)?.step !== 'alone'
	// What one promises, and what came of it, is said once whatever happens; said again and again it can flood.
	if (intent.type === 'promise') return room.promises[personId] !== undefined
	if (intent.type === 'tell-outcome')
		return room.lastTime.some((each) => each.commitmentId === intent.commitmentId && each.outcome !== null)
	// Whoever would rather watch steps back, once: to play again waits.
	if (intent.type === 'watch') return !intent.watches
	// A line that was brought to everybody may be taken back.
	return intent.type !== 'share-note' || intent.shared
}

/** What the lead alone is told about. */
export type ForLead = { muted: string[]; heard: string[] }

export function forLead(room: Room, personId: string): ForLead | null {
	return room.leadId === personId ? { muted: room.conduct.muted, heard: room.conduct.heard } : null
}

/** Whom an event lets the others hear: with the floor, or under their own name. Slips are unsigned, and tell nothing. */
export function heardIn(event: RoomEvent): string | null {
	switch (event.type) {
		case 'speaker-called':
			return event.personId
		case 'case-told':
		case 'question-asked':
		case 'learning-added':
		case 'promised':
		case 'outcome-told':
			return event.byId
		default:
			return null
	}
}

/** Folds what an event means for how the room is led. */
export function evolveConduct(before: Conduct, event: RoomEvent): Conduct {
	switch (event.type) {
		case 'phase-started':
			return { ...before, muted: [] }
		case 'muted':
			return { ...before, muted: [...before.muted, event.personId] }
		case 'unmuted':
			return { ...before, muted: before.muted.filter((id) => id !== event.personId) }
		case 'room-closed':
			return { ...before, closedAtMs: event.atMs ?? null }
		case 'room-reopened':
			return { ...before, closedAtMs: null }
		default: {
			const heard = heardIn(event)
			return heard === null || before.heard.includes(heard) ? before : { ...before, heard: [...before.heard, heard] }
		}
	}
}
