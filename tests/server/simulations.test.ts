import { beforeEach, describe, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { listEntries } from '~/domain/practice/read-log.server'
import { judgedToday } from '~/domain/program/judged'
import { beginTalk, deleteTalk, replayFrom } from '~/domain/simulation/begin.server'
import { choose } from '~/domain/simulation/choose.server'
import { TALKS_KEPT } from '~/domain/simulation/policy'
import { getTalk, listFinished, listTalks } from '~/domain/simulation/read.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aSimulation } from '../support/simulations'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
const simulation = aSimulation((file) => Object.assign(file, { stages: [STAGE_KEY, 'track/q1'] }))

let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	otto = await aPerson(db, { name: 'Otto Lind' })
})

const key = (id: string, personId = ines.id) => ({ id, personId, simulation: simulation.id })
const begin = (id: string, at = nov(4), personId = ines.id) => beginTalk(db, { id, personId }, simulation, at)
const say = (talk: string, at: number, choice = 'ask', on = nov(5), who = ines, text = simulation) =>
	choose(db, { id: who.id, timeZone: 'Pacific/Auckland', stageKeys: [STAGE_KEY] }, text, { talk, at, choice }, on)
async function playToEnd(talk: string, on = nov(5), from = 0): Promise<void> {
	for (let at = from; at < 8; at++) await say(talk, at, 'ask', on)
}
const stepsOf = async (id: string) => (await getTalk(db, key(id))).steps.map(({ turn, choice }) => `${turn} ${choice}`)
const why = (reason: string) => ({ why: reason })

describe('a talk', () => {
	test('is begun once, however often its form is sent, and goes on where it was left', async () => {
		await begin('t1')
		await say('t1', 0)
		await begin('t1', nov(6))
		expect(await stepsOf('t1')).toEqual(['one ask'])
		expect(await listTalks(db, ines.id)).toHaveLength(1)
	})

	test('takes a choice sent twice once, also in two tabs at once', async () => {
		await begin('t1')
		await Promise.all([say('t1', 0), say('t1', 0)])
		await say('t1', 0)
		expect(await stepsOf('t1')).toEqual(['one ask'])
	})

	test('refuses a choice of a page it has left behind, or is not at yet', async () => {
		await begin('t1')
		await say('t1', 0)
		await expect(say('t1', 0, 'tell')).rejects.toMatchObject(why('moved-on'))
		await expect(say('t1', 2)).rejects.toMatchObject(why('moved-on'))
		expect(await stepsOf('t1')).toEqual(['one ask'])
	})

	test('refuses a choice nobody offered', async () => {
		await begin('t1')
		await expect(say('t1', 0, 'shout')).rejects.toMatchObject(why('no-such-choice'))
	})

	test('is its owner’s: for everybody else it is not there', async () => {
		await begin('t1')
		const nothing = { code: 'not-found' }
		await expect(getTalk(db, key('t1', otto.id))).rejects.toMatchObject(nothing)
		await expect(say('t1', 0, 'ask', nov(5), otto)).rejects.toMatchObject(nothing)
		await expect(begin('t1', nov(5), otto.id)).rejects.toMatchObject(nothing)
		await expect(deleteTalk(db, key('t1', otto.id))).rejects.toMatchObject(nothing)
		await playToEnd('t1')
		const again = replayFrom(db, { id: 't2', personId: otto.id }, simulation, { id: 't1', from: 1 }, nov(6))
		await expect(again).rejects.toMatchObject(nothing)
		expect(await listTalks(db, otto.id)).toEqual([])
	})

	test('whose text was changed so that its choices fit no more goes on nowhere, and stays finished if it was', async () => {
		await begin('t1')
		await say('t1', 0)
		const changed = aSimulation((file) => {
			for (const turn of file.turns) if (turn.id === 'one') Object.assign(turn.choices[0] ?? {}, { id: 'ask-more' })
		})
		await expect(say('t1', 1, 'ask', nov(5), ines, changed)).rejects.toMatchObject(why('text-changed'))
		await playToEnd('t1', nov(5), 1)
		const again = replayFrom(db, { id: 't2', personId: ines.id }, changed, { id: 't1', from: 1 }, nov(6))
		await expect(again).rejects.toMatchObject(why('text-changed'))
		expect((await listFinished(db, ines.id)).get(simulation.id)).toEqual(nov(5))
	})
})

