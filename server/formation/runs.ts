import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import code from 'virtual:formation-worker'
import type { Db } from '~/domain/db'
import type { Progress } from '~/domain/formation/kinds'
import { endRun, keepProgress, type Runs, stopSilent } from '~/domain/formation/run.server'
import type { Said, Work } from './worker'

const HIGHS = createRequire(import.meta.url).resolve('highs')
/** How long the search may take, and how long after that its thread is ended whatever it does. */
const TOTAL_MS = 24_000
const LATE_MS = 12_000
const KEEP_EVERY_MS = 700
/**
 * While the solver counts, the thread says nothing for many seconds, for more on a busy machine. We hold the thread, so we
 * say that it lives, well within the time after which a run counts as lost (run.server.ts).
 */
const BEAT_EVERY_MS = 5_000

type Log = { error(fields: object, line: string): void; info(fields: object, line: string): void }
export type FormationRuns = Runs & { close(): Promise<void> }

/** Runs the search for cohorts in threads, and writes down how far each is. Who asked for it need not wait. */
export function startFormationRuns(options: {
	db: Db
	clock: () => Date
	log: Log
	/** Whether runs that another server began may be alive */
	isAlone: boolean
	totalMs?: number
	lateMs?: number
}): FormationRuns {
	const { db, clock, log, totalMs = TOTAL_MS, lateMs = LATE_MS } = options
	const alive = new Map<string, { drop: () => Promise<void>; settled: Promise<unknown> }>()
	const lost = stopSilent(db, clock(), options.isAlone ? 0 : undefined).catch((error) =>
		log.error({ err: error }, 'runs that were left could not be stopped'),
	)
	return {
		begin({ formationId, problem, from }) {
			const work: Work = { problem, from, highs: HIGHS, totalMs }
			const worker = new Worker(code, { eval: true, workerData: work, stdout: true, stderr: true })
			const drop = async () => {
				clearInterval(keeping)
				clearTimeout(late)
				if (alive.get(formationId) === run) alive.delete(formationId)
				await worker.terminate()
			}
			const run = { drop, settled: Promise.resolve() as Promise<unknown> }
			alive.set(formationId, run)
			// One write after the other: an older best must not come after a newer one.
			const next = (write: () => Promise<unknown>) => {
				run.settled = run.settled
					.then(write)
					.catch((error) => log.error({ err: error, formationId }, 'a run could not be kept'))
			}
			let latest: Extract<Said, { kind: 'progress' }> | null = null
			let progress: Progress = { stage: 'windows', elapsedMs: 0, placed: 0, cost: null, bound: null }
			let beatMs = clock().getTime()
			// The newest word every so often, also when the thread is silent afterwards.
			const keeping = setInterval(() => {
				const best = latest?.best ?? null
				const nowMs = clock().getTime()
				if (!latest && nowMs - beatMs < BEAT_EVERY_MS) return
				const kept = latest?.progress ?? progress
				progress = kept
				latest = null
				beatMs = nowMs
				next(async () => {
					// Ended meanwhile, perhaps on another node.
					if (!(await keepProgress(db, formationId, kept, best, clock()))) await drop()
				})
			}, KEEP_EVERY_MS)
			keeping.unref()
			const finish = (how: Parameters<typeof endRun>[2]) => {
				if (alive.get(formationId) !== run) return
				void drop()
				next(() => endRun(db, formationId, how, clock()))
			}
			const late = setTimeout(() => finish({ ended: 'late' }), totalMs + lateMs)
			late.unref()
			worker.on('message', (said: Said) => {
				if (said.kind === 'done') return finish(said)
				latest = said
			})
			worker.on('error', (error) => {
				log.error({ err: error, formationId }, 'the search for cohorts failed')
				finish({ failed: true })
			})
			worker.on('exit', () => finish({ failed: true }))
		},
		end(formationId) {
			void alive.get(formationId)?.drop()
		},
		async close() {
			await lost
			await Promise.all(
				[...alive].map(async ([formationId, run]) => {
					await run.drop()
					await run.settled
					await endRun(db, formationId, { ended: 'restart' }, clock())
				}),
			)
		},
	}
}
