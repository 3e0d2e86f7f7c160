import { beforeAll, describe, expect, test } from 'vitest'
import { openContentFolder } from '~/domain/content-folder.server'
import { planOf, readPlan } from '~/domain/facilitator/capacity-plan'
import type { Stage } from '~/domain/program/lesson'
import { loadPrograms } from '~/domain/program/load.server'

let levelOne: Stage
beforeAll(async () => {
	const { programs } = await loadPrograms(openContentFolder('content', 'node_modules/.cache/belay'))
	levelOne = programs[0]?.stages[0] as Stage
})

const crew = { leads: 4, assessors: 6, mentors: 5, people: 10 }

describe('what the planner is asked', () => {
	const read = (search: string) => readPlan(new URLSearchParams(search), planOf(levelOne, crew, '2026-11'))
	const faults = (search: string) => Object.entries(read(search).errors).map(([name, message]) => `${name}: ${message}`)

	test('is filled in from the directory and the content', () => {
		expect(read('').plan).toMatchObject({
			...crew,
			from: '2026-12',
			until: '2027-06',
			weeks: 8,
			leadMinutesPerCohort: 420,
			assessingMinutesPerPerson: 24,
			assessorsPerPerson: 2,
			weeksToBecomeLead: 20,
		})
	})

	test('keeps to its bounds, and says what to do', () => {
		expect(faults('leads=-1')).toEqual(['leads: At least 0'])
		expect(faults('leads=')).toEqual(['leads: A whole number from 0 to 300'])
		expect(faults('leads=2.5')).toEqual(['leads: A whole number from 0 to 300'])
		expect(faults('cohortSize=40')).toEqual(['cohortSize: At most 12'])
		expect(faults('until=2026-01')).toEqual(['until: The last month comes before the first. Choose a later one.'])
		expect(faults('until=2031-01')).toEqual(['until: Three years at most: nobody knows further.'])
		expect(faults('from=yesterday')).toContain('from: A month, as 2027-06')
		expect(faults('from=99999999999')).toEqual(['from: A month, as 2027-06'])
		expect(faults('other=1')).toEqual([])
		expect(read('leads=many').values.leads).toBe('many')
	})
})
