import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsBudget } from '~/domain/asking/budget'
import { groupsOf } from '~/domain/round360/groups'
import { type Asked, groupName, PERSPECTIVES, type Perspective, perspectivesAsked } from '~/domain/round360/kinds'
import { mayBegin, mayEnd, mayNominate, mayRemind, maySayTooFew, maySend, nextFrom } from '~/domain/round360/policy'
import { type Answer, type Report, ratedItems, reportOf } from '~/domain/round360/report'
import { changeBetween, type Outcome, outcomeOf } from '~/domain/round360/result'
import { runs } from '../support/counting'
import { anAnswer, listening, partnerFeedback } from '../support/rounds360'

const asItIs = <Item>(items: readonly Item[]) => [...items]
const reverse = <Item>(items: readonly Item[]) => items.toReversed()
const raters = (counts: Partial<Record<Perspective, number>>) =>
	Object.entries(counts).flatMap(([perspective, count]) =>
		Array.from({ length: count ?? 0 }, () => ({ perspective: perspective as Perspective })),
	)
const report = (answers: Answer[]) => reportOf(listening, answers, asItIs)
const means = (...points: number[]) => report(points.map((each) => anAnswer('reports', each)))

describe('who is shown together', () => {
	test.each([
		['each apart, with three of each', { reports: 3, mentees: 4, peers: 5 }, ['reports', 'mentees', 'peers']],
		['a small one with the next smallest', { reports: 5, mentees: 2, peers: 4 }, ['reports', 'mentees+peers']],
		['two small ones together', { reports: 2, peers: 1 }, ['reports+peers']],
		['all in one, when that is what it takes', { reports: 3, mentees: 1, peers: 1 }, ['reports+mentees+peers']],
		['the line manager apart and by name', { reports: 3, manager: 1 }, ['reports', 'manager']],
	] as const)('is %s', (_what, counts, expected) => {
		const groups = groupsOf(raters(counts), 3)
		expect([...new Set(groups?.values())].toSorted()).toEqual([...expected].toSorted())
	})

	test.each([
		['nobody', {}],
		['two', { reports: 2 }],
		['two, and the line manager', { reports: 1, peers: 1, manager: 1 }],
		['the line manager alone', { manager: 1 }],
	])('is nobody of %s', (_what, counts) => {
		expect(groupsOf(raters(counts), 3)).toBeNull()
	})

	test('is never fewer than may be shown, and everybody who is asked is in one group', () => {
		const asked = fc.array(fc.constantFrom(...PERSPECTIVES), { maxLength: 24 })
		fc.assert(
			fc.property(asked, fc.integer({ min: 3, max: 6 }), (list, fewest) => {
				const people = list.map((perspective) => ({ perspective }))
				const groups = groupsOf(people, fewest)
				const anonymous = people.filter(({ perspective }) => perspective !== 'manager')
				if (!groups) {
					expect(anonymous.length).toBeLessThan(fewest)
					return
				}
				for (const { perspective } of people) expect(groups.get(perspective)).toContain(perspective)
				for (const key of new Set(groups.values())) {
					if (key === 'manager') continue
					expect(key).not.toContain('manager')
					expect(people.filter(({ perspective }) => groups.get(perspective) === key).length).toBeGreaterThanOrEqual(
						fewest,
					)
				}
			}),
			runs(300),
		)
	})

	test('has a name its raters can read', () => {
		expect(groupName('reports')).toBe('Reports')
		expect(groupName('reports+peers')).toBe('Reports, together with peers')
	})
})

