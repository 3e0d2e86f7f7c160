import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequirementResult } from '~/domain/certification/evidence'
import { NUMBER_ALPHABET, NUMBER_PATTERN, readNumber, WAIVER_REASONS } from '~/domain/certification/kinds'
import { certificateState, certificationRefusals, type IssueRefusal, mayIssue } from '~/domain/certification/policy'
import { evaluate } from '~/domain/certification/requirements'
import { issueForm, revokeForm, waiverForm } from '~/domain/certification/schema'
import { addMonths } from '~/domain/zone/months'
import { runs } from '../support/counting'
import { allRules, anEvidence, aWaiver, aWork, nov, now, rules } from '../support/evidence'

describe('the number of a certificate', () => {
	const canonical = fc
		.array(fc.constantFrom(...NUMBER_ALPHABET), { minLength: 10, maxLength: 10 })
		.map((digits) => `${digits.slice(0, 4).join('')}-${digits.slice(4, 8).join('')}-${digits.slice(8).join('')}`)

	test('has no letter that looks like another', () => {
		expect(NUMBER_ALPHABET).not.toMatch(/[ILOU]/)
		expect(new Set(NUMBER_ALPHABET).size).toBe(32)
	})

	test('is read as it is written, for every number there can be', () => {
		fc.assert(
			fc.property(canonical, (number) => {
				expect(number).toMatch(NUMBER_PATTERN)
				expect(readNumber(number)).toBe(number)
			}),
			runs(2_000),
		)
	})

	test('is read in lower case, without or with other dashes and spaces, and with O for 0, I or L for 1', () => {
		const typo: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'l', 'L', 'i'] }
		const habits = fc.record({
			separator: fc.constantFrom('', '-', ' ', ' - ', '  ', '\t'),
			lower: fc.boolean(),
			slip: fc.nat(),
		})
		fc.assert(
			fc.property(canonical, habits, (number, { separator, lower, slip }) => {
				const slipped = [...number.replaceAll('-', separator)]
					.map((letter) => typo[letter]?.[slip % (typo[letter]?.length ?? 1)] ?? letter)
					.join('')
				expect(readNumber(lower ? slipped.toLowerCase() : slipped)).toBe(number)
			}),
			runs(2_000),
		)
	})

	test.each([
		['7k2m4qxdp9', '7K2M-4QXD-P9'],
		['7K2M 4QXD P9', '7K2M-4QXD-P9'],
		['OIl0-oooo-Il', '0110-0000-11'],
	])('%s is %s', (typed, number) => expect(readNumber(typed)).toBe(number))

	test.each([
		'',
		'7K2M-4QXD-P',
		'7K2M-4QXD-P99',
		'7K2M-4QXD-U9',
		'7K2M_4QXD_P9',
		'7K2M–4QXD–P9',
		'../../7K2M',
		"7K2M-4QXD-P9' or 1=1",
		'٧K2M-4QXD-P9',
		'7K2M-4QXD-P9\u0000',
		'x'.repeat(5_000),
	])('%j is no number', (typed) => expect(readNumber(typed)).toBeNull())

	test('nothing anybody can type is read as anything but a number', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
				expect(readNumber(typed) ?? '0000-0000-00').toMatch(NUMBER_PATTERN)
			}),
			runs(2_000),
		)
	})
})

