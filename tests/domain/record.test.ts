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
const note = (id: string, phase: string, text: string, dealt = 1, groupId = 'g') => ({
	id,
	phase,
	text,
	groupId,
	dealt,
	byId: 'SECRET-PERSON',
	shared: false,
	inRecap: false,
})

test('the record of a room holds roles, rounds, counts and notes of one’s own group, and nobody’s name, card or private line', () => {
	const groups = {
		...groupsFrom([
			{ id: 'g', name: 'The scene', memberIds: ['SECRET-PERSON'] },
			{ id: 'h', name: 'Another', memberIds: ['OTHER-PERSON'] },
		]),
		dealt: 1,
		counts: [
			{ turn: 1, byId: 'SECRET-PERSON', id: 'm', n: 312 },
			{ turn: 1, byId: 'OTHER-PERSON', id: 'm', n: 99 },
		],
		notes: [
			note('1', 'said', 'You read it in the channel.'),
			note('2', 'alone', 'SECRET-LINE'),
			note('3', 'said', 'SECRET-LINE of those who sat here before', 0),
			note('4', 'said', 'SECRET-LINE of another group', 1, 'h'),
			{ ...note('5', 'said', 'Brought to everybody.', 1, 'h'), shared: true },
		],
	}
	const record = recordOf({ format, groups }, 'SECRET-PERSON')
	expect(record).toBe(
		'The rollback\nTwo of one team.\nRoles: Mediator\n\nRounds\nPlay 1, 20 min\nAlone, 2 min\nWrite, 8 min\n\nWhat watchers counted\nThe mediator speaks: 312 seconds\n\nNoted together\n• You read it in the channel.\n• Brought to everybody.',
	)
	expect(recordOf({ format, groups }, 'of no group')).not.toContain('You read')
})
