import { counted } from '../number-words'
import { VALUES, type Value, type Values } from './kinds'
import type { Played, Talk } from './play'
import type { Choice, Simulation, Turn } from './simulation'

/** What is shown while somebody plays: never a value, nor why a choice is what it is. */
export function sayTalk(simulation: Simulation, { played, at }: Talk) {
	return {
		past: played.map((each, index) => sayPlayed(simulation, each, index)),
		now:
			'turn' in at ? { ...sayTurn(simulation, at.turn, played.length), choices: at.turn.choices.map(sayChoice) } : null,
	}
}

function sayTurn({ people }: Simulation, { scene, lines }: Turn, index: number) {
	const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? id
	return { number: index + 1, scene: scene ?? null, lines: lines.map(({ who, says }) => ({ who: nameOf(who), says })) }
}

/** `isAct`: one does it rather than says it */
function sayChoice({ id, say, do: act }: Choice) {
	return { id, text: say ?? act ?? '', isAct: say === undefined }
}

function sayPlayed(simulation: Simulation, { turn, choice }: Played, index: number) {
	return { ...sayTurn(simulation, turn, index), chosen: sayChoice(choice), reply: choice.reply }
}

/** How one value went: its figures for the drawing, and the same in words. */
export type Course = { value: Value; name: string; from: number[]; words: string }

/** What is shown once it is over: every choice with its reason, and how the three values went. */
export function sayLookBack(simulation: Simulation, { played, at }: Talk) {
	const ending = simulation.endings.find(({ id }) => 'ending' in at && at.ending === id)
	const { trap, questions, links } = simulation.lookBack
	return {
		ending: ending ? { title: ending.title, html: ending.html } : null,
		endings: counted(simulation.endings.length, 'ending', 'endings'),
		turns: played.map((each, index) => ({
			...sayPlayed(simulation, each, index),
			why: each.choice.why,
			did: changeWords(index === 0 ? simulation.starts : (played[index - 1] as Played).values, each.values),
		})),
		courses: VALUES.map((value): Course => {
			const from = [simulation.starts[value], ...played.map(({ values }) => values[value])]
			return { value, name: valueNames[value], from, words: courseWords(from) }
		}),
		trap,
		questions,
		links,
	}
}

const valueNames: Record<Value, string> = { trust: 'Trust', clarity: 'Clarity', energy: 'Energy' }

const LITTLE = 4
const LOT = 12

/** "Trust rose a little, energy fell"; null when nothing moved. */
export function changeWords(before: Values, after: Values): string | null {
	const said = VALUES.flatMap((value) => {
		const by = after[value] - before[value]
		if (by === 0) return []
		const far = Math.abs(by) <= LITTLE ? ' a little' : Math.abs(by) >= LOT ? ' a lot' : ''
		return [`${value} ${by > 0 ? 'rose' : 'fell'}${far}`]
	})
	const line = said.join(', ')
	return line ? line.charAt(0).toUpperCase() + line.slice(1) : null
}

const BANDS: [below: number, words: string][] = [
	[20, 'very low'],
	[40, 'low'],
	[60, 'in the middle'],
	[80, 'high'],
]
const bandOf = (value: number) => BANDS.find(([below]) => value < below)?.[1] ?? 'very high'

/** "Began in the middle, was lowest after turn 3, ended high". @param course the first figure is that of the beginning */
export function courseWords(course: readonly number[]): string {
	const [first = 0] = course
	const last = course.at(-1) ?? first
	const low = Math.min(...course)
	const high = Math.max(...course)
	const turning = (what: string, of: number) => `, was ${what} after turn ${course.indexOf(of)}`
	const between =
		low < Math.min(first, last) ? turning('lowest', low) : high > Math.max(first, last) ? turning('highest', high) : ''
	return `Began ${bandOf(first)}${between}, ended ${bandOf(last)}`
}
