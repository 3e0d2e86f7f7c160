import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { listRoutes, PAGES } from '../support/browser-pages'

/** A fresh organization: every page is empty, says what belongs there, and has nothing that axe can find fault with. */
test.use({ story: 'accessible first day', database: 'empty' })

const LEVEL = 'technical-leadership-ladder/l1'
const SHOWN = (await listRoutes()).map(({ pattern }) => pattern).filter((pattern) => typeof PAGES[pattern] !== 'string')

test('every page of somebody who holds all desks of an organization where nothing has happened', async ({
	stranger,
}) => {
	test.setTimeout(240_000)
	const page = await stranger()
	await page.goto('/')
	await expectAccessible(page, 'set-up')
	await page.getByLabel('Organization').fill('Northwall')
	await page.getByLabel('Your name').fill('Noor Haddad')
	await page.getByLabel('Your e-mail address').fill('noor@example.com')
	await page.getByLabel('A password').fill('a rope holds more than one')
	await page.getByRole('button', { name: 'Set up the organization' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person')
	await page.getByRole('link', { name: 'Noor Haddad' }).first().click()
	await page.getByRole('checkbox', { name: 'Facilitator', exact: true }).check()
	await page.getByRole('checkbox', { name: 'Learner', exact: true }).check()
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible()

	const plain = SHOWN.filter((pattern) => !pattern.includes(':') && pattern !== '*').map((pattern) => `/${pattern}`)
	expect(plain.length).toBeGreaterThan(15)
	const level = ['', '/check', '/submission/scenario'].map((under) => `/assess/${LEVEL}${under}`)
	for (const path of [...plain, `/learn/${LEVEL}`, ...level]) {
		const answer = await page.goto(path)
		expect(answer?.status(), path).toBe(200)
		await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
		await expectAccessible(page, `${path}, first day`)
	}

	await page.goto('/admin/cohorts/new')
	await page.getByLabel('Name', { exact: true }).fill('Spring A')
	await page.getByLabel('Level').selectOption({ label: 'Level 1: Foundation Skills' })
	await page.getByLabel('Starts on').fill(`${new Date().getFullYear() + 1}-04-06`)
	await page.getByRole('button', { name: 'Create the cohort' }).click()
	await expect(page.getByText('Spring A exists.')).toBeVisible()
	const cohort = new URL(page.url()).pathname
	for (const path of [cohort, `${cohort}/gradebook`, `${cohort}/sessions/new`]) {
		await page.goto(path)
		await expectAccessible(page, `${path}, of nobody`)
	}
})
