import type { Step } from '~/domain/simulation/kinds'
import { playThrough } from '~/domain/simulation/play'
import { type Simulation, simulationsOf } from '~/domain/simulation/simulation'
import { dateOf } from '~/domain/zone/zone.server'
import { daysFrom, HOME, idOf, STAGE, type Story } from './story'

const SIMULATION = 'third-slip'

/**
 * What people played: spring is through with two, Inês has played one to its end, has gone back into it, and is in the
 * middle of it again; Quarter 1 has its one.
 */
export async function playedSimulations(story: Story, simulations: readonly Simulation[]): Promise<void> {
	const ofLevel = simulationsOf(simulations, STAGE)
	for (const [index, simulation] of ofLevel.slice(0, 2).entries())
		for (let person = 1; person <= 7; person++)
			await finished(story, `spring${person}`, simulation, 186 - index * 14 - person)
	for (const simulation of simulationsOf(simulations, 'strategist-track/q1').slice(0, 1))
		for (const key of ['learner8', 'eng7-3']) await finished(story, key, simulation, 30)
	const played = ofLevel.find(({ id }) => id === SIMULATION)
	if (!played) return
	await finished(story, 'learner1', played, 5)
	const whole = stepsOf(played, 99, 1)
	await talk(story, 'over', played, whole, 5)
	await talk(story, 'replayed', played, [...whole.slice(0, 4), ...stepsOf(played, 99, 0, whole.slice(0, 4))], 4)
	await talk(story, 'begun', played, whole.slice(0, 3), 1)
}

/** Choices of one place, from where a talk stands to its end or so many in all. */
function stepsOf(simulation: Simulation, most: number, place: number, before: Step[] = []): Step[] {
	const steps = [...before]
	while (steps.length < most) {
		const talk = playThrough(simulation, steps)
		if (!talk || !('turn' in talk.at)) break
		const { id, choices } = talk.at.turn
		steps.push({ turn: id, choice: (choices[place] ?? choices[0])?.id ?? '' })
	}
	return steps.slice(before.length)
}

async function finished({ tx, now }: Story, key: string, simulation: Simulation, daysAgo: number): Promise<void> {
	const personId = idOf(key)
	const at = daysFrom(now, -daysAgo)
	await tx.simulationFinish.createMany({
		data: simulation.stages.map((stageKey) => ({ personId, simulation: simulation.id, stageKey, finishedAt: at })),
	})
	await tx.practiceEntry.create({
		data: {
			id: idOf(`practice-${key}-${simulation.id}`),
			personId,
			stageKey: simulation.stages[0] ?? STAGE,
			onDay: dateOf(at, HOME),
			minutes: simulation.minutes,
			kind: 'simulation',
			createdAt: at,
		},
	})
}

async function talk({ tx, now }: Story, name: string, simulation: Simulation, steps: Step[], daysAgo: number) {
	const at = daysFrom(now, -daysAgo)
	const done = playThrough(simulation, steps)
	await tx.simulationTalk.create({
		data: {
			id: idOf(`talk-learner1-${name}`),
			personId: idOf('learner1'),
			simulation: simulation.id,
			version: simulation.version,
			steps,
			startedAt: at,
			movedAt: at,
			finishedAt: done && 'ending' in done.at ? at : null,
		},
	})
}
