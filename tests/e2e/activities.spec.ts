import type { Page } from '@playwright/test'
import { activityToken } from '../../app/domain/activity/token.server'
import { createLinkKey } from '../../app/domain/sign-in/links.server'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { BELAY_SECRET } from '../support/browser-server'

/** A quarter of the track: seats are offered and booked, what was done is written down, and a sponsor says that it was so. */
test.use({ story: 'activities' })

const QUARTER = { program: 'strategist-track', stage: 'q1' }
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an admin offers seats, a learner books one, and the host sees who comes', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/activities')
	await expect(admin.getByRole('row', { name: /Łukasz Đorđević/ })).toContainText('Waits for a word')
	await admin.getByRole('main').getByRole('link', { name: 'Offer seats' }).click()
	await admin.getByLabel('For which activity').selectOption({ label: 'A board meeting or its paper' })
	await admin.getByLabel('What people come to').fill('The board of December')
	await admin.getByLabel('Host', { exact: true }).fill('Petra Nilsson')
	await admin.getByLabel('Host’s work address').fill('dir-money@sample.test')
	await admin.getByLabel('Date', { exact: true }).fill(inDays(20))
	await admin.getByLabel('Time', { exact: true }).fill('09:00')
	await admin.getByLabel('Seats', { exact: true }).fill('1')
	await admin.getByLabel('Book until').fill(inDays(18))
	await admin.getByLabel('Place').fill('Lisbon, room Tejo')
	await admin.getByRole('button', { name: 'Offer the seats' }).click()
	await expect(admin.getByText('Offered. People of the quarter see it.')).toBeVisible()

	const learner = await arrive('learner8@sample.test', PHONE)
	await learner.goto(paths.activities(QUARTER))
	await learner.getByRole('button', { name: /^Book a seat ?: The board of December/ }).click()
	await expect(learner.getByText('The seat is yours.')).toBeVisible()
	await expectAccessible(learner, 'a seat that is booked')
	expect(await learner.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(390)

	const host = await arrive('dir-money@sample.test')
	await host.goto('/hosting')
	await host.getByRole('link', { name: 'The board of December' }).click()
	await expect(host.getByRole('region', { name: 'Who comes' })).toContainText('Łukasz Đorđević')
	await learner.getByRole('button', { name: /^Give the seat up ?: The board of December/ }).click()
	await expect(learner.getByRole('button', { name: /^Book a seat ?: The board of December/ })).toBeVisible()
})

async function write(learner: Page, activity: string, minutes: string): Promise<void> {
	await learner.goto(paths.activity({ ...QUARTER, activity }))
	await learner.getByLabel('Day it was done').fill(inDays(-2))
	await learner.getByLabel('Minutes in all').fill(minutes)
	await learner
		.getByLabel('What it was')
		.fill('Both halves this time: revenue by market, cost to serve beside it, and the line that surprised me most.')
	await learner.getByLabel('Who saw it').fill('Petra Nilsson')
	await learner.getByLabel('Their work address').fill('dir-money@sample.test')
	await expect(learner.getByText(/^Saved \d/)).toBeVisible()
	await learner.getByRole('button', { name: 'Ask them to confirm' }).click()
	await expect(learner.getByRole('region', { name: 'Waits for a word' })).toContainText('Petra Nilsson was asked')
}

test('what came back is written anew, sponsors confirm by their link without an account, and the quarter counts it', async ({
	arrive,
	stranger,
	complaints,
}) => {
	complaints.expectStatus(400)
	const learner = await arrive('learner8@sample.test')
	await learner.goto(paths.activity({ ...QUARTER, activity: 'pnl-reading' }))
	await expect(learner.getByRole('region', { name: 'What others said' })).toContainText('Come by on Tuesday')
	await write(learner, 'pnl-reading', '120')
	await write(learner, 'feature-in-metrics', '100')

	const petra = await arrive('dir-money@sample.test')
	await petra.goto('/hosting')
	const asked = petra.getByRole('region', { name: 'Waits for your word' }).getByRole('link')
	await expect(asked).toHaveCount(2)
	const links = await asked.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
	const inLetter = activityToken(createLinkKey(BELAY_SECRET), idOf('activity-link-learner8-board-meeting-3'))

	const sponsor = await stranger()
	for (const link of [...links, paths.confirmActivity({ token: inLetter })]) {
		await sponsor.goto(link)
		await expect(sponsor.getByRole('heading', { name: 'Was it so?' })).toBeVisible()
		await sponsor.getByRole('button', { name: 'No, or not all of it' }).click()
		await expect(sponsor.getByText('Say in a line what was otherwise')).toBeVisible()
		await sponsor.getByRole('button', { name: 'Yes, it was so' }).click()
		await expect(sponsor.getByRole('heading', { name: 'Thank you.' })).toBeVisible()
		await sponsor.goto(link)
		await expect(sponsor.getByText('Łukasz')).toHaveCount(0)
	}
	await learner.goto(paths.requirements(QUARTER))
	await expect(learner.getByRole('main')).toContainText('met: Activities on the job')
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/activities')
	await expect(admin.getByRole('region', { name: 'Confirmed' })).toContainText(
		'Henrike Voss, henrike.voss@auditors.example',
	)
})

test('a year ends with the IC path, and stands beside the other ends', async ({ arrive }) => {
	const learner = await arrive('eng10-3@sample.test')
	await learner.goto(paths.trackYear(QUARTER))
	await learner.getByRole('radio', { name: /I chose the IC path/ }).check()
	await learner.getByLabel('With whom you talked about it').fill('Camila Duarte')
	await learner.getByRole('button', { name: 'End the year so' }).click()
	await expect(learner.getByRole('heading', { name: 'Your year is finished.' })).toBeVisible()
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/activities')
	const finished = admin.getByRole('region', { name: 'Finished the year' })
	await expect(finished).toContainText('Chose the IC path: 2 · Chose to lead people: 1')
	await learner.getByRole('button', { name: /Take it back/ }).click()
	await expect(learner.getByRole('heading', { name: 'Your year', exact: true })).toBeVisible()
})
