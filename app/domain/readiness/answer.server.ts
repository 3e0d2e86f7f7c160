import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { type Instrument, itemsOf } from './instrument'
import type { Answers } from './kinds'
import { mayFinish } from './policy'
import { findOpenRun, listFinishedRuns, type Run } from './read.server'

/** Keeps answers while somebody goes along; what is not asked is left out. @throws DomainError 'not-found' when none is open */
export async function saveAnswers(db: Db, personId: string, instrument: Instrument, answers: Answers): Promise<void> {
	await transact(db, (tx) => keep(tx, personId, instrument, answers))
}

/**
 * Finishes the open run. With questions open, unless `openIsNoOccasion` says that somebody was asked, the answers are only
 * kept. Sent twice, it is the one that was just finished. @returns the finished run, or how many questions are open
 * @throws DomainError 'not-found' when none is open
 */
export async function finishRun(
	db: Db,
	personId: string,
	instrument: Instrument,
	answers: Answers,
	now: Date,
	openIsNoOccasion = false,
): Promise<{ runId: string; open: 0 } | { runId: null; open: number }> {
	return transact(db, async (tx) => {
		await lockOwner(tx, personId)
		const justFinished = await findJustFinished(tx, personId, now)
		if (justFinished) return { runId: justFinished.id, open: 0 }
		const run = await keep(tx, personId, instrument, answers)
		const open = openItems(instrument, run.answers).length
		const verdict = mayFinish({ open: openIsNoOccasion ? 0 : open })
		if (!verdict.ok) return { runId: null, open }
		await tx.readinessRun.update({ where: { id: run.id }, data: { finishedAt: now } })
		return { runId: run.id, open: 0 }
	})
}

/** Questions without an answer, in order. */
export function openItems(instrument: Instrument, answers: Answers) {
	return itemsOf(instrument).filter((item) => !Object.hasOwn(answers, item.id))
}

const MOMENT_MS = 60_000

async function findJustFinished(tx: Tx, personId: string, now: Date): Promise<Run | null> {
	if (await findOpenRun(tx, personId)) return null
	const [last] = await listFinishedRuns(tx, personId)
	return last && now.getTime() - last.finishedAt.getTime() < MOMENT_MS ? last : null
}

/** A save still on its way must not change what was finished, nor two tabs lose each other's answers. */
async function lockOwner(tx: Tx, personId: string): Promise<void> {
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
}

async function keep(tx: Tx, personId: string, instrument: Instrument, answers: Answers): Promise<Run> {
	await lockOwner(tx, personId)
	const run = await findOpenRun(tx, personId)
	if (!run) throw new DomainError('not-found', 'run')
	const asked = itemsOf(instrument).filter((item) => Object.hasOwn(answers, item.id))
	const kept: Answers = { ...run.answers, ...Object.fromEntries(asked.map(({ id }) => [id, answers[id] ?? 0])) }
	await tx.readinessRun.update({ where: { id: run.id }, data: { answers: kept } })
	return { ...run, answers: kept }
}