describe('P1: what is shown of fewer than three', () => {
	test('is nothing, alone or in a total', () => {
		const three = means(4, 4, 4)
		const withTwoMore = report([
			...[4, 4, 4].map((points) => anAnswer('reports', points)),
			...[1, 1].map((points) => anAnswer('peers', points, { keep: 'Seen by two', differently: 'Said by two' })),
		])
		expect(withTwoMore).toEqual(three)
		expect(report([anAnswer('reports', 5), anAnswer('reports', 5)])).toBeNull()
		expect(report([])).toBeNull()
	})

	test('of one item neither: two with an occasion to see are not shown for it, and not in any mean', () => {
		const [item] = ratedItems(listening)
		const unseen = ({ ratings, ...rest }: Answer): Answer => {
			const { [item?.id ?? '']: _left, ...kept } = ratings
			return { ...rest, ratings: kept }
		}
		const said = [anAnswer('reports', 4), anAnswer('reports', 4), unseen(anAnswer('reports', 4))]
		const withLow = said.map((answer) =>
			item && item.id in answer.ratings ? { ...answer, ratings: { ...answer.ratings, [item.id]: 1 } } : answer,
		)
		const shown = report(withLow)
		expect(shown?.groups[0]?.cells).not.toHaveProperty(item?.id ?? '')
		expect(shown?.overall?.cells).not.toHaveProperty(item?.id ?? '')
		expect(shown?.overall).toMatchObject({ mean: 4, spread: 0 })
	})

	test('is the line manager’s answer alone, by name, and it moves no mean', () => {
		const four = [4, 4, 4].map((points) => anAnswer('reports', points))
		const shown = report([...four, anAnswer('manager', 1, { keep: 'Your calm' })])
		expect(shown?.overall).toEqual(means(4, 4, 4)?.overall)
		expect(shown?.manager?.keep).toBe('Your calm')
		expect(shown?.keep).toEqual([])
	})

	test('holds for whatever people answer', () => {
		const points = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
		const items = ratedItems(listening).map(({ id }) => id)
		const answer = fc.record({
			group: fc.constantFrom('reports', 'mentees+peers', 'manager'),
			given: fc.tuple(...items.map(() => points)),
			keep: fc.constantFrom('', 'word'),
			differently: fc.constantFrom('', 'other'),
		})
		fc.assert(
			fc.property(fc.array(answer, { maxLength: 9 }), (list) => {
				const answers = list.map(({ given, ...rest }) => ({
					...rest,
					ratings: Object.fromEntries(items.flatMap((id, at) => (given[at] === undefined ? [] : [[id, given[at]]]))),
				})) as Answer[]
				const shown = report(answers)
				for (const { group, cells, answers: count } of shown?.groups ?? []) {
					expect(count).toBe(answers.filter((each) => each.group === group).length)
					expect(count).toBeGreaterThanOrEqual(3)
					for (const [id, cell] of Object.entries(cells)) {
						expect(cell.answers).toBeGreaterThanOrEqual(3)
						expect(cell.answers).toBe(answers.filter((each) => each.group === group && id in each.ratings).length)
					}
				}
				const dropped = answers.filter(({ group }) => !shown?.groups.some((each) => each.group === group))
				const without = report(answers.filter((each) => !dropped.includes(each) || each.group === 'manager'))
				expect(without).toEqual(shown)
			}),
			runs(300),
		)
	})

	test('comments of all groups are one list, each list in an order of its own', () => {
		const said = [0, 1, 2, 3].map((at) =>
			anAnswer('reports', 4, { keep: `keep ${at}`, differently: at === 2 ? '' : `else ${at}` }),
		)
		let turn = 0
		const mixed = reportOf(listening, said, (items) => (turn++ === 0 ? asItIs(items) : reverse(items)))
		expect(mixed?.keep).toEqual(['keep 0', 'keep 1', 'keep 2', 'keep 3'])
		expect(mixed?.differently).toEqual(['else 3', 'else 1', 'else 0'])
	})

	test('holds no single answer: means of items, and nothing that pairs two of them', () => {
		const shown = means(5, 3, 4) as Report
		expect(Object.keys(shown).toSorted()).toEqual(['differently', 'groups', 'keep', 'manager', 'overall'])
		expect(Object.keys(shown.groups[0] ?? {}).toSorted()).toEqual(['answers', 'cells', 'group'])
	})
})

