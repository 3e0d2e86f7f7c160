import { listInForce } from '../certification/read.server'
import type { Db } from '../db'
import { needsOfPerson } from '../person/needs.server'
import { excuseKindNames } from './kinds'
import type { MyLevel } from './my-level'
import { type Intake, listOpenIntakes, listOwnIntakes } from './read.server'
import { organizationDay } from './today.server'
import { longDay, needWords } from './words'

/**
 * Levels somebody is on the way to, or could be: what their role calls for and they do not hold, where they stand in an
 * intake, and what is open to anybody. Strongest first.
 */
export async function listMyLevels(db: Db, personId: string, now: Date): Promise<MyLevel[]> {
	const today = await organizationDay(db, now)
	const [needs, open, own] = await Promise.all([
		needsOfPerson(db, personId, now, today),
		listOpenIntakes(db, today),
		listOwnIntakes(db, personId, today),
	])
	const held = new Set(needs.filter(({ state }) => state === 'certified').map(({ stageKey }) => stageKey))
	const intakeOf = (stageKey: string) => {
		const mine = own.find((each) => each.stageKey === stageKey && each.state === 'in')
		const next = mine ?? open.find((each) => each.stageKey === stageKey)
		return next ? sayIntake(next, mine !== undefined) : null
	}
	const called = needs
		.filter(({ stageKey }) => !held.has(stageKey))
		.map((need): MyLevel => {
			const isExcused = need.state === 'excused' || need.state === 'deferred'
			return {
				stageKey: need.stageKey,
				strength: needWords(need),
				excuse: isExcused ? `${excuseKindNames[need.state]} until ${longDay(need.until)}: ${need.reason}` : null,
				intake: intakeOf(need.stageKey),
				inCohort: need.state === 'in-cohort',
			}
		})
	const named = new Set(needs.map(({ stageKey }) => stageKey))
	// The table of needs says nothing of who holds a level that no row of it names for them.
	const anyones = open.filter(({ whoMay, stageKey }) => whoMay === 'anyone' && !named.has(stageKey))
	const inForce = await Promise.all(anyones.map(({ stageKey }) => listInForce(db, [personId], stageKey, now)))
	const offered = anyones.filter((_, index) => !inForce[index]?.has(personId))
	const beside = [...own.filter(({ state }) => state === 'in'), ...offered]
		.map(({ stageKey }) => stageKey)
		.filter((stageKey, index, all) => !named.has(stageKey) && all.indexOf(stageKey) === index)
		.map((stageKey): MyLevel => {
			return { stageKey, strength: needWords(null), excuse: null, intake: intakeOf(stageKey), inCohort: false }
		})
	return [...called, ...beside]
}

function sayIntake({ id, name, phase, closesOn, startsOn }: Intake, isIn: boolean): NonNullable<MyLevel['intake']> {
	return { id, name, closes: longDay(closesOn), starts: longDay(startsOn), isIn, isOpen: phase === 'open' }
}
