import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Anchor, anchorAt, findAnchor, LONGEST_QUOTE } from '~/domain/progress/anchor'
import type { Passage } from '~/domain/progress/passages'
import { SENTENCES } from '../support/part-with-passages'

const WORDS =
	'rope ledge anchor partner listen answer question manager retry payment review deploy quiet second minute release doubt steady winter harbor kettle letter mirror garden bridge copper velvet signal market window candle'.split(
		' ',
	)
/** Text that never repeats five words by chance. */
const sentence = (least: number) => fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: least + 30 })
const asText = (words: string[]) => words.join(' ')

const only = (text: string): Passage[] => [{ id: '0', text }]
function anchorOn(passages: Passage[], quote: string, passage = passages[0]?.id ?? ''): Anchor {
	const start = passages.find(({ id }) => id === passage)?.text.indexOf(quote) ?? -1
	const anchor = anchorAt(passages, { passage, start, end: start + quote.length })
	if (!anchor || start === -1) throw new Error(`cannot mark ${quote}`)
	return anchor
}

const { first, second, third } = SENTENCES
const text = [first, second, third].join('\n')

describe('marking', () => {
	test('keeps the words without the white space around them, and what stands beside them', () => {
		const start = first.indexOf(' told')
		expect(anchorAt(only(text), { passage: '0', start, end: start + 20 })).toEqual({
			passage: '0',
			start: start + 1,
			quote: 'told his manager th',
			before: text.slice(start + 1 - 32, start + 1),
			after: text.slice(start + 20, start + 52),
		})
	})

	test.each([
		['a passage that is not there', { passage: '7', start: 0, end: 4 }],
		['an end beyond the passage', { passage: '0', start: 0, end: text.length + 1 }],
		['a stretch without a word', { passage: '0', start: first.length, end: first.length + 1 }],
		['a stretch that ends before it begins', { passage: '0', start: 9, end: 4 }],
	])('is refused for %s', (_what, stretch) => {
		expect(anchorAt(only(text), stretch)).toBeNull()
	})

	test('keeps at most a thousand characters', () => {
		const long = only('word '.repeat(600))
		expect(anchorAt(long, { passage: '0', start: 0, end: 2_500 })?.quote.length).toBeLessThanOrEqual(LONGEST_QUOTE)
	})
})

describe('finding again', () => {
	test.each([
		['a paragraph set before it', ['A new beginning.', first, second, third].join('\n')],
		['a paragraph taken out before it', [second, third].join('\n')],
		['a typo mended right before it', text.replace('planning rounds, and', 'planning sessions, and')],
		['a word changed right after it', text.replace('business case', 'whole story')],
	])('finds the words letter for letter after %s', (_what, edited) => {
		const quote = 'it took her six minutes to give him the'
		const place = findAnchor(only(edited), anchorOn(only(text), quote))
		expect(place).toMatchObject({ text: quote, isAsMarked: true, start: edited.indexOf(quote) })
	})

	test('finds them in another block, when one was set before it', () => {
		const passages = [
			{ id: '0', text: 'Something new.' },
			{ id: '1', text },
		]
		expect(findAnchor(passages, anchorOn(only(text), 'two planning rounds'))).toMatchObject({ passage: '1' })
	})

	test('says that they were reworded when a word in them changed', () => {
		const edited = text.replace('six minutes', 'seven minutes')
		const place = findAnchor(
			only(edited),
			anchorOn(only(text), 'it took her six minutes to give him the business case'),
		)
		expect(place).toMatchObject({
			isAsMarked: false,
			text: 'it took her seven minutes to give him the business case',
		})
	})

	test('finds a long passage that was reworded in its middle', () => {
		const edited = text.replace('who builds payment retries in Lisbon', 'who looks after retries in Lisbon')
		expect(findAnchor(only(edited), anchorOn(only(text), text))).toMatchObject({ text: edited, isAsMarked: false })
	})

	test('says that they are gone when the sentence is another one', () => {
		const edited = text.replace(second, 'She gave an excellent answer to a question nobody had asked.')
		expect(findAnchor(only(edited), anchorOn(only(text), second))).toBeNull()
	})

	test('chooses the one of two equal words that stands where it was marked', () => {
		const twice =
			'He asked what would worry her. She said nothing.\nLater, in the review, he asked what would still hold.'
		const at = twice.lastIndexOf('he asked what would')
		const anchor = anchorAt(only(twice), { passage: '0', start: at, end: at + 19 })
		const edited = `One line more.\n${twice}`
		expect(findAnchor(only(edited), anchor as Anchor)).toMatchObject({ start: at + 15 })
	})

	test('tells two equal sentences apart by what stands around them, though the other now stands in the old place', () => {
		const between = 'They had lunch, and nobody spoke of it again until the review.'
		const twice = [first, third, between, third].join('\n')
		const at = twice.lastIndexOf(third)
		const anchor = anchorAt(only(twice), { passage: '0', start: at, end: at + third.length })
		const added = 'x'.repeat(at - twice.indexOf(third) - 1)
		const place = findAnchor(only(`${added}\n${twice}\n${second}`), anchor as Anchor)
		expect(place?.start).toBe(added.length + 1 + at)
	})

	test('does not take a short word for another one far away', () => {
		const anchor = anchorOn(only(text), 'sure')
		expect(findAnchor(only(`Nothing is like before, and nobody is sure of it.\n${third}`), anchor)).toBeNull()
	})

	test('keeps a mark on the whole of a short passage', () => {
		expect(findAnchor(only('So what?'), anchorOn(only('So what?'), 'So what?'))).toMatchObject({ isAsMarked: true })
	})
})