describe('what a round comes to', () => {
	test.each([
		['confirmed', 'three whose mean is 3.9', [4, 4, 3.7]],
		['undecided', 'three just below', [4, 4, 3.6]],
		['confirmed', 'five whose mean is 3.7', [4, 4, 4, 3.5, 3]],
		['undecided', 'four whose mean is 3.7', [4, 4, 3.5, 3.3]],
		['undecided', 'three whose mean is 3', [3, 3, 3]],
		['talk-first', 'three just below 3', [3, 3, 2.9]],
		['talk-first', 'five who see little', [2, 2, 3, 3, 2]],
		['too-few', 'two, however high', [5, 5]],
	] as const)('is %s of %s', (outcome, _what, points) => {
		expect(outcomeOf(means(...points))).toBe(outcome)
	})

	test('is of both parts alike, however many items were seen of each', () => {
		const listened = ratedItems(listening).filter(({ part }) => part === 'listening')
		const onlyFirst = (answer: Answer): Answer => ({
			...answer,
			ratings: Object.fromEntries(
				Object.entries(answer.ratings).map(([id, points]) => [
					id,
					listened.slice(1).some((item) => item.id === id) ? Number.NaN : listened[0]?.id === id ? 4 : points,
				]),
			),
		})
		const seen = [1, 2, 3].map(() => {
			const answer = onlyFirst(anAnswer('reports', 3))
			return {
				...answer,
				ratings: Object.fromEntries(Object.entries(answer.ratings).filter(([, points]) => !Number.isNaN(points))),
			}
		})
		expect(report(seen)?.overall?.mean).toBe(3.5)
	})

	test('needs both parts: of one that nobody could see there is no mean of both', () => {
		const seen = [1, 2, 3].map(() => ({ ...anAnswer('reports', 5), ratings: { 'finish-thought': 5 } }))
		expect(outcomeOf(report(seen))).toBe('too-few')
	})
})

describe('a change between two rounds', () => {
	const spreadOut = [3.4, 3.4, 4, 4, 4.6, 4.6]
	const shifted = (by: number) => means(...spreadOut.map((points) => points + by))

	test('is clear beyond 2 × spread × √(2/n)', () => {
		// Spread 0.54 of six people: 0.62
		expect(changeBetween(means(...spreadOut), shifted(0.6))?.clear).toBeNull()
		expect(changeBetween(means(...spreadOut), shifted(0.65))?.clear).toBe('up')
		expect(changeBetween(means(...spreadOut), shifted(-0.65))?.clear).toBe('down')
		expect(changeBetween(means(...spreadOut), means(...spreadOut))?.clear).toBeNull()
		expect(changeBetween(means(4, 4, 4), means(4, 4, 4))?.clear).toBeNull()
	})

	test('is none where one of the two shows nothing', () => {
		expect(changeBetween(means(5, 5), means(4, 4, 4))).toBeNull()
		expect(changeBetween(means(4, 4, 4), null)).toBeNull()
	})
})

describe('when', () => {
	const closedAt = new Date('2026-06-01T12:00:00Z')
	const days = (count: number) => new Date(closedAt.getTime() + count * 86_400_000)
	const last = (outcome: Outcome, asked: Asked = 'others') => ({ closedAt, outcome, asked })

	test('a round may follow: after 90 days, 60 after “talk first”, 56 of a team, at once after too few', () => {
		expect(nextFrom(null)).toBeNull()
		expect(nextFrom(last('too-few'))).toBeNull()
		expect(nextFrom(last('confirmed'))).toEqual(days(90))
		expect(nextFrom(last('undecided'))).toEqual(days(90))
		expect(nextFrom(last('talk-first'))).toEqual(days(60))
		for (const outcome of ['confirmed', 'undecided', 'talk-first'] as const)
			expect([nextFrom(last(outcome, 'team')), nextFrom(last(outcome, 'part'))]).toEqual([days(56), days(90)])
		expect(mayBegin({ isAskedThere: true, isUnderWay: false, last: last('undecided') }, days(89))).toEqual({
			ok: false,
			why: 'too-soon',
		})
		expect(mayBegin({ isAskedThere: true, isUnderWay: false, last: last('undecided') }, days(90))).toEqual({ ok: true })
		expect(mayBegin({ isAskedThere: true, isUnderWay: true, last: null }, days(1))).toMatchObject({ why: 'under-way' })
		expect(mayBegin({ isAskedThere: false, isUnderWay: false, last: null }, days(1))).toMatchObject({
			why: 'not-of-quarter',
		})
	})

	test('people are reminded every five days, and a round may end after seven', () => {
		const open = { state: 'open', openedAt: closedAt, remindedAt: null } as const
		expect(mayRemind(open, days(4.9))).toMatchObject({ why: 'reminded-lately' })
		expect(mayRemind(open, days(5)).ok).toBe(true)
		expect(mayRemind({ ...open, remindedAt: days(5) }, days(9))).toMatchObject({ why: 'reminded-lately' })
		expect(mayRemind({ ...open, state: 'closed' }, days(9))).toMatchObject({ why: 'not-open' })
		expect(mayEnd(open, days(6.9))).toMatchObject({ why: 'not-a-week' })
		expect(mayEnd(open, days(7)).ok).toBe(true)
		expect(mayEnd({ ...open, state: 'to-approve' }, days(9))).toMatchObject({ why: 'not-open' })
	})
})

