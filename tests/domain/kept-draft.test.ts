import { expect, test } from 'vitest'
import { withKept } from '~/domain/room/kept-draft'

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
