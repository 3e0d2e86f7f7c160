import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asSeenByOthers, evaluate } from '~/domain/certification/requirements'
import {
	adoptable,
	adoptableHere,
	affectedBy,
	changesOf,
	fingerprintOf,
	stayingOf,
	untoldOf,
} from '~/domain/certification/rule-changes'
import { titleOf } from '~/domain/certification/titles'
import type { Requirement } from '~/domain/program/frontmatter'
import type { Leaf } from '~/domain/program/options'
import { anyEvidence } from '../support/any-evidence'
import { runs } from '../support/counting'
import { anEvidence, aStay, nov, now, rules } from '../support/evidence'

describe('what the rules of today would change', () => {
	test('is nothing when they are the same, in whatever order the database gives their parts', () => {
		const stored = { makeUps: 1, presentShare: 0.8, of: 4, attend: 3, kind: 'sessions', id: 'sessions' } as Requirement
		expect(changesOf([stored, rules.tries], [rules.sessions, rules.tries])).toEqual([])
		expect(fingerprintOf([stored])).toBe(fingerprintOf([rules.sessions]))
	})

	test('says each figure as it was and would be', () => {
		expect(changesOf([rules.sessions], [{ ...rules.sessions, attend: 4, makeUps: 0 }])).toEqual([
			{
				id: 'sessions',
				title: 'Sessions, 4 of 4',
				how: 'changed',
				lines: ['sessions to attend: 3 → 4', 'make-ups that count: 1 → 0'],
			},
		])
	})

	test('names what is new, what is gone, and what begins to count', () => {
		const planned = { ...rules.retro, status: 'planned' as const }
		expect(changesOf([planned, rules.tries], [rules.retro, rules.helped])).toMatchObject([
			{ id: 'retro', how: 'changed', lines: ['counts from now on'] },
			{ id: 'helped', how: 'new' },
			{ id: 'tries', how: 'gone' },
		])
	})

	test('has another fingerprint with every other figure', () => {
		expect(fingerprintOf([rules.sessions])).not.toBe(fingerprintOf([{ ...rules.sessions, attend: 4 }]))
	})
})

describe('somebody who could be certified', () => {
	const evidence = anEvidence({
		sessions: [aStay(60), aStay(60), aStay(60)],
		commitmentsClosed: [nov(4), nov(8), nov(9)],
	})
	const by = (list: Requirement[]) => evaluate(list, evidence, now)

	test('is shown as affected when a threshold rises, with the requirement alone that would move', () => {
		const stricter = [{ ...rules.sessions, attend: 4 }, rules.tries]
		expect(affectedBy(by([rules.sessions, rules.tries]), by(stricter))).toEqual({
			wasReady: true,
			isReady: false,
			moves: [{ title: 'Sessions, 4 of 4', from: 'met', to: 'in-progress' }],
		})
	})

	test('is not affected by what they have shown anyway', () => {
		const easier = [{ ...rules.sessions, attend: 2 }, rules.tries]
		expect(affectedBy(by([rules.sessions, rules.tries]), by(easier)).moves).toEqual([])
	})

	test('is shown what would be asked besides, and what no more', () => {
		expect(affectedBy(by([rules.tries]), by([rules.retro])).moves).toEqual([
			{ title: 'A leadership retrospective', from: null, to: 'open' },
			{ title: 'Three commitments closed', from: 'met', to: null },
		])
	})
})

