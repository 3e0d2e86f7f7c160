import { expect, test } from 'vitest'
import { boxesFor, boxOf } from '~/domain/room/boxes'
import { newRoom, type Room } from '~/domain/room/room'
import { aFormat, aSetup, CREW, play } from '../support/rooms'

const lastTime = [{ commitmentId: 'promise-1', personId: 'ada', text: 'Ask', outcome: null, learned: '' }]
const begun = newRoom(aSetup({ lastTime }))
const boxes = (room: Room, who: string) => [...boxesFor(room, CREW.find(({ personId }) => personId === who) ?? own)]
const own = { personId: 'somebody', name: 'Some Body', part: 'participant' as const }

test('the fields of a room are those of its format, and each one’s own promise of last time', () => {
	const ofFormat = [
		'case-title:1',
		'case-situation:1',
		'case-ask:1',
		'case-from:1',
		'case-agreed:1',
		'question:1',
		...['goal', 'tried', 'working', 'not-working', 'try-next'].map((column) => `write:${column}`),
		'promise',
	]
	expect(boxes(begun, 'ben').sort()).toEqual([...ofFormat].sort())
	expect(boxes(begun, 'ada').sort()).toEqual([...ofFormat, 'learned:promise-1'].sort())
	expect(boxes(begun, 'lena').sort()).toEqual([...ofFormat, 'aside'].sort())
	expect(boxes(begun, 'oba')).toEqual(['aside'])
})

test('a question that was not asked of one case does not wait at the next', () => {
	const found = boxes(newRoom(aSetup({ format: aFormat('critique-75') })), 'ben')
	expect(found.filter((box) => box.startsWith('question'))).toEqual(['question:1', 'question:2'])
})

test('a format of groups has one for each part in which they write, and none for what it does not have', () => {
	const format = aFormat('peer-coaching-90')
	const found = boxes(newRoom(aSetup({ format })), 'ben')
	for (const { kind, id } of format.phases) expect(found.includes(boxOf.group(id)), id).toBe(kind === 'group')
	expect(found.some((box) => box.startsWith('write:'))).toBe(false)
})

test('parts with long names have a field each', () => {
	const long = 'what-each-of-us-would-have-wanted-to-know'
	expect(boxOf.group(`${long}-1-alone`)).not.toBe(boxOf.group(`${long}-1-talk`))
})

test('a slip is changed by its author alone, and nobody learns by a draft that it is there', () => {
	const room = play(begun, [
		['lena', { type: 'start-phase', to: begun.format.phases.findIndex(({ id }) => id === 'write'), from: 0 }],
		['ada', { type: 'add-slip', column: 'goal', text: 'mine' }],
	])
	const box = boxOf.slip(room.slips[0]?.id ?? '')
	expect(CREW.filter(({ personId }) => boxes(room, personId).includes(box)).map(({ personId }) => personId)).toEqual([
		'ada',
	])
})
