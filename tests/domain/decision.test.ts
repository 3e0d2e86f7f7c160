import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssessorRefusal, mayAssess } from '~/domain/assessment/assessor-policy'
import { decideAssessment, fallsShort, mayAppeal, mayWrite, wordCount } from '~/domain/assessment/decision'
import { rubric, scores } from '../support/assessment'
import { runs } from '../support/counting'
import { nov } from '../support/evidence'

const decide = (...sheets: string[]) => decideAssessment(rubric, sheets.map(scores), 2)

describe('two assessors, criterion by criterion: ★ listening, ★ effect, care, form', () => {
	test.each<[string, string[], ReturnType<typeof decide>]>([
		['none has handed in', [], { state: 'waiting', handedIn: 0 }],
		['one has handed in', ['4 4 4 4'], { state: 'waiting', handedIn: 1 }],
		['both at the least that is enough', ['3 3 2 2', '3 3 2 2'], { state: 'met' }],
		['both higher, a point apart', ['4 3 2 3', '3 4 3 2'], { state: 'met' }],
		['both below on a starred one', ['2 3 2 2', '2 3 2 2'], { state: 'again', because: ['Listening'] }],
		['both below on another', ['3 3 1 2', '3 3 1 2'], { state: 'again', because: ['Growth and care'] }],
		['one below on another, a point apart', ['3 3 1 2', '3 3 2 2'], { state: 'again', because: ['Growth and care'] }],
		['split on a starred one', ['3 3 2 2', '2 3 2 2'], { state: 'third-needed', because: ['Listening'] }],
		['two apart on another', ['3 3 1 2', '3 3 3 2'], { state: 'third-needed', because: ['Growth and care'] }],
		['two apart, both enough', ['3 3 2 2', '3 3 2 4'], { state: 'third-needed', because: ['Form'] }],
		[
			'two apart, both too low on a starred one',
			['1 3 2 2', '2 3 4 2'],
			{ state: 'third-needed', because: ['Growth and care'] },
		],
		[
			'apart in several',
			['4 2 1 2', '2 3 3 2'],
			{ state: 'third-needed', because: ['Listening', 'Behavior and effect', 'Growth and care'] },
		],
	])('%s', (_what, sheets, decision) => {
		expect(decide(...sheets)).toEqual(decision)
	})
})

describe('a third assessor', () => {
	test.each<[string, string[], ReturnType<typeof decide>]>([
		['makes two of three enough', ['3 3 2 2', '2 3 2 2', '3 3 2 2'], { state: 'met' }],
		['makes two of three too few', ['3 3 2 2', '2 3 2 2', '2 3 2 2'], { state: 'again', because: ['Listening'] }],
		['settles a gap of two in the middle', ['3 3 1 2', '3 3 3 2', '3 3 2 2'], { state: 'met' }],
		['far from both settles it all the same', ['3 3 2 2', '2 3 2 2', '4 4 4 4'], { state: 'met' }],
		[
			'decides every criterion by its own middle',
			['4 2 1 2', '2 3 3 2', '3 2 1 2'],
			{ state: 'again', because: ['Behavior and effect', 'Growth and care'] },
		],
	])('%s', (_what, sheets, decision) => {
		expect(decide(...sheets)).toEqual(decision)
	})
})

describe('whatever two assessors give', () => {
	const point = fc.integer({ min: 1, max: 4 })
	const sheet = fc.tuple(point, point, point, point).map((points) => points.join(' '))
	test('who of the two hands in first changes nothing', () => {
		fc.assert(
			fc.property(sheet, sheet, (one, other) => {
				expect(decide(one, other)).toEqual(decide(other, one))
			}),
			runs(1_000),
		)
	})
	test('"met" means that both reach every bar, and "again" never comes from a split', () => {
		fc.assert(
			fc.property(sheet, sheet, (one, other) => {
				const decision = decide(one, other)
				const enough = (line: string) => {
					const [listening = 0, effect = 0, care = 0, form = 0] = line.split(' ').map(Number)
					return listening >= 3 && effect >= 3 && care >= 2 && form >= 2
				}
				if (decision.state === 'met') expect([enough(one), enough(other)]).toEqual([true, true])
				if (decision.state === 'again') expect(enough(one) && enough(other)).toBe(false)
				expect(decision.state).not.toBe('waiting')
			}),
			runs(1_000),
		)
	})
	test('a third always decides, in whatever order the three came', () => {
		fc.assert(
			fc.property(sheet, sheet, sheet, (one, two, three) => {
				const decision = decide(one, two, three)
				expect(['met', 'again']).toContain(decision.state)
				expect(decide(three, one, two)).toEqual(decision)
				expect(decide(two, three, one)).toEqual(decision)
			}),
			runs(1_000),
		)
	})
	test('a criterion without a score is never enough', () => {
		expect(decideAssessment(rubric, [{}, {}], 2)).toMatchObject({ state: 'again' })
	})
})

