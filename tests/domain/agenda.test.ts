import { describe, expect, test } from 'vitest'
import { findAgenda, sheetOf } from '~/domain/agenda/agenda'
import type { Agenda } from '~/domain/agenda/frontmatter'
import { anAgenda } from '../support/agendas'
import { aFormat } from '../support/rooms'

const agendas = new Map<string, Agenda>([
	['ladder/l1/s1', anAgenda({ for: 'ladder/l1/s1', format: 'kickoff-60' })],
	['ladder/l1/s2', anAgenda({ for: 'ladder/l1/s2', format: 'critique-60' })],
	['self-run/trio-30', anAgenda({ for: 'self-run/trio-30', format: 'trio-30' })],
])
const led = { kind: 'led' as const, format: 'critique-60', planNumber: 2, makesUpFor: null }

describe('the agenda of a session', () => {
	test.each<[string, Partial<Parameters<typeof findAgenda>[1]>, string | undefined]>([
		['is that of its place in the plan', {}, 'ladder/l1/s2'],
		['that was made another format is none', { planNumber: 1 }, undefined],
		['beside the plan is none', { planNumber: null }, undefined],
		['that the plan does not reach to is none', { planNumber: 9 }, undefined],
		[
			'to make up is that of the session it stands in for',
			{ kind: 'make-up', planNumber: null, makesUpFor: { planNumber: 2 } },
			'ladder/l1/s2',
		],
		[
			'that people run themselves is that of its format',
			{ kind: 'self-run', format: 'trio-30', planNumber: null },
			'self-run/trio-30',
		],
	])('%s', (_what, said, agenda) => {
		expect(findAgenda(agendas, { ...led, ...said }, 'ladder/l1')?.for).toBe(agenda)
	})

	test('of another level is not taken', () => {
		expect(findAgenda(agendas, led, 'ladder/l2')).toBeNull()
	})
})

describe('a run sheet', () => {
	test('joins what the agenda says to what the room hints at', () => {
		const format = aFormat()
		const phase = { ...anAgenda().phases[0], id: 'case', watch: ['Wait.'] } as Agenda['phases'][number]
		const [joined] = sheetOf(anAgenda({ phases: [phase] }), format)
		expect(joined?.prompt).toBe(phase.purpose)
		expect(joined?.tips).toEqual(['Wait.', ...(format.phases.find(({ id }) => id === 'case')?.tips ?? [])])
	})

	test('of a room without an agenda is that of its format; without either it is empty', () => {
		expect(sheetOf(null, aFormat()).map(({ id }) => id)).toEqual(aFormat().phases.map(({ id }) => id))
		expect(sheetOf(null, undefined)).toEqual([])
	})
})
