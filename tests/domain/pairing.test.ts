import { describe, expect, test } from 'vitest'
import { judgePairing } from '~/domain/certification/judge-others'
import { asSeenByOthers } from '~/domain/certification/requirements'
import {
	countedParts,
	isSeen,
	mayScore,
	otherPart,
	PAIRING_PARTS,
	pairingRefusals,
	type ScoreRefusal,
	timesMentored,
} from '~/domain/practice/pairing'
import type { Requirement } from '~/domain/program/frontmatter'
import { anEvidence, everyRule, judged, nov, rules, someRounds } from '../support/evidence'

const at = (part: 'watched' | 'was-watched' | 'co-led', day: number) => ({ part, at: nov(day) })

describe('watching and being watched', () => {
	test.each([
		['nothing', [], 'open', '0 of 2', null],
		['watched twice', [at('watched', 3), at('watched', 4)], 'in-progress', '1 of 2', null],
		['led together', [at('co-led', 3)], 'open', '0 of 2', null],
		['both', [at('was-watched', 9), at('watched', 3), at('was-watched', 5)], 'met', '2 of 2', nov(5)],
	] as const)('with %s', (_what, pairings, state, short, metAt) => {
		const result = judged(rules.pairing, { pairings: [...pairings] })
		expect(result).toMatchObject({ state, short, metAt })
		if (state !== 'met') expect(result.left).toMatch(/Still to come: once more as the one who is watched|once more/)
	})

	test.each([
		['watched', { watched: 1 }],
		['shadowed', { shadowed: 1 }],
		['coached', { coached: 1 }],
		['mentored', { mentored: 1 }],
	] as const)('%s, and nothing like it, counts where it is asked for', (part, asked) => {
		const { watched: _watched, wasWatched: _wasWatched, ...rule } = rules.pairing
		const others = PAIRING_PARTS.filter((each) => each !== part).map((each) => ({ part: each, at: nov(3) }))
		const asksFor = { ...rule, ...asked } satisfies Requirement
		expect(judgePairing(asksFor, anEvidence({ pairings: others }))).toMatchObject({ state: 'open', metAt: null })
		const shown = anEvidence({ pairings: [...others, { part, at: nov(4) }] })
		expect(judgePairing(asksFor, shown)).toMatchObject({ state: 'met', left: null, metAt: nov(4) })
	})

	test('counts what a level asks for, and nothing while it cannot be recorded', () => {
		expect(countedParts(everyRule)).toEqual(['watched', 'was-watched', 'tried-plan'])
		expect(countedParts([rules.view])).toEqual([])
		expect(countedParts([{ ...rules.pairing, status: 'planned' }])).toEqual([])
		for (const part of PAIRING_PARTS) expect(otherPart[otherPart[part]]).toBe(part)
	})
})

describe('what others see', () => {
	const seen = (...days: number[]) => days.map((day) => ({ at: nov(day) }))
	const none = someRounds({})
	test.each([
		['a round that confirms', someRounds({ confirmedAt: nov(4), closedAt: nov(4) }), [], nov(4)],
		['a closed round and a conversation', someRounds({ closedAt: nov(4) }), seen(9), nov(9)],
		['a conversation before its round', someRounds({ closedAt: nov(9) }), seen(4), nov(9)],
		['two conversations where too few can answer', someRounds({ tooFewAt: nov(2) }), seen(4, 3), nov(4)],
		['whichever came first', someRounds({ confirmedAt: nov(20), closedAt: nov(4) }), seen(5), nov(5)],
	])('is met by %s', (_what, rounds360, observations, metAt) => {
		expect(judged(rules.view, { rounds360, observations })).toMatchObject({ state: 'met', left: null, metAt })
	})

	test.each([
		['nothing', none, [], 'open'],
		['a round that does not confirm', someRounds({ closedAt: nov(4) }), [], 'in-progress'],
		['two conversations without a round', none, seen(4, 5), 'in-progress'],
		['one conversation where two are asked for', someRounds({ tooFewAt: nov(2) }), seen(4), 'in-progress'],
	])('is not met by %s', (_what, rounds360, observations, state) => {
		expect(judged(rules.view, { rounds360, observations })).toMatchObject({ state, metAt: null })
	})

	test('counts once those who said it were told what was heard, on every route', () => {
		for (const [dates, observations] of [
			[{ confirmedAt: nov(4), closedAt: nov(4) }, []],
			[{ closedAt: nov(4) }, seen(5)],
			[{ tooFewAt: nov(4) }, seen(5, 6)],
		] as const) {
			const untold = judged(rules.view, { rounds360: someRounds(dates, {}), observations: [...observations] })
			expect(untold).toMatchObject({ state: 'in-progress', metAt: null })
			expect(untold.left).toMatch(/^What is left is half a page/)
			const told = someRounds(dates, Object.fromEntries(Object.keys(dates).map((fact) => [fact, nov(12)])))
			expect(judged(rules.view, { rounds360: told, observations: [...observations] })).toMatchObject({
				state: 'met',
				metAt: nov(12),
			})
			// To others it is open until it is met, as if nothing had begun.
			expect(asSeenByOthers([untold])).toEqual(asSeenByOthers([judged(rules.view, {})]))
		}
		const { tellsRaters: _, ...earlier } = rules.view
		expect(judged(earlier, { rounds360: someRounds({ confirmedAt: nov(4) }, {}) }).state).toBe('met')
	})
})

describe('a conversation somebody watched', () => {
	test('is seen with two of the starred criteria at 3 or above', () => {
		expect(isSeen({ listening: 3, effect: 4, step: 1 })).toBe(true)
		expect(isSeen({ listening: 4, effect: 2, step: 2 })).toBe(false)
	})

	const fit = { isConfirmed: true, isScored: false, isMentor: false, holdsLevel: true, inSameLine: false }
	test('is scored by a mentor, or by who holds the level', () => {
		expect(mayScore(fit)).toEqual({ ok: true })
		expect(mayScore({ ...fit, holdsLevel: false, isMentor: true })).toEqual({ ok: true })
	})
	test.each<[string, Partial<typeof fit>, ScoreRefusal]>([
		['before the other has confirmed it', { isConfirmed: false }, 'not-confirmed'],
		['twice', { isScored: true }, 'already-scored'],
		['by anybody', { holdsLevel: false }, 'not-trained'],
		['in one’s own line', { inSameLine: true }, 'own-line'],
	])('is not scored %s', (_what, facts, why) => {
		expect(mayScore({ ...fit, ...facts })).toEqual({ ok: false, why })
		expect(pairingRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})
})

test.each([
	[[], 0],
	[['2026-11-08'], 1],
	[['2026-11-09', '2026-11-08', '2026-11-08'], 1],
	[['2026-11-08', '2026-12-19'], 1],
	[['2026-11-08', '2026-12-20'], 2],
])('six weeks that end on %j fit in %i times', (days, times) => expect(timesMentored(days)).toBe(times))
