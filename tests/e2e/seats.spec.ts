import type { Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'

/** The seats of Winter B: waited for in line, given up, and offered to the next. */
test.use({ story: 'seats' })

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const SEATED = 'eng1-7@sample.test'
const FIRST_IN_LINE = 'eng1-8@sample.test'

const winterB = (page: Page) =>
	page.getByRole('region', { name: 'Open to join' }).getByRole('listitem').filter({ hasText: 'Winter B' })

test('somebody stands in line, sees how far, and leaves it', async ({ arrive }) => {
	const page = await arrive('eng3-8@sample.test', PHONE)
	await page.goto('/cohorts')
	await expect(winterB(page)).toContainText(/Every seat is taken, (two|three) people wait/)
	await page.getByRole('button', { name: 'Stand in line for Winter B' }).click()
	await expect(winterB(page)).toContainText('You are third in line.')
	await winterB(page).getByRole('link', { name: 'Leave the line' }).click()
	await expectAccessible(page, 'leaving a line')
	await page.getByRole('button', { name: 'Leave', exact: true }).click()
	await expect(page.getByRole('button', { name: 'Stand in line for Winter B' })).toBeVisible()
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(390)
})

test('a seat given up is offered to the first in line, who takes it among their cohorts', async ({ arrive }) => {
	const leaver = await arrive(SEATED)
	await leaver.goto(paths.cohort({ cohort: idOf('winter-b') }))
	await leaver.getByRole('link', { name: 'Leave this cohort' }).click()
	await leaver.getByRole('button', { name: 'Leave it' }).click()
	await expect(leaver.getByText('You have left Winter B. Your progress stays yours.')).toBeVisible()
	const next = await arrive(FIRST_IN_LINE, PHONE)
	await next.goto('/cohorts')
	await expect(winterB(next)).toContainText('A seat is held for you until')
	await expectAccessible(next, 'an offer in hand')
	await next.getByRole('button', { name: 'Take the seat in Winter B' }).click()
	await expect(next.getByRole('main').getByRole('link', { name: 'Winter B' })).toBeVisible()
})

test('an admin sets how seats are given, and takes somebody out of the line', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.cohortSeats({ cohort: idOf('winter-b') }))
	const line = admin.getByRole('region', { name: 'In line' })
	await line.getByRole('link', { name: /^Take out of the line: / }).click()
	await admin.getByRole('button', { name: 'Take out', exact: true }).click()
	await expect(line.getByRole('link', { name: /^Take out of the line: / })).toHaveCount(0)
	await admin.getByRole('link', { name: 'How seats are given' }).click()
	await admin.getByLabel('Hours an offer lasts').fill('0')
	await admin.getByLabel(/^Ask the line manager/).check()
	await admin.getByRole('button', { name: 'Keep these rules' }).click()
	await expect(admin.getByLabel('Hours an offer lasts')).toHaveAttribute('aria-invalid', 'true')
	await expect(admin.getByLabel(/^Ask the line manager/)).toBeChecked()
	await expectAccessible(admin, 'rules of seats with a mistake')
	await admin.getByLabel('Hours an offer lasts').fill('24')
	await admin.getByRole('button', { name: 'Keep these rules' }).click()
	await expect(admin.getByText('Kept. It holds for whoever asks from now on.')).toBeVisible()
})

test('a mistake in the rules of seats is gone once they are kept', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.seatRules())
	const hours = admin.getByLabel('Hours an offer lasts')
	await hours.fill('1')
	await admin.getByRole('button', { name: 'Keep these rules' }).click()
	await expect(hours).toHaveAttribute('aria-invalid', 'true')
	await hours.fill('30')
	await admin.getByRole('button', { name: 'Keep these rules' }).click()
	await expect(admin.getByText('Kept. It holds for whoever asks from now on.')).toBeVisible()
	await expect(hours).not.toHaveAttribute('aria-invalid')
	await expect(hours).toHaveValue('30')
})
