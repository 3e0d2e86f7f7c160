import { beforeEach, describe, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { asSeenByLeads, asSeenByOthers, evaluate } from '~/domain/certification/requirements'
import { deleteConflict, keepConflict, listConflicts } from '~/domain/insight/conflict-log.server'
import type { ConflictFields } from '~/domain/insight/conflict-schema'
import { MOST_CONFLICTS } from '~/domain/insight/conflicts'
import { judgedToday } from '~/domain/program/judged'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho' })
})

const at = (id: string, personId = ines.id, stageKey = STAGE_KEY) => ({ id, personId, stageKey })
const fields = (said: Partial<ConflictFields> = {}): ConflictFields => ({
	kind: 'task',
	noticedOn: '2026-11-03',
	agreedOn: '2026-11-09',
	way: 'coached',
	isPlayed: false,
	line: 'SECRET-LINE',
	...said,
})
const open = { agreedOn: null, way: null }
const list = (personId = ines.id) => listConflicts(db, personId, STAGE_KEY)
const evidence = async () => {
	const own = (await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)
	if (!own) throw new Error('no evidence')
	return own
}

describe('a conflict in the log', () => {
	test('is kept once, however often its form is sent, and changed by its id', async () => {
		await keepConflict(db, at('c1'), fields(open), nov(4))
		await keepConflict(db, at('c1'), fields(open), nov(4))
		await keepConflict(db, at('c1'), fields(), nov(10))
		expect(await list()).toEqual([{ id: 'c1', ...fields() }])
	})

	test('counts from when its agreement was written down, and no more when that is taken out', async () => {
		await keepConflict(db, at('c1'), fields(open), nov(4))
		expect((await evidence()).conflicts).toEqual([{ settledAt: null }])
		await keepConflict(db, at('c1'), fields(), nov(10))
		await keepConflict(db, at('c1'), fields({ line: 'Another' }), nov(12))
		expect((await evidence()).conflicts).toEqual([{ settledAt: nov(10) }])
		await keepConflict(db, at('c1'), fields(open), nov(13))
		expect((await evidence()).conflicts).toEqual([{ settledAt: null }])
	})

	test('of somebody else, or of another level, is not there', async () => {
		const otto = await aPerson(db, { name: 'Otto Lind' })
		await keepConflict(db, at('c1'), fields(), nov(4))
		const nothing = { code: 'not-found' }
		await expect(keepConflict(db, at('c1', otto.id), fields(), nov(5))).rejects.toMatchObject(nothing)
		await expect(keepConflict(db, at('c1', ines.id, 'track/q1'), fields(), nov(5))).rejects.toMatchObject(nothing)
		for (const others of [at('c1', otto.id), at('c1', ines.id, 'track/q1')])
			await expect(deleteConflict(db, others)).rejects.toMatchObject(nothing)
		expect(await list(otto.id)).toEqual([])
		expect(await list()).toHaveLength(1)
	})

	test('is deleted once, however often that is sent', async () => {
		await keepConflict(db, at('c1'), fields(), nov(4))
		await deleteConflict(db, at('c1'))
		await deleteConflict(db, at('c1'))
		expect(await list()).toEqual([])
	})

	test('is one of forty at most', async () => {
		await db.conflict.createMany({
			data: Array.from({ length: MOST_CONFLICTS }, (_, index) => ({ ...at(`c${index}`), ...fields(), createdAt: now })),
		})
		await expect(keepConflict(db, at('more'), fields(), now)).rejects.toMatchObject({ why: 'too-many-conflicts' })
		// What is there can still be changed.
		await keepConflict(db, at('c7'), fields({ kind: 'status' }), now)
	})

	test('goes with its owner', async () => {
		await keepConflict(db, at('c1'), fields(), now)
		await db.person.delete({ where: { id: ines.id } })
		expect(await db.conflict.count()).toBe(0)
	})
})

test('of a log nobody else sees more than met or open', async () => {
	await keepConflict(db, at('c1'), fields(), nov(4))
	await keepConflict(db, at('c2'), fields({ agreedOn: '2026-11-20' }), nov(21))
	const results = evaluate([rules.conflicts], await evidence(), now)
	expect(results).toMatchObject([{ state: 'met', short: '2 of 2', metAt: nov(21) }])
	expect(JSON.stringify(results)).not.toContain('SECRET')
	for (const seen of [asSeenByOthers(results), asSeenByLeads(results)])
		expect(seen).toMatchObject([{ state: 'met', short: 'met', evidence: [], left: null, metAt: null }])
})
