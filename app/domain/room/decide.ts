import { decideConduct, decideReopening, isMuted } from './conduct'
import { accept, type Circumstance, type Decision, refuse } from './decision'
import { decideInGroups, isGroupIntent } from './group-rules'
import { castAt, sceneAt } from './groups'
import { decideOffer } from './handing-over'
import { decideMargin } from './margin'
import { decideAsParticipant } from './participants'
import { mayLead, mayTakeLead } from './parts'
import { boardAt, isTalkedIn, phaseOf, roundAt, turnsOf } from './phases'
import { faceUpSlip, type LastTime, leads, type Room } from './room'
import { decideStop } from './stop'
import { decideTheme } from './themes'
import type { Intent } from './wire'

/**
 * What was meant for another phase, or for this one before the room went away and came back. What is counted, for another
 * turn: a stopwatch stops when the play does.
 */
function isLate(room: Room, intent: Intent): boolean {
	if (!('phase' in intent) || intent.phase === undefined) return false
	const isOfBefore = intent.visit !== undefined && intent.visit !== room.phase.version
	if (intent.phase === phaseOf(room)?.id && !isOfBefore) return false
	if (intent.type !== 'count') return true
	const meant = room.format.phases.find(({ id }) => id === intent.phase)
	return meant?.kind !== 'group' || meant.turn === undefined || meant.turn !== sceneAt(room)?.turn
}

/** What an intent means in this room now. The only place a room's rules live. */
export function decide(room: Room, intent: Intent, on: Circumstance): Decision {
	if (room.status === 'closed') {
		if (intent.type !== 'reopen') return refuse('room-closed')
		return mayTakeLead(on.by, on.barred) ? decideReopening(room, on) : refuse('not-lead')
	}
	if (isLate(room, intent)) return refuse('not-this-phase')
	if (isMuted(room, on.by.personId, intent)) return refuse('muted')
	if (isGroupIntent(intent)) {
		const isLeading = leads(room, on.by)
		// A co-lead looks in as well. Where everybody may lead, only whoever does looks into groups of others.
		const mayVisit = isLeading || (mayLead(on.by.part) && on.by.part !== 'peer')
		return decideInGroups(room, intent, { ...on, leads: isLeading, mayVisit })
	}
	switch (intent.type) {
		case 'reopen':
			return refuse('nothing-changes')
		case 'share-theme':
			return leads(room, on.by) ? decideTheme(room, intent) : refuse('not-lead')
		case 'note-aside':
			return decideMargin(room, intent, on)
		case 'stop':
		case 'take-off-case':
			return decideStop(room, intent, { personId: on.by.personId, nowMs: on.nowMs, leads: leads(room, on.by) })
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
		case 'take-up':
			return leads(room, on.by) ? decideAsLead(room, intent, on) : refuse('not-lead')
		case 'remove-question': {
			if (leads(room, on.by)) return decideAsLead(room, intent, on)
			// What somebody asked they take back while it is asked; answered, or in a later round, it belongs to the case.
			const asked = room.questions.find(({ id, byId }) => id === intent.questionId && byId === on.by.personId)
			return asked?.round === roundAt(room) && room.status === 'running' && phaseOf(room)?.kind === 'questions'
				? accept({ type: 'question-removed', id: intent.questionId })
				: refuse('not-lead')
		}
		case 'offer-lead':
			return decideOffer(room, intent, on)
		case 'claim-lead':
			if (!mayTakeLead(on.by, on.barred)) return refuse('not-lead')
			if (room.leadId === on.by.personId) return refuse('nothing-changes')
			// Whoever came after those it was to be taken over from leads on.
			return intent.fromId === undefined || intent.fromId === room.leadId
				? accept({ type: 'lead-claimed', byId: on.by.personId })
				: refuse('lead-moved')
		default:
			if (on.by.part === 'observer') return refuse('observers-watch')
			if (room.status === 'waiting') return refuse('not-started')
			return decideAsParticipant(room, intent, on)
	}
}

export type LeadIntent = Extract<
	Intent,
	{
		type:
			| 'start-phase'
			| 'extend'
			| 'close'
			| 'choose-presenter'
			| 'remove-slip'
			| 'remove-question'
			| 'call-speaker'
			| 'take-up'
	}
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
				...lastTimeAtBegin(room, on),
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
		case 'remove-question':
			return room.questions.some(({ id }) => id === intent.questionId)
				? accept({ type: 'question-removed', id: intent.questionId })
				: refuse('no-such-question')
		case 'call-speaker':
			if (room.status !== 'running') return refuse('not-started')
			if (!isTalkedIn(phaseOf(room))) return refuse('not-this-phase')
			if (room.speakingId === intent.personId) return refuse('nothing-changes')
			return on.people.some((seat) => seat.personId === intent.personId)
				? accept({ type: 'speaker-called', personId: intent.personId })
				: refuse('no-such-person')
		case 'take-up': {
			if (room.status !== 'running' || phaseOf(room)?.kind !== 'discuss') return refuse('not-this-phase')
			const slip = faceUpSlip(room, intent.slipId)
			if (!slip || slip.board !== boardAt(room)?.id) return refuse('no-such-slip')
			return room.topicId === intent.slipId
				? refuse('nothing-changes')
				: accept({ type: 'topic-taken-up', slipId: intent.slipId })
		}
	}
}

/** What was promised since somebody opened the door; once it has begun, the room tells of no other. */
function lastTimeAtBegin({ status, lastTime }: Room, { promised }: Circumstance): { lastTime?: LastTime[] } {
	if (status !== 'waiting' || !promised || JSON.stringify(promised) === JSON.stringify(lastTime)) return {}
	return { lastTime: promised }
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
