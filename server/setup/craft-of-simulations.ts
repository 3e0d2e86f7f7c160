import type { Fault } from '~/domain/content-file.server'
import { plainText } from '~/domain/plain-text'
import { VALUES } from '~/domain/simulation/kinds'
import { endingOf } from '~/domain/simulation/roads'
import type { Choice, Simulation } from '~/domain/simulation/simulation'
import type { Content } from '../content'
import { gradeOfPassages, WORDS_OF_A_PARAGRAPH, wordsOf } from './reading-level'

/** The craft of a simulation. The figures are those of content/README.md. */
const WORDS = [2_500, 4_200] as const
const WORDS_OF_SITUATION = [80, 150] as const
const WORDS_OF_ENDING = [60, 140] as const
const WORDS_OF_TRAP = [30, 70] as const
/** Flesch-Kincaid grade; people speak more simply than a lesson is written. */
const EASIEST_GRADE = 3
const HARDEST_GRADE = 7
/** Share of the turns in which the best choice may stand in one place, or be the longest */
const MOST_ALIKE = 0.5

type Found = Omit<Fault, 'file'>

export function simulationCraft({ simulations }: Pick<Content, 'simulations'>): Fault[] {
	const homes = new Map<string, string>()
	return simulations.flatMap((simulation) => {
		const file = `simulations/${simulation.id}.yaml`
		return [
			...lengthFaults(simulation),
			...textFaults(simulation),
			...placeFaults(simulation),
			...habitFaults(simulation),
			...passagesOf(simulation).flatMap((passage) => saidBefore(passage, file, homes)),
		].map((fault) => ({ file, ...fault }))
	})
}

function lengthFaults(simulation: Simulation): Found[] {
	const { situationHtml, endings, lookBack } = simulation
	const within = (field: string, text: string, [fewest, most]: readonly [number, number]): Found[] => {
		const count = wordsOf(text).length
		if (count >= fewest && count <= most) return []
		return [{ field, message: `${count} words, ${fewest} to ${most} are wanted` }]
	}
	return [
		...within('words', passagesOf(simulation).join(' '), WORDS),
		...within('situation', plainText(situationHtml), WORDS_OF_SITUATION),
		...endings.flatMap(({ id, html }) => within(id, plainText(html), WORDS_OF_ENDING)),
		...within('look-back.trap', lookBack.trap, WORDS_OF_TRAP),
	]
}

/** Everything it says, passage by passage. */
function passagesOf({ about, you, situationHtml, aim, turns, endings, lookBack }: Simulation): string[] {
	const ofTurns = turns.flatMap(({ scene, lines, choices }) => [
		scene ?? '',
		...lines.map(({ says }) => says),
		...choices.flatMap(({ say, do: act, reply, why }) => [say ?? act ?? '', reply, why]),
	])
	const ofEndings = endings.flatMap(({ title, html }) => [title, plainText(html)])
	const whole = [about, you, plainText(situationHtml), aim, ...ofTurns, ...ofEndings]
	return [...whole, lookBack.trap, ...lookBack.questions].filter(Boolean)
}

function textFaults(simulation: Simulation): Found[] {
	const passages = passagesOf(simulation)
	const grade = gradeOfPassages(passages)
	const wanted = `${EASIEST_GRADE} to ${HARDEST_GRADE} are wanted`
	return [
		...(grade < EASIEST_GRADE || grade > HARDEST_GRADE
			? [{ field: 'reading level', message: `grade ${grade.toFixed(1)}, ${wanted}` }]
			: []),
		...passages
			.filter((passage) => /["']/.test(passage))
			.map((passage) => ({ field: 'text', message: `“${passage.slice(0, 60)}…” has straight quotation marks` })),
		...passages
			.filter((passage) => MARKDOWN.test(passage))
			.map((passage) => ({
				field: 'text',
				message: `“${passage.slice(0, 60)}…” would show its Markdown as it stands`,
			})),
		...spokenOf(simulation)
			.filter((spoken) => /^“[^“”]*”$/.test(spoken))
			.map((spoken) => ({ field: 'text', message: `${spoken.slice(0, 60)}… gets its quotation marks from the page` })),
	]
}

/** Stars, underlines, code, quotations, headings, list dashes, links: all but the situation and the endings is plain text. */
const MARKDOWN = /\*|`|~~|\]\(|(^|\s)_\S|^\s*(>|#+\s|- )/m

/** What stands in quotation marks on the page. */
function spokenOf({ turns }: Simulation): string[] {
	return turns.flatMap(({ lines, choices }) => [
		...lines.map(({ says }) => says),
		...choices.map(({ say }) => say ?? ''),
	])
}

const gainOf = (choice: Choice) => VALUES.reduce((sum, value) => sum + choice[value], 0)
const lengthOf = ({ say, do: act }: Choice) => (say ?? act ?? '').length

/** Where the best choice always stands, or is always the longest, one plays the page and not the person. */
function placeFaults({ turns }: Simulation): Found[] {
	const best = turns.map(({ choices }) => {
		const gains = choices.map(gainOf)
		const place = gains.indexOf(Math.max(...gains))
		const lengths = choices.map(lengthOf)
		return { place, isLongest: lengths[place] === Math.max(...lengths) }
	})
	const most = turns.length * MOST_ALIKE
	const places = [0, 1, 2].map((place) => best.filter((each) => each.place === place).length)
	const longest = best.filter(({ isLongest }) => isLongest).length
	const at = ['first', 'second', 'third']
	return [
		...places.flatMap((count, index) =>
			count > 0 && count <= most
				? []
				: [{ field: 'choices', message: `the best stands ${at[index]} in ${count} of ${turns.length} turns` }],
		),
		...(longest > most
			? [{ field: 'choices', message: `the best is the longest in ${longest} of ${turns.length} turns` }]
			: []),
	]
}

/** Who always takes the same place has not read, and must not end well. */
function habitFaults(simulation: Simulation): Found[] {
	const habits = {
		first: endingOf(simulation, (choices) => choices[0]),
		last: endingOf(simulation, (all) => all.at(-1)),
	}
	return Object.entries(habits).flatMap(([place, id]) =>
		simulation.endings.some((ending) => ending.id === id && ending.strong)
			? [{ field: id, message: `always the ${place} choice leads to it, and it is strong` }]
			: [],
	)
}

function saidBefore(passage: string, file: string, homes: Map<string, string>): Found[] {
	const words = wordsOf(passage.toLowerCase())
	if (words.length < WORDS_OF_A_PARAGRAPH) return []
	const home = homes.get(words.join(' '))
	homes.set(words.join(' '), file)
	return home
		? [{ field: 'text', message: `“${passage.slice(0, 60)}…” stands ${home === file ? 'twice' : `in ${home} too`}` }]
		: []
}
