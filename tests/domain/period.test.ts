import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { type Held, shownSince, wayOf } from '~/domain/certification/period'
import { mayRenew } from '~/domain/certification/policy'
import { evaluate } from '~/domain/certification/requirements'
import type { RequirementOf } from '~/domain/program/frontmatter'
import { anyEvidence, more, RANK } from '../support/any-evidence'
import { runs } from '../support/counting'
import {
	aCase,
	aModule,
	anEntry,
	anEvidence,
	aStay,
	aTryOf,
	aWaiver,
	aWork,
	everyRule,
	judged,
	nov,
	now,
	rules,
	someRounds,
} from '../support/evidence'

const DAY_MS = 86_400_000
const issuedAt = new Date('2024-11-26T12:00:00Z')
const validUntil = new Date('2026-11-26T12:00:00Z')
const held = (said: Partial<Held> = {}): Held => ({
	issuedAt,
	validUntil,
	revokedAt: null,
	isRenewed: false,
	renewalTakenBackAt: null,
	leaves: [],
	...said,
})
const on = (days: number) => new Date(validUntil.getTime() + days * DAY_MS)

describe('somebody comes to a certification', () => {
	test.each([
		['for the first time, by the rules', null, on(0), 'rules', null],
		['not at all while they hold one', held(), on(-91), 'held', null],
		['by renewing it from ninety days before its end', held(), on(-90), 'renewal', issuedAt],
		['by renewing it to the last day of grace', held(), new Date(on(60).getTime() - 1), 'renewal', issuedAt],
		['by the rules anew once that is over', held(), on(60), 'rules', issuedAt],
		[
			'by renewing it as much later as they were away',
			held({ leaves: [{ fromDay: '2026-12-01', untilDay: '2026-12-10' }] }),
			on(69),
			'renewal',
			issuedAt,
		],
		[
			'by the rules, with all they have shown, when it was taken back',
			held({ revokedAt: on(-300) }),
			on(0),
			'rules',
			null,
		],
		['not by one that was renewed', held({ isRenewed: true }), on(30), 'held', null],
	] as const)('%s', (_what, of, at, by, since) => {
		expect(wayOf(of, at)).toEqual({ by, since })
	})
})

describe('what was shown since the tenth of November', () => {
	const since = nov(10)
	const kept = (said: Partial<Evidence>) => shownSince(anEvidence(said), since)

	test('is what came of it since, and what is still open', () => {
		const old = aCase({ closedAt: nov(9) })
		const [now_, open] = [
			aCase({ broughtAt: nov(3), closedAt: nov(12) }),
			aCase({ broughtAt: nov(11), closedAt: null }),
		]
		expect(kept({ cases: [old, now_, open, aCase({ broughtAt: nov(3), closedAt: null })] }).cases).toEqual([now_, open])
		expect(kept({ submissions: [aWork('met', nov(9)), aWork('draft'), aWork('again', nov(11))] }).submissions).toEqual([
			aWork('draft'),
			aWork('again', nov(11)),
		])
	})

	test('holds no module, try, session, conversation, promise or waiver of before', () => {
		const both = <Item>(of: (day: number) => Item): Item[] => [of(9), of(11)]
		const evidence = kept({
			modules: [aModule('Listening', nov(9)), aModule('Feedback', nov(11)), aModule('Careers', 'begun')],
			checks: both((day) => aTryOf(12, nov(day))),
			sessions: both((day) => aStay(60, day)),
			pairings: both((day) => ({ part: 'watched' as const, at: nov(day) })),
			observations: both((day) => ({ at: nov(day) })),
			commitmentsClosed: both((day) => nov(day)),
			waivers: both((day) => aWaiver('sessions', { agreedAt: nov(day) })),
			rounds360: someRounds({ confirmedAt: nov(9), closedAt: nov(9), answeredAt: nov(9) }),
			// Its raters were told since, of a round of before
			latest360: someRounds(
				{ confirmedAt: nov(9), closedAt: nov(11), answeredAt: nov(11) },
				{ confirmedAt: nov(12), closedAt: nov(11), answeredAt: nov(11) },
				{ confirmedAt: nov(9), closedAt: nov(11), answeredAt: nov(11) },
			),
		})
		expect(evidence.modules.map(({ doneAt, begun }) => [doneAt, begun])).toEqual([
			[null, false],
			[nov(11), true],
			[null, true],
		])
		expect(evidence.rounds360).toEqual(someRounds({ closedAt: nov(11), answeredAt: nov(11) }))
		for (const kind of ['checks', 'sessions', 'pairings', 'observations', 'commitmentsClosed', 'waivers'] as const)
			expect(evidence[kind], kind).toHaveLength(1)
	})

	test('counts help without a time by when its case could first be read, and none that was taken back', () => {
		const given = (at: Date | null, notBefore: Date | null) => ({ at, notBefore })
		const contributions = [
			given(nov(9), nov(9)),
			given(nov(11), nov(11)),
			given(null, nov(9)),
			given(null, nov(11)),
			given(null, null),
		]
		expect(kept({ contributions }).contributions).toEqual([given(nov(11), nov(11)), given(null, nov(11))])
	})

	test('holds practice of days since, written down since', () => {
		const [early, late] = [anEntry(9, 30), anEntry(11, 30)]
		expect(kept({ practice: [early, { ...early, at: nov(12) }, late] }).practice).toEqual([late])
	})
})

