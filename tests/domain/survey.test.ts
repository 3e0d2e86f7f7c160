import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyForm, surveyWordsForm } from '~/domain/session/schema'
import {
	ASKED_FOR_DAYS,
	completesBatch,
	FEWEST_ANSWERS,
	figuresOf,
	mayAnswerSurvey,
	type SurveyRefusal,
	surveyRefusals,
	wordsOf,
} from '~/domain/session/survey'
import { nov } from '../support/evidence'

const endedAt = nov(1, 17)
const days = (count: number) => new Date(endedAt.getTime() + count * 86_400_000)

describe('the survey of a session', () => {
	const fit = { kind: 'led', endedAt, cancelled: false, wasAway: false, answered: false, fits: true }
	test.each<[string, Partial<typeof fit>, Date]>([
		['at its end', {}, endedAt],
		['until two weeks have passed', {}, new Date(days(ASKED_FOR_DAYS).getTime() - 1)],
		['of a session that stands in for another', { kind: 'make-up' }, days(1)],
	])('is asked %s', (_what, facts, now) => expect(mayAnswerSurvey({ ...fit, ...facts }, now)).toEqual({ ok: true }))

	test.each<[string, Partial<typeof fit>, Date, SurveyRefusal]>([
		['before its end', {}, new Date(endedAt.getTime() - 1), 'not-over'],
		['two weeks later', {}, days(ASKED_FOR_DAYS), 'survey-closed'],
		['twice', { answered: true }, days(1), 'answered'],
		['of who was away', { wasAway: true }, days(1), 'was-away'],
		['beyond ten minutes a month', { fits: false }, days(1), 'asked-enough'],
		['of a session nobody leads', { kind: 'self-run' }, days(1), 'nobody-leads'],
		['of a cancelled one', { cancelled: true }, days(1), 'cancelled'],
	])('is not asked %s', (_what, facts, now, why) => {
		expect(mayAnswerSurvey({ ...fit, ...facts }, now)).toEqual({ ok: false, why })
		expect(surveyRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})

	test('takes one of five answers and a few words', () => {
		expect(surveyForm.safeParse({ worth: '5' }).data).toEqual({ worth: 5, better: '' })
		for (const worth of ['', '0', '6', '4.5', 'five', '1e309', undefined])
			expect(surveyForm.safeParse({ worth }).success).toBe(false)
		expect(surveyForm.safeParse({ worth: '5', better: 'x'.repeat(1_001) }).success).toBe(false)
	})

	test('takes words alone, and no empty ones, of whoever left a number in the room', () => {
		expect(surveyWordsForm.safeParse({ worth: '5', better: ' Go round once. ' }).data).toEqual({
			better: 'Go round once.',
		})
		for (const better of [undefined, '', '  ', 'x'.repeat(1_001)])
			expect(surveyWordsForm.safeParse({ better }).success).toBe(false)
	})
})

describe('P1: figures', () => {
	const answers = fc.array(fc.record({ worth: fc.integer({ min: 1, max: 5 }), better: fc.string() }), { maxLength: 40 })
	test('say nothing of fewer than five, and of more what their answers say', () => {
		fc.assert(
			fc.property(answers, (released) => {
				const figures = figuresOf(released.map(({ worth }) => worth))
				const words = released.map(({ better }) => better)
				expect(wordsOf(words)).toEqual(released.length < FEWEST_ANSWERS ? [] : words.filter(Boolean))
				if (released.length < FEWEST_ANSWERS) {
					expect(figures).toBeNull()
					return
				}
				expect(figures?.answers).toBe(released.length)
				expect(figures?.spread.reduce((sum, { count }) => sum + count, 0)).toBe(released.length)
				const weighted = figures?.spread.reduce((sum, { worth, count }) => sum + worth * count, 0) ?? 0
				expect(Math.abs((figures?.mean ?? 0) - weighted / released.length)).toBeLessThanOrEqual(0.05 + 1e-9)
			}),
		)
	})

	test('P3: whoever answers in whatever number, what is shown grows by none or by five', () => {
		fc.assert(
			fc.property(answers, (coming) => {
				let [held, shown] = [0, 0]
				for (const _answer of coming) {
					held++
					if (!completesBatch(held)) continue
					expect(held).toBe(FEWEST_ANSWERS)
					shown += held
					held = 0
				}
				expect(shown % FEWEST_ANSWERS).toBe(0)
				expect(shown + held).toBe(coming.length)
			}),
		)
	})
})
