import { afterAll } from 'vitest'
import { startServer, type TestServer } from './server'

type Start = Parameters<typeof startServer>

/**
 * One server for all tests of a file. Call it once at its top.
 * @returns `open`: what a test leaves open on it, closed before it is
 */
export async function aServerForRooms(...start: Start): Promise<{ server: TestServer; open: { close(): void }[] }> {
	const server = await startServer(...start)
	const open: { close(): void }[] = []
	afterAll(async () => {
		for (const each of open) each.close()
		await server.close()
	})
	return { server, open }
}
