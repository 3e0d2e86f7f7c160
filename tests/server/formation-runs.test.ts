import type { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Problem, Proposal } from '~/domain/formation/kinds'
import { findFormation } from '~/domain/formation/read.server'
import { beginFormation, endFormation, type Runs, stopSilent } from '~/domain/formation/run.server'
import { loadWorkspace } from '~/domain/formation/workspace.server'
import type { Program } from '~/domain/program/lesson'
import { startFormationRuns } from '../../server/formation/runs'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/formation'
import { anIntake } from '../support/intakes'

const db = await useDatabase()
/** Nothing of a plan is asked here: the clocks are those of the first week. */
const programs: Program[] = []
const faults: unknown[] = []
const log = { info: () => undefined, error: (fields: object) => void faults.push(fields) }
const clock = () => new Date()
const started: { close(): Promise<void> }[] = []
const runsWith = (said: { totalMs?: number; lateMs?: number; clock?: () => Date } = {}) => {
	const runs = startFormationRuns({ db, clock, log, isAlone: true, ...said })
	started.push(runs)
	return runs
}
afterAll(() => Promise.all(started.map((runs) => runs.close())))

/** Nobody arranges anything: the row stays as a server that was killed would leave it. */
const asleep: Runs = { begin: () => undefined, end: () => undefined }
/** Five hundred people instead of who is in the intake: it takes as long as it may. */
const busy = (runs: Runs): Runs => ({
	...runs,
	begin: (run: { formationId: string; problem: Problem; from: Proposal | null }) =>
		runs.begin({ ...run, problem: anOrganization(500, 45) }),
})

const ended = (intakeId: string) =>
	vi.waitFor(
		async () => {
			const { newest } = await findFormation(db, intakeId)
			expect(newest?.state).not.toBe('running')
			return newest
		},
		{ timeout: 40_000, interval: 50 },
	)

describe('a search for cohorts', () => {
	test('runs in a thread and leaves a proposal that breaks no rule', async () => {
		const { intake, admin } = await anIntake(db)
		await beginFormation(db, programs, runsWith(), { intakeId: intake.id }, admin, clock())
		const run = await ended(intake.id)
		expect(faults).toEqual([])
		expect(run).toMatchObject({ state: 'proposed', progress: { stage: 'done', placed: 16, freed: [] } })
		expect(run?.proposal?.groups.map((group) => group.people.length)).toEqual([8, 8])
		expect((await loadWorkspace(db, programs, intake.id, clock())).work?.view.broken).toEqual([])
	})

	test('does not begin where nobody is qualified to lead', async () => {
		const { intake, admin } = await anIntake(db)
		await db.qualification.deleteMany()
		await expect(beginFormation(db, programs, asleep, { intakeId: intake.id }, admin, clock())).rejects.toMatchObject({
			code: 'conflict',
			why: 'nobody-leads',
		})
		expect(await db.formation.count()).toBe(0)
	})

	test('says which one thing more would place who is left over', async () => {
		const { intake, admin } = await anIntake(db, { people: 16, leads: 1 })
		await db.person.updateMany({ data: { mostCohorts: 1 } })
		await beginFormation(db, programs, runsWith(), { intakeId: intake.id }, admin, clock())
		await ended(intake.id)
		const { work } = await loadWorkspace(db, programs, intake.id, clock())
		expect(work?.placed).toBe(12)
		expect(work?.freed).toContain(
			'One more qualified lead who works in Lisbon’s hours would give four more people a place.',
		)
	})

	test('is one at a time for an intake', async () => {
		const { intake, admin } = await anIntake(db)
		await beginFormation(db, programs, asleep, { intakeId: intake.id }, admin, clock())
		await expect(beginFormation(db, programs, asleep, { intakeId: intake.id }, admin, clock())).rejects.toMatchObject({
			code: 'conflict',
			why: 'running-already',
		})
	})

	test('that is ended leaves the best it had, and its thread is gone', async () => {
		const { intake, admin } = await anIntake(db)
		const runs = runsWith({ totalMs: 60_000 })
		const threads: Worker[] = []
		process.once('worker', (thread) => threads.push(thread))
		await beginFormation(db, programs, busy(runs), { intakeId: intake.id }, admin, clock())
		await vi.waitFor(
			async () => {
				const { newest } = await findFormation(db, intake.id)
				expect(newest?.proposal?.groups.length).toBeGreaterThan(0)
			},
			{ timeout: 20_000, interval: 50 },
		)
		await endFormation(db, runs, intake.id, admin, clock())
		const { newest } = await findFormation(db, intake.id)
		expect(newest).toMatchObject({ state: 'proposed', progress: { ended: 'asked' } })
		const { revision, progress } = newest ?? {}
		// A thread that has ended has no number any more.
		await vi.waitFor(() => expect(threads.map(({ threadId }) => threadId)).toEqual([-1]), { timeout: 10_000 })
		expect((await findFormation(db, intake.id)).newest).toMatchObject({ revision, progress })
	})

	test('is known to be alive while its thread has nothing to say', async () => {
		const { intake, admin } = await anIntake(db)
		const beganMs = Date.now()
		const tenfold = () => new Date(beganMs + (Date.now() - beganMs) * 10)
		const runs = runsWith({ totalMs: 60_000, clock: tenfold })
		await beginFormation(db, programs, busy(runs), { intakeId: intake.id }, admin, tenfold())
		// When it was seen, by how far it was: seen more than once at one place, the thread was silent in between.
		const seenAt = new Map<number, Set<number>>()
		await vi.waitFor(
			async () => {
				const { progress } = await db.formation.findFirstOrThrow({ where: { intakeId: intake.id, state: 'running' } })
				const { elapsedMs = -1, seenAtMs = 0 } = progress as { elapsedMs?: number; seenAtMs?: number }
				seenAt.set(elapsedMs, (seenAt.get(elapsedMs) ?? new Set()).add(seenAtMs))
				expect(Math.max(...[...seenAt.values()].map((times) => times.size))).toBeGreaterThan(2)
			},
			{ timeout: 20_000, interval: 50 },
		)
		expect(await stopSilent(db, tenfold())).toBe(0)
		await endFormation(db, runs, intake.id, admin, tenfold())
	})

	test('that does not end by itself is ended, and the best it had is the proposal', async () => {
		const { intake, admin } = await anIntake(db)
		await beginFormation(
			db,
			programs,
			busy(runsWith({ totalMs: 60_000, lateMs: -57_000 })),
			{ intakeId: intake.id },
			admin,
			clock(),
		)
		const run = await ended(intake.id)
		expect(run?.progress.ended).toBe('late')
		expect((run?.endedAt?.getTime() ?? 0) - (run?.startedAt.getTime() ?? 0)).toBeLessThan(9_000)
	})

	test('whose server is gone is stopped and says so, and another can begin', async () => {
		const { intake, admin } = await anIntake(db)
		await beginFormation(db, programs, asleep, { intakeId: intake.id }, admin, clock())
		expect(await stopSilent(db, clock())).toBe(0)
		await runsWith().close()
		const { stopped, running } = await loadWorkspace(db, programs, intake.id, clock())
		expect(running).toBeNull()
		expect(stopped).toContain('stopped because the server was')
		await beginFormation(db, programs, asleep, { intakeId: intake.id }, admin, clock())
	})
})
