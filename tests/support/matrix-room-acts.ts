import { randomUUID } from 'node:crypto'
import type { ClientEvents, Intent } from '~/domain/room/wire'
import type { CanaryWorld } from './canary-world'
import { aSheetUpdate } from './sheets'

type Answers = [learner: string, lead: string, observer: string]

/** One line for each intent: what the learner, the lead and the observer are answered in a room where people write. */
export function roomActs({ a }: CanaryWorld): [Intent, ...Answers][] {
	const text = 'Words'
	const peer = a.people.peer.id
	return [
		[{ type: 'start-phase', to: 0, from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
		[{ type: 'extend', minutes: 1, from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
		[{ type: 'close', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
		[{ type: 'reopen' }, 'nothing-changes', 'nothing-changes', 'nothing-changes'],
		[{ type: 'pause', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
		[{ type: 'resume', from: 99 }, 'not-lead', 'phase-moved', 'not-lead'],
		[{ type: 'stop' }, 'ok', 'nothing-changes', 'nothing-changes'],
		[{ type: 'take-off-case', round: 9 }, 'no-such-case', 'no-such-case', 'no-such-case'],
		[{ type: 'mute', personId: peer }, 'not-lead', 'ok', 'not-lead'],
		[{ type: 'unmute', personId: peer }, 'not-lead', 'ok', 'not-lead'],
		[{ type: 'note-aside', text }, 'not-lead', 'ok', 'ok'],
		[{ type: 'share-theme', bundleId: 'none', shared: true }, 'not-lead', 'no-such-bundle', 'not-lead'],
		[{ type: 'check-out', worth: 5 }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'claim-lead' }, 'not-lead', 'nothing-changes', 'not-lead'],
		[{ type: 'offer-lead', personId: peer }, 'not-lead', 'may-not-lead', 'not-lead'],
		[{ type: 'choose-presenter', personId: a.people.learner.id }, 'not-lead', 'already-told', 'not-lead'],
		[
			{ type: 'tell-case', title: text, situation: text, ask: text },
			'not-presenter',
			'not-presenter',
			'observers-watch',
		],
		[{ type: 'ask-question', text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'remove-question', questionId: 'none' }, 'not-lead', 'no-such-question', 'not-lead'],
		[{ type: 'add-slip', column: 'goal', text }, 'ok', 'ok', 'observers-watch'],
		[{ type: 'edit-slip', slipId: a.slipId, text }, 'ok', 'no-such-slip', 'observers-watch'],
		[{ type: 'remove-slip', slipId: a.slipId }, 'not-lead', 'no-such-slip', 'not-lead'],
		[{ type: 'delete-slip', slipId: a.slipId }, 'ok', 'no-such-slip', 'observers-watch'],
		[{ type: 'bundle-slip', slipId: a.slipId, onto: 'none' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'unbundle-slip', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'name-bundle', bundleId: 'none', name: text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'undo-bundling' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'vote', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'unvote', slipId: a.slipId }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'finish', done: true }, 'ok', 'ok', 'observers-watch'],
		[{ type: 'ask-more-time' }, 'ok', 'ok', 'observers-watch'],
		[{ type: 'raise-hand' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'lower-hand' }, 'nothing-changes', 'nothing-changes', 'observers-watch'],
		[{ type: 'call-speaker', personId: peer }, 'not-lead', 'not-this-phase', 'not-lead'],
		[{ type: 'take-up', slipId: a.slipId }, 'not-lead', 'not-this-phase', 'not-lead'],
		[{ type: 'end-speaking' }, 'nothing-changes', 'nothing-changes', 'observers-watch'],
		[{ type: 'edit-learning', learningId: 'none', text }, 'no-such-learning', 'no-such-learning', 'observers-watch'],
		[{ type: 'delete-learning', learningId: 'none' }, 'no-such-learning', 'no-such-learning', 'observers-watch'],
		[{ type: 'promise', text, dueOn: '2027-01-01' }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[
			{ type: 'tell-outcome', commitmentId: a.promised.open.id, outcome: 'kept', learned: '' },
			'ok',
			'not-yours',
			'observers-watch',
		],
		[{ type: 'make-groups', size: 2, personIds: [] }, 'not-lead', 'too-few', 'not-lead'],
		[{ type: 'move-person', personId: peer, groupId: 'none' }, 'not-lead', 'no-such-group', 'not-lead'],
		[{ type: 'visit-group', groupId: 'none' }, 'not-lead', 'no-such-group', 'not-lead'],
		[{ type: 'join-group' }, 'no-groups', 'no-groups', 'observers-watch'],
		[{ type: 'watch', watches: true }, 'not-in-group', 'not-in-group', 'observers-watch'],
		[{ type: 'count', id: 'questions', by: 1 }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'add-note', text }, 'not-this-phase', 'not-this-phase', 'observers-watch'],
		[{ type: 'delete-note', noteId: 'none' }, 'no-such-note', 'no-such-note', 'observers-watch'],
		[{ type: 'remove-note', noteId: 'none' }, 'not-lead', 'no-such-note', 'not-lead'],
		[{ type: 'share-note', noteId: 'none', shared: true }, 'no-such-note', 'no-such-note', 'observers-watch'],
	]
}

/** What else a client says and is answered. A message without its line here does not compile. */
export function roomMessages(): [keyof ClientEvents, message: unknown, ...Answers][] {
	const not = 'not-this-phase'
	const answered: Record<Exclude<keyof ClientEvents, 'intent' | 'react'>, [message: unknown, ...Answers]> = {
		sync: [{ afterSeq: null }, 'ok', 'ok', 'ok'],
		draft: [{ box: 'write:goal', text: 'mine' }, 'ok', 'ok', 'no-such-box'],
		'read-sheet': [{}, not, not, not],
		'write-sheet': [{ update: aSheetUpdate('too early') }, not, not, 'observers-watch'],
	}
	return Object.entries(answered).map(([event, line]) => [event as keyof ClientEvents, ...line])
}

/** One of everything a client can say. */
export function anything(): [keyof ClientEvents, message: unknown][] {
	return [
		['intent', { opId: randomUUID(), intent: { type: 'finish', done: true } }],
		['react', 'thanks'],
		...roomMessages().map(([event, message]): [keyof ClientEvents, unknown] => [event, message]),
	]
}
