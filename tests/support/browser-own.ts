import fs from 'node:fs'
import { test as base } from './browser'
import { BELAY_SECRET, type BrowserServer, freshDataDir } from './browser-server'
import { startServer, type TestServer } from './server'

/** How far the server's clock is ahead of everybody's. */
type Clock = { aheadMs: number }

/** The server in this process, so that its database and its clock can be put into a state that no page leads to. */
export const test = base.extend<object, { clock: Clock; own: TestServer; server: BrowserServer }>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructured first argument.
	clock: [async ({}, use) => use({ aheadMs: 0 }), { scope: 'worker' }],
	own: [
		async ({ clock }, use) => {
			const dataDir = freshDataDir('sample')
			const own = await startServer(
				{ SAMPLE: '1', DATA_DIR: dataDir, BELAY_SECRET },
				{ clock: () => new Date(Date.now() + clock.aheadMs) },
			)
			await use(own)
			await own.close()
			fs.rmSync(dataDir, { recursive: true, force: true })
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	server: [
		async ({ own }, use) => use({ url: own.url, errors: () => [], stop: async () => undefined }),
		{ scope: 'worker' },
	],
})
