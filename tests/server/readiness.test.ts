import { beforeEach, describe, expect, test } from 'vitest'
import { finishRun, saveAnswers } from '~/domain/readiness/answer.server'
import { beginRun } from '~/domain/readiness/begin.server'
import { discardRun } from '~/domain/readiness/discard.server'
import { sayPlace } from '~/domain/readiness/place.server'
import {
	findOpenRun,
	getPlace,
	getResult,
	listFinishedRuns,
	listShareChoices,
	listSharedWith,
	listShares,
} from '~/domain/readiness/read.server'
import { endShare, shareResult } from '~/domain/readiness/share.server'
import { useDatabase } from '../support/database'
import { aPerson, type PersonMade } from '../support/people'
import { allAnswered, instrument } from '../support/readiness'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T09:00:00Z')
const weeksLater = (weeks: number) => new Date(now.getTime() + weeks * 7 * 86_400_000)
const place = { at: 'em', aim: 'director' } as const
const FIRST = 'technical-strategy-1'

let ines: PersonMade
let lead: PersonMade
let otto: PersonMade
beforeEach(async () => {
	const world = await aCohort(db, { members: 1 })
	lead = world.lead
	ines = world.members[0] as PersonMade
	otto = await aPerson(db, { name: 'Otto Lind', roles: ['admin', 'learner'] })
})

const begin = (at = now) => beginRun(db, ines.id, place, at)
const finish = (points: 0 | 1 | 2 | 3 | 4 = 3, at = now) => finishRun(db, ines.id, instrument, allAnswered(points), at)
async function finished(at = now): Promise<string> {
	await begin(at)
	return (await finish(3, at)).runId ?? ''
}
const sharing = (runId: string, reader = lead, owner = ines) => ({ runId, owner, readerId: reader.id })
const notFound = { code: 'not-found' }

describe('a run', () => {
	test('begun twice at once is one, and it says where its owner stands', async () => {
		const [one, other] = await Promise.all([begin(), begin()])
		expect(one).toEqual(other)
		expect(await findOpenRun(db, ines.id)).toMatchObject({ ...place, answers: {}, startedAt: now })
		expect(await getPlace(db, ines.id)).toEqual({ ...place, isOwnWord: true })
	})

	test('keeps answers as they come, the last one each, and none to what is not asked', async () => {
		await begin()
		await Promise.all([
			saveAnswers(db, ines.id, instrument, { [FIRST]: 2 }),
			saveAnswers(db, ines.id, instrument, { 'people-leadership-1': 4, 'no-such-question': 1 }),
		])
		await saveAnswers(db, ines.id, instrument, { [FIRST]: 0 })
		expect((await findOpenRun(db, ines.id))?.answers).toEqual({ [FIRST]: 0, 'people-leadership-1': 4 })
	})

	test('with questions open is not finished, unless they are to count as no occasion', async () => {
		await begin()
		expect(await finishRun(db, ines.id, instrument, { [FIRST]: 2 }, now)).toEqual({ runId: null, open: 31 })
		expect((await findOpenRun(db, ines.id))?.answers).toEqual({ [FIRST]: 2 })
		const done = await finishRun(db, ines.id, instrument, {}, now, true)
		expect(done).toMatchObject({ open: 0 })
		expect(await listFinishedRuns(db, ines.id)).toMatchObject([{ id: done.runId, finishedAt: now }])
	})

	test('that is finished changes no more', async () => {
		await finished()
		await expect(saveAnswers(db, ines.id, instrument, { [FIRST]: 1 })).rejects.toMatchObject(notFound)
		// A second click, whatever it sends, leads to the same result.
		const [run] = await listFinishedRuns(db, ines.id)
		expect(await finish(1)).toEqual({ runId: run?.id, open: 0 })
		await expect(finish(1, new Date(now.getTime() + 60_000))).rejects.toMatchObject(notFound)
		expect((await listFinishedRuns(db, ines.id))[0]?.answers[FIRST]).toBe(3)
	})

	test('is begun again after six weeks, or after the last one was deleted', async () => {
		const runId = await finished()
		await expect(begin(weeksLater(5))).rejects.toMatchObject({ code: 'conflict', why: 'too-soon' })
		await discardRun(db, { id: runId, owner: ines })
		await begin(weeksLater(5))
		await finish(4, weeksLater(5))
		await begin(weeksLater(11))
		expect(await listFinishedRuns(db, ines.id)).toHaveLength(1)
	})

	test('is deleted by its owner alone', async () => {
		const runId = await finished()
		await expect(discardRun(db, { id: runId, owner: otto })).rejects.toMatchObject(notFound)
		expect(await listFinishedRuns(db, ines.id)).toHaveLength(1)
		await discardRun(db, { id: runId, owner: ines })
		await expect(discardRun(db, { id: runId, owner: ines })).rejects.toMatchObject(notFound)
		expect(await db.readinessRun.count()).toBe(0)
	})
})

