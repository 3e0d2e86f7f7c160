import { describe, expect, test } from 'vitest'
import { arithmeticFaults } from '~/domain/program/arithmetic'
import { stageContradictions } from '~/domain/program/contradictions'
import { type StageData, stage as stageSchema } from '~/domain/program/frontmatter'
import { aStageData } from '../support/stages'

/** 30 minutes: a module of 11 and a session of 10 in week 1; a check of 5 and 4 of assessed work in week 2. */
function aStage(change: (stage: StageData) => void = () => {}): StageData {
	const stage = stageSchema.parse(aStageData())
	change(stage)
	return stage
}

const weeks =
	(...pace: StageData['pace']) =>
	(stage: StageData) => {
		stage.pace = pace
	}
const one = { week: 1, minutes: 21, items: ['m1', 's1'] }
const two = { week: 2, minutes: 9, items: ['k', 'w'] }

test('a stage that adds up has no fault', () => {
	expect(arithmeticFaults(aStage())).toEqual([])
	expect(stageContradictions(aStage())).toEqual([])
})

describe('the sums of a stage', () => {
	test.each<[string, (stage: StageData) => void, string[]]>([
		[
			'whose parts make less than its training',
			(stage) => Object.assign(stage.training, { minutes: 31 }),
			[
				'training is 31 min, but modules 11 + sessions 10 + check 5 + assessed work 4 make 30',
				'the pace adds up to 30 min, training is 31',
			],
		],
		[
			'whose assessed work is longer than planned',
			(stage) => stage.training.assessed.push({ title: 'Analysis', minutes: 1 }),
			['training is 30 min, but modules 11 + sessions 10 + check 5 + assessed work 5 make 31'],
		],
		[
			'whose pace is short of its training',
			weeks(one, { ...two, minutes: 8 }),
			['the pace adds up to 29 min, training is 30'],
		],
		[
			'with a week that is too full',
			(stage) => {
				Object.assign(stage.training, { minutes: 122, assessed: [{ title: 'Dossier', minutes: 96 }] })
				weeks(one, { ...two, minutes: 101 })(stage)
			},
			['week 2 holds 101 min, more than 100'],
		],
		[
			'that is renewed by more meetings than it has time for',
			({ certificate }) => {
				const meetings = [{ kind: 'peer-review' as const, count: 7, minutesAtLeast: 60 }]
				certificate.renewal?.requirements.push({ id: 'reviews', kind: 'practice', meetings })
			},
			['renewing takes 60 min, but its meetings alone take 420'],
		],
		['with a week after the last', weeks(one, { ...two, week: 3 }), ["week 3 lies after the cohort's 2 weeks"]],
		[
			'with a week longer than its items',
			weeks({ ...one, minutes: 22 }, { ...two, minutes: 8 }),
			['week 1 is 22 min, but its items make 21'],
		],
		[
			'with a week shorter than its items',
			weeks({ ...one, minutes: 20 }, { ...two, minutes: 10 }),
			['week 1 is 20 min, but its items make 21'],
		],
		[
			'with a week that leaves none for own time',
			weeks(one, { ...two, minutes: 5 }, { week: 2, minutes: 4, items: ['a'] }),
			['week 2 is 5 min, which leaves none for assessed work (w, a)'],
		],
		[
			'with a week too short for its check and own time',
			weeks(one, { ...two, minutes: 3 }, { week: 2, minutes: 6, items: ['a'] }),
			['week 2 is 3 min, which leaves none for assessed work (w, a)'],
		],
		[
			'that forgets a module',
			weeks({ week: 1, minutes: 10, items: ['s1'] }, { ...two, minutes: 20 }),
			['m1 must stand in the pace exactly once'],
		],
		[
			'that holds a session twice',
			weeks(one, { week: 2, minutes: 9, items: ['k', 'w', 's1'] }),
			['week 2 is 9 min, which leaves none for assessed work (w, a)', 's1 must stand in the pace exactly once'],
		],
		['that forgets its check', weeks(one, { ...two, items: ['w'] }), ['k must stand in the pace exactly once']],
		[
			'that counts sessions it does not hold',
			(stage) => {
				for (const requirement of stage.requirements) if (requirement.kind === 'sessions') requirement.of = 2
			},
			['the requirement counts 2 sessions, the plan has 1'],
		],
		[
			'with a module still to be written',
			(stage) => {
				for (const module of stage.modules) module.status = 'planned'
			},
			['11 of 11 module minutes are not written yet'],
		],
	])('%s do not hold', (_what, change, faults) => {
		expect(arithmeticFaults(aStage(change))).toEqual(faults)
	})

	test.each([
		[
			'assessed work alone',
			[
				{ week: 1, minutes: 21, items: ['m1', 's1'] },
				{ week: 2, minutes: 5, items: ['k'] },
				{ week: 2, minutes: 4, items: ['a'] },
			],
		],
		['all in one week', [{ week: 1, minutes: 30, items: ['m1', 's1', 'k', 'w', 'a'] }]],
	])('hold with %s', (_what, pace) => {
		expect(arithmeticFaults(aStage(weeks(...pace)))).toEqual([])
	})
})

describe('a stage', () => {
	test.each<[string, (stage: StageData) => void, string[]]>([
		[
			'with an outcome named twice',
			(stage) => stage.outcomes.push({ id: 'feedback', title: 'Again' }),
			['outcome feedback stands twice'],
		],
		['with a module named twice', (stage) => stage.modules.push(...stage.modules), ['module listening stands twice']],
		[
			'with a requirement named three times, once',
			(stage) =>
				stage.requirements.push(...[1, 2].map(() => ({ id: 'check', kind: 'contribution' as const, count: 1 }))),
			['requirement check stands twice'],
		],
		['with a week listed twice', weeks(one, { ...two, week: 1 }), ['week 1 stands twice']],
		[
			'whose pace names no module',
			weeks(one, { ...two, items: ['k', 'w', 'm9'] }),
			['m9 in week 2 names no module, there are 1'],
		],
		[
			'whose pace names no session',
			weeks({ ...one, items: ['m1', 's1', 's2'] }, two),
			['s2 in week 1 names no session, there are 1'],
		],
		[
			'whose check draws less than each outcome asks',
			(stage) => {
				for (const requirement of stage.requirements)
					if (requirement.kind === 'check') requirement.perOutcomeAtLeast = 2
			},
			['check draws 2 questions, but 2 on each of 2 outcomes make 4'],
		],
		[
			'with minutes for what it does not assess',
			(stage) => {
				stage.training.assessing.of = { panel: 5 }
				stage.training.assessed.push({ title: 'Panel', minutes: 1, of: 'panel' })
			},
			['panel', 'panel'].map((id) => `training has minutes for ${id}, which is not assessed`),
		],
		[
			'whose second work has no minutes of its own',
			(stage) => {
				for (const rule of [...stage.requirements])
					if (rule.kind === 'assessment') stage.requirements.push({ ...rule, id: 'analysis' })
				for (const part of stage.training.assessed) part.of = 'scenario'
			},
			['analysis has no minutes in what is assessed'],
		],
	])('%s contradicts itself', (_what, change, faults) => {
		expect(stageContradictions(aStage(change))).toEqual(faults)
	})

	test('is not added up over an item that names nothing', () => {
		expect(arithmeticFaults(aStage(weeks({ ...one, items: ['m1', 's1', 'm9'] }, two)))).toEqual([])
	})
})
