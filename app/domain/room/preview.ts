import { decide } from './decide'
import type { Circumstance } from './decision'
import { evolve } from './evolve'
import type { Format, Phase } from './format'
import { boardAt, votesIn } from './phases'
import type { Step } from './play'
import { faceUpOf, newRoom, type Room } from './room'
import type { Intent, Part, Seat } from './wire'

/** A format walked through with people who do not exist: nothing of it is kept anywhere. */
const person = (personId: string, name: string, part: Part): Seat => ({ personId, name, part })
export const PREVIEW_PEOPLE: Seat[] = [
	person('lead', 'Linh Lead', 'lead'),
	person('observer', 'Otto Observer', 'observer'),
	person('ana', 'Ana Made-up', 'participant'),
	person('bo', 'Bo Made-up', 'participant'),
	person('chi', 'Chi Made-up', 'participant'),
	person('dov', 'Dov Made-up', 'participant'),
	person('eva', 'Eva Made-up', 'participant'),
	person('fen', 'Fen Made-up', 'participant'),
	person('gus', 'Gus Made-up', 'participant'),
]
const PARTICIPANTS = PREVIEW_PEOPLE.filter(({ part }) => part === 'participant')

/** What one of them does in the room as it stands, or the room as it was when the rules refuse it. */
export function actInPreview(
	room: Room,
	personId: string,
	intent: Intent,
	nowMs: number,
): { room: Room; refused?: string } {
	const by = PREVIEW_PEOPLE.find((each) => each.personId === personId)
	if (!by) return { room, refused: 'no-such-person' }
	const on: Circumstance = {
		by,
		people: PREVIEW_PEOPLE,
		barred: [],
		opId: `preview-${room.seq + 1}`,
		nowMs,
		shuffle: (ids) => [...ids].reverse(),
	}
	const decision = decide(room, intent, on)
	return 'refused' in decision ? { room, refused: decision.refused } : { room: evolve(room, decision.event) }
}

/** The room once phase `to` has begun, everybody having done a little in each phase before; in a case it is told. */
export function previewOf(format: Format, to: number, nowMs: number): Room {
	const lastTime = PARTICIPANTS.slice(0, 2).map(({ personId }, nth) => ({
		commitmentId: `promise-${nth + 1}`,
		personId,
		text: 'Ask two questions before my first suggestion, in Thursday’s pairing.',
		outcome: nth === 0 ? ('changed' as const) : null,
		learned: nth === 0 ? 'One question was plenty. The second was advice.' : '',
	}))
	let room = newRoom({ format, keepsAll: true, leadId: 'lead', presenterId: 'ana', lastTime })
	const act = (who: string, intent: Intent) => {
		room = actInPreview(room, who, intent, nowMs).room
	}
	for (let index = 0; index <= to; index++) {
		const phase = format.phases[index]
		if (!phase) break
		if (phase.kind === 'group' && room.groups.list.length === 0)
			act('lead', { type: 'make-groups', size: phase.groups, personIds: PARTICIPANTS.map(({ personId }) => personId) })
		act('lead', { type: 'start-phase', to: index, from: room.phase.version })
		if (phase.kind === 'case') act('lead', { type: 'choose-presenter', personId: presenterOf(phase) })
		// Nothing of a case is seen before it is told.
		if (index < to || phase.kind === 'case') for (const [who, intent] of doneIn(() => room, phase)) act(who, intent)
	}
	return room
}

/** Two people tell a case in turn. */
const CASES = {
	ana: {
		title: 'The review that was over before it began',
		situation: 'A senior engineer says nothing in design reviews, and a great deal in writing the day before.',
		ask: 'Where would you begin, with the writing or with the silence?',
	},
	bo: {
		title: 'The hour that nobody misses',
		situation: 'Two teams meet every week, and each learns from an alert what the other has changed.',
		ask: 'What would you stop first, so that the hour is worth coming to?',
	},
}

function presenterOf(phase: Phase): keyof typeof CASES {
	return (phase.round ?? 1) % 2 === 1 ? 'ana' : 'bo'
}

type Act = [personId: string, intent: Intent]

/** A little of what people do in a phase. `now`: the room after what was done before. */
function* doneIn(now: () => Room, phase: Phase): Generator<Act> {
	switch (phase.kind) {
		case 'last-time':
			yield ['bo', { type: 'tell-outcome', commitmentId: 'promise-2', outcome: 'kept', learned: '' }]
			return
		case 'case':
			yield [presenterOf(phase), { type: 'tell-case', ...CASES[presenterOf(phase)] }]
			return
		case 'questions':
			yield ['chi', { type: 'ask-question', text: 'What did you do just before it went quiet?' }]
			return
		case 'write':
			for (const [nth, { personId }] of PARTICIPANTS.entries()) {
				const column = phase.columns[nth % phase.columns.length]?.id ?? ''
				yield [personId, { type: 'add-slip', column, text: `A made-up thought, number ${nth + 1}` }]
			}
			return
		case 'reveal':
			if (votesIn(phase) > 0) yield* votesOn(now())
			yield* putTogether(now)
			return
		case 'vote':
			yield* votesOn(now())
			return
		case 'discuss':
			yield ['dov', { type: 'raise-hand' }]
			return
		case 'commitments':
			yield ['dov', { type: 'promise', text: 'Ask her what she would change first', dueOn: '2027-01-15' }]
			return
		case 'group':
			yield* doneInGroups(now, phase)
	}
}

function* votesOn(room: Room): Generator<Act> {
	for (const [nth, slipId] of faceUpOf(room, boardAt(room)?.id).slice(0, 3).entries())
		yield [PARTICIPANTS[nth]?.personId ?? 'ana', { type: 'vote', slipId }]
}

function* putTogether(now: () => Room): Generator<Act> {
	const [onto, slipId] = faceUpOf(now(), boardAt(now())?.id)
	if (!slipId || !onto) return
	yield ['eva', { type: 'bundle-slip', slipId, onto }]
	const bundle = now().bundling.bundles.find(({ slips }) => slips.includes(slipId))
	if (bundle) yield ['eva', { type: 'name-bundle', bundleId: bundle.id, name: 'Two that say the same' }]
}

/** Whoever watches a scene counts; where people talk each group writes a line, and the first one shows it to everybody. */
function* doneInGroups(now: () => Room, phase: Extract<Phase, { kind: 'group' }>): Generator<Act> {
	const { format, groups } = now()
	const [counted] = format.play?.sheet ?? []
	for (const [nth, { memberIds }] of groups.list.entries()) {
		if (phase.step === 'play' && counted) {
			const watchers = memberIds.filter((id) => groups.cast[id] === undefined)
			for (const id of watchers) yield [id, { type: 'count', id: counted.id, by: nth + 2 }]
		}
		const [first] = memberIds
		if (!first || !WITH_LINES.has(phase.step)) continue
		yield [first, { type: 'add-note', text: `A made-up line of ${phase.title.toLowerCase()}` }]
		const note = now().groups.notes.at(-1)
		if (nth === 0 && note && phase.step !== 'alone')
			yield [first, { type: 'share-note', noteId: note.id, shared: true }]
	}
}

const WITH_LINES: ReadonlySet<Step> = new Set<Step>(['alone', 'talk', 'debrief'])
