import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Playwright's global setup: the servers of all workers run what is in build/, so it is made once, before the first. */
export default async function setup(): Promise<void> {
	const { ensureBuilt } = (await import(pathToFileURL(path.resolve('server/setup/steps.mjs')).href)) as {
		ensureBuilt(): Promise<void>
	}
	await ensureBuilt()
}