describe('always', () => {
	const edits = fc.record({
		before: sentence(8),
		quote: sentence(6),
		after: sentence(8),
		added: sentence(1),
		where: fc.nat(),
	})

	test('an edit elsewhere keeps the mark on its words', () => {
		fc.assert(
			fc.property(edits, ({ before, quote, after, added, where }) => {
				const marked = asText(quote)
				const whole = asText([...before, ...quote, ...after])
				const start = before.length === 0 ? 0 : asText(before).length + 1
				const anchor = anchorAt(only(whole), { passage: '0', start, end: start + marked.length }) as Anchor
				// Eight words from the mark on, so that what stands right beside it stays.
				const at = where % Math.max(1, before.length - 7)
				const edited = [...before.slice(0, at), ...added, ...before.slice(at)]
				const place = findAnchor(only(asText([...edited, ...quote, ...after])), anchor)
				expect(place).toMatchObject({ text: marked, isAsMarked: true, start: asText(edited).length + 1 })
			}),
		)
	})

	test('an edit within is found as reworded around its own place, or said to be gone', () => {
		fc.assert(
			fc.property(edits, ({ before, quote, after, added, where }) => {
				const whole = asText([...before, ...quote, ...after])
				const start = asText(before).length + 1
				const anchor = anchorAt(only(whole), { passage: '0', start, end: start + asText(quote).length }) as Anchor
				const at = 1 + (where % (quote.length - 1))
				const changed = [...quote.slice(0, at), ...added.map((word) => `${word}ing`), ...quote.slice(at)]
				const edited = asText([...before, ...changed, ...after])
				const place = findAnchor(only(edited), anchor)
				if (!place) return
				expect(edited.slice(place.start, place.end)).toBe(place.text)
				const end = start + asText(changed).length
				// It may begin or end a word early or late, never somewhere else.
				expect(place.start).toBeLessThan(end)
				expect(place.end).toBeGreaterThan(start)
			}),
		)
	})

	test('words that were taken out are never found in a text of other words', () => {
		const others = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 5, maxLength: 120 })
		fc.assert(
			fc.property(edits, others, ({ before, quote, after }, words) => {
				const whole = asText([...before, ...quote, ...after])
				const start = asText(before).length + 1
				const anchor = anchorAt(only(whole), { passage: '0', start, end: start + asText(quote).length }) as Anchor
				const other = words.filter((word) => !WORDS.includes(word))
				expect(findAnchor(only(asText(other)), anchor)).toBeNull()
			}),
		)
	})

	test('an unchanged text gives back exactly what was marked', () => {
		fc.assert(
			fc.property(sentence(3), fc.nat(), fc.nat(), (words, a, b) => {
				const whole = asText(words)
				const [start, end] = [a % whole.length, b % (whole.length + 1)].sort((one, two) => one - two) as [
					number,
					number,
				]
				const anchor = anchorAt(only(whole), { passage: '0', start, end })
				if (!anchor) return
				expect(findAnchor(only(whole), anchor)).toMatchObject({
					start: anchor.start,
					text: anchor.quote,
					isAsMarked: true,
				})
			}),
		)
	})
})

test('a hundred marks whose words are gone, in a text of the same words, are looked for within a second', () => {
	const part = Array.from({ length: 12 }, (_, index) => ({
		id: String(index),
		text: Array.from({ length: 80 }, (_, word) => WORDS[(index * 7 + word * 5) % WORDS.length]).join(' '),
	}))
	const quote = Array.from({ length: 140 }, (_, word) => WORDS[(word * 11 + 3) % WORDS.length]).join(' ')
	const anchor = { passage: '3', start: 40, quote: quote.slice(0, LONGEST_QUOTE), before: 'x '.repeat(16), after: '' }
	const begun = process.cpuUsage()
	for (let count = 0; count < 100; count++) expect(findAnchor(part, anchor)).toBeNull()
	expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_000)
})

test('a hundred marks on one letter, in a text that grew before it, are found again within a second', () => {
	const whole = Array.from({ length: 2_400 }, (_, word) => WORDS[(word * 7) % WORDS.length]).join(' ')
	const letter = whole.indexOf('e', 6_000)
	const anchor = anchorAt(only(whole), { passage: '0', start: letter, end: letter + 1 }) as Anchor
	const grown = `steady ${whole}`
	const begun = process.cpuUsage()
	for (let count = 0; count < 100; count++)
		expect(findAnchor(only(grown), anchor)).toMatchObject({ start: letter + 7, text: 'e' })
	expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_000)
})
