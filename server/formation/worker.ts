import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Highs } from 'highs'
import { arrange, limitsFor, type Tools } from '~/domain/formation/arrange'
import { solverOf } from '~/domain/formation/highs'
import type { Arrangement, Problem, Progress, Proposal } from '~/domain/formation/kinds'
import { type Freed, freedBy } from '~/domain/formation/relax'

/**
 * The search for cohorts, in a thread of its own: it keeps a core busy, and ends when the thread is ended. Bundled into a
 * text by vite.config.ts (server/setup/formation-worker.ts), so that it runs from the build as from the sources.
 */
export type Work = {
	problem: Problem
	from: Proposal | null
	/** Where the package highs is: a thread made of text has no place to look from */
	highs: string
	totalMs: number
}
export type Said =
	| { kind: 'progress'; progress: Progress; best: Arrangement | null }
	| { kind: 'done'; arrangement: Arrangement; progress: Progress & { freed: Freed[] } }

const FREED_MS = 800

async function work({ problem, from, highs, totalMs }: Work, say: (said: Said) => void): Promise<void> {
	const load = createRequire(highs)(highs) as () => Promise<Highs>
	const tools: Tools = {
		solve: solverOf(await load()),
		nowMs: () => performance.now(),
		say: (progress, best) => say({ kind: 'progress', progress, best }),
	}
	const { arrangement, progress } = arrange(problem, from, tools, limitsFor(problem.people.length, totalMs))
	const placed = new Set(arrangement.groups.flatMap((group) => group.people))
	const left = problem.people.map(({ id }) => id).filter((id) => !placed.has(id))
	const quick = { ...limitsFor(problem.people.length, FREED_MS), rounds: 2 }
	const freed = freedBy(problem, left, tools, quick)
	say({ kind: 'done', arrangement, progress: { ...progress, freed } })
}

const port = parentPort
if (port) void work(workerData as Work, (said) => port.postMessage(said))
