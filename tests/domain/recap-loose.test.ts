import { expect, test } from 'vitest'
import { recapOf } from '~/domain/room/recap'
import { recapAsMarkdown } from '~/domain/room/recap-markdown'
import { recapPdf } from '~/domain/room/recap-pdf.server'
import { newRoom, type Room } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { readPdf } from '../support/pdf-text'
import { aFormat, aSetup, CREW, play } from '../support/rooms'

/** What nobody voted for or put together: at the end, where people were told so before they wrote. */
const head = {
	title: 'T',
	session: 'S',
	cohort: 'C',
	organization: 'O',
	when: 'W',
	date: '2026-11-26',
	stays: 'Stays.',
}
const start = (room: Room, id: string) => {
	const to = aFormat().phases.findIndex((phase) => phase.id === id)
	return play(room, [['lena', { type: 'start-phase', to, from: room.phase.version }]])
}
const slip = (column: string, text: string) => ({ type: 'add-slip', column, text }) as const

function held(keepsAll: boolean): Room {
	const down = play(start(newRoom(aSetup({ keepsAll })), 'write'), [
		['ada', slip('goal', 'Alone on the board.')],
		['ben', slip('tried', 'Tried twice.')],
		['ben', slip('working', 'Drew a vote.')],
		['ada', slip('working', 'CANARY was taken off')],
	])
	const idOf = (text: string) => down.slips.find((each) => each.text === text)?.id ?? ''
	const voted = play(start(start(down, 'reveal'), 'vote'), [
		['ben', { type: 'vote', slipId: idOf('Drew a vote.') }],
		['lena', { type: 'remove-slip', slipId: idOf('CANARY was taken off') }],
	])
	const again = play(start(voted, 'write'), [['ben', slip('goal', 'CANARY face down to the end')]])
	return play(again, [['lena', { type: 'close', from: again.phase.version }]])
}
const recapFor = (personId: string, room: Room) => recapOf(room.format, view(room, personId), [], (id) => id)

test('a slip that drew nothing stands apart from what did, the same for everybody', () => {
	for (const { personId } of CREW) {
		const [board] = recapFor(personId, held(true)).boards
		expect(board?.loose).toEqual([{ title: 'Goal', texts: ['Alone on the board.'] }])
		expect(board?.topics.map(({ title }) => title)).toEqual(['Drew a vote.'])
		expect(board?.whole).toEqual([{ title: 'Tried', texts: ['Tried twice.'] }])
	}
})

test('where people wrote before they were told so it stands nowhere', () => {
	expect(JSON.stringify(recapFor('ada', held(false)))).not.toContain('Alone on the board.')
})

test('both files end with it, and hold nothing that lay face down or was taken off', async () => {
	const recap = recapFor('ada', held(true))
	const file = recapAsMarkdown({ recap, head })
	expect(file).toContain('## What else lay on the board\n\n- Alone on the board. (Goal)\n\n---')
	const paper = readPdf(await recapPdf({ recap, head })).text
	expect(paper.replaceAll(/\s+/g, ' ')).toContain('Alone on the board. (Goal)')
	expect(file + paper).not.toContain('CANARY')
})

test.each([
	['critique', 'What we learned'],
	['retrospective-60', 'What we try'],
])('what %s writes together stands under “%s”, on the page and in both files', async (id, title) => {
	const room = newRoom(aSetup({ format: aFormat(id) }))
	const recap = recapOf(room.format, view(room, 'ada'), [{ text: 'Until the end of May.' }], (each) => each)
	expect(recap.sheetTitle).toBe(title)
	expect(recapAsMarkdown({ recap, head })).toContain(`## ${title}\n\n- Until the end of May.`)
	expect(readPdf(await recapPdf({ recap, head })).text).toContain(title)
})
