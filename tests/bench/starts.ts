import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startChild } from './child'
import type { Kind, World } from './world'

export type Starts = { on: Kind; cold: number; warm: number }

const WARM_ROUNDS = 3

/**
 * Seconds from a new process to its address, on a database that is there: with nothing compiled, and again with everything
 * in the cache. The cache lies under the root, so each start gets a root whose other parts are links to ours.
 */
export async function measureStarts(world: World): Promise<Starts> {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-bench-root-'))
	for (const name of ['content', 'prisma', 'build', 'package.json', 'package-lock.json'])
		fs.symlinkSync(path.resolve(name), path.join(root, name))
	fs.mkdirSync(path.join(root, 'node_modules'))
	const start = async () => {
		const startedMs = performance.now()
		const app = await startChild('serve', { ...world.env, BENCH_CONTENT_ROOT: root })
		const seconds = (performance.now() - startedMs) / 1000
		await app.close()
		return seconds
	}
	try {
		const cold = await start()
		const warm: number[] = []
		for (let round = 0; round < WARM_ROUNDS; round++) warm.push(await start())
		return { on: world.kind, cold, warm: Math.min(...warm) }
	} finally {
		fs.rmSync(root, { recursive: true, force: true })
	}
}
