import { expect, test } from 'vitest'
import { faultsAfter, first } from '../support/content-folder'
import { type File, SIMULATION, turnOf, withSimulation } from '../support/simulations'

test('a folder with a simulation has no fault, and one without is as good', async () => {
	expect(await faultsAfter(withSimulation())).toEqual([])
	expect(await faultsAfter()).toEqual([])
})

const choiceOf = (file: File, id = 'one') => first(turnOf(file, id).choices)

test.each<[string, (file: File) => void, string]>([
	[
		'of another name than its file',
		(file) => Object.assign(file, { id: 'early' }),
		'id: must equal its file, late-again',
	],
	['for a stage nobody planned', (file) => file.stages.push('ladder/l9'), 'stages: there is no stage ladder/l9'],
	['for one stage twice', (file) => file.stages.push('ladder/l1'), 'stages: ladder/l1 stands twice'],
	['with a strange field', (file) => Object.assign(file, { score: 3 }), 'file: Unrecognized key: "score"'],
	[
		'with a third ending left out',
		(file) => file.endings.pop(),
		'endings: Too small: expected array to have >=3 items',
	],
	[
		'in which somebody speaks who is not there',
		(file) => Object.assign(first(turnOf(file, 'one').lines ?? []), { who: 'rui' }),
		'one: there is nobody called rui',
	],
	[
		'with an id of a turn and an ending',
		(file) => Object.assign(turnOf(file, 'seven'), { id: 'good' }),
		'good: the id is used twice',
	],
	[
		'with two choices of one id',
		(file) => Object.assign(choiceOf(file), { id: 'wait' }),
		'one: the choice wait stands twice',
	],
	[
		'with a choice that neither says nor does anything',
		(file) => Object.assign(choiceOf(file), { say: undefined }),
		'turns.0.choices.0: says something or does something, not both',
	],
	[
		'with a turn in which nothing happens',
		(file) => Object.assign(turnOf(file, 'two-warm'), { lines: [] }),
		'turns.1: has neither a scene nor lines',
	],
	[
		'with a step too far',
		(file) => Object.assign(choiceOf(file), { trust: 40 }),
		'turns.0.choices.0.trust: Too big: expected number to be <=25',
	],
	[
		'whose last road has a condition',
		(file) => Object.assign(choiceOf(file), { to: [{ to: 'two-warm' }, { if: { trust: 50 }, to: 'two-cold' }] }),
		'turns.0.choices.0.to: each road but the last has an `if`, and the last has none',
	],
	[
		'without a strong ending',
		(file) => Object.assign(first(file.endings), { strong: false }),
		'endings: none is strong: a good talk must lead somewhere',
	],
	[
		'that is strong whatever one does',
		(file) => {
			for (const ending of file.endings) ending.strong = true
		},
		'endings: all are strong: then nothing depends on the talk',
	],
	[
		'with HTML',
		(file) => Object.assign(file, { situation: 'It is <b>Monday</b>.' }),
		'text: HTML cannot stand here, only Markdown',
	],
	[
		'that leads nowhere in the end',
		(file) => Object.assign(file['look-back'], { links: ['/patterns/dancing'] }),
		'look-back.links: /patterns/dancing leads nowhere',
	],
	[
		'with a road to nowhere',
		(file) => Object.assign(choiceOf(file), { to: 'nowhere' }),
		'one: there is no turn or ending nowhere',
	],
])('a simulation %s is told by its file and field', async (_what, change, fault) => {
	const faults = await faultsAfter(withSimulation(change))
	expect(faults.map((line) => line.replace(/ or equal to|Invalid input: /g, ''))).toContain(`${SIMULATION}: ${fault}`)
})

test('a stage that asks for more simulations than there are is told so, unless one of them cannot be read', async () => {
	const asks = withAsked(2)
	const told = 'programs/ladder/program.yaml: stages.l1.talks: asks for 2 finished simulations, there are 1'
	expect(await faultsAfter(withSimulation(), withAsked(1))).toEqual([])
	expect(await faultsAfter(withSimulation(), asks)).toEqual([told])
	const broken = await faultsAfter(
		withSimulation((file) => Object.assign(file, { minutes: 90 })),
		asks,
	)
	expect(broken).toHaveLength(1)
	expect(broken).not.toContain(told)
})

const withAsked = (finished: number): Parameters<typeof faultsAfter>[0] => {
	return ({ stage }) => void stage.requirements.push({ id: 'talks', kind: 'simulation', finished })
}
