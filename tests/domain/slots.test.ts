import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { againstSeries, againstSlot } from '~/domain/session/slot-words'
import { type Attendee, bySuit, type Span, scoreSeries, scoreSlot, wantsAnother } from '~/domain/session/slots'
import { runs } from '../support/counting'

const HOUR_MS = 3_600_000
const hours = (from: number, until: number): Span => ({ fromMs: from * HOUR_MS, untilMs: until * HOUR_MS })
const who = (name: string, said: Partial<Attendee> = {}): Attendee => ({
	id: name,
	name,
	leads: false,
	working: [hours(9, 17)],
	holidays: [],
	busy: [],
	cannot: [],
	...said,
})

describe('a slot', () => {
	test('within everybody’s hours has nothing against it', () => {
		const score = scoreSlot(hours(9, 10), [who('Ana'), who('Lena', { leads: true })])
		expect(score).toMatchObject({ weight: 0, outsideMinutes: 0, barred: [] })
		expect(againstSlot(score)).toEqual([])
	})

	test('names who is outside their hours, and by how many minutes', () => {
		const score = scoreSlot(hours(16.5, 17.5), [who('Ana'), who('Jo', { working: [hours(10, 20)] }), who('Kim')])
		expect(score.outside).toEqual([
			{ name: 'Ana', minutes: 30 },
			{ name: 'Kim', minutes: 30 },
		])
		expect(againstSlot(score)).toEqual(['2 of 3 outside working hours: Ana and Kim'])
	})

	test('on a holiday counts that, and not the hours as well', () => {
		const score = scoreSlot(hours(9, 10), [
			who('Ana', { working: [], holidays: [{ ...hours(0, 24), name: 'Assumption' }] }),
		])
		expect(score).toMatchObject({ weight: 3, outside: [] })
		expect(againstSlot(score)).toEqual(['1 of 1 on a public holiday: Ana (Assumption)'])
	})

	test('that begins when another session ends is no clash', () => {
		const busy = [{ ...hours(9, 10), what: 'First case, Spring A' }]
		expect(scoreSlot(hours(10, 11), [who('Ana', { busy })]).clashes).toEqual([])
		expect(againstSlot(scoreSlot(hours(9.5, 10.5), [who('Ana', { busy })]))).toEqual([
			'1 of 1 in another session: Ana (First case, Spring A)',
		])
	})

	test.each([
		['outside their hours', { working: [] }, 'outside working hours'],
		['on a holiday', { holidays: [{ ...hours(0, 24), name: 'May Day' }] }, 'a public holiday'],
		['in another session', { busy: [{ ...hours(9, 10), what: 'X' }] }, 'another session'],
	])('is barred when who leads is %s, however well it suits the others', (_what, said, words) => {
		const score = scoreSlot(hours(9, 10), [who('Ana'), who('Lena', { leads: true, ...said })])
		expect(score.barred).toHaveLength(1)
		expect(wantsAnother(score)).toBe(true)
		expect(againstSlot(score)[0]).toBe(`Lena would lead and cannot: ${words}`)
		const worse = scoreSlot(hours(20, 21), [
			who('Ana'),
			who('Jo'),
			who('Lena', { leads: true, working: [hours(20, 21)] }),
		])
		expect([{ score }, { score: worse }].sort(bySuit)[0]?.score).toBe(worse)
	})

	test('at which somebody said they cannot weighs as a clash, is counted and names nobody', () => {
		const score = scoreSlot(hours(9, 10), [
			who('Ana', { cannot: [hours(8, 9.5)] }),
			who('Jo', { cannot: [hours(10, 11)] }),
		])
		expect(score.weight).toBe(4)
		expect(wantsAnother(score)).toBe(true)
		expect(againstSlot(score)).toEqual(['1 of 2 said that they cannot come then'])
		expect(againstSeries(scoreSeries([score, score]))).toEqual(['1 of 2 said that they cannot come then'])
	})

	test('wants another for a clash or for three holidays, not for two', () => {
		const off = { holidays: [{ ...hours(0, 24), name: 'May Day' }], working: [] }
		const people = [who('A', off), who('B', off), who('C')]
		expect(wantsAnother(scoreSlot(hours(9, 10), people))).toBe(false)
		expect(wantsAnother(scoreSlot(hours(9, 10), [...people, who('D', off)]))).toBe(true)
	})
})

test('a series adds its weeks up and names everybody once', () => {
	const weeks = [hours(9, 10), hours(16.5, 17.5), hours(16.5, 17.5)].map((slot) =>
		scoreSlot(slot, [who('Ana'), who('Jo')]),
	)
	const series = scoreSeries(weeks)
	expect(series).toMatchObject({ weight: 4, outsideMinutes: 120, barred: 0 })
	expect(againstSeries(series)).toEqual(['2 of 2 outside working hours: Ana and Jo'])
})

test('the score of any slot is what counting minute by minute finds', () => {
	const span = fc
		.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 40 }))
		.map(([from, minutes]): Span => ({ fromMs: from * 60_000, untilMs: (from + minutes) * 60_000 }))
	// Working spans of one person never overlap: a day ends before the next begins.
	const apart = fc.array(span, { maxLength: 3 }).map((spans) => {
		let reached = 0
		return [...spans]
			.sort((a, b) => a.fromMs - b.fromMs)
			.flatMap((each) => {
				const fromMs = Math.max(reached, each.fromMs)
				reached = Math.max(reached, each.untilMs)
				return fromMs < each.untilMs ? [{ fromMs, untilMs: each.untilMs }] : []
			})
	})
	const person = fc.record({
		leads: fc.boolean(),
		working: apart,
		holidays: fc.array(span, { maxLength: 1 }),
		busy: fc.array(span, { maxLength: 2 }),
		cannot: fc.array(span, { maxLength: 2 }),
	})
	fc.assert(
		fc.property(span, fc.array(person, { maxLength: 6 }), (slot, drawn) => {
			const people = drawn.map((each, index) => ({
				...each,
				id: `p${index}`,
				name: `P${index}`,
				holidays: each.holidays.map((day) => ({ ...day, name: 'off' })),
				busy: each.busy.map((meeting) => ({ ...meeting, what: 'met' })),
			}))
			const minutes = (of: Span) => {
				const list: number[] = []
				for (let at = of.fromMs / 60_000; at < of.untilMs / 60_000; at++) list.push(at)
				return list
			}
			const touches = (spans: Span[]) =>
				minutes(slot).some((minute) => spans.some((each) => minutes(each).includes(minute)))
			let weight = 0
			let outsideMinutes = 0
			const barred = new Set<string>()
			for (const each of people) {
				const missed = minutes(slot).filter(
					(minute) => !each.working.some((work) => minutes(work).includes(minute)),
				).length
				const isOff = touches(each.holidays)
				const isBusy = touches(each.busy)
				weight += (isOff ? 3 : missed > 0 ? 1 : 0) + (isBusy || touches(each.cannot) ? 4 : 0)
				outsideMinutes += isOff ? 0 : missed
				if (each.leads && (isOff || missed > 0 || isBusy)) barred.add(each.name)
			}
			const score = scoreSlot(slot, people)
			expect({ weight: score.weight, outsideMinutes: score.outsideMinutes }).toEqual({ weight, outsideMinutes })
			expect(new Set(score.barred.map(({ name }) => name))).toEqual(barred)
		}),
		runs(300),
	)
})
