import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { changeProposal } from '~/domain/formation/change.server'
import { usualSettings } from '~/domain/formation/kinds'
import { publishFormation } from '~/domain/formation/publish.server'
import { beginFormation } from '~/domain/formation/run.server'
import { loadContent } from '../../server/content'
import { anIntake } from '../support/intakes'
import { counting } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database
const { programs } = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const now = new Date('2026-12-03T10:00:00Z')
const rounds = counting(5, 50)

test(`eight admins publish one proposal at once, ${rounds} times: its cohorts are made once`, async () => {
	for (let round = 0; round < rounds; round++) {
		const { intake, admin, applicants, leading } = await anIntake(db, { people: 8, leads: 1 })
		const groups = [{ key: 'A', leadId: leading[0]?.id ?? '', people: applicants.map(({ id }) => id) }]
		const proposal = { groups, pinned: [], before: null }
		await db.formation.create({
			data: {
				intakeId: intake.id,
				state: 'proposed',
				settings: usualSettings,
				proposal,
				startedById: admin.id,
				startedAt: now,
			},
		})
		const asked = { intakeId: intake.id, revision: 0, status: 'planned' as const }
		const answers = await Promise.allSettled(
			Array.from({ length: 8 }, () => publishFormation(db, programs, asked, admin, now)),
		)
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		for (const answer of answers)
			if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict', why: 'formed-already' })
		expect(await db.cohort.count({ where: { intakeId: intake.id } })).toBe(1)
		expect(await db.outboxMail.count({ where: { toPersonId: { in: applicants.map(({ id }) => id) } } })).toBe(8)
	}
})

test('a proposal that is changed while it is published is one or the other, and whoever was late is told', async () => {
	const { intake, admin, applicants, leading } = await anIntake(db, { people: 9, leads: 1 })
	const [last] = applicants.slice(-1).map(({ id }) => id)
	const groups = [{ key: 'A', leadId: leading[0]?.id ?? '', people: applicants.map(({ id }) => id) }]
	const said = {
		intakeId: intake.id,
		state: 'proposed',
		settings: usualSettings,
		startedById: admin.id,
		startedAt: now,
	}
	await db.formation.create({ data: { ...said, proposal: { groups, pinned: [], before: null } } })
	const at = { intakeId: intake.id, revision: 0 }
	const isDone = { change: false }
	const acts = await db.$transaction(async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${last} for update`
		const publishing = publishFormation(db, programs, { ...at, status: 'planned' }, admin, now)
		while ((await waiting()) < 1);
		const changing = changeProposal(db, at, { kind: 'move', moves: [{ person: last ?? '', to: '' }] }, admin)
		changing.catch(() => undefined).finally(() => (isDone.change = true))
		while (!isDone.change && (await waiting()) < 2);
		return { settled: Promise.allSettled([publishing, changing]) }
	})
	expect((await acts.settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
	expect(await db.cohortMember.count({ where: { personId: last } })).toBe(1)
})

async function waiting(): Promise<number> {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
	return row?.count ?? 0
}

test(`eight admins begin a search at once, ${rounds} times: one runs`, async () => {
	for (let round = 0; round < rounds; round++) {
		const { intake, admin } = await anIntake(db, { people: 1, leads: 0 })
		const begun: string[] = []
		const runs = {
			begin: ({ formationId }: { formationId: string }) => void begun.push(formationId),
			end: () => undefined,
		}
		await Promise.allSettled(
			Array.from({ length: 8 }, () => beginFormation(db, programs, runs, { intakeId: intake.id }, admin, new Date())),
		)
		expect(begun).toHaveLength(1)
		expect(await db.formation.count({ where: { intakeId: intake.id, state: 'running' } })).toBe(1)
	}
})
