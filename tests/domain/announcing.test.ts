import { describe, expect, test } from 'vitest'
import { leadLine, stillToSay, stillWritingWords } from '~/domain/room/announcing'

describe('what a screen reader is still to be told', () => {
	test('is what has changed, and nothing that stood there before', () => {
		expect(stillToSay(['', ''], ['Write.', ''], ['Write.', 'Ben speaks.'])).toEqual(['', 'Ben speaks.'])
		expect(stillToSay(['', ''], ['Write.', ''], ['Write.', ''])).toEqual(['', ''])
	})

	test('keeps a phase that waits when somebody gets the floor meanwhile', () => {
		const phase = stillToSay(['', ''], ['Write.', ''], ['Reveal.', ''])
		expect(stillToSay(phase, ['Reveal.', ''], ['Reveal.', 'Ben speaks.'])).toEqual(['Reveal.', 'Ben speaks.'])
	})

	test('keeps what waits when a line of another kind ends', () => {
		const phase = stillToSay(['', ''], ['Write.', 'Ben speaks.'], ['Reveal.', 'Ben speaks.'])
		expect(stillToSay(phase, ['Reveal.', 'Ben speaks.'], ['Reveal.', ''])).toEqual(['Reveal.', ''])
	})

	test('drops what is true no more, and says the newest of a kind', () => {
		const speaking = stillToSay(['', ''], ['Talk.', ''], ['Talk.', 'Ben speaks.'])
		expect(stillToSay(speaking, ['Talk.', 'Ben speaks.'], ['Talk.', 'Cole speaks.'])).toEqual(['', 'Cole speaks.'])
		expect(stillToSay(speaking, ['Talk.', 'Ben speaks.'], ['Talk.', ''])).toEqual(['', ''])
	})

	test('leaves out what was told before in this phase, and went with a stop', () => {
		const again = ['The talk goes on.', 'Some were not heard yet.']
		expect(stillToSay(['', ''], ['', ''], again, ['Some were not heard yet.'])).toEqual(['The talk goes on.', ''])
		expect(stillToSay(['', ''], ['', ''], again)).toEqual(again)
	})
})

test.each([
	['ada', 'lena', 'Lena Lead leads now.'],
	['lena', 'lena', 'You lead now.'],
	['ada', 'somebody who left', ''],
	['ada', null, ''],
	['', null, ''],
])('%s hears of a lead that is %s: “%s”', (me, leadId, said) => {
	expect(leadLine(leadId, me, [{ personId: 'lena', name: 'Lena Lead' }])).toBe(said)
})

test.each([
	[2, false, '2 are still writing'],
	[1, false, '1 is still writing'],
	[3, true, 'You and 2 others are still writing'],
	[2, true, 'You and 1 other are still writing'],
	[1, true, 'You are still writing'],
])('of %i who still write, the reader among them or not (%s): %s', (count, iWrite, words) => {
	expect(stillWritingWords(count, iWrite)).toBe(words)
})
