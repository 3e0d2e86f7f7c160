import { decideBundling } from './bundles'
import { decideCheckOut } from './check-out'
import type { ConductIntent } from './conduct'
import type { LeadIntent } from './decide'
import { accept, type Circumstance, type Decision, refuse } from './decision'
import type { GroupIntent } from './group-rules'
import type { HandingOverIntent } from './handing-over'
import type { MarginIntent } from './margin'
import { boardAt, isPromising, isTalkedIn, phaseOf, roundAt, votesIn } from './phases'
import { faceUpOf, faceUpSlip, leads, livingVotes, presenterAt, type Room, slipsOf } from './room'
import type { StopIntent } from './stop'
import type { ThemeIntent } from './themes'
import type { Intent } from './wire'
import { writesOn } from './writers'

/** Of one case, and of one person about it */
const MOST_QUESTIONS = 80
const MOST_QUESTIONS_EACH = 12

/** What is left for those who take part */
export type ParticipantIntent = Exclude<
	Intent,
	| LeadIntent
	| ConductIntent
	| HandingOverIntent
	| MarginIntent
	| ThemeIntent
	| GroupIntent
	| StopIntent
	| { type: 'claim-lead' | 'reopen' }
>

/** What somebody who takes part in the room may do. */
export function decideAsParticipant(room: Room, intent: ParticipantIntent, on: Circumstance): Decision {
	const me = on.by.personId
	const phase = phaseOf(room)
	const leading = leads(room, on.by)
	switch (intent.type) {
		case 'tell-case':
			if (me !== presenterAt(room)) return refuse('not-presenter')
			if (phase?.kind !== 'case') return refuse('not-this-phase')
			if (intent.caseId !== undefined && !intent.agreed) return refuse('not-agreed')
			return accept({
				type: 'case-told',
				title: intent.title,
				situation: intent.situation,
				ask: intent.ask,
				byId: me,
				round: roundAt(room),
				recap: true,
				caseId: intent.caseId,
				heardBy: on.people.map(({ personId }) => personId).sort(),
			})
		case 'ask-question': {
			if (phase?.kind !== 'questions') return refuse('not-this-phase')
			const asked = room.questions.filter(({ round }) => round === roundAt(room))
			if (asked.filter(({ byId }) => byId === me).length >= MOST_QUESTIONS_EACH) return refuse('enough-of-yours')
			if (asked.length >= MOST_QUESTIONS) return refuse('enough-questions')
			return accept({ type: 'question-asked', id: on.opId, byId: me, text: intent.text, round: roundAt(room) })
		}
		case 'add-slip':
			if (phase?.kind !== 'write') return refuse('not-this-phase')
			if (intent.board !== undefined && intent.board !== phase.id) return refuse('not-this-phase')
			if (!writesOn(phase, me, presenterAt(room))) return refuse('others-write')
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
			// Whoever is counted among those who write must be one of them.
			if (phase?.kind === 'write' && !writesOn(phase, me, presenterAt(room))) return refuse('others-write')
			return room.finished.includes(me) === intent.done
				? refuse('nothing-changes')
				: accept({ type: 'finished', byId: me, done: intent.done })
		case 'ask-more-time':
			return room.moreTime.includes(me) ? refuse('nothing-changes') : accept({ type: 'more-time-asked', byId: me })
		case 'raise-hand':
			if (!isTalkedIn(phase)) return refuse('not-this-phase')
			return room.hands.includes(me) || room.speakingId === me
				? refuse('nothing-changes')
				: accept({ type: 'hand-raised', byId: me })
		case 'lower-hand':
			return room.hands.includes(me) ? accept({ type: 'hand-lowered', byId: me }) : refuse('nothing-changes')
		case 'end-speaking':
			// The turn that was to end is over: whoever speaks now speaks on.
			if (room.speakingId === null || (intent.personId ?? room.speakingId) !== room.speakingId)
				return refuse('nothing-changes')
			return room.speakingId === me || leading ? accept({ type: 'speaking-ended' }) : refuse('not-lead')
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
			if (!phase || !isPromising(room.format, phase)) return refuse('not-this-phase')
			return accept({ type: 'promised', byId: me, text: intent.text, dueOn: intent.dueOn })
		case 'check-out':
			return decideCheckOut(room, intent, phase, on.by)
		case 'tell-outcome': {
			const promised = room.lastTime.find((each) => each.commitmentId === intent.commitmentId)
			if (!promised || promised.personId !== me) return refuse('not-yours')
			// What was said in haste can be put better, and the last word counts.
			if (promised.outcome === intent.outcome && promised.learned === intent.learned) return refuse('already-told')
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
