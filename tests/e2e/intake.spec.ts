import type { Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { inDays } from '../support/browser-room'

/** An intake from its draft to its end: an admin opens it, somebody applies, and their line manager says yes to the time. */
test.use({ story: 'intake' })

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** Somebody of Inês Carvalho's team, who has no cohort. */
const APPLICANT = { email: 'eng1-5@sample.test', id: idOf('eng1-5') }
const MANAGER = 'learner1@sample.test'
const WHY = 'I lead without having learned how.'

/** Where the intake is, as an admin sees it; the first test finds it out. */
let desk = ''
const own = () => paths.intake({ intake: desk.split('/').at(-1) ?? '' })

const fits = async (page: Page) =>
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(390)

test('an admin writes an intake, is told what is wrong with it, and opens it', async ({ arrive, complaints }) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/intakes')
	await admin.getByRole('link', { name: 'Plan an intake' }).click()
	await admin.getByLabel('Name', { exact: true }).fill('Spring')
	await admin.getByLabel('First week of its cohorts').fill(inDays(3))
	await admin.getByLabel('Anybody in the organization').check()
	await admin.getByRole('button', { name: 'Keep it as a draft' }).click()
	await expect(admin.getByLabel('Level or quarter')).toHaveAttribute('aria-invalid', 'true')
	await expect(admin.getByLabel('First week of its cohorts')).toHaveValue(inDays(3))
	await expect(admin.getByLabel('Anybody in the organization')).toBeChecked()
	await expectAccessible(admin, 'an intake with mistakes')
	await admin.getByLabel('Level or quarter').selectOption({ label: 'Level 1: Foundation Skills' })
	await admin.getByRole('button', { name: 'Keep it as a draft' }).click()
	await expect(admin.getByText('After applications close: cohorts are formed in between')).toBeVisible()
	await admin.getByLabel('First week of its cohorts').fill(inDays(40))
	await admin.getByRole('button', { name: 'Keep it as a draft' }).click()
	await expect(admin.getByText('A draft: nobody but admins sees it.')).toBeVisible()
	await expectAccessible(admin, 'a draft of an intake')
	await admin.getByRole('button', { name: 'Open for applications' }).click()
	await expect(admin.getByRole('button', { name: 'Close applications' })).toBeVisible()
	desk = new URL(admin.url()).pathname
})

for (const javaScriptEnabled of [false, true])
	test(`somebody applies on a phone, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and loses nothing they typed`, async ({
		arrive,
		complaints,
	}) => {
		complaints.expectStatus(400)
		const page = await arrive(APPLICANT.email, { ...PHONE, javaScriptEnabled })
		await page.goto(own())
		await page.getByLabel('Why now').fill(WHY)
		await page.getByLabel('Day of time 1', { exact: true }).selectOption('Friday')
		await page.getByLabel('From, of time 1', { exact: true }).fill('14:00')
		await page.getByLabel('To, of time 1', { exact: true }).fill('13:00')
		await page.getByRole('button', { name: 'Apply', exact: true }).click()
		await expect(page.getByText('Later than from')).toBeVisible()
		await page.getByRole('button', { name: 'More rows' }).click()
		await expect(page.getByLabel('Day of time 5', { exact: true })).toBeVisible()
		await expect(page.getByLabel('Why now')).toHaveValue(WHY)
		await expect(page.getByLabel('Day of time 1', { exact: true })).toHaveValue('5')
		await expect(page.getByLabel('From, of time 1', { exact: true })).toHaveValue('14:00')
		await fits(page)
		if (javaScriptEnabled) await expectAccessible(page, 'an application with a mistake')
		await page.getByLabel('To, of time 1', { exact: true }).fill('18:00')
		await page.getByRole('button', { name: 'Apply', exact: true }).click()
		await expect(page.getByText('Inês Carvalho is asked whether the time is there.')).toBeVisible()
		await fits(page)
		if (javaScriptEnabled) return
		await page.getByRole('link', { name: 'Take my application back' }).click()
		await page.getByRole('button', { name: 'Take it back' }).click()
		await expect(page.getByLabel('Why now')).toHaveValue(WHY)
	})

test('the line manager is asked among their cohorts, says yes with a line, and the applicant reads it', async ({
	arrive,
}) => {
	const manager = await arrive(MANAGER, PHONE)
	await manager.goto('/cohorts')
	await manager.getByRole('link', { name: 'Look and answer' }).click()
	await expect(manager.getByText(WHY)).toHaveCount(0)
	await manager.getByLabel('A line with it, if you like').fill('Fridays are yours.')
	await fits(manager)
	await expectAccessible(manager, 'a question to a line manager')
	await manager.getByRole('button', { name: /^Agree to the time for / }).click()
	await expect(manager.getByText('You agreed. Thank you.')).toBeVisible()
	await expect(manager.getByText('Nothing is asked of you')).toBeVisible()
	const page = await arrive(APPLICANT.email)
	await page.goto(own())
	await expect(page.getByLabel('Your place')).toContainText('Inês Carvalho agrees to the time. “Fridays are yours.”')
	await expectAccessible(page, 'a place in an intake')
})

test('an intake without a proposal offers one on a page that reads as the server wrote it', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(`${desk}/formation`)
	await expect(admin.getByRole('heading', { name: 'No proposal yet' })).toBeVisible()
	await expectAccessible(admin, 'an intake without a proposal')
})

test('an admin takes somebody off and puts them back, puts others in, and calls the intake off', async ({
	arrive,
	complaints,
}) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto(desk)
	const people = admin.getByRole('region', { name: 'People', exact: true })
	await people.locator('summary').first().click()
	await expect(people).toContainText('Fridays are yours.')
	await people.getByRole('link', { name: /^Take off / }).click()
	await expectAccessible(admin, 'taking somebody off, asked first')
	await admin.getByRole('button', { name: 'Take off', exact: true }).click()
	await admin.getByRole('button', { name: /^Put back / }).click()
	await expect(people.getByRole('link', { name: /^Take off / })).toBeVisible()

	const putIn = admin.getByRole('region', { name: 'Put people in' })
	const somebody = putIn.getByRole('checkbox').first()
	await somebody.check()
	await admin.getByRole('button', { name: 'Put in whom I chose' }).click()
	await expect(admin.getByText('Say why: everybody you put in reads it')).toBeVisible()
	await expect(somebody).toBeChecked()
	await expectAccessible(admin, 'people put in without a reason')
	await admin.getByLabel('Reason', { exact: true }).fill('Leads people since this year')
	await admin.getByRole('button', { name: 'Put in whom I chose' }).click()
	await expect(people.getByText('Put in', { exact: true })).toBeVisible()

	await admin.getByRole('link', { name: 'Cancel the intake' }).click()
	await admin.getByRole('button', { name: 'Cancel it' }).click()
	await expect(admin.getByLabel('Reason, for everybody in it')).toHaveAttribute('aria-invalid', 'true')
	await expectAccessible(admin, 'an intake called off without a reason')
	await admin.getByLabel('Reason, for everybody in it').fill('The budget is gone')
	await admin.getByRole('button', { name: 'Cancel it' }).click()
	await expect(admin.getByText('Cancelled: The budget is gone')).toBeVisible()
	await expectAccessible(admin, 'a cancelled intake')
})
