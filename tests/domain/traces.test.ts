import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTraces, TRACE_KINDS, traceWords } from '~/domain/casebook/traces'

const said = (text: string, known?: string[]) => findTraces(text, known).map(({ kind, text }) => `${kind}: ${text}`)

describe('words that may give somebody away are pointed out', () => {
	test.each([
		['a colleague by name, at the start of a sentence', 'Jonas said no.', ['name: Jonas']],
		['with what is theirs', 'It was in Priya’s review.', ['name: Priya']],
		['in the middle', 'Then I asked Mei-Ling to stay.', ['name: Mei-Ling']],
		['first and last name', 'Tomasz Wiśniewski was there.', ['name: Tomasz Wiśniewski']],
		['a team', 'The Payments team waits for us.', ['team: Payments team']],
		['a team, the other way round', 'We depend on Team Falcon.', ['team: Team Falcon']],
		['a project', 'Since Moonshot began, we wait.', ['name: Moonshot']],
		['a day', 'It broke on 3 November.', ['date: 3 November']],
		['a day in figures', 'It broke on 2026-11-03, again.', ['date: 2026-11-03']],
		['a weekday', 'She cried on Tuesday.', ['date: on Tuesday']],
		['a weekday that begins a sentence', 'Last Tuesday I asked.', ['date: Last Tuesday']],
		['a month', 'It goes on since March.', ['date: since March']],
		['a quarter', 'We missed Q3 2026.', ['date: Q3 2026']],
		['an hour', 'He calls at 6:30 pm.', ['date: at 6:30 pm']],
		['how many', 'I have 11 reports.', ['number: 11 reports']],
		['a sum', 'It cost €40,000 in all.', ['number: €40,000']],
		['a share', 'They lost 37% of it.', ['number: 37%']],
		['how long somebody is here', 'After 14 years she wants to go.', ['number: 14 years']],
		['a title', 'The CTO told us.', ['title: CTO']],
		['a title with a field', 'Our head of design disagrees.', ['title: head of design']],
		['a title of few', 'A principal engineer blocks it.', ['title: principal engineer']],
		['a place', 'The people in Lisbon never hear of it.', ['place: in Lisbon']],
		['what may be a team as well', 'We wait for a word from Checkout.', ['place: from Checkout']],
		['a team in other letters', 'I lead the Łódź team.', ['team: Łódź team']],
		['from a day', 'It is late from Tuesday on.', ['date: from Tuesday']],
		['an address', 'See https://wiki.example/x for more.', ['address: https://wiki.example/x']],
		['a mail address', 'Ask r.stone@example.com first.', ['address: r.stone@example.com']],
		['a handle', 'I wrote to @marta about it.', ['address: @marta']],
		['a ticket', 'It began with PAY-1432.', ['address: PAY-1432']],
		['health', 'He is on sick leave again.', ['private: sick leave']],
		['family', 'She is going through a divorce.', ['private: divorce']],
	])('%s', (_what, text, traces) => {
		expect(said(text)).toEqual(traces)
	})

	test('a name the page knows, where a sentence begins and it could be a word', () => {
		expect(said('Will it work? Maybe.', ['Will Whitfield'])).toEqual(['name: Will'])
		expect(said('Will it work? Maybe.')).toEqual([])
	})

	test('first and last name stand together, known or not', () => {
		const text = 'I asked Jonas Lindqvist in vain.'
		for (const known of [[], ['Jonas Lindqvist'], ['Lindqvist'], ['Jonas', 'Lindqvist']])
			expect(said(text, known)).toEqual(['name: Jonas Lindqvist'])
		expect(said('It came from Zoe\u0308.', ['Zoë'])).toEqual(['name: Zoe\u0308'])
		expect(said('It came from Jonas Lindqvist.', ['Jonas Lindqvist'])).toEqual(['name: Jonas Lindqvist'])
	})

	test('each once, however often it is there', () => {
		expect(said('I asked Jonas. Then Jonas left. I miss Jonas.')).toEqual(['name: Jonas'])
	})

	test('where it stands in the text', () => {
		expect(findTraces('I asked Jonas.')[0]).toEqual({ kind: 'name', text: 'Jonas', at: 8 })
	})
})

describe('plain words are left alone', () => {
	test.each([
		['how one is addressed', 'Dear Mr. and Mrs., he said.'],
		['roles', 'An engineer of mine and a peer in another team disagree about how we review.'],
		['beginnings', 'They disagree. We tried twice. Then the reviews got slower. Everybody knows it. Trust is low.'],
		['small numbers', 'We tried two things in 3 talks.'],
		['what everybody uses', 'The API is written in TypeScript, and CI runs on every PR. I think it helps.'],
		['a language', 'We speak English with each other, and write in English.'],
		['one’s own team', 'Our team waits. The platform is slow. Another team said no. Every project slips.'],
		['vague times', 'Some weeks ago he stopped speaking up; last month it got worse.'],
		['quotes', 'She said: “You never asked.” I had no answer.'],
	])('%s', (_what, text) => {
		expect(said(text)).toEqual([])
	})
})

test('“from Checkout” may be more than a place', () => {
	expect(traceWords.place.label).toBe('Perhaps a team, a place or a name')
})

test('every kind has words that say why', () => {
	for (const kind of TRACE_KINDS) expect(traceWords[kind].why).toMatch(/[.]$/)
})

test('any text is looked through, quickly', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
			for (const { text: words, at } of findTraces(text)) expect(text.slice(at, at + words.length)).toBe(words)
		}),
	)
	for (const piece of ['A ', 'Aa', '@a', 'in A', '1,', 'A-', 'a.', 'Team-', 'The Payments ', '20/', 'head of ']) {
		const began = performance.now()
		findTraces(piece.repeat(20_000 / piece.length))
		expect(performance.now() - began, piece).toBeLessThan(2_000)
	}
})
