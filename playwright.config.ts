import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const systemChromium = process.env.CHROMIUM_PATH ?? known.find((file) => existsSync(file))

/**
 * tests/e2e: one journey a file, in a real Chromium, each against a server and database of its own
 * (tests/support/browser.ts), so that files may run beside each other.
 */
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/browser-build.ts',
	outputDir: 'test-results',
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	timeout: 90_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: {
		// Playwright's own Chromium where the machine has none.
		launchOptions: { executablePath: systemChromium },
		locale: 'en-US',
		timezoneId: 'Europe/London',
		viewport: { width: 1280, height: 800 },
		contextOptions: { reducedMotion: 'reduce' },
		actionTimeout: 15_000,
		navigationTimeout: 20_000,
		screenshot: 'only-on-failure',
		trace: 'off',
	},
})
