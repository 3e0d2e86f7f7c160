import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deal } from '~/domain/session/deal'
import { byName, groupForm, mayGroup, shuffled, splitForm } from '~/domain/session/groups'
import { GROUP_SIZES } from '~/domain/session/kinds'
import { sessionRefusals } from '~/domain/session/policy'

const people = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 60 })
const size = fc.constantFrom(...GROUP_SIZES)

test('everybody sits in one group, nobody alone, and groups differ by one at most', () => {
	fc.assert(
		fc.property(people, size, (everybody, asked) => {
			const groups = deal(everybody, asked)
			expect(groups.flat().sort()).toEqual([...everybody].sort())
			const sizes = groups.map((group) => group.length)
			expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
			expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
			// As many as asked for, when that comes out even.
			if (everybody.length % asked === 0) expect(new Set(sizes)).toEqual(new Set([asked]))
		}),
	)
})

test.each([
	[2, 3, [2]],
	[4, 3, [4]],
	[5, 2, [3, 2]],
	[5, 3, [3, 2]],
	[7, 3, [4, 3]],
	[8, 3, [3, 3, 2]],
	[11, 4, [4, 4, 3]],
	[13, 3, [4, 3, 3, 3]],
] as const)('%i people asked for groups of %i sit as %j', (count, asked, sizes) => {
	const groups = deal(
		Array.from({ length: count }, (_, index) => index),
		asked,
	)
	expect(groups.map((group) => group.length)).toEqual(sizes)
})

test('every order of people is as likely as any other', () => {
	const orders = new Map<string, number>()
	for (let a = 0; a < 4; a++)
		for (let b = 0; b < 3; b++)
			for (let c = 0; c < 2; c++) {
				const picks = [a, b, c]
				const order = shuffled(['A', 'B', 'C', 'D'], () => picks.shift() ?? 0).join('')
				orders.set(order, (orders.get(order) ?? 0) + 1)
			}
	expect([orders.size, new Set(orders.values())]).toEqual([24, new Set([1])])
})

test.each([
	['coming', null],
	['running', null],
	['over', 'groups-stay'],
	['cancelled', 'cancelled'],
] as const)('groups of a session that is %s: %s', (state, why) => {
	expect(mayGroup(state)).toEqual(why ? { ok: false, why } : { ok: true })
	if (why) expect(sessionRefusals[why]).toMatch(/^[A-Z].*\.$/)
})

test('groups stand in the order people count in', () => {
	const names = (given: string[]) => byName(given.map((name) => ({ name }))).map(({ name }) => name)
	expect(names(['Group 10', 'Group 2', 'Blue'])).toEqual(['Blue', 'Group 2', 'Group 10'])
})

test('takes three sizes, a name on one line, and links of the web alone', () => {
	for (const odd of ['', '1', '5', 'three', '2.5', undefined])
		expect(splitForm.safeParse({ size: odd }).success).toBe(false)
	expect(splitForm.parse({ size: '3' })).toEqual({ size: 3 })
	const fields = { group: 'a', name: ' Blue ', callUrl: 'https://call.example/b', place: '' }
	expect(groupForm.parse(fields).name).toBe('Blue')
	for (const odd of [{ name: ' ' }, { name: 'x'.repeat(41) }, { name: 'a\nb' }, { callUrl: 'javascript:alert(1)' }])
		expect(groupForm.safeParse({ ...fields, ...odd }).success).toBe(false)
})
