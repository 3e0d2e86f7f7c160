import { expect, test } from 'vitest'
import { inGradebookOrder, lacking } from '~/domain/certification/gradebook-order'

const row = (name: string, ...states: ('met' | 'open' | 'in-progress' | 'waived')[]) => ({
	name,
	results: states.map((state, at) => ({ id: ['modules', 'check', 'sessions'][at] ?? '', state })),
})
const rows = [
	row('Zoe', 'met', 'open', 'open'),
	row('Ada', 'open', 'met', 'waived'),
	row('Ben', 'met', 'in-progress', 'met'),
]
const names = (of: { name: string }[]) => of.map(({ name }) => name)

test('whoever lacks a requirement has not met it and has no waiver; without one, everybody is there', () => {
	expect(names(lacking(rows, 'check'))).toEqual(['Zoe', 'Ben'])
	expect(names(lacking(rows, 'sessions'))).toEqual(['Zoe'])
	expect(lacking(rows, '')).toEqual(rows)
})

test('people come by name, or with the least left first', () => {
	expect(names(inGradebookOrder(rows, 'name'))).toEqual(['Ada', 'Ben', 'Zoe'])
	expect(names(inGradebookOrder(rows, 'left'))).toEqual(['Ada', 'Ben', 'Zoe'])
	expect(names(inGradebookOrder([row('Ada', 'open', 'open'), row('Zoe', 'open')], 'left'))).toEqual(['Zoe', 'Ada'])
})
