import { expect, test } from 'vitest'
import { withBoth, withKept } from '~/domain/room/kept-draft'

test.each([
	['typed on, in one place', 'Half', { text: 'Half a thought', over: 'Half' }, 'Half a thought'],
	['typed where there was nothing', '', { text: 'A thought', over: '' }, 'A thought'],
	['laid down, and the draft with it', 'Half', { text: '', over: 'Half' }, ''],
	['arrived, though the answer did not', 'Half a thought', { text: 'Half a thought', over: 'Half' }, 'Half a thought'],
	['forgotten by the server', '', { text: 'A thought', over: 'A' }, 'A thought'],
	[
		'written on elsewhere too',
		'From the phone',
		{ text: 'From the train', over: 'From' },
		'From the phone\nFrom the train',
	],
	['laid down here, written on elsewhere', 'From the phone', { text: '', over: 'From' }, 'From the phone'],
])('a draft that was %s', (_what, onServer, kept, expected) => {
	expect(withKept(onServer, kept)).toBe(expected)
})

test.each([
	['begun in both', 'From one tab', { text: 'From the other', over: '' }, 'From one tab\nFrom the other'],
	[
		'added to there',
		'Half a thought\nand more',
		{ text: 'Half a thought, here', over: 'Half a thought' },
		'Half a thought, here\nand more',
	],
	['begun before it there', 'More\nHalf', { text: 'Half a thought', over: 'Half' }, 'More\nHalf a thought'],
	['changed in both', 'A whole one', { text: 'Half a thought', over: 'Half' }, 'A whole one\nHalf a thought'],
])('a draft that was %s loses no word of either tab', (_what, newer, kept, expected) => {
	expect(withBoth(newer, kept)).toBe(expected)
})
