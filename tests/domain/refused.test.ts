import { expect, test } from 'vitest'
import { refusedAnew, stillRefused } from '~/domain/room/refused'
import type { Intent } from '~/domain/room/wire'

const MOVE: Intent = { type: 'start-phase', to: 4, from: 3 }
const ASK: Intent = { type: 'ask-question', text: 'Since when?' }
const NAME: Intent = { type: 'name-bundle', bundleId: 'b', name: 'One sentence' }
const HAND: Intent = { type: 'raise-hand' }
const answer = (why: string) => ({ ok: false as const, why })

test.each([
	['stays in its phase', HAND, 'muted', 3, true],
	['goes with the next phase', HAND, 'muted', 4, false],
	['stays in the phase that overtook the act', MOVE, 'phase-moved', 4, true],
	['goes with the phase after the one that overtook the act', MOVE, 'phase-moved', 5, false],
	['of a move that nothing overtook goes with the next phase', MOVE, 'not-lead', 4, false],
	['stays as long as words would be lost with it', ASK, 'not-this-phase', 9, true],
	['stays as long as a name would be lost with it', NAME, 'no-such-bundle', 9, true],
])('a refusal %s', (_says, intent, why, version, stays) => {
	const refused = refusedAnew(null, answer(why), intent, 3)
	expect(stillRefused(refused, version)).toBe(stays ? refused : null)
})

test('what was lost before is still told with the next refusal', () => {
	const first = refusedAnew(null, answer('not-this-phase'), ASK, 3)
	const second = refusedAnew(first, answer('muted'), HAND, 4)
	expect(second.lost).toEqual(['Since when?'])
	expect(stillRefused(second, 9)).toBe(second)
})
