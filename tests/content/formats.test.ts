import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openContentFolder } from '~/domain/content-folder.server'
import type { Phase } from '~/domain/room/format'
import { loadFormats } from '~/domain/room/load-formats.server'

/**
 * The formats of a live session as program-design.md, section 4, has them: each phase by its kind and minutes. Sessions,
 * calendars and hours are counted with these.
 */
const times = (count: number, ...phases: string[]) => Array.from({ length: count }, () => phases).flat()

const twoCases = (before: number, [tell, ask, write]: readonly [number, number, number], after: string[]) => [
	`last-time ${before}`,
	...times(2, `case ${tell}`, `questions ${ask}`, `write ${write}`, 'reveal and vote 4', 'discuss 10'),
	...after,
]
const rolePlay = (before: number, [read, act, told, swap]: readonly number[], after: string[]) => [
	`last-time ${before}`,
	'talk 8',
	...times(3, `threes brief ${read}`, `threes play ${act}`, `threes debrief ${told}`, `threes swap ${swap}`),
	...after,
]

const PLANNED: Record<string, string[]> = {
	'kickoff-60': [
		...['talk 8', 'talk 6', 'talk 5'],
		...times(3, 'threes play 7', 'threes debrief 3', 'threes swap 1'),
		...['commitments 5', 'check-out 3'],
	],
	'critique-60': [
		...['last-time 8', 'case 5', 'questions 5', 'write 6', 'reveal 8', 'vote 2', 'discuss 14'],
		...['learnings 6', 'commitments 4', 'check-out 2'],
	],
	'critique-75': twoCases(9, [4, 4, 5], ['learnings 5', 'commitments 4', 'check-out 3']),
	'critique-90': twoCases(10, [5, 5, 6], ['learnings 8', 'commitments 8', 'check-out 4']),
	'roleplay-60': rolePlay(6, [2, 6, 2, 2], ['talk 6', 'commitments 3', 'check-out 1']),
	'roleplay-75': rolePlay(7, [2, 8, 3, 2], ['talk 9', 'commitments 4', 'check-out 2']),
	'case-review-75': [
		'last-time 8',
		...times(2, 'case 5', 'talk 4', 'write 6', 'reveal 4', 'talk 5', 'learnings 4'),
		...['commitments 7', 'check-out 4'],
	],
	'workshop-75': [
		...['last-time 7', 'talk 6', 'write 8', 'pairs talk 12', 'reveal and vote 20', 'discuss 13'],
		...['commitments 6', 'check-out 3'],
	],
	'workshop-90': [
		...['last-time 8', 'talk 7', 'write 10', 'pairs talk 15', 'reveal and vote 25', 'discuss 15'],
		...['commitments 7', 'check-out 3'],
	],
	'present-75': [
		'last-time 7',
		...times(4, 'fours play 5', 'fours alone 3', 'fours talk 6'),
		...['talk 6', 'commitments 4', 'check-out 2'],
	],
	'peer-coaching-90': [
		'last-time 8',
		...times(3, 'threes play 15', 'threes debrief 4', 'threes talk 3'),
		...['talk 9', 'commitments 5', 'check-out 2'],
	],
	'trio-30': ['case 4', 'questions 6', 'write 5', 'reveal 10', 'commitments 5'],
	'retrospective-60': [
		...['last-time 6', 'write 8', 'reveal 10', 'vote 3', 'discuss 18', 'learnings 9', 'commitments 4', 'check-out 2'],
	],
	'peer-review-60': [
		'last-time 6',
		...times(2, 'case 4', 'questions 6', 'write 6', 'reveal 6'),
		...['learnings 6', 'commitments 3', 'check-out 1'],
	],
	'strategy-120': [
		...['last-time 15', 'write 20', 'reveal and vote 10', 'pairs talk 25', 'talk 20', 'commitments 20', 'learnings 7'],
		'check-out 3',
	],
	// Assessed work of Levels 3 and 4: told, asked, and feedback to the end.
	'panel-30': ['talk 10', 'talk 15', 'talk 4', 'closing 1'],
	'panel-45': ['talk 15', 'talk 20', 'talk 9', 'closing 1'],
}

/** Other assessed work that is shown live: docs/decisions/0049. */
const BESIDE_THE_PLAN = ['mediation-45', 'defense-30']

const SIZES = { 2: 'pairs', 3: 'threes', 4: 'fours' }

function inShort(phase: Phase): string {
	if (phase.kind === 'group') return `${SIZES[phase.groups]} ${phase.step} ${phase.minutes}`
	const votes = phase.kind === 'reveal' && phase.votes ? ' and vote' : ''
	return `${phase.kind}${votes} ${phase.minutes}`
}

const minutesIn = (text: string) => Number(/\d+$/.exec(text)?.[0])

const formats = loadFormats(openContentFolder(path.resolve('content'), null), [])

test('there is every format of the plan, and no other', () => {
	expect([...formats.keys()].sort()).toEqual([...Object.keys(PLANNED), ...BESIDE_THE_PLAN].sort())
})

describe.each(Object.entries(PLANNED))('the format %s', (id, planned) => {
	const format = formats.get(id)

	test('has the phases and minutes of the plan', () => {
		expect(format?.phases.map(inShort)).toEqual(planned)
	})

	test('takes as long as it says, and as the plan adds up to', () => {
		const total = planned.reduce((sum, each) => sum + minutesIn(each), 0)
		expect([format?.minutes, total]).toEqual([minutesIn(id), minutesIn(id)])
	})
})
