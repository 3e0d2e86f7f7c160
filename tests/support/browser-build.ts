import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { openPglite } from '../../server/pglite'
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
	await spareTheDisk(path.join(sample, 'data/pg'))
	process.env[SAMPLE_DIR] = path.join(sample, 'data')
	return () => fs.rmSync(sample, { recursive: true, force: true })
}

/** Nobody pulls the plug of a server that a browser visits: its commits need not wait for the disk. */
async function spareTheDisk(dataDir: string): Promise<void> {
	const client = await openPglite({ dataDir })
	await client.exec('alter system set synchronous_commit = off')
	await client.close()
}