describe('who is asked', () => {
	const perspectives = perspectivesAsked(listening)
	const facts = { state: 'nominating', perspectives, ownEmail: 'own@x.test', raters: [] } as const
	const named = (email: string, perspective: Perspective = 'peers') => ({ email, perspective })

	test('is anybody but oneself, once, with one line manager', () => {
		expect(mayNominate({ ...facts, named: named('own@x.test') })).toMatchObject({ why: 'is-self' })
		expect(mayNominate({ ...facts, raters: [named('a@x.test')], named: named('a@x.test', 'reports') })).toMatchObject({
			why: 'already-named',
		})
		// Another name of the same mailbox is nobody else.
		expect(mayNominate({ ...facts, named: named('own+1@x.test') })).toMatchObject({ why: 'is-self' })
		expect(mayNominate({ ...facts, raters: [named('a+1@x.test')], named: named('a+2@x.test') })).toMatchObject({
			why: 'already-named',
		})
		const manager = { ...facts, raters: [named('m@x.test', 'manager')] }
		expect(mayNominate({ ...manager, named: named('n@x.test', 'manager') })).toMatchObject({ why: 'one-manager' })
		expect(mayNominate({ ...manager, named: named('n@x.test') }).ok).toBe(true)
		expect(mayNominate({ ...facts, state: 'open', named: named('n@x.test') })).toMatchObject({ why: 'not-nominating' })
		expect(mayNominate({ ...facts, named: named('n@x.test', 'partners') })).toMatchObject({ why: 'not-asked-here' })
		const ofPartners = { ...facts, perspectives: perspectivesAsked(partnerFeedback) }
		expect(mayNominate({ ...ofPartners, named: named('n@x.test') })).toMatchObject({ why: 'not-asked-here' })
		expect(mayNominate({ ...ofPartners, named: named('n@x.test', 'partners') }).ok).toBe(true)
		const full = Array.from({ length: 24 }, (_, at) => named(`p${at}@x.test`))
		expect(mayNominate({ ...facts, raters: full, named: named('n@x.test') })).toMatchObject({ why: 'too-many' })
	})

	test('is looked at by somebody from the list, and three at least', () => {
		const send = { state: 'nominating', fewest: 3, choices: ['lead'], approverId: 'lead', lettersToday: 2 } as const
		expect(maySend({ ...send, raters: raters({ reports: 3 }) }).ok).toBe(true)
		expect(maySend({ ...send, raters: raters({ reports: 2, manager: 1 }) })).toMatchObject({
			why: 'fewer-than-may-be-shown',
		})
		expect(maySend({ ...send, raters: raters({ reports: 3 }), approverId: 'x' })).toMatchObject({ why: 'not-a-choice' })
		expect(maySend({ ...send, raters: raters({ reports: 3 }), lettersToday: 3 })).toMatchObject({
			why: 'enough-letters',
		})
		const other = { ...send, hasOtherRoute: true }
		expect(maySayTooFew({ ...other, raters: raters({ reports: 3 }) })).toMatchObject({ why: 'enough-are-named' })
		expect(maySayTooFew({ ...other, raters: raters({ reports: 2 }) }).ok).toBe(true)
		expect(maySayTooFew({ ...send, hasOtherRoute: false, raters: [] })).toMatchObject({ why: 'no-other-route' })
	})
})

test('ten minutes a month are ten minutes', () => {
	expect([fitsBudget(7, 3), fitsBudget(8, 3), fitsBudget(0, 10), fitsBudget(10, 1)]).toEqual([true, false, true, false])
})
