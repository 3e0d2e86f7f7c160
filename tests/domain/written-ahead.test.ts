import { expect, test } from 'vitest'
import { thoughtsIn } from '~/domain/room/written-ahead'

const long = 'She says the first sentence and nobody hears it'

test.each([
	['one thought', ' One ', { one: 'One', lines: [], tooLong: '' }],
	['nothing', ' \n', { one: '', lines: [], tooLong: '' }],
	[
		'two short ones, by themselves or together',
		'One\n\n two',
		{ one: 'One\n\n two', lines: ['One', 'two'], tooLong: '' },
	],
	['one that is too long', long, { one: '', lines: [], tooLong: 'Too long for one: 20 characters fit' }],
	[
		'several, too long together',
		'The first thought\nThe second thought',
		{ one: '', lines: ['The first thought', 'The second thought'], tooLong: 'Too long for one: 20 characters fit' },
	],
	[
		'several, one of them too long',
		`One\n${long}`,
		{ one: '', lines: [], tooLong: 'One line is too long, “She says the first sente…”: 20 characters fit' },
	],
])('of %s it is said what may be added, and what is in the way', (_what, text, said) => {
	expect(thoughtsIn(text, 20)).toEqual(said)
})
