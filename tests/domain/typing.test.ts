import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeBetween, moveOf } from '~/domain/room/typing'

const applied = (text: string, change: ReturnType<typeof changeBetween>) =>
	change ? text.slice(0, change.at) + change.inserted + text.slice(change.at + change.removed) : text

describe('what somebody typed', () => {
	test('brings the one text to the other, wherever the cursor stands', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁'), maxLength: 12 })
		fc.assert(
			fc.property(text, text, fc.nat(24), (before, after, caret) => {
				const change = changeBetween(before, after, Math.min(caret, after.length))
				expect(applied(before, change)).toBe(after)
				expect(change?.inserted ?? '').not.toMatch(/\p{Surrogate}/u)
			}),
			{ numRuns: 2_000 },
		)
	})

	test('is as small as it can be, and stands where the cursor is', () => {
		expect(changeBetween('aaa', 'aaaa', 1)).toEqual({ at: 0, removed: 0, inserted: 'a' })
		expect(changeBetween('aaa', 'aaaa', 4)).toEqual({ at: 3, removed: 0, inserted: 'a' })
		expect(changeBetween('one two', 'one too', 7)).toEqual({ at: 5, removed: 1, inserted: 'o' })
		expect(changeBetween('same', 'same', 2)).toBeNull()
	})

	test('takes a character as a whole', () => {
		expect(changeBetween('😀', '😁', 2)).toEqual({ at: 0, removed: 2, inserted: '😁' })
	})
})

test.each([
	['before it', [{ insert: 'new ' }], 5, 9],
	['behind it', [{ retain: 8 }, { insert: 'new' }], 5, 5],
	['at it', [{ retain: 5 }, { insert: 'new' }], 5, 5],
	['taking away before it', [{ delete: 3 }], 5, 2],
	['taking away around it', [{ retain: 3 }, { delete: 6 }], 5, 3],
	['both', [{ insert: 'ab' }, { retain: 1 }, { delete: 2 }], 5, 5],
])('a cursor stays with its neighbors when another writes %s', (_where, delta, from, to) => {
	expect(moveOf(delta)(from)).toBe(to)
})
