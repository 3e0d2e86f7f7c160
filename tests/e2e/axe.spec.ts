import { readFileSync } from 'node:fs'
import { expect } from '../support/browser'
import { expectAccessible, expectToFitAPhone } from '../support/browser-axe'
import { listRoutes, PAGES, ROLES, type RoleName, test, visitsOf } from '../support/browser-pages'
import { startProcess } from '../support/browser-server'

/** Every page of every role, in light and dark, has nothing that axe can find fault with, and fits a phone. */
test.use({ story: 'accessible pages' })

test('every URL of the product is visited here, or says why it shows no page', async () => {
	const routes = await listRoutes()
	expect(Object.keys(PAGES).sort()).toEqual(routes.map(({ pattern }) => pattern).sort())
	for (const { pattern, file } of routes) {
		const visits = PAGES[pattern]
		if (typeof visits !== 'string') expect(visits?.flatMap(({ as }) => as).length, pattern).toBeGreaterThan(0)
		// Whoever has a page is looked at. Set-up is, below: on an empty database, where it is shown.
		else if (pattern !== 'set-up')
			expect(readFileSync(`app/${file}`, 'utf8'), `${pattern}: ${visits}`).not.toContain('export default')
	}
})

for (const [role, email] of Object.entries(ROLES) as [RoleName, string | null][]) {
	test(`every page of a ${role}`, async ({ arrive, stranger, places, complaints }) => {
		test.slow()
		complaints.expectStatus(403, 404)
		const page = email ? await arrive(email) : await stranger()
		for (const { path, status } of visitsOf(role, places)) {
			const answer = await page.goto(path)
			expect(answer?.status(), path).toBe(status)
			await expectAccessible(page, path)
			await expectToFitAPhone(page, path)
		}
	})
}

test('the first run, on an empty database', async ({ browser }) => {
	const server = await startProcess()
	try {
		const context = await browser.newContext({ baseURL: server.url })
		const page = await context.newPage()
		await page.goto('/set-up')
		await expectAccessible(page, 'set-up')
		await page.getByRole('button', { name: 'Set up the organization' }).click()
		await expect(page.getByLabel('Organization')).toHaveAttribute('aria-invalid', 'true')
		await expectAccessible(page, 'set-up with errors')
		await context.close()
	} finally {
		await server.stop()
	}
})
