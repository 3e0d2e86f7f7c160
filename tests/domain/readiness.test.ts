import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAREER_LEVELS } from '~/domain/person/kinds'
import { itemsOf } from '~/domain/readiness/instrument'
import { AIMS, type Answers, DIMENSIONS, STAGES, stageOfLevel } from '~/domain/readiness/kinds'
import { MOST_SHARES, mayBegin, mayShare, nextFrom } from '~/domain/readiness/policy'
import { cornersOf, pathOf, pointAt } from '~/domain/readiness/radar'
import { stepsOf, stretchesOf } from '~/domain/readiness/roadmap'
import { nextOf } from '~/domain/readiness/say'
import { bandOf, changeSince, countedItems, FEWEST, scoreOf } from '~/domain/readiness/score'
import { allAnswered, instrument } from '../support/readiness'

const items = itemsOf(instrument)
const ids = items.map(({ id }) => id)
const anAnswer = fc.constantFrom<Answers[string]>(0, 1, 2, 3, 4)
/** Some questions answered, some open, in any order of keys. */
const someAnswers: fc.Arbitrary<Answers> = fc
	.shuffledSubarray(ids)
	.chain((chosen) =>
		fc
			.tuple(...chosen.map(() => anAnswer))
			.map((given) => Object.fromEntries(chosen.map((id, at) => [id, given[at] ?? 0]))),
	)
const aPlace = fc.record({ at: fc.constantFrom(...STAGES), aim: fc.constantFrom(...AIMS) })
const cto = { at: 'cto', aim: 'unsure' } as const
const score = (answers: Answers, { at, aim }: { at: (typeof STAGES)[number]; aim: (typeof AIMS)[number] } = cto) =>
	scoreOf(instrument, at, aim, answers)

describe('laws of the score', () => {
	test('a higher answer never lowers a level, its range or any other level', () => {
		fc.assert(
			fc.property(someAnswers, aPlace, fc.constantFrom(...ids), (answers, place, id) => {
				const points = answers[id]
				if (!points || points === 4) return
				const [before, after] = [score(answers, place), score({ ...answers, [id]: (points + 1) as 2 | 3 | 4 }, place)]
				for (const [index, { level }] of before.entries()) {
					const higher = after[index]?.level
					if (!level) expect(higher ?? null).toBeNull()
					else {
						expect(higher?.level).toBeGreaterThanOrEqual(level.level)
						expect(higher?.low).toBeGreaterThanOrEqual(level.low)
						expect(higher?.high).toBeGreaterThanOrEqual(level.high)
					}
				}
			}),
		)
	})

	test('“no occasion to” counts as much as no answer: not at all', () => {
		fc.assert(
			fc.property(someAnswers, aPlace, (answers, place) => {
				const without = Object.fromEntries(Object.entries(answers).filter(([, points]) => points !== 0))
				expect(score(answers, place)).toEqual(score(without, place))
			}),
		)
	})

	test('the order in which one answered changes nothing, nor do answers to what nobody asks', () => {
		fc.assert(
			fc.property(someAnswers, aPlace, (answers, place) => {
				const turned = Object.fromEntries([...Object.entries(answers), ['gone', 1] as const].reverse()) as Answers
				expect(score(turned, place)).toEqual(score(answers, place))
				expect(stepsOf(instrument, place.at, place.aim, turned)).toEqual(
					stepsOf(instrument, place.at, place.aim, answers),
				)
			}),
		)
	})

	test('a level lies in its range, the range between 1 and 4, and there is none below three answers', () => {
		fc.assert(
			fc.property(someAnswers, aPlace, (answers, place) => {
				for (const { level, answered, asked } of score(answers, place)) {
					expect(answered).toBeLessThanOrEqual(asked)
					expect(level === null).toBe(answered < FEWEST)
					if (!level) continue
					expect(level.low).toBeGreaterThanOrEqual(1)
					expect(level.high).toBeLessThanOrEqual(4)
					expect(level.low).toBeLessThanOrEqual(level.level)
					expect(level.level).toBeLessThanOrEqual(level.high)
				}
			}),
		)
	})

	test('more answers narrow the range', () => {
		const few = score(allAnswered(2), { at: 'tech-lead', aim: 'unsure' })[0]?.level
		const many = score(allAnswered(2))[0]?.level
		expect([few?.answered, many?.answered]).toEqual([4, 8])
		expect((many?.high ?? 0) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 0))
	})
})

