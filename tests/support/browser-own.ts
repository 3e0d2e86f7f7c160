import fs from 'node:fs'
import { test as base } from './browser'
import { BELAY_SECRET, type BrowserServer, freshDataDir } from './browser-server'
import { startServer, type TestServer } from './server'

/** The server in this process, so that its database can be put into a state that no page leads to. */
export const test = base.extend<object, { own: TestServer; server: BrowserServer }>({
	own: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructured first argument.
		async ({}, use) => {
			const dataDir = freshDataDir('sample')
			const own = await startServer({ SAMPLE: '1', DATA_DIR: dataDir, BELAY_SECRET })
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