describe('who may assess', () => {
	const fit = {
		isOwnWork: false,
		roles: ['facilitator', 'learner'],
		level: { ok: true },
		inReportingLine: false,
		facilitatesCohort: false,
		otherFromCohort: false,
		alreadyNamed: false,
		tied: false,
		isSponsor: false,
		readBefore: false,
		hasEnough: false,
		hoursFull: false,
		named: 1,
		needed: 2,
		decided: false,
		closedAccount: false,
	} as const

	test('a facilitator from outside, beside one who knows the cohort', () => {
		expect(mayAssess({ ...fit, otherFromCohort: true })).toEqual({ ok: true })
	})
	test('a facilitator who knows the cohort, beside one who does not', () => {
		expect(mayAssess({ ...fit, facilitatesCohort: true })).toEqual({ ok: true })
	})
	test.each<[string, Partial<Parameters<typeof mayAssess>[0]>, AssessorRefusal]>([
		['the author', { isOwnWork: true }, 'own-work'],
		['the author, even as admin and facilitator', { isOwnWork: true, roles: ['admin', 'facilitator'] }, 'own-work'],
		['a learner', { roles: ['learner'] }, 'not-facilitator'],
		['a facilitator in training', { roles: ['trainee', 'learner'] }, 'not-facilitator'],
		['an admin who is no facilitator', { roles: ['admin'] }, 'not-facilitator'],
		['a mentor who is no facilitator', { roles: ['mentor'] }, 'not-facilitator'],
		['who trains for the level', { level: { ok: false, why: 'trains-for-it' } }, 'trains-for-it'],
		['who has not calibrated', { level: { ok: false, why: 'not-calibrated' } }, 'not-calibrated'],
		['the line manager, or anybody above or below', { inReportingLine: true }, 'reporting-line'],
		['a second one who knows the cohort', { facilitatesCohort: true, otherFromCohort: true }, 'second-from-cohort'],
		['a mentor of the author, or somebody too close', { tied: true }, 'tied'],
		['the sponsor of the work', { isSponsor: true }, 'sponsor'],
		['one of the first pair, on appeal', { readBefore: true }, 'read-before'],
		['who takes more than they may have', { hasEnough: true }, 'has-enough'],
		['who has no hours left for it this month', { hoursFull: true }, 'hours-full'],
		['somebody named already', { alreadyNamed: true }, 'already-named'],
		['a third while two are not apart', { named: 2 }, 'enough-assessors'],
		['a fourth', { named: 3, needed: 3 }, 'enough-assessors'],
		['anybody once it is decided', { decided: true }, 'decided'],
		['somebody whose account is closed', { closedAccount: true }, 'account-closed'],
	])('not %s', (_who, facts, why) => {
		expect(mayAssess({ ...fit, ...facts })).toEqual({ ok: false, why })
	})
	test('a third, once two are apart', () => {
		expect(mayAssess({ ...fit, named: 2, needed: 3 })).toEqual({ ok: true })
	})
})

