import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	countByStage,
	inOrderOfNeed,
	nameStanding,
	narrowed,
	STANDINGS,
	type StandingFacts,
	type StandingRow,
	type Stands,
	sayNarrowing,
	sayStanding,
	standingFor,
	standingNames,
} from '~/domain/compliance/standing'
import { addDays } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'

const now = new Date('2026-11-20T09:00:00Z')
const today = '2026-11-20'
const facts = (said: Partial<StandingFacts> = {}): StandingFacts => ({
	levelSince: '2026-10-01',
	withinDays: 90,
	validUntil: null,
	renewalTakenBackAt: null,
	seatedFrom: null,
	finishedOn: null,
	excuse: null,
	leaves: [],
	...said,
})
const until = (day: string) => new Date(`${day}T12:00:00Z`)
const excused = { kind: 'excused' as const, until: '2027-02-01' }
/** Should have begun on the 19th of November */
const late = { levelSince: '2026-08-21' }
const inCohort = { standing: 'in-cohort', day: null } as const

describe('where somebody stands', () => {
	test.each<[string, Partial<StandingFacts>, Pick<Stands, 'standing' | 'day'> & { alsoInCohort?: true }]>([
		['due on the day that the table gives them', {}, { standing: 'due', day: '2026-12-30' }],
		['due on the day itself', { levelSince: '2026-08-22' }, { standing: 'due', day: '2026-11-20' }],
		['overdue the day after', { levelSince: '2026-08-21' }, { standing: 'overdue', day: '2026-11-19' }],
		[
			'due as much later as they were away',
			{ levelSince: '2026-08-21', leaves: [{ fromDay: '2026-09-01', untilDay: '2026-09-30' }] },
			{ standing: 'due', day: '2026-12-19' },
		],
		[
			'in grace as much longer as they are away in it',
			{ validUntil: until('2026-09-01'), leaves: [{ fromDay: '2026-10-01', untilDay: '2026-10-31' }] },
			{ standing: 'in-grace', day: '2026-12-01' },
		],
		['without a day while nobody wrote one down', { levelSince: null }, { standing: 'undated', day: null }],
		['held', { validUntil: until('2028-01-01') }, { standing: 'held', day: '2028-01-01' }],
		['held for good', { validUntil: until('2126-11-20') }, { standing: 'held', day: null }],
		['held and ending', { validUntil: until('2026-12-24') }, { standing: 'expiring', day: '2026-12-24' }],
		['in grace', { validUntil: until('2026-11-01') }, { standing: 'in-grace', day: '2026-12-31' }],
		['owed again after the grace', { validUntil: until('2026-09-01') }, { standing: 'overdue', day: '2026-10-31' }],
		['in a cohort that began in time', { ...late, seatedFrom: '2026-11-19' }, inCohort],
		[
			'overdue, in a cohort that began a day too late',
			{ ...late, seatedFrom: '2026-11-20' },
			{ standing: 'overdue', day: '2026-11-19', alsoInCohort: true },
		],
		['in a cohort, excused or not', { ...late, seatedFrom: '2027-01-11', excuse: excused }, inCohort],
		['in a cohort that begins after the day, until it is over', { seatedFrom: '2027-01-11' }, inCohort],
		['in a cohort while no day is known', { levelSince: null, seatedFrom: '2027-01-11' }, inCohort],
		[
			'in grace, in a cohort',
			{ validUntil: until('2026-11-01'), seatedFrom: '2026-10-01' },
			{ standing: 'in-grace', day: '2026-12-31', alsoInCohort: true },
		],
		[
			'finished with the year, however late and with a seat',
			{ levelSince: '2020-01-01', seatedFrom: '2026-12-01', finishedOn: '2026-11-02' },
			{ standing: 'finished', day: '2026-11-02' },
		],
		[
			'excused, however late',
			{ levelSince: '2020-01-01', excuse: excused },
			{ standing: 'excused', day: excused.until },
		],
		[
			'held, though excused',
			{ validUntil: until('2028-01-01'), excuse: excused },
			{ standing: 'held', day: '2028-01-01' },
		],
	])('is %s', (_what, said, expected) => {
		expect(standingFor(facts(said), now, today)).toEqual({ alsoInCohort: false, ...expected })
	})

	test('is never overdue before the day of the table, and never due after it, whatever else is known', () => {
		const drawn = fc.record({
			levelSince: fc.option(fc.integer({ min: -900, max: 0 }).map((days) => addDays(today, days))),
			withinDays: fc.integer({ min: 0, max: 1_500 }),
			seatedFrom: fc.option(fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days))),
			excuse: fc.option(fc.constant(excused)),
		})
		fc.assert(
			fc.property(drawn, (said) => {
				const { standing, day, alsoInCohort } = standingFor(facts(said), now, today)
				if (standing === 'overdue') expect(day && day < today).toBe(true)
				if (standing === 'due') expect(day && day >= today).toBe(true)
				expect(said.seatedFrom !== null).toBe(alsoInCohort || standing === 'in-cohort')
				if (alsoInCohort) expect([standing, day && said.seatedFrom && day < said.seatedFrom]).toEqual(['overdue', true])
			}),
			runs(300),
		)
	})

	test('reads as a sentence with its day, for each standing', () => {
		for (const standing of STANDINGS) {
			const said = sayStanding({ strength: 'must', standing }, '18 Dec 2026')
			expect(nameStanding({ standing, alsoInCohort: false })).toBe(standingNames[standing])
			expect(said.includes('18 Dec 2026'), standing).toBe(!['undated', 'in-cohort'].includes(standing))
		}
		expect(sayStanding({ strength: 'must', standing: 'held' }, null)).toBe('Holds it, without an end')
		const both = { standing: 'overdue', strength: 'must', alsoInCohort: true } as const
		expect([nameStanding(both), sayStanding(both, '18 Dec 2026')]).toEqual([
			'Overdue, in a cohort',
			'Must, begun by 18 Dec 2026',
		])
		const seated = { standing: 'in-cohort', strength: 'must', alsoInCohort: false } as const
		expect([nameStanding(seated), sayStanding(seated, null)]).toEqual(['In a cohort', 'Must'])
	})
})

