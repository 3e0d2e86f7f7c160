import { stringify } from 'yaml'
import type { z } from 'zod'
import { type Simulation, type SimulationFile, simulationFile } from '~/domain/simulation/simulation'
import type { Change } from './content-folder'

export type File = z.input<typeof simulationFile>
type TurnIn = File['turns'][number]
type To = TurnIn['choices'][number]['to']

export const SIMULATION = 'simulations/late-again.yaml'

function turn(id: string, [warm, plain, cold]: [To, To, To]): TurnIn {
	return {
		id,
		lines: [{ who: 'ines', says: `This is ${id}.` }],
		choices: [
			{
				id: 'ask',
				say: `What happened, in ${id}?`,
				reply: 'She looks up.',
				trust: 5,
				why: `Asks, in ${id}.`,
				to: warm,
			},
			{ id: 'wait', do: `You wait, in ${id}.`, reply: 'She waits, too.', why: `Leaves room, in ${id}.`, to: plain },
			{ id: 'tell', say: `So, ${id} it is.`, reply: 'She nods.', trust: -10, why: `Tells, in ${id}.`, to: cold },
		],
	}
}

/** Eleven turns, eight on each road: three of them for whoever asked, three for whoever did not. Trust decides two roads. */
export function aSimulationFile(change: (file: File) => void = () => {}): File {
	const file: File = {
		kind: 'simulation',
		id: 'late-again',
		title: 'Late again',
		stages: ['ladder/l1'],
		minutes: 12,
		about: 'Somebody is late again.',
		people: [{ id: 'ines', name: 'Ines', role: 'Engineer' }],
		you: 'You work with Ines.',
		situation: 'It is Monday.\n\nShe is late.',
		aim: 'You both know when she comes.',
		starts: { trust: 50, clarity: 30, energy: 60 },
		first: 'one',
		turns: [
			turn('one', ['two-warm', 'two-cold', 'two-cold']),
			turn('two-warm', ['three', 'three', 'three']),
			turn('two-cold', ['three', 'three', 'three']),
			turn('three', ['four-warm', [{ if: { trust: 50 }, to: 'four-warm' }, { to: 'four-cold' }], 'four-cold']),
			turn('four-warm', ['five', 'five', 'five']),
			turn('four-cold', ['five', 'five', 'five']),
			turn('five', ['six-warm', 'six-cold', 'six-cold']),
			turn('six-warm', ['seven', 'seven', 'seven']),
			turn('six-cold', ['seven', 'seven', 'seven']),
			turn('seven', ['eight', 'eight', 'eight']),
			turn('eight', [[{ if: { trust: 80 }, to: 'good' }, { to: 'fair' }], 'fair', 'poor']),
		],
		endings: [
			{ id: 'good', title: 'On time', text: 'She came at nine.', strong: true },
			{ id: 'fair', title: 'Nearly', text: 'She came at ten.' },
			{ id: 'poor', title: 'Gone', text: 'She did not come.' },
		],
		'look-back': {
			trap: 'One tells.',
			questions: ['When did you ask?', 'What did you hear?'],
			links: ['/learn/ladder/l1/listening'],
		},
	}
	change(file)
	return file
}

/** As it stands once it is loaded. */
export function aSimulation(change: (file: File) => void = () => {}): Simulation {
	const {
		kind: _kind,
		situation,
		endings,
		'look-back': lookBack,
		...rest
	}: SimulationFile = simulationFile.parse(aSimulationFile(change))
	return {
		...rest,
		version: 'v1',
		situationHtml: `<p>${situation}</p>`,
		endings: endings.map(({ text, ...ending }) => ({ ...ending, html: `<p>${text}</p>` })),
		lookBack: { ...lookBack, links: lookBack.links.map((to) => ({ to, title: 'Listening' })) },
	}
}

/** A content folder that holds it. */
export const withSimulation =
	(change: (file: File) => void = () => {}): Change =>
	({ others }) => {
		others[SIMULATION] = stringify(aSimulationFile(change))
	}

/** One turn of it, to be changed in place. */
export function turnOf(file: File, id: string): TurnIn {
	const found = file.turns.find((each) => each.id === id)
	if (!found) throw new Error(`The builder has no turn ${id}`)
	return found
}
