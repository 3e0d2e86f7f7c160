import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { standingOf } from '~/domain/certification/policy'
import { listBeside, listKinTogether } from '~/domain/cohort/apart.server'
import { listStandings } from '~/domain/compliance/read.server'
import { STANDINGS } from '~/domain/compliance/standing'
import type { Prisma } from '~/domain/db'
import { listAssessors } from '~/domain/facilitator/assessing.server'
import { publishFormation } from '~/domain/formation/publish.server'
import { loadWorkspace } from '~/domain/formation/workspace.server'
import { getReport } from '~/domain/round360/read.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { createPasswordHasher } from '~/domain/sign-in/passwords.server'
import { loadSample } from '../../prisma/seed/sample'
import { idOf } from '../../prisma/seed/story'
import { loadContent } from '../../server/content'
import { useDatabase } from '../support/database'
import { brokenInvariants } from '../support/database-invariants'

/** What a visitor sees first: the same organization every time, in the middle of its program today. */
const db = await useDatabase()
const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const now = new Date('2026-11-20T10:20:00Z')
const hasher = createPasswordHasher()
const linkKey = createLinkKey('tests-only-tests-only-tests-only')
const load = (at = now) => loadSample(db, content, { hasher, linkKey }, at)

/** Made anew each time on purpose or by the database: nothing links to these from outside, and nobody reads them. */
const CHANCE: Record<string, string[]> = {
	Person: ['passwordHash'],
	Organization: [],
	Commitment: ['id'],
	CheckAttempt: ['id'],
	Submission: ['id', 'updatedAt'],
	ScoreSheet: ['id', 'submissionId'],
	Certification: ['id'],
	Presence: ['id'],
	Session: ['createdAt'],
	SessionCase: ['updatedAt'],
}

async function everyRow(): Promise<Record<string, string[]>> {
	const tables = await db.$queryRaw<{ name: string }[]>`
		select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`
	const all: Record<string, string[]> = {}
	for (const { name } of tables) {
		const rows = await db.$queryRawUnsafe<{ row: Prisma.JsonObject }[]>(
			`select to_jsonb(t) as row from public."${name}" t`,
		)
		all[name] = rows
			.map(({ row }) => JSON.stringify(Object.entries(row).filter(([column]) => !CHANCE[name]?.includes(column))))
			.sort()
	}
	return all
}

const empty = async () => {
	const tables = Object.keys(await everyRow())
	await db.$executeRawUnsafe(`truncate ${tables.map((name) => `"${name}"`).join(', ')} restart identity cascade`)
}

/** Who scored a work or reads it, or is to see one shown, and may not assess its level; and levels without a pair. */
async function notFitToAssess(at: Date): Promise<string[]> {
	const people = await listAssessors(db, content, at)
	const may = (personId: string, stageKey: string) =>
		people.find(({ id }) => id === personId)?.levels.find((level) => level.stageKey === stageKey)?.verdict.ok
	const sheets = await db.scoreSheet.findMany({
		select: { assessorId: true, submission: { select: { stageKey: true } } },
	})
	const seats = await db.slotSeat.findMany({
		where: { part: 'assesses', slot: { startsAt: { gt: at } } },
		select: { personId: true, slot: { select: { stageKey: true } } },
	})
	const pairs = [
		...sheets.map(({ assessorId, submission }) => [assessorId, submission.stageKey] as const),
		...seats.map(({ personId, slot }) => [personId, slot.stageKey] as const),
	]
	const ladder = ['l1', 'l2', 'l3', 'l4'].map((id) => `technical-leadership-ladder/${id}`)
	const isBare = (stageKey: string) => people.filter(({ id }) => may(id, stageKey)).length < 2
	return [...pairs.filter((pair) => !may(...pair)).map((pair) => pair.join(' ')), ...ladder.filter(isBare)]
}

