import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf, monthsFrom, type YearEntry } from '~/domain/cohort/program-year'
import { addDays } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'

const anEntry = (from: string, until: string, id = from): YearEntry => ({
	id,
	kind: 'cohort',
	name: 'Winter A',
	stageKey: 'technical-leadership-ladder/l1',
	from,
	until,
	startsOn: null,
	status: 'open',
	people: 0,
	seats: 12,
})

test('a year is twelve months from any month', () => {
	expect([monthsFrom('2026-11').at(0), monthsFrom('2026-11').at(-1), monthsFrom('2026-11').length]).toEqual([
		'2026-11',
		'2027-10',
		12,
	])
})

test('a bar is as wide as its days, and cut where the year is', () => {
	const [whole, cut] = barsOf('2027-01', [anEntry('2027-01-01', '2027-12-31'), anEntry('2026-12-01', '2027-01-31')])
	expect([whole?.at, whole?.wide, whole?.begunBefore, whole?.goesOn]).toEqual([0, 100, false, false])
	expect([cut?.at, cut?.begunBefore, cut?.goesOn, cut?.lane]).toEqual([0, true, false, 1])
	expect(cut?.wide).toBeCloseTo((31 / 365) * 100)
	expect(barsOf('2027-01', [anEntry('2026-01-01', '2026-12-31'), anEntry('2028-01-01', '2028-02-01')])).toEqual([])
})

test('no two bars cover each other, and none leaves the year', () => {
	const entry = fc
		.tuple(fc.integer({ min: -100, max: 480 }), fc.integer({ min: 0, max: 200 }))
		.map(([from, long]) => anEntry(addDays('2027-01-01', from), addDays('2027-01-01', from + long), `${from} ${long}`))
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
			const bars = barsOf('2027-01', entries)
			for (const one of bars) {
				expect(one.at).toBeGreaterThanOrEqual(0)
				expect(one.at + one.wide).toBeLessThanOrEqual(100 + 1e-9)
				for (const other of bars)
					if (one !== other && one.lane === other.lane)
						expect(one.at + one.wide <= other.at + 1e-9 || other.at + other.wide <= one.at + 1e-9).toBe(true)
			}
		}),
		runs(100),
	)
})
