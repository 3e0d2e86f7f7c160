import { decide } from './decide'
import type { Circumstance } from './decision'
import { evolve } from './evolve'
import type { Format } from './format'
import { groupOf } from './groups'
import { boardAt } from './phases'
import { newRoom, type Room } from './room'
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
		opId: `preview-${room.seq + 1}`,
		nowMs,
		shuffle: (ids) => [...ids].reverse(),
	}
	const decision = decide(room, intent, on)
	return 'refused' in decision ? { room, refused: decision.refused } : { room: evolve(room, decision.event) }
}

/** The room once phase `to` has begun, everybody having done a little in each phase before. */
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
		if (index < to) for (const [who, intent] of doneIn(room, phase)) act(who, intent)
	}
	return room
}

/** A little of what people do in a phase. */
function doneIn(room: Room, phase: Format['phases'][number]): [string, Intent][] {
	switch (phase.kind) {
		case 'case':
			return [
				['lead', { type: 'choose-presenter', personId: 'ana' }],
				[
					'ana',
					{
						type: 'tell-case',
						title: 'The review that was over before it began',
						situation: 'A senior engineer says nothing in design reviews, and a great deal in writing the day before.',
						ask: 'Where would you begin, with the writing or with the silence?',
					},
				],
			]
		case 'questions':
			return [['bo', { type: 'ask-question', text: 'What did you do just before it went quiet?' }]]
		case 'write':
			return PARTICIPANTS.map(({ personId }, nth) => [
				personId,
				{
					type: 'add-slip',
					column: phase.columns[nth % phase.columns.length]?.id ?? '',
					text: `A made-up thought, number ${nth + 1}`,
				},
			])
		case 'vote':
		case 'reveal':
			return room.faceUp
				.filter((id) => room.slips.find((slip) => slip.id === id)?.board === boardAt(room)?.id)
				.slice(0, 3)
				.map((slipId, nth) => [PARTICIPANTS[nth]?.personId ?? 'ana', { type: 'vote', slipId }])
		case 'learnings':
			return [['chi', { type: 'add-learning', text: 'Ask what would be true in a month before asking what to do.' }]]
		case 'commitments':
			return [['dov', { type: 'promise', text: 'Ask her what she would change first', dueOn: '2027-01-15' }]]
		case 'group':
			return PARTICIPANTS.filter(({ personId }) => groupOf(room.groups, personId)?.memberIds[0] === personId).map(
				({ personId }) => [personId, { type: 'add-note', text: `A made-up line of ${phase.title.toLowerCase()}` }],
			)
		default:
			return []
	}
}
