import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db'
import { DomainError, isDomainError } from '../errors'
import { addEntry } from '../practice/log.server'
import { transact, within } from '../transact.server'
import { dateOf } from '../zone/zone.server'
import { playThrough } from './play'
import { getTalk } from './read.server'
import type { Simulation } from './simulation'

type Player = {
	id: string
	timeZone: string
	/** Levels they practice for, the one they are in first */
	stageKeys: string[]
}

/**
 * Makes a choice. Sent twice, it is made once. The first time a talk comes to an ending, its simulation is finished and
 * stands in the practice log.
 * @param choosing `at`: how many choices stood before it where it was made
 * @throws DomainError 'not-found' | 'conflict' ('moved-on', 'text-changed') | 'invalid' ('no-such-choice')
 */
export async function choose(
	db: Db,
	player: Player,
	simulation: Simulation,
	choosing: { talk: string; at: number; choice: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${player.id} for no key update`
		const { id, steps } = await getTalk(tx, { id: choosing.talk, personId: player.id, simulation: simulation.id })
		if (steps[choosing.at]?.choice === choosing.choice) return
		if (choosing.at !== steps.length) throw new DomainError('conflict', 'moved-on')
		const talk = playThrough(simulation, steps)
		if (!talk) throw new DomainError('conflict', 'text-changed')
		if (!('turn' in talk.at)) throw new DomainError('conflict', 'moved-on')
		const { turn } = talk.at
		if (!turn.choices.some((each) => each.id === choosing.choice)) throw new DomainError('invalid', 'no-such-choice')
		const made = [...steps, { turn: turn.id, choice: choosing.choice }]
		const isOver = !('turn' in (playThrough(simulation, made)?.at ?? talk.at))
		await tx.simulationTalk.update({
			where: { id },
			data: { steps: made, version: simulation.version, movedAt: now, ...(isOver ? { finishedAt: now } : {}) },
		})
		if (isOver) await finish(tx, player, simulation, now)
	})
}

/** Once for each level it counts for now; into the log once for all. */
async function finish(tx: Tx, player: Player, simulation: Simulation, now: Date): Promise<void> {
	const key = { personId: player.id, simulation: simulation.id }
	const isFirst = (await tx.simulationFinish.count({ where: key })) === 0
	await tx.simulationFinish.createMany({
		data: simulation.stages.map((stageKey) => ({ ...key, stageKey, finishedAt: now })),
		skipDuplicates: true,
	})
	const [first = ''] = simulation.stages
	if (!isFirst) return
	try {
		await addEntry(
			within(tx),
			{ id: randomUUID(), personId: player.id },
			{
				stageKey: player.stageKeys.find((each) => simulation.stages.includes(each)) ?? first,
				onDay: dateOf(now, player.timeZone),
				minutes: simulation.minutes,
				kind: 'simulation',
				ofOwnWork: false,
				line: '',
			},
			now,
		)
	} catch (error) {
		// A full log takes nothing more, and an ending must not wait for that.
		if (!isDomainError(error) || error.why !== 'too-many-entries') throw error
	}
}
