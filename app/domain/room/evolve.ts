import { evolveBundling, forgetSlip, keepBundling } from './bundles'
import { evolveConduct } from './conduct'
import { enterPhase, evolveGroups, isGroupEvent } from './groups'
import { evolveOffer } from './handing-over'
import { firstBoard } from './phases'
import { newRoom, type Room, type RoomEvent, type RoomSetup } from './room'
import { withoutCase } from './stop'
import { evolveStruck } from './strike'
import { evolveThemes, themesAfter, themesLeft } from './themes'

/** Folds one fact into the room. Total: a stored event is never refused. */
export function evolve(room: Room, event: RoomEvent): Room {
	const next = {
		...room,
		seq: room.seq + 1,
		conduct: evolveConduct(room.conduct, event),
		leadOfferedTo: evolveOffer(room.leadOfferedTo, event),
	}
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
					isStopped: false,
					version: room.phase.version + 1,
				},
				lastTime: event.lastTime ?? room.lastTime,
				faceUp: event.faceUp,
				finished: [],
				moreTime: [],
				// A hand belongs to the talk it was raised in; the next phase may have no queue to lower it in.
				hands: [],
				speakingId: null,
				topicId: null,
				groups: enterPhase(room.groups, { format: room.format, phase: { index: event.to } }, event.cast),
				bundling: keepBundling(room.bundling),
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
				phase: { ...room.phase, startedAtMs, endsAtMs, pausedAtMs: null, isStopped: false, version: version + 1 },
			}
		}
		case 'paused':
			return { ...next, phase: { ...room.phase, pausedAtMs: event.atMs } }
		case 'resumed': {
			const { startedAtMs, endsAtMs } = event
			return { ...next, phase: { ...room.phase, startedAtMs, endsAtMs, pausedAtMs: null, isStopped: false } }
		}
		case 'stopped':
			return { ...next, phase: { ...room.phase, pausedAtMs: room.phase.pausedAtMs ?? event.atMs, isStopped: true } }
		case 'case-taken-off':
			return withoutCase(next, event)
		case 'muted':
		case 'unmuted':
		case 'lead-offered':
			return next
		case 'lead-claimed':
			return { ...next, leadId: event.byId }
		case 'presenter-chosen':
			return { ...next, presenters: { ...room.presenters, [event.round ?? 1]: event.personId } }
		case 'case-told': {
			const { title, situation, ask, byId, recap } = event
			const told = { title, situation, ask, byId, ...(recap ? { recap } : {}) }
			const round = event.round ?? 1
			const { [round]: _before, ...copies } = room.copies
			return {
				...next,
				cases: { ...room.cases, [round]: told },
				copies: event.caseId ? { ...copies, [round]: event.caseId } : copies,
			}
		}
		case 'question-asked': {
			const { id, byId, text } = event
			return { ...next, questions: [...room.questions, { id, byId, text, round: event.round ?? 1 }] }
		}
		case 'question-removed':
			return { ...next, questions: room.questions.filter(({ id }) => id !== event.id) }
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
			return keepingFloor({ ...next, slips: room.slips.filter((slip) => slip.id !== event.id) })
		case 'slip-removed':
			return keepingFloor({
				...next,
				slips: room.slips.map((slip) => (slip.id === event.id ? { ...slip, removed: true } : slip)),
				faceUp: room.faceUp.filter((id) => id !== event.id),
				bundling: forgetSlip(room.bundling, event.id),
				topicId: room.topicId === event.id ? null : room.topicId,
			})
		case 'slip-bundled':
		case 'slip-unbundled':
		case 'bundle-named':
		case 'bundling-undone': {
			const bundling = evolveBundling(room.bundling, event)
			return { ...next, bundling, themes: themesAfter(room, bundling) }
		}
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
		case 'topic-taken-up':
			return { ...next, topicId: event.slipId }
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
		case 'line-struck':
			return { ...next, struck: evolveStruck(room.struck, event) }
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

function keepingFloor(room: Room): Room {
	return { ...room, themes: themesLeft(room) }
}

function withoutOne(list: string[], item: string): string[] {
	const index = list.indexOf(item)
	return index === -1 ? list : [...list.slice(0, index), ...list.slice(index + 1)]
}

export function fold(setup: RoomSetup, events: RoomEvent[]): Room {
	return events.reduce(evolve, newRoom(setup))
}