describe('a text', () => {
	const draft = { submittedAt: null, decision: null, decidedAt: null }
	const handedIn = { submittedAt: nov(1), decision: null, decidedAt: null }
	const again = { submittedAt: nov(1), decision: 'again', decidedAt: nov(6) }
	const met = { submittedAt: nov(1), decision: 'met', decidedAt: nov(6) }
	const appealed = { submittedAt: nov(1), decision: null, decidedAt: null, firstDecidedAt: nov(6) }
	const confirmed = { ...again, decidedAt: nov(19), firstDecidedAt: nov(6) }
	const onTheDay = nov(20)
	const justBefore = new Date(onTheDay.getTime() - 1)

	test.each([
		['nobody began', [], nov(6), { ok: true }],
		['in draft', [draft], nov(6), { ok: true }],
		['with the assessors', [handedIn], nov(26), { ok: false, why: 'submitted' }],
		['met', [met], nov(26), { ok: false, why: 'already-met' }],
		['met, with a draft beside it', [met, draft], nov(26), { ok: false, why: 'already-met' }],
		['a moment before 14 days after "again"', [again], justBefore, { ok: false, why: 'too-early', from: onTheDay }],
		['14 days after "again"', [again], onTheDay, { ok: true }],
		['with a draft, while an appeal is read', [appealed, draft], nov(26), { ok: false, why: 'submitted' }],
		['14 days after the first "again", however late an appeal confirms it', [confirmed], onTheDay, { ok: true }],
		['in its second draft', [again, draft], onTheDay, { ok: true }],
		['again and again, without limit', Array.from({ length: 12 }, () => again), nov(26), { ok: true }],
	])('%s', (_what, rows, at, verdict) => {
		expect(mayWrite(rows, 14, [], at)).toEqual(verdict)
	})

	test('after "again" leave does not count among the 14 days', () => {
		const away = [{ fromDay: '2026-11-08', untilDay: '2026-11-10' }]
		expect(mayWrite([again], 14, away, nov(22))).toEqual({ ok: false, why: 'too-early', from: nov(23) })
		expect(mayWrite([again], 14, away, nov(23))).toEqual({ ok: true })
	})
})

describe('an appeal', () => {
	const work = (said: Partial<Parameters<typeof mayAppeal>[0][number]> = {}) => ({
		id: 'first',
		round: 1,
		submittedAt: nov(1),
		decision: 'again',
		decidedAt: nov(6),
		...said,
	})
	const until = new Date(nov(6).getTime() + 30 * 86_400_000)
	const justBefore = new Date(until.getTime() - 1)

	test.each([
		['at once', [work()], nov(6), { ok: true, until }],
		['for thirty days', [work()], justBefore, { ok: true, until }],
		['beside a draft of the next try', [work(), work({ id: 'next', submittedAt: null })], nov(7), { ok: true, until }],
		['not on the thirtieth day after', [work()], until, { ok: false, why: 'too-late' }],
		['not of work that is met', [work({ decision: 'met' })], nov(7), { ok: false, why: 'not-again' }],
		['not while it is read', [work({ decision: null, decidedAt: null })], nov(7), { ok: false, why: 'not-again' }],
		['not twice', [work({ round: 2 })], nov(7), { ok: false, why: 'appealed' }],
		['not once a new try is in', [work(), work({ id: 'next' })], nov(7), { ok: false, why: 'tried-again' }],
		['not of somebody else’s work', [work({ id: 'another' })], nov(7), { ok: false, why: 'not-again' }],
	])('is possible %s', (_when, rows, at, verdict) => {
		expect(mayAppeal(rows, 'first', [], at)).toEqual(verdict)
	})

	test('waits for who is away: each day of leave within its thirty is one more', () => {
		const away = [{ fromDay: '2026-11-20', untilDay: '2026-11-24' }]
		const later = new Date(until.getTime() + 5 * 86_400_000)
		expect(mayAppeal([work()], 'first', away, until)).toEqual({ ok: true, until: later })
		expect(mayAppeal([work()], 'first', away, later)).toEqual({ ok: false, why: 'too-late' })
	})
})

test('scores fall short exactly where two sheets of them would mean "again"', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }), (given) => {
			const sheet = scores(given.join(' '))
			expect(fallsShort(rubric, sheet)).toBe(decideAssessment(rubric, [sheet, sheet], 2).state === 'again')
		}),
	)
})

test.each([
	['', 0],
	['   \n\t ', 0],
	['One', 1],
	['One, two – three.', 3],
	['– — …', 0],
	['one\ntwo\r\nthree\u00a0four', 4],
	['Łukasz’s 1-on-1 ran 30 minutes', 5],
	['word '.repeat(400), 400],
	['日本語 テスト', 2],
])('words are counted as people count them: %j has %i', (text, count) => {
	expect(wordCount(text)).toBe(count)
})
