import fs from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import {
	aFolder,
	counting,
	endWhatWasStarted,
	killNode,
	type Launched,
	launch,
	lockFile,
	START,
	startNode,
	stopNode,
} from '../support/nodes'
import { ask } from '../support/server'

endWhatWasStarted()

const rounds = counting(5, 50)

/**
 * A process that takes the lock, at a given moment if there is one, and keeps it until SIGTERM. It prints how long
 * taking it, or being refused, took.
 */
const HOLDER = `
import { takeDataLock } from './server/data-lock'
while (Date.now() < Number(process.argv[3] ?? 0));
const startedMs = performance.now()
const tell = () => process.stdout.write(String(performance.now() - startedMs))
try {
	const lock = takeDataLock(process.argv[2] ?? '')
	process.on('SIGTERM', () => {
		lock.release()
		process.exit(0)
	})
	setInterval(() => undefined, 60_000)
	tell()
	process.stderr.write('Holding\\n')
} catch (error) {
	tell()
	process.stderr.write((error as Error).message + '\\n')
	process.exitCode = 1
}`

let holder = ''
beforeAll(() => {
	holder = path.join(aFolder('holder'), 'holder.mjs')
	buildSync({
		stdin: { contents: HOLDER, resolveDir: process.cwd(), loader: 'ts' },
		bundle: true,
		platform: 'node',
		format: 'esm',
		outfile: holder,
	})
})

const take = (folder: string, atMs = 0) => launch([process.execPath, holder, folder, String(atMs)], {})

async function refusalOf(starter: Launched): Promise<string> {
	expect(await starter.ended).toEqual({ code: 1, signal: null })
	const { err, out } = starter.printed()
	expect(err.trim().split('\n')).toHaveLength(1)
	expect(Number(out)).toBeLessThan(1_000)
	return err
}

const rewrite = (folder: string, change: object) => {
	const before = JSON.parse(fs.readFileSync(lockFile(folder), 'utf8')) as object
	fs.writeFileSync(lockFile(folder), JSON.stringify({ ...before, ...change }))
}

describe('F15: the lock on the embedded database', () => {
	test(`is refused to a second process at once, with the first one’s number, ${rounds} times of ${rounds}`, async () => {
		const folder = aFolder()
		const first = take(folder)
		await first.says('Holding')
		for (let round = 0; round < rounds; round++)
			expect(await refusalOf(take(folder))).toContain(`in use by process ${first.pid} `)
		expect(await stopNode(first)).toEqual({ code: 0, signal: null })
		expect(fs.readdirSync(folder)).toEqual([])
	})

	test(`goes over from a process that was killed, ${rounds} times of ${rounds}`, async () => {
		const folder = aFolder()
		for (let round = 0; round < rounds; round++) {
			const next = take(folder)
			await next.says('Holding')
			expect(fs.readdirSync(folder)).toEqual(['belay.lock'])
			await killNode(next)
		}
	})

	test(`goes over when the number of the dead one belongs to somebody else now, ${rounds} times of ${rounds}`, async () => {
		const folder = aFolder()
		for (let round = 0; round < rounds; round++) {
			const next = take(folder)
			await next.says('Holding')
			await killNode(next)
			// This test is alive, and did not start when the dead holder did.
			rewrite(folder, { pid: process.pid })
		}
		const last = take(folder)
		await last.says('Holding')
		expect(JSON.parse(fs.readFileSync(lockFile(folder), 'utf8'))).toMatchObject({ pid: last.pid })
	})

	test('goes to one of eight who find it left behind at the same time', async () => {
		const folder = aFolder()
		for (let round = 0; round < counting(3, 50); round++) {
			const dead = take(folder)
			await dead.says('Holding')
			await killNode(dead)
			const together = Date.now() + 500
			const starters = Array.from({ length: 8 }, () => take(folder, together))
			const outcomes = await Promise.all(
				starters.map((starter) =>
					Promise.race([starter.says('Holding').then(() => starter), starter.ended.then(() => null)]).catch(() => null),
				),
			)
			const winners = outcomes.filter((each) => each !== null)
			expect(winners).toHaveLength(1)
			for (const starter of starters)
				if (starter !== winners[0]) expect(await refusalOf(starter)).toContain(`in use by process ${winners[0]?.pid} `)
			for (const winner of winners) await stopNode(winner)
		}
	})

	test.each([
		['another host', { host: 'elsewhere' }, 'host elsewhere'],
		['another boot of this host', { bootId: 'an earlier one' }, 'another host or boot'],
	])('taken by a process of %s stays, and the refusal says how to remove it', async (_whose, change, words) => {
		const folder = aFolder()
		const gone = take(folder)
		await gone.says('Holding')
		await killNode(gone)
		rewrite(folder, change)
		const refusal = await refusalOf(take(folder))
		expect(refusal).toContain(`process ${gone.pid} `)
		expect(refusal).toContain(words)
		expect(refusal).toContain(`rm "${lockFile(folder)}"`)
		fs.rmSync(lockFile(folder))
		await take(folder).says('Holding')
	})

	test('that cannot be read is nobody’s to take', async () => {
		const folder = aFolder()
		fs.writeFileSync(lockFile(folder), '')
		expect(await refusalOf(take(folder))).toContain(`rm "${lockFile(folder)}"`)
		expect(fs.readdirSync(folder)).toEqual(['belay.lock'])
	})

	test('left in the middle of going over says so too', async () => {
		const folder = aFolder()
		const gone = take(folder)
		await gone.says('Holding')
		await killNode(gone)
		fs.copyFileSync(lockFile(folder), `${lockFile(folder)}.takeover`)
		expect(await refusalOf(take(folder))).toContain(`rm "${lockFile(folder)}.takeover"`)
		fs.rmSync(`${lockFile(folder)}.takeover`)
		await take(folder).says('Holding')
	})

	test('is not given back by somebody who has lost it', async () => {
		const folder = aFolder()
		const first = take(folder)
		await first.says('Holding')
		fs.rmSync(lockFile(folder))
		const second = take(folder)
		await second.says('Holding')
		await stopNode(first)
		expect(JSON.parse(fs.readFileSync(lockFile(folder), 'utf8'))).toMatchObject({ pid: second.pid })
	})
})

test('a second server on the same data is refused in one line, and the first one goes on', async () => {
	const first = await startNode()
	const env = { DATA_DIR: first.env.DATA_DIR ?? '', PORT: '0', LOG_LEVEL: 'info' }
	for (let round = 0; round < counting(2, 10); round++) {
		const second = launch(START, env)
		expect(await second.ended).toEqual({ code: 1, signal: null })
		const { out, err } = second.printed()
		expect(err).toMatch(new RegExp(`^The data are in use by process ${first.pid} since \\S+\\. Stop it, .*\\n$`))
		expect(out).toBe('')
	}
	expect((await ask(first, '/readyz')).status).toBe(200)
	expect(await stopNode(first)).toEqual({ code: 0, signal: null })
})
