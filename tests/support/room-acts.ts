import type { Format, Phase } from '~/domain/room/format'
import type { RoomView } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'

/** What somebody has before their eyes when they act, and the chance by which they choose. */
export type Moment = {
	view: RoomView
	format: Format
	/** Everybody they could name, themselves among them */
	personIds: readonly string[]
	/** A number that nobody else drew */
	chance: () => number
	/** Words that were never said before */
	words: () => string
}

type Make = { [Type in Intent['type']]: (at: Moment) => Extract<Intent, { type: Type }> }

const phaseAt = ({ view, format }: Moment): Phase | undefined => format.phases[view.phase.index]

function choose<Each>(at: Moment, among: readonly Each[], otherwise: Each): Each {
	return among[at.chance() % among.length] ?? otherwise
}

const someSlip = (at: Moment) => choose(at, [...at.view.slips, ...at.view.mySlips].map(idOf), 'none')
const slipFaceUp = (at: Moment) => choose(at, at.view.slips.map(idOf), 'none')
const someLearning = (at: Moment) => choose(at, at.view.learnings.map(idOf), 'none')
const someBundle = (at: Moment) => choose(at, at.view.bundles.map(idOf), 'none')
const someGroup = (at: Moment) => choose(at, [...(at.view.groups?.all ?? []).map(idOf), null], null)
const someNote = (at: Moment) => choose(at, (at.view.groups?.mine?.notes ?? []).map(idOf), 'none')
const somebody = (at: Moment) => choose(at, at.personIds, '')
const idOf = ({ id }: { id: string }) => id
const either = (at: Moment) => at.chance() % 2 === 0
const version = ({ view }: Moment) => view.phase.version

/** Every act there is, about what lies there now. */
const MAKE: Make = {
	'start-phase': (at) => ({ type: 'start-phase', to: nextPhase(at), from: version(at) }),
	extend: (at) => ({ type: 'extend', minutes: 1 + (at.chance() % 10), from: version(at) }),
	close: (at) => ({ type: 'close', from: version(at) }),
	reopen: () => ({ type: 'reopen' }),
	pause: (at) => ({ type: 'pause', from: version(at) }),
	resume: (at) => ({ type: 'resume', from: version(at) }),
	stop: () => ({ type: 'stop' }),
	'take-off-case': (at) => ({ type: 'take-off-case', round: 1 + (at.chance() % 2) }),
	mute: (at) => ({ type: 'mute', personId: somebody(at) }),
	unmute: (at) => ({ type: 'unmute', personId: somebody(at) }),
	'claim-lead': (at) => ({ type: 'claim-lead', fromId: at.view.leadId }),
	'offer-lead': (at) => ({ type: 'offer-lead', personId: choose(at, [...at.personIds, null], null) }),
	'choose-presenter': (at) => ({ type: 'choose-presenter', personId: somebody(at) }),
	'tell-case': (at) => ({ type: 'tell-case', title: at.words(), situation: at.words(), ask: at.words() }),
	'ask-question': (at) => ({ type: 'ask-question', text: at.words() }),
	'remove-question': (at) => ({
		type: 'remove-question',
		questionId: choose(at, at.view.questions.map(idOf), 'none'),
	}),
	'add-slip': (at) => {
		const phase = phaseAt(at)
		const columns = phase?.kind === 'write' ? phase.columns.map(idOf) : []
		return { type: 'add-slip', column: choose(at, columns, 'goal'), text: at.words() }
	},
	'edit-slip': (at) => ({ type: 'edit-slip', slipId: choose(at, at.view.mySlips.map(idOf), 'none'), text: at.words() }),
	'delete-slip': (at) => ({ type: 'delete-slip', slipId: someSlip(at) }),
	'remove-slip': (at) => ({ type: 'remove-slip', slipId: slipFaceUp(at) }),
	'bundle-slip': (at) => ({ type: 'bundle-slip', slipId: slipFaceUp(at), onto: slipFaceUp(at) }),
	'unbundle-slip': (at) => ({ type: 'unbundle-slip', slipId: slipFaceUp(at) }),
	'name-bundle': (at) => ({ type: 'name-bundle', bundleId: someBundle(at), name: at.words() }),
	'undo-bundling': () => ({ type: 'undo-bundling' }),
	vote: (at) => ({ type: 'vote', slipId: slipFaceUp(at) }),
	unvote: (at) => ({ type: 'unvote', slipId: choose(at, at.view.myVotes, 'none') }),
	finish: (at) => ({ type: 'finish', done: either(at) }),
	'ask-more-time': () => ({ type: 'ask-more-time' }),
	'raise-hand': (at) => ({ type: 'raise-hand', phase: phaseAt(at)?.id }),
	'lower-hand': () => ({ type: 'lower-hand' }),
	'call-speaker': (at) => ({
		type: 'call-speaker',
		phase: phaseAt(at)?.id,
		personId: choose(at, at.view.hands, somebody(at)),
	}),
	'take-up': (at) => ({ type: 'take-up', slipId: slipFaceUp(at) }),
	'end-speaking': (at) => ({
		type: 'end-speaking',
		phase: phaseAt(at)?.id,
		personId: choose(at, [at.view.speakingId, somebody(at)], null) ?? undefined,
	}),
	'edit-learning': (at) => ({ type: 'edit-learning', learningId: someLearning(at), text: at.words() }),
	'delete-learning': (at) => ({ type: 'delete-learning', learningId: someLearning(at) }),
	'note-aside': (at) => ({ type: 'note-aside', text: at.words() }),
	'share-theme': (at) => ({ type: 'share-theme', bundleId: someBundle(at), shared: either(at) }),
	'check-out': (at) => ({ type: 'check-out', worth: 1 + (at.chance() % 10) }),
	promise: (at) => ({ type: 'promise', text: at.words(), dueOn: '2027-12-01' }),
	'tell-outcome': (at) => ({
		type: 'tell-outcome',
		commitmentId: choose(
			at,
			at.view.lastTime.map(({ commitmentId }) => commitmentId),
			'none',
		),
		outcome: choose(at, ['kept', 'changed', 'dropped'], 'kept'),
		learned: at.words(),
	}),
	'make-groups': (at) => ({
		type: 'make-groups',
		size: choose(at, [2, 3, 4], 2),
		personIds: at.personIds.filter(() => at.chance() % 5 > 0),
	}),
	'move-person': (at) => ({ type: 'move-person', personId: somebody(at), groupId: someGroup(at) }),
	'visit-group': (at) => ({ type: 'visit-group', groupId: someGroup(at) }),
	'join-group': () => ({ type: 'join-group' }),
	watch: (at) => ({ type: 'watch', watches: either(at) }),
	count: (at) => ({
		type: 'count',
		id: choose(at, (at.view.groups?.mine?.sheet ?? []).map(idOf), 'none'),
		by: choose(at, [1, -1, 30], 1),
	}),
	'add-note': (at) => ({ type: 'add-note', text: at.words() }),
	'delete-note': (at) => ({ type: 'delete-note', noteId: someNote(at) }),
	'remove-note': (at) => ({ type: 'remove-note', noteId: someNote(at) }),
	'share-note': (at) => ({ type: 'share-note', noteId: someNote(at), shared: either(at) }),
}