describe('playing again', () => {
	test('from a turn keeps the choices before it, and the old talk', async () => {
		await begin('t1')
		await playToEnd('t1')
		const again = () => replayFrom(db, { id: 't2', personId: ines.id }, simulation, { id: 't1', from: 2 }, nov(6))
		await again()
		await again()
		expect(await stepsOf('t2')).toEqual(['one ask', 'two-warm ask'])
		expect(await stepsOf('t1')).toHaveLength(8)
	})

	test('from a talk that is not over is refused', async () => {
		await begin('t1')
		await say('t1', 0)
		const again = replayFrom(db, { id: 't2', personId: ines.id }, simulation, { id: 't1', from: 0 }, nov(6))
		await expect(again).rejects.toMatchObject(why('not-finished'))
	})

	test('keeps a few talks: the one played longest ago makes room', async () => {
		for (const day of [1, 2, 3]) await begin(`t${day}`, nov(day))
		await say('t1', 0, 'ask', nov(4))
		await begin('t4', nov(5))
		expect((await listTalks(db, ines.id)).map(({ id }) => id)).toEqual(['t4', 't1', 't3'])
		expect(TALKS_KEPT).toBe(3)
	})
})

describe('a simulation that is finished', () => {
	const evidence = async () => (await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)

	test('counts once for each of its levels, from the first time, whichever talk is kept', async () => {
		await begin('t1')
		await playToEnd('t1', nov(5))
		await begin('t2', nov(6))
		await playToEnd('t2', nov(7))
		expect((await evidence())?.simulations).toEqual([{ at: nov(5) }])
		expect(await db.simulationFinish.count()).toBe(2)
		await deleteTalk(db, key('t1'))
		await expect(deleteTalk(db, key('t1'))).rejects.toMatchObject({ code: 'not-found' })
		await deleteTalk(db, key('t2'))
		expect(await listTalks(db, ines.id)).toEqual([])
		expect((await evidence())?.simulations).toEqual([{ at: nov(5) }])
	})

	test('stands in the practice log once, on the day it was where its player lives', async () => {
		await begin('t1')
		await playToEnd('t1', nov(5, 23))
		await begin('t2', nov(6))
		await playToEnd('t2', nov(7))
		expect(await listEntries(db, ines.id)).toMatchObject([
			{ stageKey: STAGE_KEY, kind: 'simulation', minutes: 12, onDay: '2026-11-06', line: '' },
		])
	})

	test('is not finished before its ending', async () => {
		await begin('t1')
		for (let at = 0; at < 7; at++) await say('t1', at)
		expect((await evidence())?.simulations).toEqual([])
		expect(await listEntries(db, ines.id)).toEqual([])
		expect((await getTalk(db, key('t1'))).finishedAt).toBeNull()
	})

	test('ends also with a full log', async () => {
		await db.practiceEntry.createMany({
			data: Array.from({ length: 1_000 }, (_, index) => ({
				id: `e${index}`,
				personId: ines.id,
				stageKey: STAGE_KEY,
				onDay: '2026-11-02',
				minutes: 5,
				kind: 'talk',
				createdAt: nov(2),
			})),
		})
		await begin('t1')
		await playToEnd('t1')
		expect((await evidence())?.simulations).toHaveLength(1)
	})

	test('goes with its owner, and so do their talks', async () => {
		await begin('t1')
		await playToEnd('t1')
		await db.person.delete({ where: { id: ines.id } })
		expect([await db.simulationTalk.count(), await db.simulationFinish.count()]).toEqual([0, 0])
	})
})
