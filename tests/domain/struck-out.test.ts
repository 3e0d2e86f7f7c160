import { expect, test } from 'vitest'
import { evolve } from '~/domain/room/evolve'
import { applyFacts } from '~/domain/room/facts'
import { show } from '~/domain/room/news'
import { recapOf } from '~/domain/room/recap'
import { newRoom } from '~/domain/room/room'
import { linesOf } from '~/domain/room/strike'
import { struckOut } from '~/domain/room/struck-out'
import { view } from '~/domain/room/view'
import type { Intent } from '~/domain/room/wire'
import { aSetup, play } from '../support/rooms'

const phase = (to: number, from: number): [string, Intent] => ['lena', { type: 'start-phase', to, from }]
const slip = (text: string): Intent => ({ type: 'add-slip', column: 'goal', text })

/** A critique that has been through all its phases, with words of every kind. */
function aFullRoom() {
	const setup = aSetup({
		keepsAll: true,
		presenterId: 'ada',
		lastTime: [{ commitmentId: 'c1', personId: 'ben', text: 'PROMISED-BEFORE', outcome: 'kept', learned: 'LEARNED' }],
	})
	const written = play(newRoom(setup), [
		phase(1, 0),
		['ada', { type: 'tell-case', title: 'TITLE', situation: 'SITUATION', ask: 'ASK' }],
		phase(2, 1),
		['ben', { type: 'ask-question', text: 'QUESTION' }],
		phase(3, 2),
		['ada', slip('SLIP-ONE')],
		['ben', slip('SLIP-TWO')],
		['cole', slip('SLIP-THREE')],
		phase(4, 3),
	])
	const [one = '', two = '', three = ''] = written.slips.map(({ id }) => id)
	const bundled = play(written, [
		['ada', { type: 'bundle-slip', slipId: one, onto: two }],
		['ada', { type: 'bundle-slip', slipId: three, onto: two }],
	])
	const [bundle] = bundled.bundling.bundles
	return play(bundled, [
		['ada', { type: 'name-bundle', bundleId: bundle?.id ?? '', name: 'BUNDLE' }],
		phase(8, 4),
		['ben', { type: 'promise', text: 'PROMISE', dueOn: '2026-12-01' }],
		['lena', { type: 'close', from: 5 }],
	])
}

const room = aFullRoom()
const seen = (of: typeof room, who = 'ada') => JSON.stringify(view(of, who))
const lines = linesOf(recapOf(room.format, view(room, 'ada'), [], (id) => id))

test('there are words of every kind in the room', () => {
	expect(lines.length).toBeGreaterThanOrEqual(9)
	for (const line of lines) expect(seen(room)).toContain(line)
})

test.each([...lines, 'QUESTION'])(
	'%s is shown to nobody once it is struck out, its author and the lead neither',
	(line) => {
		const struck = struckOut(room, (each) => each === line)
		for (const who of ['ada', 'ben', 'cole', 'lena', 'oba']) expect(seen(struck, who)).not.toContain(`"${line}"`)
		// What came of a promise goes with it, as in the recap.
		const goes = line === 'PROMISED-BEFORE' ? [line, 'LEARNED'] : [line]
		for (const other of lines) if (!goes.includes(other)) expect(seen(struck)).toContain(other)
	},
)

test('what is struck out reaches an open screen, and what is put back too', () => {
	const isStruck = (line: string) => line === 'SLIP-ONE'
	for (const [before, struck] of [
		[room, true],
		[struckOut(room, isStruck), false],
	] as const) {
		const event = { type: 'line-struck', byId: 'lena', key: 'digest', struck } as const
		const raw = evolve(room, event)
		const after = struck ? struckOut(raw, isStruck) : raw
		expect(applyFacts(view(before, 'ben'), after.seq, show(after, event, 'ben'))).toEqual(view(after, 'ben'))
	}
})
