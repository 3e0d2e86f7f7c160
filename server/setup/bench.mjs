// npm run bench: measures on this machine and writes docs/benchmarks.md. About six minutes; nothing else should run.
import { findChromium, findPostgres } from './needs.mjs'
import { withSource } from './source.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled, fail } from './steps.mjs'

await ensureInstalled()
await ensureGenerated()
await ensureBuilt()
if (!(await findPostgres())) fail('The benchmark needs PostgreSQL: put initdb and postgres into PATH.')
const chromium = await findChromium()
if (chromium) process.env.CHROMIUM_PATH = chromium
const met = await withSource(async (load) => {
	const { runBench } = await load('/tests/bench/run.ts')
	return runBench((line) => console.log(line))
})
process.exit(met ? 0 : 1)
