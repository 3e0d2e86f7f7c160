import { afterAll, beforeAll } from 'vitest'
import { startServer, type TestServer } from './server'

type Start = Parameters<typeof startServer>

/**
 * One server for all tests of a file, there once they run.
 * @returns `open`: what a test leaves open on it, closed before it is
 */
export function aServerForRooms(...start: Start): { server: TestServer; open: { close(): void }[] } {
	const server = {} as TestServer
	const open: { close(): void }[] = []
	beforeAll(async () => {
		Object.assign(server, await startServer(...start))
	})
	afterAll(async () => {
		for (const each of open) each.close()
		await server.close()
	})
	return { server, open }
}
