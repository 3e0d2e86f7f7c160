import type { Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { inDays } from '../support/browser-room'

/** Dates of a whole level: planned at once, moved together, held again; nobody is told before an admin has seen whom. */
test.use({ story: 'dates' })

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const BEFORE_IT_IS_SENT = 'Nothing is sent yet. This is who will be told what'

const fits = async (page: Page) =>
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(390)

test('the sessions of a level get their dates at once, after a look at who is told', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test', PHONE)
	await admin.goto(paths.planSessions({ cohort: idOf('winter-a') }))
	await admin.getByLabel('Day of the week').selectOption('Wednesday')
	await admin.getByRole('button', { name: 'See how it suits' }).click()
	await expect(admin).toHaveURL(/weekday=3/)
	const link = 'https://meet.ferrystone.example/winter-a'
	await admin.getByLabel('Call link of all sessions').fill('meet.example')
	await admin.getByRole('button', { name: 'Weigh these dates' }).click()
	await expect(admin.getByLabel('Call link of all sessions')).toHaveAttribute('aria-invalid', 'true')
	await expect(admin.getByLabel('Call link of all sessions')).toHaveValue('meet.example')
	await expectAccessible(admin, 'a plan with a mistake')
	await admin.getByLabel('Call link of all sessions').fill(link)
	await admin.getByRole('button', { name: /^See who is told, then schedule/ }).click()
	await expect(admin.getByRole('heading', { name: BEFORE_IT_IS_SENT })).toBeFocused()
	await expect(admin.getByLabel('Call link of all sessions')).toHaveValue(link)
	await fits(admin)
	await expectAccessible(admin, 'who is told of a plan')
	await admin.getByRole('button', { name: /^Schedule .* and tell them$/ }).click()
	await expect(admin.getByText('Everybody sees them on their own clock.')).toBeVisible()
})