describe('a certification is issued', () => {
	const met: RequirementResult[] = evaluate([rules.scenario], anEvidence({ submissions: [aWork('met')] }), now)
	const waived = evaluate([rules.tries], anEvidence({ waivers: [aWaiver('tries')] }), now)
	const open = evaluate([rules.check], anEvidence(), now)
	const planned = evaluate([{ ...rules.tries, status: 'planned' }], anEvidence(), now)
	const whole = { isPreview: false, requirements: allRules }
	const preview = { isPreview: true, requirements: allRules }
	const uncounted = { isPreview: false, requirements: [{ ...rules.tries, status: 'planned' as const }] }
	const fit: Parameters<typeof mayIssue>[0] = {
		results: [...met, ...waived],
		isToRenew: false,
		isMember: true,
		ownCertificate: false,
		stage: whole,
		isSample: false,
	}

	test.each<[string, Partial<typeof fit>]>([
		['with everything met or waived', {}],
		['of a preview stage, in the sample', { stage: preview, isSample: true }],
		['with a kind not built yet, in the sample', { results: [...met, ...planned], stage: uncounted, isSample: true }],
	])('%s', (_what, facts) => expect(mayIssue({ ...fit, ...facts })).toEqual({ ok: true }))

	test.each<[string, Partial<typeof fit>, IssueRefusal]>([
		['while something is open', { results: [...met, ...open] }, 'not-ready'],
		['when nothing is asked', { results: [] }, 'not-ready'],
		['to somebody who left the cohort', { isMember: false }, 'not-member'],
		['by oneself to oneself', { ownCertificate: true }, 'own-certificate'],
		['of a preview stage', { stage: preview }, 'preview-stage'],
		['of a preview stage by old rules', { stage: preview, results: [...met, ...planned] }, 'preview-stage'],
		['with a kind not built yet', { results: [...met, ...planned], stage: uncounted }, 'not-counted-yet'],
		['by rules from when it was not', { results: [...met, ...planned] }, 'old-rules'],
		['of a preview stage in the sample, not ready', { stage: preview, isSample: true, results: open }, 'not-ready'],
		['in the sample by oneself', { isSample: true, ownCertificate: true }, 'own-certificate'],
	])('never %s', (_what, facts, why) => {
		expect(mayIssue({ ...fit, ...facts })).toEqual({ ok: false, why })
		expect(certificationRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})

	test('never, as long as one requirement of the ladder is neither met nor waived', () => {
		const all = evaluate(allRules, anEvidence(), now)
		fc.assert(
			fc.property(fc.integer({ min: 0, max: all.length - 1 }), fc.boolean(), (missing, isSample) => {
				const results = all.map((result, index) => (index === missing ? result : { ...result, state: 'met' as const }))
				expect(mayIssue({ ...fit, isSample, results })).toEqual({ ok: false, why: 'not-ready' })
			}),
		)
	})
})

describe('a certificate is', () => {
	const validUntil = nov(26)
	const justBefore = new Date(validUntil.getTime() - 1)
	test.each([
		['current until its last moment', null, justBefore, 'current'],
		['lapsed from the moment it ends', null, validUntil, 'lapsed'],
		['revoked while it would hold', nov(1), justBefore, 'revoked'],
		['revoked even after it would have ended', nov(1), nov(27), 'revoked'],
	] as const)('%s', (_what, revokedAt, at, state) => {
		expect(certificateState({ validUntil, revokedAt }, at)).toBe(state)
	})
})

describe('months of validity', () => {
	test.each([
		['2026-11-26T10:00:00Z', 24, '2028-11-26T10:00:00Z'],
		['2027-01-31T10:00:00Z', 1, '2027-02-28T10:00:00Z'],
		['2028-01-31T10:00:00Z', 1, '2028-02-29T10:00:00Z'],
		['2026-12-31T23:59:59Z', 2, '2027-02-28T23:59:59Z'],
		['2028-02-29T00:00:00Z', 12, '2029-02-28T00:00:00Z'],
		['2026-08-31T10:00:00Z', 12, '2027-08-31T10:00:00Z'],
		['2026-11-30T10:00:00Z', 3, '2027-02-28T10:00:00Z'],
	])('from %s, %i of them, end at %s', (from, months, until) => {
		expect(addMonths(new Date(from), months).toISOString()).toBe(until.replace('Z', '.000Z'))
	})

	test('never skip a month and never change the hour', () => {
		const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 36 }), (from, months) => {
				const until = addMonths(from, months)
				const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth()
				expect(monthOf(until) - monthOf(from)).toBe(months)
				expect(until.toISOString().slice(10)).toBe(from.toISOString().slice(10))
			}),
			runs(1_000),
		)
	})
})

describe('the forms of certifying', () => {
	const waiver = { requirement: 'sessions', reason: WAIVER_REASONS[0], months: '3', facilitator: 'ruth' }
	test.each([
		['a waiver of three months', waiver, true],
		['of twelve', { ...waiver, months: '12' }, true],
		['of thirteen', { ...waiver, months: '13' }, false],
		['of none', { ...waiver, months: '0' }, false],
		['of half a month', { ...waiver, months: '1.5' }, false],
		['of no number', { ...waiver, months: 'a year' }, false],
		['for a reason of one’s own', { ...waiver, reason: 'Because' }, false],
		['for no requirement', { ...waiver, requirement: '' }, false],
		['agreed by nobody', { ...waiver, facilitator: '' }, false],
	])('%s', (_what, form, accepted) => expect(waiverForm.safeParse(form).success).toBe(accepted))

	test.each([
		['a reason', 'Issued to the wrong person', true],
		['no reason', '', false],
		['spaces', '      ', false],
		['two letters', 'no', false],
		['200 characters', 'x'.repeat(200), true],
		['201 characters', 'x'.repeat(201), false],
	])('taking back with %s', (_what, reason, accepted) => {
		expect(revokeForm.safeParse({ reason }).success).toBe(accepted)
	})

	test('issuing takes one person or up to sixty', () => {
		const people = Array.from({ length: 61 }, (_, index) => `p${index}`)
		expect(issueForm.safeParse({ person: 'p1' }).success).toBe(true)
		expect(issueForm.safeParse({ person: people.slice(0, 60) }).success).toBe(true)
		expect(issueForm.safeParse({ person: people }).success).toBe(false)
		expect(issueForm.safeParse({}).success).toBe(false)
	})
})
