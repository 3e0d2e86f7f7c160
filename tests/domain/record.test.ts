import { expect, test } from 'vitest'
import type { Format } from '~/domain/room/format'
import { groupsFrom } from '~/domain/room/groups'
import { recordOf } from '~/domain/room/record'

const format = {
	phases: [
		{ id: 'play', kind: 'group', step: 'play', title: 'Play 1', minutes: 20, groups: 4 },
		{ id: 'alone', kind: 'group', step: 'alone', title: 'Alone', minutes: 2, groups: 4 },
		{ id: 'said', kind: 'group', step: 'talk', title: 'Write', minutes: 8, groups: 4 },
	],
	play: {
		scenes: [
			{
				title: 'The rollback',
				situation: ['Two of one team.'],
				roles: [{ id: 'm', title: 'Mediator', brief: ['SECRET-BRIEF'] }],
			},
		],
		observe: [],
		sheet: [{ id: 'm', title: 'The mediator speaks', key: 'm', unit: 'seconds' }],
	},
} as unknown as Format
const note = (id: string, phase: string, text: string, dealt = 1) => ({
	id,
	phase,
	text,
	groupId: 'g',
	dealt,
	byId: 'SECRET-PERSON',
	shared: false,
	inRecap: false,
})

test('the record of a room holds roles, rounds, counts and shared notes, and nobody’s name, card or private line', () => {
	const groups = {
		...groupsFrom([{ id: 'g', name: 'The scene', memberIds: ['SECRET-PERSON'] }]),
		dealt: 1,
		counts: [{ turn: 1, byId: 'SECRET-PERSON', id: 'm', n: 312 }],
		notes: [
			note('1', 'said', 'You read it in the channel.'),
			note('2', 'alone', 'SECRET-LINE'),
			note('3', 'said', 'SECRET-LINE of those who sat here before', 0),
		],
	}
	const record = recordOf({ format, groups })
	expect(record).toBe(
		'The rollback\nTwo of one team.\nRoles: Mediator\n\nRounds\nPlay 1, 20 min\nAlone, 2 min\nWrite, 8 min\n\nWhat watchers counted\nThe mediator speaks: 312 seconds\n\nNoted together\n• You read it in the channel.',
	)
})