describe('a result', () => {
	test('is read by its owner, and by nobody else, whatever their role', async () => {
		const runId = await finished()
		expect(await getResult(db, runId, ines.id)).toMatchObject({ id: runId, isOwn: true })
		for (const reader of [lead, otto]) await expect(getResult(db, runId, reader.id)).rejects.toMatchObject(notFound)
	})

	test('is not there before it is finished', async () => {
		const { runId } = await begin()
		await expect(getResult(db, runId, ines.id)).rejects.toMatchObject(notFound)
		await expect(shareResult(db, sharing(runId), now)).rejects.toMatchObject({ why: 'not-finished' })
	})

	test('shown to somebody is read by them until that ends, that one alone', async () => {
		const older = await finished(new Date('2026-08-01T09:00:00Z'))
		const runId = await finished()
		await shareResult(db, sharing(runId), now)
		await shareResult(db, sharing(runId), now)
		expect(await getResult(db, runId, lead.id)).toMatchObject({ isOwn: false, owner: { name: ines.name } })
		expect(await listSharedWith(db, lead.id)).toEqual([{ id: runId, finishedAt: now, owner: ines.name }])
		expect(await listShares(db, { runId, personId: ines.id })).toMatchObject([{ id: lead.id, name: lead.name }])
		await expect(getResult(db, older, lead.id)).rejects.toMatchObject(notFound)
		await endShare(db, sharing(runId))
		await endShare(db, sharing(runId))
		await expect(getResult(db, runId, lead.id)).rejects.toMatchObject(notFound)
		expect(await listSharedWith(db, lead.id)).toEqual([])
	})

	test('is shown and hidden by its owner alone, and nobody else hears with whom it is shared', async () => {
		const runId = await finished()
		await expect(shareResult(db, sharing(runId, lead, otto), now)).rejects.toMatchObject(notFound)
		await shareResult(db, sharing(runId), now)
		await expect(endShare(db, sharing(runId, lead, lead))).rejects.toMatchObject(notFound)
		expect(await listShares(db, { runId, personId: lead.id })).toEqual([])
		expect(await listSharedWith(db, lead.id)).toHaveLength(1)
	})

	test('leaves in the audit log that it was shown and to whom, and no word of what it says', async () => {
		const runId = await finished()
		await shareResult(db, sharing(runId), now)
		await discardRun(db, { id: runId, owner: ines })
		const entries = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
		expect(entries).toMatchObject([
			{ act: 'readiness-shared', actorId: ines.id, subject: lead.id, detail: {} },
			{ act: 'readiness-share-ended', actorId: ines.id, subject: lead.id, detail: {} },
		])
		expect(JSON.stringify(entries)).not.toContain(runId)
	})
})

test('a result can be shown to the line manager, to who leads one’s cohort and to mentors, and to nobody else', async () => {
	const boss = await aPerson(db, { name: 'Bea Boss' })
	const mentor = await aPerson(db, { name: 'Mo Mentor', roles: ['mentor'] })
	await aPerson(db, { name: 'Cleo Closed', roles: ['mentor'], disabledAt: now })
	await aCohort(db, { name: 'Winter A' })
	await db.person.update({ where: { id: ines.id }, data: { managerId: boss.id } })
	expect((await listShareChoices(db, ines.id)).map(({ name }) => name)).toEqual([boss.name, lead.name, mentor.name])
	const runId = await finished()
	await expect(shareResult(db, sharing(runId, otto), now)).rejects.toMatchObject({ why: 'not-a-choice' })
	expect(await db.readinessShare.count()).toBe(0)
})

test('the place on the map is the level of the directory until somebody says otherwise', async () => {
	expect(await getPlace(db, ines.id)).toEqual({ at: 'em', aim: 'unsure', isOwnWord: false })
	await sayPlace(db, ines.id, { at: 'ic', aim: 'vp' })
	await sayPlace(db, ines.id, { at: 'ic', aim: 'deeper-ic' })
	expect(await getPlace(db, ines.id)).toEqual({ at: 'ic', aim: 'deeper-ic', isOwnWord: true })
	expect(await getPlace(db, otto.id)).toMatchObject({ isOwnWord: false })
})