describe('laws of what was shown since', () => {
	const since = fc.integer({ min: 1, max: 25 }).map((day) => nov(day))
	const rankOf = (evidence: Evidence) => evaluate(everyRule, evidence, now).map(({ state }) => RANK[state])
	const often = runs(1_000)
	const atLeast = (one: number[], other: number[]) => {
		for (const [index, rank] of one.entries()) expect(rank).toBeGreaterThanOrEqual(other[index] ?? 0)
	}

	test('it is never more than all, and less the later one begins to count', () => {
		fc.assert(
			fc.property(anyEvidence, since, since, (evidence, one, other) => {
				const [sooner, later] = [one, other].sort((a, b) => a.getTime() - b.getTime())
				atLeast(rankOf(evidence), rankOf(shownSince(evidence, sooner ?? one)))
				atLeast(rankOf(shownSince(evidence, sooner ?? one)), rankOf(shownSince(evidence, later ?? other)))
			}),
			often,
		)
	})

	test('one thing more never takes away what is met', () => {
		fc.assert(
			fc.property(anyEvidence, more, since, (evidence, add, at) => {
				const before = rankOf(shownSince(evidence, at))
				for (const [index, rank] of rankOf(shownSince(add(evidence), at)).entries())
					if ((before[index] ?? 0) >= RANK.waived) expect(rank).toBeGreaterThanOrEqual(before[index] ?? 0)
			}),
			often,
		)
	})

	test('counted from nowhere it is everything, and from tomorrow nothing is met', () => {
		fc.assert(
			fc.property(anyEvidence, (evidence) => {
				expect(shownSince(evidence, null)).toBe(evidence)
				const nothing = evaluate(everyRule, shownSince(evidence, nov(28)), now)
				for (const { state, id } of nothing) expect(['open', 'in-progress'], id).toContain(state)
			}),
			often,
		)
	})

	test('whatever is met was met since', () => {
		fc.assert(
			fc.property(anyEvidence, since, (evidence, at) => {
				for (const { state, metAt } of evaluate(everyRule, shownSince(evidence, at), now))
					if (state === 'met' && metAt) expect(metAt.getTime()).toBeGreaterThanOrEqual(at.getTime())
			}),
			often,
		)
	})
})

describe('a certification is renewed', () => {
	const met = [judged(rules.tries, { commitmentsClosed: [nov(1), nov(2), nov(3)] })]
	const open = [judged(rules.tries, {})]
	const planned = [judged({ ...rules.tries, status: 'planned' }, {})]
	const fit: Parameters<typeof mayRenew>[0] = {
		standing: 'expiring',
		results: met,
		isOwn: false,
		closedAccount: false,
		isSample: false,
	}

	test.each<[string, Partial<typeof fit>, string | undefined]>([
		['before its end, once everything is shown', {}, undefined],
		['in its grace', { standing: 'in-grace' }, undefined],
		[
			'in the sample, where something cannot be recorded yet',
			{ results: [...met, ...planned], isSample: true },
			undefined,
		],
		['and nowhere else then', { results: [...met, ...planned] }, 'not-counted-yet'],
		['not while something is open', { results: [...met, ...open] }, 'not-ready'],
		['not long before its end', { standing: 'in-force' }, 'too-early'],
		['not after its grace', { standing: 'lapsed' }, 'has-lapsed'],
		['not a second time', { standing: 'renewed' }, 'has-lapsed'],
		['not once it was taken back', { standing: 'revoked' }, 'already-revoked'],
		['not by its holder', { isOwn: true }, 'own-certificate'],
		['not of a closed account', { closedAccount: true }, 'account-closed'],
		['not where the level says nothing of it', { results: [] }, 'no-renewal'],
	])('%s', (_what, said, why) => {
		expect(mayRenew({ ...fit, ...said })).toEqual(why ? { ok: false, why } : { ok: true })
	})
})

test('peer reviews in so many quarters are counted by the quarter, however many there are in one', () => {
	const rule: RequirementOf<'practice'> = {
		id: 'reviews',
		kind: 'practice',
		meetings: [{ kind: 'peer-review', count: 3, quarters: 2 }],
	}
	const review = (onDay: string) => ({ ...anEntry(5, 60, { kind: 'peer-review' }), onDay })
	const inOne = ['2026-10-01', '2026-11-05', '2026-12-31'].map(review)
	expect(judged(rule, { practice: inOne })).toMatchObject({
		state: 'in-progress',
		short: '3 of 3 peer reviews, 1 of 2 quarters',
		left: 'Still to come: a peer review in one more quarter.',
	})
	expect(judged(rule, { practice: [...inOne, review('2027-01-01')] }).state).toBe('met')
	expect(judged(rule, { practice: [review('2026-09-30'), ...inOne.slice(0, 1)] }).state).toBe('in-progress')
})
