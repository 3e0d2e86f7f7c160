import { playThrough } from '~/domain/simulation/play'
import type { Actor } from './actors'
import { type CanaryCohort, STAGE_KEY } from './canary-cohort'

const DAY = '2026-11-16'
/** A level that asks for figures of a team */
export const LEVEL_THREE = { program: 'technical-leadership-ladder', stage: 'l3' }

/** A level that asks for a conflict log */
export const LEVEL_TWO = { program: 'technical-leadership-ladder', stage: 'l2' }

/** A conflict in the learner’s log, and one in a peer’s. */
export async function logConflicts({ db, plant, people, actors }: CanaryCohort) {
	const conflict = async (whose: string, personId: string, seenBy: readonly Actor[]) => {
		const { id } = await db.conflict.create({
			data: {
				id: plant(`id of a conflict of ${whose}`, seenBy),
				personId,
				stageKey: `${LEVEL_TWO.program}/${LEVEL_TWO.stage}`,
				kind: 'task',
				noticedOn: DAY,
				line: plant(`line on a conflict of ${whose}`, seenBy),
				createdAt: new Date(),
			},
			select: { id: true },
		})
		return id
	}
	await conflict('the peer', people.peer.id, [])
	return conflict('the learner', people.learner.id, [actors.learner])
}

/**
 * Simulations the learner is in the middle of, and played to an ending; and a peer’s. What was chosen no page says in words
 * of its own, so it is a canary in a talk that fits no text.
 */
export async function playSimulations({ db, content, plant, people, actors }: CanaryCohort) {
	const [simulation] = content.simulations
	if (!simulation) throw new Error('content holds no simulation')
	const choices = new Map<number, string>()
	const talk = async (what: string, personId: string, seenBy: readonly Actor[], turns: number) => {
		const steps = [...(turns === 0 ? [{ turn: plant(`choice in ${what}`, []), choice: 'ask' }] : [])]
		for (let talk = playThrough(simulation, steps); turns > steps.length; talk = playThrough(simulation, steps)) {
			if (!talk || !('turn' in talk.at)) break
			choices.set(steps.length, talk.at.turn.choices[0]?.id ?? '')
			steps.push({ turn: talk.at.turn.id, choice: choices.get(steps.length) ?? '' })
		}
		const at = new Date()
		const { id } = await db.simulationTalk.create({
			data: {
				id: plant(`id of ${what}`, seenBy),
				personId,
				simulation: simulation.id,
				version: simulation.version,
				steps,
				startedAt: at,
				movedAt: at,
				finishedAt: turns > 3 ? at : null,
			},
			select: { id: true },
		})
		return id
	}
	for (const stageKey of simulation.stages)
		await db.simulationFinish.create({
			data: { personId: people.learner.id, simulation: simulation.id, stageKey, finishedAt: new Date() },
		})
	const talks = {
		simulation: simulation.id,
		open: await talk('a talk of the learner', people.learner.id, [actors.learner], 3),
		over: await talk('a talk that is over', people.learner.id, [actors.learner], 99),
		changed: await talk('a talk whose text was changed', people.learner.id, [actors.learner], 0),
		peers: await talk('a talk of the peer', people.peer.id, [], 1),
	}
	/** Offered in the talk of the learner after its three choices: known once the other one is over */
	return { ...talks, choice: choices.get(3) ?? '' }
}

/** Figures the learner wrote down: a draft, and one that is handed in. */
export async function writeFigures({ db, plant, people, actors }: CanaryCohort) {
	const figure = async (what: string, handedInAt: Date | null) => {
		const words = (field: string) => plant(`${field} of ${what}`, [actors.learner])
		const { id } = await db.teamFigure.create({
			data: {
				id: words('id'),
				personId: people.learner.id,
				stageKey: `${LEVEL_THREE.program}/${LEVEL_THREE.stage}`,
				kind: 'retention',
				team: 'own',
				unit: 'count',
				source: words('source'),
				population: 14,
				beforeFrom: '2026-01-01',
				beforeTo: '2026-06-30',
				before: 3,
				afterFrom: '2026-07-01',
				afterTo: DAY,
				after: 1,
				changed: words('change'),
				causes: words('causes'),
				done: words('acts'),
				limits: words('limits'),
				handedInAt,
			},
			select: { id: true },
		})
		return id
	}
	return { draft: await figure('a draft of a figure', null), handedIn: await figure('a figure', new Date()) }
}

/** Practice the learner and a peer wrote down, and an entry the learner took out. */
export async function logPractice({ db, plant, people, actors }: CanaryCohort) {
	const entry = async (who: string, personId: string, seenBy: readonly Actor[], deletedAt: Date | null = null) => {
		const { id } = await db.practiceEntry.create({
			data: {
				id: plant(`id of practice of ${who}`, deletedAt ? [] : seenBy),
				personId,
				stageKey: STAGE_KEY,
				onDay: DAY,
				minutes: 40,
				kind: 'preparing',
				line: plant(`line of practice of ${who}`, deletedAt ? [] : seenBy),
				createdAt: new Date(),
				deletedAt,
			},
			select: { id: true },
		})
		return id
	}
	await entry('the peer', people.peer.id, [])
	return {
		learner: await entry('the learner', people.learner.id, [actors.learner]),
		takenOut: await entry('the learner, taken out', people.learner.id, [actors.learner], new Date()),
	}
}