describe('the sample organization', () => {
	test('has said of no promise what became of it on a day that is yet to come, whatever weekday it is loaded', async () => {
		for (let day = 0; day < 7; day++) {
			await empty()
			const at = new Date(now.getTime() + day * 86_400_000)
			await load(at)
			expect(await db.commitment.count({ where: { closedAt: { gt: at } } }), at.toISOString()).toBe(0)
			expect(await db.commitment.count({ where: { closedAt: { not: null } } })).toBeGreaterThan(0)
		}
		// Seven loads: one takes up to ten seconds on a busy machine.
	}, 180_000)

	test('is the same every time, but for salts and ids that nothing links to', async () => {
		expect(await load()).toBe('loaded')
		const first = await everyRow()
		await empty()
		expect(await load()).toBe('loaded')
		const second = await everyRow()
		for (const [table, rows] of Object.entries(first)) expect(second[table], table).toEqual(rows)
		expect(Object.values(first).flat().length).toBeGreaterThan(400)
	})

	test('has an open intake with cohorts proposed that break no rule, two people left over, ready to publish', async () => {
		await load()
		expect(await db.intake.findUniqueOrThrow({ where: { id: idOf('level-1-next') } })).toMatchObject({
			status: 'open',
			opensOn: '2026-10-16',
			closesOn: '2026-11-24',
		})
		const workspace = await loadWorkspace(db, content.programs, idOf('level-1-next'), now)
		expect(workspace.heading).toBe('40 people in four cohorts, two left over')
		expect(workspace.work?.view.broken).toEqual([])
		expect(workspace.work?.view.left.map(({ name }) => name)).toContain('Zoe Harding')
		const asked = {
			intakeId: idOf('level-1-next'),
			revision: workspace.work?.revision ?? 0,
			status: 'planned' as const,
		}
		const admin = { id: idOf('admin'), name: 'Hanna' }
		expect((await publishFormation(db, content.programs, asked, admin, now)).cohortIds).toHaveLength(4)
	})

	test('seats nobody beside their own team or line but two for whom an admin said why, and holds up nobody in line', async () => {
		await load()
		const cohorts = await db.cohort.findMany({ select: { id: true, name: true } })
		const pairs = await Promise.all(
			cohorts.map(async ({ id, name }) =>
				(await listKinTogether(db, id)).map(({ names, allowed }) => [name, ...names, allowed?.by].join(', ')),
			),
		)
		expect(pairs.flat()).toEqual(['Winter A, Katarzyna Zając, Wanjiru Kamau, Hanna Brandt'])
		const wishes = await db.seatWish.findMany({ select: { cohortId: true, personId: true } })
		expect(wishes.length).toBeGreaterThan(0)
		for (const { cohortId, personId } of wishes)
			expect(await listBeside(db, cohortId, [personId], { now: new Date(0) })).toEqual([])
	})

	test('is loaded once: a second start leaves every row as it was', async () => {
		await load()
		const before = await everyRow()
		expect(await load(new Date(now.getTime() + 86_400_000))).toBe('kept')
		expect(await everyRow()).toEqual(before)
	})

	test('never enters an organization that is somebody’s own', async () => {
		await db.organization.create({ data: { id: 1, name: 'Real', timeZone: 'UTC' } })
		expect(await load()).toBe('kept')
		expect(await db.person.count()).toBe(0)
	})

	test('holds about 165 people on five continents, with a line of managers up to one person', async () => {
		await load()
		const people = await db.person.findMany({ select: { timeZone: true, managerId: true, careerTrack: true } })
		expect(people.length).toBeGreaterThanOrEqual(160)
		expect(people.length).toBeLessThanOrEqual(170)
		const continents = new Set(people.map(({ timeZone }) => timeZone.split('/')[0]))
		expect([...continents].sort()).toEqual(['Africa', 'America', 'Asia', 'Australia', 'Europe'])
		expect(people.filter(({ managerId }) => managerId === null)).toHaveLength(1)
		expect(people.some(({ careerTrack }) => careerTrack === 'ic')).toBe(true)
		expect(await db.organization.findFirst()).toMatchObject({ isSample: true })
	})

	test('has the accounts it promises, all with the one password', async () => {
		await load()
		const promised = [
			...['admin', 'facilitator', 'facilitator2', 'trainee', 'mentor'],
			...Array.from({ length: 12 }, (_, index) => `learner${index + 1}`),
			...Array.from({ length: 8 }, (_, index) => `spring${index + 1}`),
		].map((key) => `${key}@sample.test`)
		const found = await db.person.findMany({
			where: { email: { in: promised } },
			select: { email: true, passwordHash: true, careerTrack: true },
		})
		expect(found.map(({ email }) => email).sort()).toEqual(promised.sort())
		const [hash] = new Set(found.map(({ passwordHash }) => passwordHash))
		expect(await hasher.matches(hash ?? null, 'belay-sample')).toBe(true)
		expect(new Set(found.map(({ passwordHash }) => passwordHash)).size).toBe(1)
		const learners = found.filter(({ email }) => email.startsWith('learner'))
		expect(learners.filter(({ careerTrack }) => careerTrack === 'ic')).toHaveLength(2)
	})

	test('stands in the middle: one cohort past its second session, one about to start, one certified', async () => {
		await load()
		const cohorts = await db.cohort.findMany({
			include: {
				members: true,
				facilitators: true,
				sessions: { orderBy: { position: 'asc' }, include: { attendances: true, room: true, commitments: true } },
			},
		})
		const [running] = cohorts.filter(({ status }) => status === 'running')
		const past = running?.sessions.filter(({ startsAt, kind }) => kind === 'led' && startsAt < now) ?? []
		expect(past.map(({ format }) => format)).toEqual(['kickoff-60', 'critique-60'])
		for (const session of past) expect(session.attendances).toHaveLength(running?.members.length ?? 0)
		// The critique has its recap: a closed room, its whole log, and what people promised in it.
		const critique = past[1]
		expect(critique?.room?.closedAt).not.toBeNull()
		expect(critique?.commitments.length).toBeGreaterThanOrEqual(8)
		expect(await db.roomEvent.count({ where: { roomId: critique?.id } })).toBe(critique?.room?.lastSeq)
		expect(running?.sessions.filter(({ startsAt }) => startsAt > now).length).toBeGreaterThanOrEqual(2)
		expect(running?.facilitators.map(({ part }) => part).sort()).toEqual(['lead', 'observer'])

		const [open] = cohorts.filter(({ status }) => status === 'open')
		expect(open?.sessions.every(({ startsAt }) => startsAt > now)).toBe(true)
		expect(open?.members.length).toBeLessThan(open?.seatCount ?? 0)
		const certificates = await db.certification.findMany()
		const renewed = new Set(certificates.map(({ renewsId }) => renewsId))
		const standings = certificates.map((each) =>
			standingOf({ ...each, leaves: [], renewalTakenBackAt: null, isRenewed: renewed.has(each.id) }, now),
		)
		expect(standings.sort()).toEqual([
			...Array(3).fill('expiring'),
			...Array(8).fill('in-force'),
			...Array(3).fill('in-grace'),
			'lapsed',
			'renewed',
			'revoked',
		])
		const owed = await listStandings(db, now, '2026-11-20')
		expect([...new Set(owed.map(({ standing }) => standing))].sort()).toEqual([...STANDINGS].sort())
		expect(owed.filter(({ alsoInCohort }) => alsoInCohort).length).toBeGreaterThan(0)
		// A part of the organization was asked three times, and each reading is there to be read.
		const pulses = await db.round360.findMany({ where: { stageKey: 'technical-leadership-ladder/l4' } })
		const read = await Promise.all(pulses.map(({ id, personId }) => getReport(db, id, personId)))
		expect(read.map(({ report }) => report?.groups.map(({ group, answers }) => [group, answers]))).toEqual(
			Array.from({ length: 3 }, () => [['part', 9]]),
		)
		// Of assessed work: with its assessors, sent back, waiting for a third, and appealed.
		const works = await db.submission.findMany({ include: { sheets: true } })
		const readBy = (round: number, isIn: boolean) =>
			works.filter(({ decision, round: asked, sheets }) => {
				const own = sheets.filter((sheet) => sheet.round === 1 && (sheet.submittedAt !== null) === isIn)
				return decision === null && asked === round && own.length === 2
			}).length
		expect([readBy(1, false), readBy(1, true), readBy(2, true)]).not.toContain(0)
		expect(works.filter(({ decision }) => decision === 'again').length).toBeGreaterThan(0)
		expect(await db.waiver.count({ where: { agreedAt: { not: null }, expiresAt: { gt: now } } })).toBe(1)
		expect(await db.waiver.count({ where: { agreedAt: null } })).toBe(1)
		expect(await db.moduleProgress.count({ where: { completedAt: null } })).toBeGreaterThan(0)
		expect(await db.personRole.count({ where: { role: 'trainee' } })).toBe(2)
		// The level is whole: none of them is of a preview.
		for (const { statement } of certificates) expect(statement).toMatchObject({ isPreview: false })
	})

	test.each([
		['a Thursday', '2026-11-26T15:59:00Z'],
		['the night clocks go forward in Europe', '2027-03-28T00:59:30Z'],
		['the night they go back', '2027-10-31T00:30:00Z'],
		['a leap day', '2028-02-29T23:30:00Z'],
		['the last minute of a year', '2026-12-31T23:59:59Z'],
	])('can be loaded on %s, and holds together', async (_what, at) => {
		const moment = new Date(at)
		expect(await load(moment)).toBe('loaded')
		expect(await brokenInvariants(db)).toEqual([])
		expect(await notFitToAssess(moment)).toEqual([])
		expect(await db.attendance.count({ where: { confirmedAt: { gt: moment } } })).toBe(0)
		expect(await db.auditEntry.count({ where: { at: { gt: moment } } })).toBe(0)
		expect(await db.roomEvent.count({ where: { at: { gt: moment } } })).toBe(0)
		expect(await db.session.count({ where: { startsAt: { gt: moment } } })).toBeGreaterThanOrEqual(5)
	})
})
