import { record } from '../audit/record.server'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { type Arrangement, type Problem, type Progress, type Proposal, type Settings, usualSettings } from './kinds'
import { amongThoseIn, findFormation, getIntakeFacts, readProblem } from './read.server'
import type { Freed } from './relax'

type Actor = { id: string; name: string }
const json = (value: unknown) => value as Prisma.InputJsonValue

/** Whoever runs the search in the background (server/formation): `context.formation`. */
export type Runs = {
	begin(run: { formationId: string; problem: Problem; from: Proposal | null }): void
	/** Ends the worker at once, if it is ours */
	end(formationId: string): void
}

/** Whoever holds a run says every few seconds that it is alive (server/formation/runs.ts). One that has not for so long is lost. */
const SILENT_MS = 30_000

/**
 * Begins the search for cohorts: one at a time for an intake. Around pinned people, where the proposal has some.
 * @throws DomainError 'not-found' | 'conflict' ('running-already' | 'formed-already' | 'nobody-in' | 'nobody-leads')
 */
export async function beginFormation(
	db: Db,
	programs: Program[],
	runs: Runs,
	asked: { intakeId: string; settings?: Settings; overlapHours?: number },
	by: Actor,
	now: Date,
): Promise<{ formationId: string }> {
	await stopSilent(db, now)
	const run = await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Intake" where id = ${asked.intakeId} for update`
		const facts = await getIntakeFacts(tx, asked.intakeId)
		if (!['open', 'closed'].includes(facts.status)) throw new DomainError('conflict', 'formed-already')
		if (await tx.formation.count({ where: { intakeId: facts.id, state: 'running' } }))
			throw new DomainError('conflict', 'running-already')
		const intake = { ...facts, overlapHours: asked.overlapHours ?? facts.overlapHours }
		if (intake.overlapHours !== facts.overlapHours)
			await tx.intake.update({ where: { id: facts.id }, data: { overlapHours: intake.overlapHours } })
		const { current, newest } = await findFormation(tx, facts.id)
		const settings = asked.settings ?? (current ?? newest)?.settings ?? usualSettings
		const problem = await readProblem(tx, programs, intake, settings, now)
		if (problem.people.length === 0) throw new DomainError('conflict', 'nobody-in')
		if (problem.leads.length === 0) throw new DomainError('conflict', 'nobody-leads')
		const from = current?.proposal ? amongThoseIn(problem, current.proposal) : null
		const { id } = await tx.formation.create({
			data: {
				intakeId: facts.id,
				state: 'running',
				settings: json(settings),
				progress: json({ seenAtMs: now.getTime() }),
				startedById: by.id,
				startedAt: now,
			},
			select: { id: true },
		})
		await record(tx, { act: 'formation-begun', actor: by, subject: facts.id, detail: { intake: facts.name } })
		return { formationId: id, problem, from }
	})
	runs.begin(run)
	return { formationId: run.formationId }
}

/** Writes down how far a run is and the best so far. @returns whether it is still wanted */
export async function keepProgress(
	db: Db,
	formationId: string,
	progress: Progress,
	best: Arrangement | null,
	now: Date,
): Promise<boolean> {
	const { count } = await db.formation.updateMany({
		where: { id: formationId, state: 'running' },
		data: {
			progress: json({ ...progress, seenAtMs: now.getTime() }),
			...(best && best.groups.length > 0 ? { proposal: json(best) } : {}),
		},
	})
	return count > 0
}

/**
 * Ends a run: with its proposal, or with the best there was when it had to stop. An earlier proposal gives way to it, and
 * can be had back by undoing.
 */
export async function endRun(
	db: Db,
	formationId: string,
	how: {
		arrangement?: Arrangement
		progress?: Progress & { freed?: Freed[] }
		ended?: Progress['ended']
		failed?: boolean
	},
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Formation" where id = ${formationId} for update`
		const row = await tx.formation.findUnique({ where: { id: formationId } })
		if (row?.state !== 'running') return
		const found = how.arrangement ?? (row.proposal as Arrangement | null)
		const isUsable =
			!how.failed &&
			found !== null &&
			(how.arrangement !== undefined || (how.ended !== 'restart' && found.groups.length > 0))
		const { current } = await findFormation(tx, row.intakeId)
		const before = current?.proposal ? { groups: current.proposal.groups, pinned: current.proposal.pinned } : null
		const proposal = { groups: found?.groups ?? [], pinned: before?.pinned ?? [], before } satisfies Proposal
		if (isUsable)
			await tx.formation.updateMany({
				where: { intakeId: row.intakeId, state: 'proposed' },
				data: { state: 'discarded' },
			})
		const progress = { ...(row.progress as object), ...how.progress, ...(how.ended ? { ended: how.ended } : {}) }
		await tx.formation.update({
			where: { id: formationId },
			data: {
				state: isUsable ? 'proposed' : how.failed ? 'failed' : 'stopped',
				progress: json(progress),
				...(isUsable ? { proposal: json(proposal), revision: { increment: 1 } } : {}),
				endedAt: now,
			},
		})
	})
}

/** An admin does not want to wait: the best so far is the proposal. @throws DomainError 'conflict' ('not-running') */
export async function endFormation(db: Db, runs: Runs, intakeId: string, by: Actor, now: Date): Promise<void> {
	const { newest } = await findFormation(db, intakeId)
	if (newest?.state !== 'running') throw new DomainError('conflict', 'not-running')
	await endRun(db, newest.id, { ended: 'asked' }, now)
	runs.end(newest.id)
	await record(db, { act: 'formation-ended', actor: by, subject: intakeId })
}

/**
 * Runs whose server is gone are stopped, and say so.
 * @param silentMs 0 at the start of a server that is the only one: nothing can be running
 */
export async function stopSilent(db: Db, now: Date, silentMs = SILENT_MS): Promise<number> {
	const running = await db.formation.findMany({ where: { state: 'running' }, select: { id: true, progress: true } })
	const lost = running.filter(({ progress }) => {
		const seenAtMs = (progress as { seenAtMs?: number } | null)?.seenAtMs ?? 0
		return now.getTime() - seenAtMs >= silentMs
	})
	for (const { id } of lost) await endRun(db, id, { ended: 'restart' }, now)
	return lost.length
}
