import { test as base, expect } from '../support/browser'
import { type BrowserServer, startProcess } from '../support/browser-server'
import { eventually } from '../support/nodes'
import { aPostOffice, type PostOffice } from '../support/post-office'

/** A seat is let go, and whoever stands next in line takes it from the letter, without signing in. */
const test = base.extend<object, { office: PostOffice; server: BrowserServer }>({
	office: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructured first argument.
		async ({}, use) => {
			const office = await aPostOffice()
			await office.open()
			await use(office)
			await office.close()
		},
		{ scope: 'worker' },
	],
	server: [
		async ({ office }, use) => {
			const server = await startProcess({ SAMPLE: '1', SMTP_URL: office.smtpUrl })
			await use(server)
			await server.stop()
			expect(server.errors(), 'what the server logged as errors').toEqual([])
		},
		{ scope: 'worker', timeout: 120_000 },
	],
})
test.use({ story: 'waitlist' })

const [HOLDER, NEXT, BEHIND] = ['eng9-8@sample.test', 'eng1-8@sample.test', 'eng2-8@sample.test']

test('the next in line takes a seat from a letter', async ({ arrive, stranger, office }) => {
	const holder = await arrive(HOLDER)
	await holder.goto('/cohorts')
	await expect(holder.getByText(/^A seat is held for you until /)).toBeVisible()
	await holder.getByRole('link', { name: /^Let it go/ }).click()
	await holder.getByRole('button', { name: 'Let the seat go' }).click()
	await expect(holder.getByText(/^A seat is held for you until /)).toHaveCount(0)

	const letter = () => office.taken.find(({ to }) => to.includes(NEXT))?.mail
	await eventually('a letter with the offer', () => letter() !== undefined)
	expect(letter()?.subject).toMatch(/^A seat in Winter B is held for you until /)
	const link = new URL(/https?:\S+\/seat\/\S+/.exec(letter()?.text ?? '')?.[0] ?? '').pathname
	const page = await stranger()
	await page.goto(link)
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A seat in Winter B is held for you.')
	await page.getByRole('button', { name: 'Take the seat' }).focus()
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The seat is yours.')
	await page.goto(link)
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have this seat.')

	const next = await arrive(NEXT)
	await next.goto('/cohorts')
	await next.getByRole('main').getByRole('link', { name: 'Winter B', exact: true }).click()
	await expect(next.getByRole('heading', { level: 1 })).toHaveText('Winter B')
	const behind = await arrive(BEHIND)
	await behind.goto('/cohorts')
	await expect(behind.getByText(/^You are (first|next) in line\./)).toBeVisible()
})
