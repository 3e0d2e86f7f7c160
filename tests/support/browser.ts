import fs from 'node:fs'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { type BrowserServer, startProcess } from './browser-server'
import { dirWithThirtyReady } from './browser-thirty'

export { expect }

export const SAMPLE_PASSWORD = 'belay-sample'

type PerFile = {
	/** Which story a file tells. Files that name different ones get a server and a database of their own. */
	story: string
	/** `sample`: Ferrystone in mid-program. `thirty`: with a cohort of many who are ready. `empty`: nobody has set anything up. */
	database: 'sample' | 'thirty' | 'empty'
	server: BrowserServer
}
type PerTest = {
	/** What browser and server complained about; anything not expected fails the test. */
	complaints: Complaints
	/** A browser of its own, signed in and on the first page. */
	arrive: (email: string, options?: BrowserContextOptions) => Promise<Page>
	/** A browser of its own, without an account. */
	stranger: (options?: BrowserContextOptions) => Promise<Page>
}

/**
 * A newer press of a button makes Remix 2.17.5 give up a load that is under way: it either leaves that load's promise alone
 * or, when the answer had begun to arrive, writes to the console, and then rightly drops the load.
 */
function isGivenUp(said: string): boolean {
	return /^AbortError: (signal is aborted without reason|BodyStreamBuffer was aborted)/.test(said)
}

class Complaints {
	readonly #heard: string[] = []
	readonly #expected: RegExp[] = []

	/** A page that answers with this status makes Chromium write a line to its console: here that is no fault. */
	expectStatus(...statuses: number[]): void {
		for (const status of statuses) this.#expected.push(new RegExp(`the server responded with a status of ${status} `))
	}

	/** Whatever is asked for without a network: Chromium writes a line for each. */
	expectCutOff(): void {
		this.#expected.push(/net::ERR_INTERNET_DISCONNECTED/)
	}

	/** A line that goes through the test's own hands is closed here later than it was there: what is sent meanwhile Chromium remarks on. */
	expectClosedLine(): void {
		this.#expected.push(/WebSocket is already in CLOSING or CLOSED state/)
	}

	watch(context: BrowserContext): void {
		context.on('console', (message) => {
			if (message.type() === 'error' && !isGivenUp(message.text()))
				this.#heard.push(`${message.page()?.url()}: ${message.text()} ${message.location().url}`)
		})
		context.on('weberror', (error) => {
			if (isGivenUp(String(error.error()))) return
			this.#heard.push(`${error.page()?.url()}: ${error.error().stack}`)
		})
	}

	unexpected(): string[] {
		return this.#heard.filter((line) => !this.#expected.some((pattern) => pattern.test(line)))
	}
}

export const test = base.extend<PerTest, PerFile>({
	story: ['', { scope: 'worker', option: true }],
	database: ['sample', { scope: 'worker', option: true }],
	server: [
		// Playwright reads the names of fixtures from this pattern: `story` is named so that it keeps workers apart.
		async ({ database, story }, use) => {
			const made = database === 'thirty' ? await dirWithThirtyReady() : undefined
			const server = await startProcess(database === 'empty' ? {} : { SAMPLE: '1' }, made)
			await use(server)
			await server.stop()
			if (made) fs.rmSync(made, { recursive: true, force: true })
			expect(server.errors(), `what the server of "${story}" logged as errors`).toEqual([])
		},
		{ scope: 'worker', timeout: 120_000 },
	],
	baseURL: async ({ server }, use) => use(server.url),
	complaints: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructured first argument.
		async ({}, use) => {
			const complaints = new Complaints()
			await use(complaints)
			expect(complaints.unexpected(), 'errors in the browser console').toEqual([])
		},
		{ auto: true },
	],
	context: async ({ context, complaints }, use) => {
		complaints.watch(context)
		await use(context)
	},
	stranger: async ({ browser, complaints }, use) => {
		const contexts: BrowserContext[] = []
		await use(async (options = {}) => {
			const context = await browser.newContext(options)
			contexts.push(context)
			complaints.watch(context)
			return context.newPage()
		})
		await Promise.all(contexts.map((context) => context.close()))
	},
	arrive: async ({ stranger }, use) => {
		await use(async (email, options) => {
			const page = await stranger(options)
			await signInUnseen(page, email)
			return page
		})
	},
})

/** What the form of the login page sends, without drawing that page: two hundred arrivals need not look at it. */
async function signInUnseen(page: Page, email: string): Promise<void> {
	const form = { email, password: SAMPLE_PASSWORD }
	const answer = await page.request.post('/login', {
		form,
		headers: { 'sec-fetch-site': 'same-origin' },
		maxRedirects: 0,
	})
	expect(answer.status(), `${email} signs in`).toBe(303)
	await page.goto(answer.headers().location ?? '')
}

/** Through the real login page, as everybody does. */
export async function signIn(page: Page, email: string, password = SAMPLE_PASSWORD): Promise<void> {
	await page.goto('/login')
	await page.getByLabel('E-mail address').fill(email)
	await page.getByLabel('Password').fill(password)
	await page.getByRole('button', { name: 'Sign in' }).click()
	await page.waitForURL((url) => url.pathname !== '/login')
}

export async function signOut(page: Page): Promise<void> {
	await page.getByLabel(/, your account$/).click()
	await page.getByRole('button', { name: 'Sign out' }).click()
	await page.waitForURL('**/login')
}
