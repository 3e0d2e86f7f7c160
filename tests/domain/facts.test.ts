import { expect, test } from 'vitest'
import { applyFact, applyFacts, caughtUp } from '~/domain/room/facts'
import type { Fact } from '~/domain/room/news'
import { newRoom } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { aSetup } from '../support/rooms'

const start = view(newRoom(aSetup()), 'ada')
const note: Fact = {
	type: 'note',
	note: { id: 'n1', byId: 'lena', text: 'I let this silence stand.', at: 0, isAloud: true },
}
const slip: Fact = { type: 'my-slip', slip: { id: 's1', board: 'write', column: 'goal', text: 'Say less.' } }
const facts: Fact[] = [note, slip, { type: 'set', patch: { status: 'running' } }]

test.each(facts)('$type changes nothing a second time', (fact) => {
	const once = applyFact(start, fact)
	expect(once).not.toEqual(start)
	expect(applyFact(once, fact)).toEqual(once)
})

test('what is told since a view is laid on that view, and on no other', () => {
	const answer = { seq: start.seq + 3, facts }
	const caught = applyFacts(start, answer.seq, facts)
	expect(caughtUp(start, start.seq, answer)).toEqual(caught)
	// News had come beside the question, up to the answer and beyond it.
	const beyond = { ...caught, seq: caught.seq + 1, iFinished: true }
	for (const ahead of [caught, beyond]) expect(caughtUp(ahead, start.seq, answer)).toBe(ahead)
	expect(caughtUp(null, start.seq, answer)).toBeNull()
	expect(caughtUp(beyond, start.seq, { view: start })).toEqual(start)
	// A node of before a deploy knows nothing of copies: the page of a case looks into them.
	const { myCopies: _unsaid, ...old } = { ...start, myCopies: { 1: 'own' } }
	expect(caughtUp(null, null, { view: old as typeof start })?.myCopies).toEqual({})
})
