import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '~/domain/room/evolve'
import { groupOf } from '~/domain/room/groups'
import type { Room } from '~/domain/room/room'
import type { Intent } from '~/domain/room/wire'
import { counting, runs } from '../support/counting'
import { aGroupedRoom, GROUPED, grouped, on } from '../support/group-room'
import { playCourse } from '../support/room-course'

const people = GROUPED.map(({ personId }) => personId)
const anyone = fc.constantFrom(...people)
const anyGroup = fc.constantFrom('one', 'two', 'none')

/** Half of what people do is to go on: without, most runs would stay in the first minutes. */
const anyIntent = (room: Room): fc.Arbitrary<Intent> => {
	const from = room.phase.version
	const noteId = fc.constantFrom('none', ...room.groups.notes.map(({ id }) => id))
	return fc.oneof(
		{
			weight: 5,
			arbitrary: fc.nat({ max: grouped.phases.length - 1 }).map((to) => ({ type: 'start-phase', to, from }) as const),
		},
		{
			weight: 6,
			arbitrary: fc.integer({ min: 1, max: 999 }).map((n) => ({ type: 'add-note', text: `note-${n}-` }) as const),
		},
		{ weight: 2, arbitrary: noteId.map((id) => ({ type: 'delete-note', noteId: id }) as const) },
		{ weight: 1, arbitrary: noteId.map((id) => ({ type: 'remove-note', noteId: id }) as const) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(noteId, fc.boolean())
				.map(([id, shared]) => ({ type: 'share-note', noteId: id, shared }) as const),
		},
		{ weight: 2, arbitrary: fc.boolean().map((watches) => ({ type: 'watch', watches }) as const) },
		{ weight: 3, arbitrary: fc.constantFrom(1, -1, 30).map((by) => ({ type: 'count', id: 'questions', by }) as const) },
		{ weight: 3, arbitrary: fc.option(anyGroup).map((groupId) => ({ type: 'visit-group', groupId }) as const) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(anyone, fc.option(anyGroup))
				.map(([personId, groupId]) => ({ type: 'move-person', personId, groupId }) as const),
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple(fc.subarray(people), fc.constantFrom(2, 3, 4))
				.map(([personIds, size]) => ({ type: 'make-groups', size: size as 2, personIds }) as const),
		},
		fc.constant({ type: 'join-group' } as const),
		fc.constant({ type: 'claim-lead' } as const),
		...(room.seq > 40 ? [fc.constant({ type: 'close', from } as const)] : []),
	)
}

/** What must not stand in somebody’s view, by what the room knows. */
function forbiddenTo(room: Room, personId: string): string[] {
	const { groups, format, phase } = room
	const at = format.phases[phase.index]
	const turn = room.status !== 'waiting' && at?.kind === 'group' ? at.turn : undefined
	const role = groups.visits[personId] === undefined ? groups.cast[personId] : undefined
	const briefs = (format.play?.scenes ?? []).flatMap((scene, nth) =>
		scene.roles.filter(({ id }) => turn !== nth + 1 || id !== role).flatMap(({ brief }) => brief),
	)
	const seen = groups.visits[personId] ?? groupOf(groups, personId)?.id
	const notes = groups.notes
		.filter((note) => !note.shared && note.byId !== personId && (note.groupId !== seen || note.dealt !== groups.dealt))
		.map(({ id }) => id)
	return [...briefs, ...notes].map((text) => JSON.stringify(text))
}

test(
	'for any course of a room with groups the news, folded, is the view; no brief and no note is in a foreign one',
	() => {
		fc.assert(
			fc.property(fc.nat(), fc.nat({ max: 70 }), (chance, steps) => {
				const { room, events } = playCourse(aGroupedRoom(), chance, steps, {
					people,
					anyIntent,
					actor: ({ leadId }, intent, drawn) => (intent.type === 'start-phase' ? (leadId ?? 'lena') : drawn),
					circumstance: on,
					onScreen: (room, id, sent) => {
						for (const hidden of forbiddenTo(room, id)) if (sent.includes(hidden)) expect(sent).not.toContain(hidden)
					},
					onRoom: ({ groups }) => {
						// Nobody sits twice, nobody plays twice, and no role is played twice in one group.
						const seated = groups.list.flatMap(({ memberIds }) => memberIds)
						expect(new Set(seated).size).toBe(seated.length)
						for (const { memberIds } of groups.list) {
							const played = memberIds.flatMap((id) => groups.cast[id] ?? [])
							expect(new Set(played).size).toBe(played.length)
						}
					},
				})
				expect(
					fold(
						{ format: grouped, leadId: 'lena', presenterId: null, lastTime: [], groups: aGroupedRoom().groups.list },
						events,
					),
				).toEqual(room)
			}),
			runs(80),
		)
	},
	counting(120_000, 1_200_000),
)
