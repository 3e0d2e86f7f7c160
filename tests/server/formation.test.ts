import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { enroll } from '~/domain/cohort/enroll.server'
import { changeProposal } from '~/domain/formation/change.server'
import { usualSettings } from '~/domain/formation/kinds'
import { setPair } from '~/domain/formation/pairs.server'
import { publishFormation } from '~/domain/formation/publish.server'
import { findFormation, getIntakeFacts, readProblem } from '~/domain/formation/read.server'
import { loadPublishing, loadWorkspace } from '~/domain/formation/workspace.server'
import { listTimeQuestions } from '~/domain/intake/asked.server'
import { readDesk } from '~/domain/intake/desk.server'
import { endExcuse, giveExcuse } from '~/domain/intake/excuse.server'
import { listUnanswered } from '~/domain/intake/waiting.server'
import { loadContent } from '../../server/content'
import { useDatabase } from '../support/database'
import { brokenInvariants } from '../support/database-invariants'
import { anIntake, LEVEL } from '../support/intakes'
import { aPerson } from '../support/people'
import { aFullCohort } from '../support/seats'

const db = await useDatabase()
const { programs } = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const now = new Date('2026-12-03T10:00:00Z')

/** Sixteen people in two cohorts of eight, and one more without a place. */
async function aProposal() {
	const made = await anIntake(db, { people: 17 })
	const ids = made.applicants.map(({ id }) => id)
	const groups = [
		{ key: 'A', leadId: made.leading[0]?.id ?? null, people: ids.slice(0, 8).sort() },
		{ key: 'B', leadId: made.leading[1]?.id ?? null, people: ids.slice(8, 16).sort() },
	]
	await db.formation.create({
		data: {
			intakeId: made.intake.id,
			state: 'proposed',
			settings: usualSettings,
			proposal: { groups, pinned: [], before: null },
			startedById: made.admin.id,
			startedAt: now,
		},
	})
	const current = async () => (await findFormation(db, made.intake.id)).current
	const publish = (revision: number) =>
		publishFormation(db, programs, { intakeId: made.intake.id, revision, status: 'planned' }, made.admin, now)
	return { ...made, ids, groups, current, publish, intakeId: made.intake.id }
}

test('once published, no line manager is asked any more: nobody would hear of a no', async () => {
	const { applicants, intakeId, publish } = await aProposal()
	const [manager, placed, left] = [await aPerson(db), applicants[0], applicants.at(-1)]
	for (const person of [placed, left]) {
		const about = { personId: person?.id ?? '', stageKey: LEVEL, intakeId }
		await db.timeAgreement.create({ data: { ...about, managerId: manager.id, askedAt: now } })
		await db.person.update({ where: { id: about.personId }, data: { managerId: manager.id } })
	}
	expect(await listUnanswered(db)).toMatchObject([{ id: intakeId, count: 1 }])
	await publish(0)
	expect(await listUnanswered(db)).toEqual([])
	expect(await listTimeQuestions(db, manager.id)).toEqual([])
})

