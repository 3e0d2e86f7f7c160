import { decide } from '~/domain/room/decide'
import { evolve } from '~/domain/room/evolve'
import { format as formatSchema } from '~/domain/room/format'
import { newRoom, type Room, type RoomSetup } from '~/domain/room/room'
import type { Intent, Seat } from '~/domain/room/wire'

const phase = (id: string, minutes: number) => ({ id, title: id, minutes, prompt: `${id}.` })

/** Pairs that note alone and then talk, two turns with hidden briefs, and plenary at both ends. */
export const grouped = formatSchema.parse({
	kind: 'format',
	id: 'grouped-30',
	title: 'Grouped',
	minutes: 30,
	about: 'For tests.',
	phases: [
		{ ...phase('open', 4), kind: 'talk' },
		{ ...phase('alone', 2), kind: 'group', groups: 3, step: 'alone' },
		{ ...phase('talk', 2), kind: 'group', groups: 3 },
		{
			kind: 'turns',
			id: 'round',
			title: 'Round',
			groups: 3,
			times: 2,
			phases: [
				{ ...phase('brief', 2), step: 'brief' },
				{ ...phase('play', 5), step: 'play' },
				{ ...phase('debrief', 2), step: 'debrief', ask: ['What was heard?'] },
			],
		},
		{ ...phase('close', 4), kind: 'closing' },
	],
	play: {
		scenes: [1, 2].map((turn) => ({
			title: `Scene ${turn}`,
			situation: [`situation-${turn}`],
			roles: ['manager', 'report'].map((id) => ({ id, title: id, brief: [`brief-${id}-${turn}`] })),
		})),
		observe: ['Count, then tell.'],
		sheet: [
			{ id: 'questions', title: 'Questions', key: 'q' },
			{ id: 'silences', title: 'Silences', key: 's' },
		],
	},
})

export const GROUPED: Seat[] = [
	{ personId: 'lena', name: 'Lena Lead', part: 'lead' },
	{ personId: 'cole', name: 'Cole Colead', part: 'co' },
	{ personId: 'oba', name: 'Oba Observer', part: 'observer' },
	...['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'b4'].map(
		(personId): Seat => ({ personId, name: personId, part: 'participant' }),
	),
]

let operations = 0

export function on(personId: string, people: Seat[] = GROUPED) {
	const by = people.find((each) => each.personId === personId)
	if (!by) throw new Error(`nobody is called ${personId}`)
	return { by, people, barred: [], opId: `op-${++operations}`, nowMs: 1_000, shuffle: (ids: string[]) => ids }
}

/** Two groups, "one" with a1 to a3 and "two" with b1 to b4, unless said otherwise. */
export function aGroupedRoom(over: Partial<RoomSetup> = {}): Room {
	return newRoom({
		format: grouped,
		leadId: 'lena',
		presenterId: null,
		lastTime: [],
		groups: [
			{ id: 'one', name: 'Group 1', memberIds: ['a1', 'a2', 'a3'] },
			{ id: 'two', name: 'Group 2', memberIds: ['b1', 'b2', 'b3', 'b4'] },
		],
		...over,
	})
}

export function act(room: Room, who: string, intent: Intent, people?: Seat[]): Room {
	const decision = decide(room, intent, on(who, people))
	if ('refused' in decision) throw new Error(`${intent.type} by ${who} was refused: ${decision.refused}`)
	return evolve(room, decision.event)
}

/** The lead goes to a phase by its id. */
export function goTo(room: Room, id: string, people?: Seat[]): Room {
	const to = room.format.phases.findIndex((each) => each.id === id)
	return act(room, 'lena', { type: 'start-phase', to, from: room.phase.version }, people)
}