describe('a rule of which others see the state alone', () => {
	const evidence = anEvidence({ commitmentsClosed: [nov(4)] })
	const ways = (closed: number): Requirement => ({
		...{ id: 'view', kind: 'anyOf', routePrivate: true },
		options: [
			{ kind: 'commitments', closed },
			{ kind: 'retrospective', count: 1 },
		],
	})
	const by = (...list: Requirement[]) => asSeenByOthers(evaluate(list, evidence, now))
	const [carried, today] = [ways(1), ways(3)]
	const one: Requirement = { ...rules.tries, closed: 1 }

	test('names nobody who would stand otherwise by other ways, and makes nobody readier or less', () => {
		const [was] = by(carried)
		const [is] = by(today)
		expect([was?.state, is?.state]).toEqual(['met', 'open'])
		expect(affectedBy(by(carried), by(today))).toEqual({ wasReady: true, isReady: true, moves: [] })
		expect(affectedBy(by(today), by(carried))).toEqual({ wasReady: false, isReady: false, moves: [] })
		expect(untoldOf([carried], [today])).toHaveLength(1)
	})

	test('nor where it is new, or was of another kind', () => {
		expect(affectedBy(by(one), by(one, today))).toEqual({ wasReady: true, isReady: true, moves: [] })
		expect(affectedBy(by(one), by({ ...today, id: one.id }))).toEqual({ wasReady: true, isReady: true, moves: [] })
		expect(untoldOf([one], [one, today])).toHaveLength(1)
		expect(untoldOf([one], [{ ...today, id: one.id }])).toHaveLength(1)
	})

	test('nor where more of it would be asked, for that says how often', () => {
		const told = anEvidence({ contributions: [nov(4), nov(5)].map((at) => ({ at, notBefore: at })) })
		const asking = (count: number): Requirement[] => [{ ...rules.helped, count }]
		const seen = (count: number) => asSeenByOthers(evaluate(asking(count), told, now))
		expect([seen(2)[0]?.state, seen(3)[0]?.state]).toEqual(['met', 'in-progress'])
		expect(affectedBy(seen(2), seen(3))).toEqual({ wasReady: true, isReady: true, moves: [] })
		expect(untoldOf(asking(2), asking(3))).toHaveLength(1)
	})

	test('leaves the others as they are, and says who had it of one that is asked no more', () => {
		const { moves } = affectedBy(by(carried, one), by(today, { ...one, closed: 2 }))
		expect(moves).toMatchObject([{ from: 'met', to: 'in-progress' }])
		expect(affectedBy(by(carried, one), by(one)).moves).toMatchObject([{ from: 'met', to: null }])
		expect(untoldOf([carried, one], [{ ...one, closed: 2 }])).toEqual([])
	})

	test('stays as it is carried when the rest is adopted: by other ways, asked more often, gone, or new', () => {
		const [was, is] = [
			{ ...rules.helped, count: 2 },
			{ ...rules.helped, count: 3 },
		]
		const two: Requirement = { ...one, closed: 2 }
		expect(adoptable([carried, one, was], [two, is, today])).toEqual([two, was, carried])
		expect(adoptable([carried, one], [two])).toEqual([two, carried])
		expect(adoptable([one], [today, two, is])).toEqual([two])
		expect(adoptable([one], [{ ...today, id: one.id }])).toEqual([one])
		expect(stayingOf([carried, one, was], [two, is, today])).toContain('Help with two cases of others')
		expect(stayingOf([carried, one, was], [two, is, today])).toHaveLength(2)
		expect(stayingOf([carried, one], [carried, two])).toEqual([])
	})

	test('becomes what it is today where it could not count: there is no state to compare', () => {
		const planned = { ...carried, status: 'planned' as const }
		expect(adoptable([planned], [today])).toEqual([today])
		expect(adoptable([planned], [])).toEqual([])
		expect(stayingOf([planned], [today])).toEqual([])
		expect(adoptable([carried], [{ ...today, status: 'planned' }])).toEqual([carried])
	})
})

/** The ways of Level 1, as they were and as they are: asked with another instrument, and of fewer observers. */
const was = rules.view
const is: Requirement = {
	...was,
	options: [
		{ kind: 'rounds360', instrument: 'l1-view', result: 'confirmed' },
		{ kind: 'observation', count: 1 },
	],
}
const onlyToday = (id: string) => id === 'l1-view'

