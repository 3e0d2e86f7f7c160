import { expect, test } from 'vitest'
import { simulationCraft } from '../../server/setup/craft-of-simulations'
import { first } from '../support/content-folder'
import { aSimulation, type File } from '../support/simulations'

const linesOf = (...changes: ((file: File) => void)[]) =>
	simulationCraft({ simulations: changes.map((change) => aSimulation(change)) }).map(
		({ file, field, message }) => `${file}: ${field}: ${message}`,
	)
const FILE = 'simulations/late-again.yaml'
const LONG =
	'Notwithstanding considerable organizational deliberation, representatives demonstrated extraordinary unwillingness toward collaborative reconsideration.'

test.each<[string, (file: File) => void, RegExp]>([
	['too short', () => {}, /words: \d+ words, 2500 to 4200 are wanted$/],
	['that tells too little before it begins', () => {}, /situation: 6 words, 80 to 150 are wanted$/],
	['that ends at once', () => {}, /good: 4 words, 60 to 140 are wanted$/],
	['with a trap in two words', () => {}, /look-back\.trap: 2 words, 30 to 70 are wanted$/],
	['that always has the best first', () => {}, /choices: the best stands first in 11 of 11 turns$/],
	['that never has the best third', () => {}, /choices: the best stands third in 0 of 11 turns$/],
	['whose first choices lead well', () => {}, /good: always the first choice leads to it, and it is strong$/],
	[
		'whose longest choice is the best',
		(file) => {
			for (const { choices } of file.turns) Object.assign(first(choices), { say: 'A'.repeat(90) })
		},
		/choices: the best is the longest in 11 of 11 turns$/,
	],
	[
		'with straight quotes',
		(file) => Object.assign(file, { you: "It's you." }),
		/text: “It's you\.…” has straight quotation marks$/,
	],
	...['She has *not* said so.', '> She has not said so.', 'She has _not_ said so.'].map(
		(why): [string, (file: File) => void, RegExp] => [
			`with Markdown where none is read (${why})`,
			(file) => Object.assign(first(file.turns[0]?.choices ?? []), { why }),
			/text: “.+…” would show its Markdown as it stands$/,
		],
	),
	[
		'that puts into quotation marks what the page does',
		(file) => Object.assign(first(file.turns[0]?.choices ?? []), { say: '“What happened?”' }),
		/text: “What happened\?”… gets its quotation marks from the page$/,
	],
	[
		'that is hard to read',
		(file) => {
			for (const { choices } of file.turns) for (const choice of choices) choice.why = `${choice.why} ${LONG}`
		},
		/reading level: grade \d+\.\d, 3 to 7 are wanted$/,
	],
	[
		'that says a paragraph twice',
		(file) => Object.assign(file, { you: LONG, aim: LONG }),
		/text: “Notwith.+” stands twice$/,
	],
])('a simulation %s is reported', (_what, change, line) => {
	const found = linesOf(change).filter((each) => line.test(each))
	expect(found.map((each) => each.startsWith(FILE))).toContain(true)
})

test('a passage of another simulation is reported', () => {
	const lines = linesOf(
		(file) => Object.assign(file, { you: 'You have worked beside her for two years and a half now.' }),
		(file) => Object.assign(file, { id: 'early', you: 'You have worked beside her for two years and a half now.' }),
	)
	expect(lines).toContainEqual(
		expect.stringMatching(
			/^simulations\/early\.yaml: text: “You have worked .+ stands in simulations\/late-again\.yaml too$/,
		),
	)
})