/** What people come to a phase for. */
const MEANT: Record<Phase['kind'], readonly Intent['type'][]> = {
	'last-time': ['tell-outcome'],
	case: ['tell-case', 'tell-case', 'choose-presenter'],
	questions: ['ask-question'],
	write: ['add-slip', 'add-slip', 'add-slip', 'add-slip', 'edit-slip', 'delete-slip', 'finish', 'ask-more-time'],
	reveal: ['bundle-slip', 'bundle-slip', 'bundle-slip', 'name-bundle', 'unbundle-slip', 'undo-bundling', 'vote'],
	vote: ['vote', 'vote', 'vote', 'unvote'],
	discuss: ['raise-hand', 'lower-hand', 'end-speaking'],
	talk: ['raise-hand', 'lower-hand', 'finish'],
	learnings: ['edit-learning', 'delete-learning'],
	commitments: ['promise'],
	'check-out': ['check-out', 'promise'],
	closing: ['promise', 'raise-hand'],
	group: ['add-note', 'add-note', 'share-note', 'delete-note', 'watch', 'count', 'join-group'],
}
/** What whoever leads does beside, in any phase. */
const LEADING: readonly Intent['type'][] = [
	'make-groups',
	'make-groups',
	'move-person',
	'visit-group',
	'pause',
	'resume',
	'extend',
	'mute',
	'unmute',
	'call-speaker',
	'take-up',
	'remove-slip',
	'remove-question',
	'remove-note',
	'share-theme',
	'note-aside',
	'offer-lead',
]
export const ALL_ACTS = Object.keys(MAKE) as Intent['type'][]

/** Mostly what is meant for the moment, and now and then anything at all, which must be refused in peace. */
export function anAct(at: Moment, leads: boolean): Intent {
	const phase = phaseAt(at)
	const isOdd = at.chance() % 5 === 0
	const meant = isOdd || !phase ? ALL_ACTS : [...MEANT[phase.kind], ...(leads ? LEADING : [])]
	const type = choose(at, meant, 'finish')
	// An end is the lead's to choose, in a step of its own: a room that closes at once says little.
	return make(type === 'close' || type === 'start-phase' ? 'finish' : type, at)
}

export function make<Type extends Intent['type']>(type: Type, at: Moment): Intent {
	return MAKE[type](at)
}

/** All that people come to a phase for, and write once more at its end. */
export function everyActOf(kind: Phase['kind']): Intent['type'][] {
	return [...new Set(MEANT[kind]), ...(kind === 'write' ? (['add-slip'] as const) : [])]
}

/** What keeps everybody busy. */
const BUSY = /^(write|reveal|vote|group|questions|check-out)$/

/** Begun with words or in groups; then mostly the next one, or one back, or any in which there is much to do. */
function nextPhase(at: Moment): number {
	const { view, format } = at
	const among = (kinds: RegExp) => format.phases.flatMap(({ kind }, index) => (kinds.test(kind) ? index : []))
	if (view.status === 'waiting') return choose(at, among(/^(write|group)$/), 0)
	const drawn = at.chance() % 10
	const next = view.phase.index + 1
	const to = drawn < 7 ? next : drawn < 8 ? Math.max(0, next - 2) : choose(at, among(BUSY), 0)
	return to % format.phases.length
}
