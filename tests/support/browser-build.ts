import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { SAMPLE_DIR, startProcess } from './browser-server'

/**
 * Playwright's global setup. The servers of all workers run what is in build/, so it is made once, before the first; and
 * those that show the sample organization begin with a copy of one that was loaded once, which takes most of a start.
 */
export default async function setup(): Promise<() => void> {
	const { ensureBuilt } = (await import(pathToFileURL(path.resolve('server/setup/steps.mjs')).href)) as {
		ensureBuilt(): Promise<void>
	}
	await ensureBuilt()
	const sample = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-e2e-sample-'))
	const server = await startProcess({ SAMPLE: '1' }, path.join(sample, 'data'))
	await server.stop()
	process.env[SAMPLE_DIR] = path.join(sample, 'data')
	return () => fs.rmSync(sample, { recursive: true, force: true })
}
