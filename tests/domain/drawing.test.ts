import { describe, expect, test } from 'vitest'
import { arrowBetween, placeAround, wrap } from '~/domain/worksheet/drawing'

const names = [
	'red reports',
	'reruns at night',
	'time for the contract',
	'formats that change',
	'trust in the figures',
	'x',
]

describe('a drawing', () => {
	test.each([600, 330])('%i wide holds every name whole within its paper', (width) => {
		const { nodes, height } = placeAround(names, width)
		for (const node of nodes) {
			expect(node.x - node.halfWidth).toBeGreaterThanOrEqual(0)
			expect(node.x + node.halfWidth).toBeLessThanOrEqual(width)
			expect(node.y - node.halfHeight).toBeGreaterThanOrEqual(0)
			expect(node.y + node.halfHeight).toBeLessThanOrEqual(height)
		}
	})

	test.each([600, 330])('%i wide lets no two names of ten cover each other', (width) => {
		const ten = [...names, 'one more thing', 'and another', 'a third of them', 'the last']
		const { nodes } = placeAround(ten, width)
		for (const [index, a] of nodes.entries())
			for (const b of nodes.slice(index + 1)) {
				const apart =
					Math.abs(a.x - b.x) >= a.halfWidth + b.halfWidth || Math.abs(a.y - b.y) >= a.halfHeight + b.halfHeight
				expect.soft(apart, `${a.name} and ${b.name}`).toBe(true)
			}
	})

	test('an arrow ends at the edge of what it leads to, and its way back bends to the other side', () => {
		const [a, b] = placeAround(['above', 'below'], 330).nodes
		if (!a || !b) throw new Error('two were asked for')
		const [there, back] = [arrowBetween(a, b), arrowBetween(b, a)]
		expect(Math.sign(there.midX - a.x)).toBe(-Math.sign(back.midX - a.x))
		const [, , , , , endY = 0] = there.path.match(/-?[\d.]+/g)?.map(Number) ?? []
		expect(endY).toBeLessThan(b.y - b.halfHeight)
	})

	test.each([
		['reruns at night', 12, ['reruns at', 'night']],
		['a', 12, ['a']],
		['incomprehensibility', 12, ['incomprehen…']],
		['one two three four five six seven', 9, ['one two', 'three', 'four fiv…']],
	])('“%s” stands in lines of %i', (name, perLine, lines) => {
		expect(wrap(name, perLine)).toEqual(lines)
	})
})