describe('ways that are their owner’s alone, and ask with what content/ does not hold any more', () => {
	const named: Requirement = {
		...was,
		options: [{ kind: 'rounds360', instrument: 'l1-view', result: 'confirmed' }, ...was.options.slice(1)],
	}

	test('stay as they are, and ask with what there is today', () => {
		expect(adoptableHere([was], [is], onlyToday)).toEqual([named])
	})

	test('are said to ask with other questions, and not to change', () => {
		expect(changesOf([was], adoptableHere([was], [is], onlyToday))).toMatchObject([
			{ lines: ['others are asked with the questions of today, the ways to meet it stay the same'] },
		])
		expect(changesOf([was], [is])).toMatchObject([{ lines: ['ways to meet it: 3 → 2'] }])
		const fewer = { ...named, options: named.options.toReversed() }
		expect(changesOf([was], [fewer])).toMatchObject([{ lines: ['ways to meet it: 3 → 3, not the same'] }])
	})

	test('stay whole where it is there, and where today asks with nothing of the kind', () => {
		expect(adoptableHere([was], [is], () => true)).toEqual([was])
		const { options } = was
		const watched: Requirement = { ...was, options: options.slice(2) }
		expect(adoptableHere([was], [watched], onlyToday)).toEqual([was])
		expect(adoptableHere([was], [], onlyToday)).toEqual([was])
		expect(adoptableHere([was], [{ ...rules.tries, id: was.id }], onlyToday)).toEqual([was])
	})

	test('are found inside groups, each by its kind', () => {
		const inGroup = (instrument: string): Requirement => ({
			...rules.team,
			options: [
				{ kind: 'allOf', options: [{ kind: 'teamReading', instrument, readings: 2, weeksApart: 8 }, ...named.options] },
			],
		})
		const today: Requirement = {
			...rules.team,
			options: [...is.options, { kind: 'teamReading', instrument: 'team-view', readings: 1, weeksApart: 4 }],
		}
		expect(adoptableHere([inGroup('gone')], [today], (id) => id !== 'gone')).toEqual([inGroup('team-view')])
	})

	test('stand as they stood, whoever has shown what: nothing turns that would tell', () => {
		fc.assert(
			fc.property(anyEvidence, (evidence) => {
				expect(evaluate(adoptableHere([was], [is], onlyToday), evidence, now)).toEqual(evaluate([was], evidence, now))
			}),
			runs(300),
		)
	})
})

test('a rule of a kind that is no more is said to be open, and certifies nobody', () => {
	const odd = { id: 'riddle', kind: 'riddle' } as unknown as Requirement
	// By the same function whoever renews is judged, who may have no cohort that could be given other rules.
	const left = 'Nothing judges this any more. Ask an admin.'
	expect(evaluate([odd], anEvidence(), now)).toMatchObject([{ id: 'riddle', title: 'riddle', state: 'open', left }])
})

describe('of ways of which one is of a kind that is no more', () => {
	const riddle = { kind: 'riddle' } as unknown as Leaf
	const nested = { kind: 'allOf' as const, options: [{ kind: 'rounds360' as const, closed: true as const }, riddle] }
	const left = 'Nothing judges this any more. Ask an admin.'

	test('the rule is open, also for whoever met it by another: who turned alone would have taken the one that is gone', () => {
		const rule: Requirement = { ...rules.view, tellsRaters: undefined, options: [...rules.view.options, nested] }
		const observations = [{ at: nov(3) }, { at: nov(4) }]
		const shown = anEvidence({ observations, rounds360: { ...anEvidence().rounds360, tooFewAt: nov(2) } })
		const told: Requirement = { ...rules.view, tellsRaters: undefined }
		expect(evaluate([told], shown, now)).toMatchObject([{ state: 'met' }])
		expect(evaluate([rule], shown, now)).toMatchObject([{ title: 'How others see it', state: 'open', left }])
		expect(evaluate([rule], anEvidence(), now)).toMatchObject([{ state: 'open', left }])
	})

	test('the title names those that are left, or its id', () => {
		const titled = (...options: Leaf[]) => titleOf({ ...rules.view, options })
		expect(titled(riddle, { kind: 'writtenPlan', about: 'A plan', observers: 1 })).toBe('A written plan')
		expect(titled(riddle, riddle)).toBe('view')
	})
})