describe('what counts', () => {
	const countedStages = (at: (typeof STAGES)[number], aim: (typeof AIMS)[number]) => [
		...new Set(countedItems(instrument, at, aim).map(({ stage }) => stage)),
	]

	test.each([
		['ic', 'unsure', ['ic', 'tech-lead']],
		['em', 'unsure', ['ic', 'tech-lead', 'em']],
		['em', 'director', ['ic', 'tech-lead', 'em', 'director']],
		['director', 'em', ['ic', 'tech-lead', 'em', 'director']],
		['ic', 'deeper-ic', ['ic', 'tech-lead', 'em']],
		['vp', 'deeper-ic', ['ic', 'tech-lead', 'em']],
		['ic', 'cto', [...STAGES]],
	] as const)('for %s looking at %s are the questions decisive up to there', (at, aim, stages) => {
		expect(countedStages(at, aim)).toEqual(stages)
	})

	test.each([
		[1, 'rarely'],
		[1.74, 'rarely'],
		[1.75, 'sometimes'],
		[2.5, 'usually'],
		[3.25, 'passed-on'],
		[4, 'passed-on'],
	] as const)('%d is %s', (level, band) => {
		expect(bandOf(level)).toBe(band)
	})
})

describe('the change since last time', () => {
	const change = (before: Answers, now: Answers) => changeSince(items, before, now)[0]

	test('is clear only beyond what one answer may be off by', () => {
		expect(change(allAnswered(2), allAnswered(3))).toMatchObject({ says: 'up', by: 1, common: 8 })
		expect(change(allAnswered(3), allAnswered(2))).toMatchObject({ says: 'down', by: -1 })
		const [first = '', second = '', third = ''] = ids
		const aLittle: Answers = { ...allAnswered(2), [first]: 4, [second]: 3, [third]: 3 }
		expect(change(allAnswered(2), aLittle)).toMatchObject({ says: 'no-clear-change', by: 0.5 })
	})

	test('looks at what was answered both times, and says when that is too little', () => {
		const few = Object.fromEntries(ids.slice(0, 2).map((id) => [id, 4 as const]))
		expect(change(allAnswered(1), few)).toMatchObject({ says: 'too-little-in-common', by: null, common: 2 })
		expect(change(allAnswered(0), allAnswered(4))).toMatchObject({ says: 'too-little-in-common', common: 0 })
	})

	test('turned round is its opposite', () => {
		fc.assert(
			fc.property(someAnswers, someAnswers, (one, other) => {
				const opposite = { up: 'down', down: 'up' } as Record<string, string>
				for (const [index, there] of changeSince(items, one, other).entries()) {
					const back = changeSince(items, other, one)[index]
					expect(back?.says).toBe(opposite[there.says] ?? there.says)
					expect(back?.common).toBe(there.common)
				}
			}),
		)
	})
})