describe('the proposal', () => {
	test('is changed by who sees it as it is; whoever sees an older one is told', async () => {
		const { intakeId, ids, admin, current } = await aProposal()
		const moves = [{ person: ids[16] ?? '', to: 'A' }]
		await changeProposal(db, { intakeId, revision: 0 }, { kind: 'move', moves }, admin)
		expect((await current())?.proposal?.groups[0]?.people).toContain(ids[16])
		await expect(
			changeProposal(
				db,
				{ intakeId, revision: 0 },
				{ kind: 'move', moves: [{ person: ids[0] ?? '', to: 'B' }] },
				admin,
			),
		).rejects.toMatchObject({ code: 'conflict', why: 'changed-by-another' })
		expect((await current())?.proposal?.groups[0]?.people).toContain(ids[0])
	})

	test('goes one step back', async () => {
		const { intakeId, ids, groups, admin, current } = await aProposal()
		await changeProposal(
			db,
			{ intakeId, revision: 0 },
			{ kind: 'move', moves: [{ person: ids[0] ?? '', to: 'B' }] },
			admin,
		)
		await changeProposal(db, { intakeId, revision: 1 }, { kind: 'undo' }, admin)
		expect((await current())?.proposal?.groups).toEqual(groups)
		await expect(changeProposal(db, { intakeId, revision: 2 }, { kind: 'undo' }, admin)).rejects.toMatchObject({
			why: 'nothing-to-undo',
		})
	})

	test('takes nobody who is not in the intake', async () => {
		const { intakeId, leading, admin } = await aProposal()
		const moves = [{ person: leading[0]?.id ?? '', to: 'A' }]
		await expect(changeProposal(db, { intakeId, revision: 0 }, { kind: 'move', moves }, admin)).rejects.toMatchObject({
			why: 'not-in',
		})
	})

	test('is shown without who withdrew since, and names what that breaks', async () => {
		const { intakeId, ids } = await aProposal()
		await db.application.updateMany({ where: { personId: ids[0] }, data: { state: 'withdrawn' } })
		const { work } = await loadWorkspace(db, programs, intakeId, now)
		expect(work?.view.groups[0]?.people).toHaveLength(7)
		expect(work?.view.broken).toEqual(['A has fewer than eight people.'])
	})

	test('leaves out who is excused beyond the first week, says until when, and has them back when that ends', async () => {
		const { intakeId, ids, admin, publish } = await aProposal()
		const [first = '', other = '', last = ''] = [ids[0], ids[8], ids[16]]
		const excuse = (personId: string, until: string) =>
			giveExcuse(db, { personId, stageKey: LEVEL, kind: 'excused', reason: 'On leave', until }, admin, now)
		await excuse(first, '2027-03-01')
		await excuse(other, '2027-01-10')
		const { work, leftOut } = await loadWorkspace(db, programs, intakeId, now)
		expect(work?.view.groups.map(({ people }) => people.length)).toEqual([7, 8])
		expect(leftOut).toEqual([{ id: first, name: 'Person 01', why: 'Excused until 1 March 2027' }])
		const desk = await readDesk(db, intakeId, '', now)
		expect(desk.people.find(({ id }) => id === first)?.tag?.text).toBe('Excused until 1 March 2027')
		await endExcuse(db, { personId: first, stageKey: LEVEL }, admin)
		await excuse(last, '2027-03-01')
		expect((await loadWorkspace(db, programs, intakeId, now)).leftOut).toMatchObject([{ id: last }])
		await publish(0)
		expect(await db.application.findFirst({ where: { personId: last } })).toMatchObject({ state: 'excused' })
		expect(await db.outboxMail.count({ where: { toPersonId: last } })).toBe(0)
	})

	test('knows for whom the level is mandatory by the table of who needs what', async () => {
		const { intakeId, ids } = await aProposal()
		const row = { careerTrack: 'manager', stageKey: LEVEL, withinDays: 90 }
		await db.need.create({ data: { ...row, careerLevel: 'Manager', strength: 'must' } })
		await db.need.create({ data: { ...row, careerLevel: 'Tech lead', strength: 'expected' } })
		await db.person.update({ where: { id: ids[0] }, data: { careerLevel: 'Tech lead' } })
		await db.person.update({ where: { id: ids[1] }, data: { careerLevel: 'Director' } })
		const { people } = await readProblem(db, programs, await getIntakeFacts(db, intakeId), usualSettings, now)
		const strengths = ids.slice(0, 3).map((id) => people.find((person) => person.id === id)?.strength)
		expect(strengths).toEqual(['expected', 'invited', 'must'])
	})

	test('keeps a team apart until an admin lets the pair meet', async () => {
		const { intakeId, ids, admin } = await aProposal()
		await db.person.updateMany({ where: { id: { in: [ids[0] ?? '', ids[1] ?? ''] } }, data: { team: 'Ledger' } })
		const broken = async () => (await loadWorkspace(db, programs, intakeId, now)).work?.view.broken
		expect(await broken()).toEqual(['Person 01 and Person 02 in A are of one team.'])
		const pair = {
			intakeId,
			one: ids[1] ?? '',
			other: ids[0] ?? '',
			kind: 'allowed' as const,
			reason: 'New on the team',
		}
		await setPair(db, pair, admin)
		expect(await broken()).toEqual([])
		expect(await db.auditEntry.count({ where: { act: 'pair-wish-set' } })).toBe(1)
	})

	test('has one row for a pair, whoever is named first', async () => {
		const { intakeId, ids, admin } = await aProposal()
		const [one = '', other = ''] = ids.slice(0, 2).sort()
		await setPair(db, { intakeId, one, other, kind: 'together', reason: 'Asked' }, admin)
		await setPair(db, { intakeId, one: other, other: one, kind: 'apart', reason: 'Asked since' }, admin)
		expect(await db.pairWish.findMany({ where: { intakeId } })).toMatchObject([{ oneId: one, kind: 'apart' }])
		const turned = { intakeId, oneId: other, otherId: one, kind: 'together', byId: admin.id }
		await expect(db.pairWish.create({ data: turned })).rejects.toThrow('PairWish_in_order')
	})
})