test('what follows a session is moved with it, without JavaScript too', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test', { ...PHONE, javaScriptEnabled: false })
	await admin.goto(paths.moveSeries({ session: idOf('autumn-b-5') }))
	await admin.getByLabel('Later by days').fill('14')
	await admin.getByRole('button', { name: 'Weigh the new dates' }).click()
	await expect(admin.getByText(/^Then /).first()).toBeVisible()
	await expect(admin.getByLabel('Later by days')).toHaveValue('14')
	await fits(admin)
	await admin.getByRole('button', { name: 'See who is told, then move' }).click()
	await expect(admin.getByRole('heading', { name: BEFORE_IT_IS_SENT })).toBeVisible()
	await expect(admin.getByLabel('Old and new dates').getByRole('listitem').first()).toContainText(/ to .* to /)
	await expect(admin.getByRole('region', { name: BEFORE_IT_IS_SENT })).not.toContainText('nvited')
	await fits(admin)
	await admin.getByRole('button', { name: /^Move .* and tell them$/ }).click()
	await expect(admin.getByText('Moved. Everybody sees the new dates on their own clock.')).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
	test(`who leads is swapped after a look at who is told, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		arrive,
	}) => {
		const [comes, goes] = javaScriptEnabled ? ['Chidi Nwosu', 'Ruth Abrahams'] : ['Ruth Abrahams', 'Chidi Nwosu']
		const admin = await arrive('admin@sample.test', { ...PHONE, javaScriptEnabled })
		await admin.goto(paths.adminCohort({ cohort: idOf('autumn-b') }))
		const facilitators = admin.getByRole('region', { name: 'Facilitators' })
		const people = facilitators.getByLabel('Name a facilitator')
		const choice = people.getByRole('option', { name: comes })
		await people.selectOption((await choice.getAttribute('value')) ?? '')
		await facilitators.getByLabel('Part', { exact: true }).selectOption('lead')
		await facilitators.getByLabel('In the place of').selectOption(goes)
		await facilitators.getByRole('button', { name: 'Name', exact: true }).click()
		const hears = admin.getByRole('region', { name: BEFORE_IT_IS_SENT })
		// Who is back before the letter about going has left is told only what is new.
		await expect(hears).toContainText(new RegExp(`${comes}(Invited to|“Second case” moved from)`))
		if (javaScriptEnabled)
			await expect(hears).toContainText(new RegExp(`${goes}Three sessions taken out of the calendar`))
		await expect(facilitators.getByLabel('In the place of')).toHaveValue(/./)
		await fits(admin)
		// Axe is a script itself.
		if (javaScriptEnabled) await expectAccessible(admin, 'who is told of a swap')
		await admin.getByRole('button', { name: 'Name and tell them' }).click()
		await expect(facilitators.getByRole('listitem').filter({ hasText: comes })).toBeVisible()
		await expect(facilitators.getByRole('listitem').filter({ hasText: goes })).toHaveCount(0)
	})

test('a session is held again for those who missed it', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.makeUp({ session: idOf('autumn-b-2') }))
	await admin.getByLabel('Title').fill('')
	await admin.getByLabel('Date', { exact: true }).fill(inDays(6))
	await admin.getByRole('button', { name: 'Schedule the make-up' }).click()
	await expect(admin.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true')
	await expect(admin.getByLabel('Date', { exact: true })).toHaveValue(inDays(6))
	await expectAccessible(admin, 'a make-up with a mistake')
	await expect(admin.getByText('Nobody missed it, by its list of who was there.')).toBeVisible()
	await admin.getByRole('group', { name: 'Whom it is for' }).getByRole('checkbox').first().check()
	await admin.getByLabel('Title').fill('First case, again')
	await admin.getByRole('button', { name: 'Schedule the make-up' }).click()
	await expect(admin.getByRole('heading', { name: BEFORE_IT_IS_SENT })).toBeFocused()
	await expectAccessible(admin, 'who is told of a make-up')
	await admin.getByRole('button', { name: 'Schedule it and tell them' }).click()
	await expect(admin.getByText('The make-up has a date.')).toBeVisible()
})

test('some of a cohort meet without a facilitator, and end it again', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const page = await arrive('learner1@sample.test', PHONE)
	await page.goto(paths.ownMeetings({ cohort: idOf('autumn-b') }))
	await page.getByRole('checkbox').first().check()
	await page.getByRole('checkbox').nth(1).check()
	await page.getByRole('button', { name: 'See which times suit' }).click()
	await expect(page.getByRole('heading', { name: 'Times that suit you' })).toBeFocused()
	await expectAccessible(page, 'times for a meeting of one’s own')
	await fits(page)
	await page.locator('button[name=slot]').nth(1).click()
	await expect(page.getByText(/^What you filled in/)).toBeVisible()
	await expect(page.getByLabel('Time', { exact: true })).not.toHaveValue('')
	await expect(page.getByRole('checkbox').nth(1)).toBeChecked()
	await page.getByLabel('Time', { exact: true }).fill('12:30')
	await page.getByLabel('Every how many weeks').fill('0')
	await page.getByRole('button', { name: /^Start/ }).click()
	await expect(page.getByLabel('Every how many weeks')).toHaveAttribute('aria-invalid', 'true')
	await expect(page.getByLabel('Time', { exact: true })).toHaveValue('12:30')
	await expect(page.getByRole('checkbox').nth(1)).toBeChecked()
	await page.getByLabel('Every how many weeks').fill('3')
	await page.getByLabel('Place', { exact: true }).fill('The quiet room')
	await page.getByRole('button', { name: /^Start/ }).click()
	const told = page.getByRole('region', { name: 'Nothing is sent yet' })
	await expect(told.getByRole('heading')).toBeFocused()
	await expect(told).toContainText('Invited to three meetings')
	await expectAccessible(page, 'who is told of a meeting of one’s own')
	await fits(page)
	await told.getByRole('button', { name: 'Start it and tell them' }).tap()
	await expect(page.getByRole('region', { name: 'What you meet in' })).toContainText('Every three weeks')
	await fits(page)
	await page.getByText('Change or end it').tap()
	await expectAccessible(page, 'a series of one’s own')
	await page.getByRole('link', { name: 'End the series' }).tap()
	await page.getByRole('button', { name: 'End it for everybody' }).tap()
	// Nothing of it has left yet, so nobody has to be told.
	await expect(page.getByRole('region', { name: 'What you meet in' })).toContainText('Nothing yet.')
})