describe('the roadmap', () => {
	test('has three to five modules and up to three things to try, whatever was answered', () => {
		fc.assert(
			fc.property(someAnswers, aPlace, (answers, { at, aim }) => {
				const steps = stepsOf(instrument, at, aim, answers)
				expect(steps.length).toBeGreaterThanOrEqual(3)
				expect(steps.length).toBeLessThanOrEqual(5)
				expect(new Set(steps.map(({ moduleKey }) => moduleKey)).size).toBe(steps.length)
				expect(stretchesOf(instrument, at, aim, answers)).toHaveLength(3)
			}),
		)
	})

	test('begins with the lowest answer, and among equals with what becomes decisive first', () => {
		const answers: Answers = {
			...allAnswered(4),
			'business-acumen-8': 1,
			'business-acumen-3': 1,
			'people-leadership-1': 2,
		}
		const keys = stepsOf(instrument, 'cto', 'unsure', answers).map(({ moduleKey }) => moduleKey)
		expect(keys).toEqual(
			['business-acumen-3', 'business-acumen-8', 'people-leadership-1'].map((id) => `ladder/l1/${id}`),
		)
		expect(stretchesOf(instrument, 'cto', 'unsure', answers)[0]?.dimension).toBe('business-acumen')
	})
})

describe('the radar', () => {
	test('begins at the top and goes round with the clock', () => {
		expect([0, 1, 2, 3].map((index) => pointAt(index, 4, 4))).toEqual([
			{ x: 160, y: 50 },
			{ x: 270, y: 160 },
			{ x: 160, y: 270 },
			{ x: 50, y: 160 },
		])
	})

	test('leaves out what has no level, and closes no area over two points', () => {
		const two = Object.fromEntries(
			items.filter(({ dimension }) => DIMENSIONS.indexOf(dimension) < 2).map(({ id }) => [id, 4 as const]),
		)
		const points = cornersOf(score(two), 'level')
		expect(pathOf(points)).toBe('M160 50L270 160')
		expect(pathOf(cornersOf(score(allAnswered(4)), 'level'))).toBe('M160 50L270 160L160 270L50 160Z')
		expect(pathOf([])).toBe('')
	})
})

describe('the rules', () => {
	const day = (date: string) => new Date(`${date}T09:00:00Z`)

	test('let somebody answer again after six weeks', () => {
		const lastFinishedAt = day('2026-10-09')
		expect(nextFrom(lastFinishedAt)).toEqual(day('2026-11-20'))
		expect(mayBegin({ lastFinishedAt, now: day('2026-11-19') })).toEqual({ ok: false, why: 'too-soon' })
		expect(mayBegin({ lastFinishedAt, now: day('2026-11-20') })).toEqual({ ok: true })
		expect(mayBegin({ lastFinishedAt: null, now: day('2026-11-20') })).toEqual({ ok: true })
	})

	test.each([
		['an unfinished result', { isFinished: false }, 'not-finished'],
		['somebody one does not work with', { readerId: 'stranger' }, 'not-a-choice'],
		['a sixth person', { shares: MOST_SHARES }, 'too-many'],
	])('show %s to nobody', (_what, facts, why) => {
		const fine = { isFinished: true, choices: ['lead'], readerId: 'lead', shares: 0 }
		expect(mayShare(fine)).toEqual({ ok: true })
		expect(mayShare({ ...fine, ...facts })).toEqual({ ok: false, why })
	})
})

describe('the place on the map', () => {
	test('is known for every level of the directory', () => {
		const manager = CAREER_LEVELS.manager.map((level) => stageOfLevel('manager', level))
		expect(manager).toEqual(['tech-lead', 'em', 'em', 'em', 'director', 'director', 'vp', 'cto'])
		expect(new Set(CAREER_LEVELS.ic.map((level) => stageOfLevel('ic', level)))).toEqual(new Set(['ic']))
		expect(stageOfLevel('manager', 'something else')).toBe('em')
	})

	test.each([
		['ic', 'deeper-ic', null],
		['em', 'deeper-ic', null],
		['em', 'unsure', 'director'],
		['ic', 'vp', 'vp'],
		['em', 'em', null],
		['director', 'em', 'em'],
		['cto', 'unsure', null],
	] as const)('of %s looking at %s has %s next', (at, aim, next) => {
		expect(nextOf({ at, aim })).toBe(next)
	})
})