describe('publishing', () => {
	test('makes cohorts, seats, leads, states and letters at once', async () => {
		const { intakeId, ids, groups, publish } = await aProposal()
		const { cohortIds } = await publish(0)
		const cohorts = await db.cohort.findMany({
			where: { intakeId },
			select: {
				id: true,
				name: true,
				startsOn: true,
				status: true,
				seatCount: true,
				requirements: true,
				members: true,
				facilitators: true,
			},
			orderBy: { name: 'asc' },
		})
		expect(cohorts.map(({ id }) => id).sort()).toEqual(cohortIds.sort())
		expect(cohorts.map(({ name, startsOn, status }) => [name, startsOn, status])).toEqual([
			['Level 1, January, A', '2027-01-11', 'planned'],
			['Level 1, January, B', '2027-01-11', 'planned'],
		])
		expect(cohorts[0]?.requirements).not.toEqual([])
		expect(cohorts[0]?.members.map(({ personId }) => personId).sort()).toEqual(groups[0]?.people)
		expect(cohorts[0]?.facilitators).toMatchObject([{ personId: groups[0]?.leadId, part: 'lead' }])
		const states = await db.application.findMany({ where: { intakeId }, select: { personId: true, state: true } })
		expect(states.filter(({ state }) => state === 'placed')).toHaveLength(16)
		expect(states.find(({ personId }) => personId === ids[16])?.state).toBe('not-placed')
		const letters = await db.outboxMail.groupBy({ by: ['letter'], _count: true })
		expect(Object.fromEntries(letters.map(({ letter, _count }) => [letter, _count]))).toEqual({
			'cohort-formed': 18,
			'not-placed': 1,
		})
		expect(await db.intake.findUnique({ where: { id: intakeId }, select: { status: true } })).toEqual({
			status: 'formed',
		})
		expect(await db.auditEntry.count({ where: { act: 'formation-published' } })).toBe(1)
	})

	test('says beforehand whose line manager has not agreed to the time, and of nobody else', async () => {
		const { intakeId, ids, admin } = await aProposal()
		const asked = { managerId: admin.id, stageKey: LEVEL, intakeId, askedAt: now }
		for (const [index, state] of ['agreed', 'asked', 'declined'].entries())
			await db.timeAgreement.create({ data: { ...asked, personId: ids[index] ?? '', state } })
		const { groups } = await loadPublishing(db, programs, intakeId, now)
		expect(groups.flatMap(({ unagreed }) => unagreed)).toEqual([
			'Person 02: Hanna Brandt has not answered about the time',
			'Person 03: Hanna Brandt does not agree to the time',
		])
	})

	test('leaves out who took a seat of the level meanwhile: their application has ended, and so has the question', async () => {
		const { intakeId, ids, publish } = await aProposal()
		const [first = '', last = ''] = [ids[0], ids[16]]
		await db.timeAgreement.create({
			data: { personId: last, managerId: first, stageKey: LEVEL, intakeId, state: 'asked', askedAt: now },
		})
		const { id: cohortId } = await aFullCohort(db, { stage: LEVEL, members: 7 })
		await enroll(db, { cohortId, personId: last }, { id: last, name: '' }, now)
		expect(await db.application.findFirst({ where: { personId: last } })).toMatchObject({ state: 'seated' })
		expect(await db.timeAgreement.findMany()).toMatchObject([{ state: 'withdrawn' }])
		const desk = await readDesk(db, intakeId, '', now)
		expect(desk.people.find(({ id }) => id === last)).toMatchObject({ tag: { text: 'Has a seat by another way' } })
		await publish(0)
		expect(await db.cohortMember.count({ where: { personId: last } })).toBe(1)
		expect(await db.outboxMail.count({ where: { toPersonId: last, letter: 'not-placed' } })).toBe(0)
		expect(await brokenInvariants(db)).toEqual([])
	})

	test('happens once', async () => {
		const { publish } = await aProposal()
		await publish(0)
		await expect(publish(0)).rejects.toMatchObject({ why: 'formed-already' })
		expect(await db.cohort.count()).toBe(2)
	})

	test('of what somebody else has changed meanwhile is refused', async () => {
		const { intakeId, ids, admin, publish } = await aProposal()
		await changeProposal(db, { intakeId, revision: 0 }, { kind: 'pin', person: ids[0] ?? '' }, admin)
		await expect(publish(0)).rejects.toMatchObject({ why: 'changed-by-another' })
	})

	test.each([
		[
			'a team',
			(ids: string[]) => db.person.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { team: 'One' } }),
		],
		['a line', (ids: string[]) => db.person.updateMany({ where: { id: ids[0] }, data: { managerId: ids[1] } })],
		[
			'a size',
			(ids: string[]) => db.application.updateMany({ where: { personId: ids[0] }, data: { state: 'withdrawn' } }),
		],
		[
			'a seat of the level, taken meanwhile,',
			async (ids: string[]) => {
				const { id: cohortId } = await aFullCohort(db, { stage: LEVEL, members: 7 })
				await db.cohortMember.create({ data: { cohortId, personId: ids[0] ?? '' } })
			},
		],
		['a lead’s qualification', () => db.qualification.updateMany({ data: { until: new Date('2026-12-01') } })],
		[
			'a lead’s load',
			() => db.person.updateMany({ where: { roles: { some: { role: 'facilitator' } } }, data: { mostCohorts: 0 } }),
		],
		[
			'hours in common',
			(ids: string[]) => db.person.updateMany({ where: { id: ids[0] }, data: { timeZone: 'Pacific/Auckland' } }),
		],
	])('is refused where %s is in the way, and nothing is made', async (_rule, breaks) => {
		const { intakeId, ids, publish } = await aProposal()
		await breaks(ids)
		const before = await db.cohort.count()
		await expect(publish(0)).rejects.toMatchObject({ code: 'conflict', why: 'rules-broken' })
		expect(await db.cohort.count()).toBe(before)
		expect(await db.outboxMail.count()).toBe(0)
		expect((await db.intake.findUnique({ where: { id: intakeId } }))?.status).toBe('closed')
	})
})
