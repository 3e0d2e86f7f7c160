import fs from 'node:fs'
import { MIGRATED_DIR, startServer } from './server'

/** Once for all files: the data directory of a server that has come up for the first time. Each file's server begins with a copy. */
export default async function setup(): Promise<() => void> {
	const { NODE_ENV } = process.env
	const server = await startServer()
	await server.stop()
	// Other projects of the same run are no production.
	process.env.NODE_ENV = NODE_ENV
	process.env[MIGRATED_DIR] = server.dataDir
	return () => fs.rmSync(server.dataDir, { recursive: true, force: true })
}