const row = (name: string, said: Partial<StandingRow> = {}): StandingRow => ({
	person: {
		id: name,
		name,
		email: `${name}@x.test`,
		team: 'Ledger',
		level: 'Manager',
		track: 'manager',
		manager: 'Ada',
	},
	stageKey: 'ladder/l1',
	strength: 'must',
	standing: 'due',
	day: '2026-12-01',
	alsoInCohort: false,
	...said,
})

describe('the list', () => {
	test('has the most urgent first, then the earlier day, then the name', () => {
		const rows = [
			row('d', { standing: 'held', day: '2026-01-01' }),
			row('c'),
			row('b'),
			row('a', { day: '2026-12-02' }),
			row('e', { standing: 'overdue', day: '2026-11-01' }),
			row('f', { standing: 'undated', day: null }),
		]
		expect(inOrderOfNeed(rows).map(({ person }) => person.name)).toEqual(['e', 'f', 'b', 'c', 'a', 'd'])
	})

	test('counts each once, under its stage', () => {
		const counts = countByStage([row('a'), row('b', { standing: 'held' }), row('c', { stageKey: 'ladder/l2' })])
		expect(counts).toMatchObject([
			{ stageKey: 'ladder/l1', needs: 2, by: { due: 1, held: 1, overdue: 0 } },
			{ stageKey: 'ladder/l2', needs: 1, by: { due: 1 } },
		])
	})

	test('narrows by stage, standing and words of a name, address, team or line manager, all together', () => {
		const rows = [row('Ines'), row('Rui', { standing: 'overdue' }), row('Kofi', { stageKey: 'ladder/l2' })]
		const names = (asked: { stage?: string; standing?: string; q?: string }) =>
			narrowed(rows, { stage: '', standing: '', q: '', ...asked }).map(({ person }) => person.name)
		expect(names({})).toHaveLength(3)
		expect(names({ stage: 'ladder/l2' })).toEqual(['Kofi'])
		expect(names({ standing: 'overdue' })).toEqual(['Rui'])
		expect(names({ q: 'ADA' })).toHaveLength(3)
		expect(names({ q: 'ines@' })).toEqual(['Ines'])
		expect(names({ q: 'ledger', standing: 'overdue', stage: 'ladder/l2' })).toEqual([])
	})

	test('says how it was narrowed without the words that were typed', () => {
		expect(sayNarrowing({ stage: '', standing: '', q: '' })).toEqual({
			stage: 'every stage',
			standing: 'every standing',
		})
		expect(sayNarrowing({ stage: 'ladder/l2', standing: 'overdue', q: 'ines@' })).toEqual({
			...{ stage: 'ladder/l2', standing: 'Overdue', words: 'found by words' },
		})
	})
})
