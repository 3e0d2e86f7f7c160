import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MUTANTS } from '../long/mutants'

/** The long run takes guards out of the product by their text: it must still find them when it comes to it. */
describe('each mutant', () => {
	test.each(MUTANTS)('can still be made: $says', ({ file, swaps, noticedBy }) => {
		const text = fs.readFileSync(file, 'utf8')
		for (const [from] of swaps) expect(text.includes(from), `${file} no longer holds: ${from}`).toBe(true)
		for (const judge of noticedBy.files) expect(fs.existsSync(judge), `${judge} is not there`).toBe(true)
	})

	test('has a name of its own', () => {
		expect(new Set(MUTANTS.map(({ says }) => says)).size).toBe(MUTANTS.length)
	})
})
