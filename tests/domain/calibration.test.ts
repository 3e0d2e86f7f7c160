import { describe, expect, test } from 'vitest'
import { againFrom, judgeCalibration, unscored } from '~/domain/facilitator/calibration'
import { calibrationFile } from '~/domain/facilitator/pathway'
import { rubric } from '../support/assessment'
import { nov } from '../support/evidence'

const ids = ['a', 'b', 'c', 'd', 'e']
const samples = ['one', 'two', 'three'].map((id) => ({
	id,
	title: id,
	text: 'Words',
	key: Object.fromEntries(ids.map((each) => [each, { score: 3, why: 'It is said' }])),
}))
const rule = { within: 1, percent: 80 }
/** So many of the fifteen scores two away from the key */
const apart = (far: number) =>
	Object.fromEntries(
		samples.map(({ id }, sample) => [
			id,
			Object.fromEntries(ids.map((each, index) => [each, sample * ids.length + index < far ? 1 : 4])),
		]),
	)

describe('a calibration', () => {
	test.each([
		[0, 100, true],
		[3, 80, true],
		[4, 73, false],
		[15, 0, false],
	])('with %i of 15 scores too far away is close in %i percent: passed %s', (far, percent, passed) =>
		expect(judgeCalibration({ samples }, apart(far), rule)).toEqual({ close: 15 - far, of: 15, percent, passed }),
	)

	test('takes a score that is missing for one that is far away', () =>
		expect(judgeCalibration({ samples }, {}, rule)).toMatchObject({ close: 0, passed: false }))

	test('is handed in whole', () => {
		const one = { samples: [{ id: 'one', title: 'One', text: 'Words', key: {} }] }
		const all = Object.fromEntries(rubric.criteria.map(({ id }) => [id, 2]))
		const { [rubric.criteria[0]?.id ?? '']: _, ...some } = all
		expect(unscored(one, rubric, { one: all })).toEqual([])
		expect(unscored(one, rubric, { one: some })).toEqual([`One: ${rubric.criteria[0]?.title}`])
	})

	test('is tried again a week after the key was read', () => {
		const again = { againAfterDays: 7 }
		expect(againFrom(null, again, nov(9))).toBeNull()
		expect(againFrom(nov(2), again, nov(8))).toEqual(nov(9))
		expect(againFrom(nov(2), again, nov(9))).toBeNull()
	})

	test('has three sample answers', () => {
		const file = { kind: 'calibration', stage: 'ladder/l1', rubric: 'l1', samples }
		expect(calibrationFile.safeParse(file).success).toBe(true)
		expect(calibrationFile.safeParse({ ...file, samples: samples.slice(1) }).error?.issues[0]?.message).toBe(
			'needs three sample answers',
		)
	})
})
