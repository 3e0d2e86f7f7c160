import fs from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser'

/**
 * The second half of the promise: what somebody wrote is assessed by two people who do not see each other's scores,
 * an admin issues, the holder downloads, a stranger checks, and an admin can take it back.
 */
test.use({ story: 'certificate' })
test.describe.configure({ mode: 'serial' })

const HOLDER = { email: 'spring6@sample.test', name: 'Keiko Tanaka' }
const CRITERIA = ['Listening', 'Behavior and effect', 'Next step', 'Growth and care']

/** What is printed on the certificate; the test that issues it finds it out. */
let number = ''

test('two facilitators assess a submission, each alone', async ({ arrive }) => {
	const first = await arrive('facilitator@sample.test')
	await first.getByRole('link', { name: 'Score', exact: true }).click()
	await first.getByRole('link', { name: HOLDER.name }).click()

	await test.step('an unfinished sheet is not handed in', async () => {
		await score(first, 'Listening', /^3, proficient/)
		await first.getByRole('button', { name: 'Hand in my scores' }).click()
		await expect(
			first
				.getByRole('group', { name: /^Next step/ })
				.getByRole('radio')
				.first(),
		).toHaveJSProperty('validity.valueMissing', true)
		await expect(first.getByRole('heading', { name: 'Your scores' })).toBeHidden()
	})

	await test.step('the first hands in, and sees no scores but their own', async () => {
		for (const criterion of CRITERIA) await score(first, criterion, /^3, proficient/)
		await first.getByLabel('What you say to the learner').fill('Keep asking for the correction.')
		await first.getByRole('button', { name: 'Hand in my scores' }).click()
		await expect(first.getByRole('heading', { name: 'Your scores' })).toBeVisible()
		await expect(first.getByText('The other assessor has not handed in yet.')).toBeVisible()
	})

	const second = await arrive('facilitator2@sample.test')
	await test.step('the second scores without them', async () => {
		await second.getByRole('link', { name: 'Score', exact: true }).click()
		await second.getByRole('link', { name: HOLDER.name }).click()
		await expect(second.getByRole('main')).not.toContainText('Keep asking for the correction.')
		for (const criterion of CRITERIA) await score(second, criterion, /^4, exemplary/)
		await second.getByRole('button', { name: 'Hand in my scores' }).click()
	})

	await test.step('then both see both', async () => {
		await expect(second.getByRole('heading', { name: 'Both scores' })).toBeVisible()
		await expect(second.getByText('Keep asking for the correction.')).toBeVisible()
		await expect(second.getByRole('region', { name: 'Listening' })).toContainText('The other')
		await first.reload()
		await expect(first.getByRole('heading', { name: 'Both scores' })).toBeVisible()
	})
})

test('the learner reads what the assessors say, without their names', async ({ arrive }) => {
	const page = await arrive(HOLDER.email)
	await page.getByRole('link', { name: 'What counts' }).click()
	await expect(page.getByRole('listitem').filter({ hasText: 'A written scenario' })).toContainText('met')
	await page.goto('/assess/technical-leadership-ladder/l1/submission/scenario')
	await expect(page.getByText('Met. Two assessors agree that you have shown it.')).toBeVisible()
	const said = page.getByRole('region', { name: 'What the assessors say' })
	await expect(said).toContainText('Keep asking for the correction.')
	for (const name of ['Ruth Abrahams', 'Grace Whitfield']) await expect(page.getByRole('main')).not.toContainText(name)
})

test('an admin sees who is ready and issues; nobody who is not ready can be ticked', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin
		.getByRole('main')
		.getByRole('link', { name: /^Issue/ })
		.first()
		.click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Two are ready')
	const table = admin.getByRole('region', { name: 'Where everybody stands' })
	await expect(table.getByRole('checkbox')).toHaveCount(2)
	await expect(table.getByRole('checkbox', { name: 'Issue to Marco Bianchi' })).toHaveCount(0)
	await table.getByRole('checkbox', { name: 'Issue to Oliver Grant' }).uncheck()
	await admin.getByRole('button', { name: /^Issue two certifications/ }).click()
	await expect(admin.getByText('One certification is issued.')).toBeVisible()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('One is ready')
	await admin.getByRole('row', { name: HOLDER.name }).getByRole('link', { name: 'Issued' }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(HOLDER.name)
	number = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
	expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
})

test('its holder opens the certificate and downloads the PDF; nobody else can', async ({ arrive, complaints }) => {
	const holder = await arrive(HOLDER.email)
	await expect(holder.getByRole('heading', { level: 1 })).toContainText('Level 1 is yours.')
	await holder.getByRole('link', { name: 'Certified, Level 1' }).click()
	const sheet = holder.getByRole('region', { name: 'Certificate' })
	await expect(sheet).toContainText(HOLDER.name)
	await expect(sheet).toContainText(number)
	await expect(sheet.getByRole('img', { name: 'QR code that opens the check page' })).toBeVisible()
	const downloading = holder.waitForEvent('download')
	await holder.getByRole('link', { name: 'PDF' }).click()
	const download = await downloading
	expect(download.suggestedFilename()).toBe(`belay-l1-${number}.pdf`)
	const pdf = await fs.readFile(await download.path(), 'latin1')
	expect(pdf.slice(0, 5)).toBe('%PDF-')
	expect(pdf.trimEnd().slice(-5)).toBe('%%EOF')
	expect(pdf).toContain(`(${HOLDER.name}: Level 1, Foundation Skills)`)
	expect(pdf.length).toBeGreaterThan(20_000)
	expect(pdf.length).toBeLessThan(1_000_000)

	complaints.expectStatus(404)
	const other = await arrive('spring1@sample.test')
	for (const path of [`/certifications/${number}`, `/certifications/${number}/pdf`])
		expect((await other.goto(path))?.status()).toBe(404)
})

test('a stranger without an account checks the number, and sees from one minute to the next that it is taken back', async ({
	arrive,
	stranger,
	complaints,
}) => {
	const passerBy = await stranger()
	await passerBy.goto('/verify')
	await test.step('a wrong number is explained, one that does not exist is said so', async () => {
		await passerBy.getByLabel('Number').fill('hello')
		await passerBy.getByRole('button', { name: 'Check it' }).click()
		await expect(passerBy.getByText('That is no certificate number.')).toBeVisible()
		complaints.expectStatus(404)
		await passerBy.getByLabel('Number').fill('0000-0000-00')
		await passerBy.getByRole('button', { name: 'Check it' }).click()
		await expect(passerBy.getByText('No certificate has this number.')).toBeVisible()
	})
	await test.step('the right one, typed carelessly', async () => {
		await passerBy.getByRole('link', { name: 'Check another number' }).click()
		await passerBy.getByLabel('Number').fill(` ${number.replaceAll('-', '').toLowerCase()} `)
		await passerBy.getByRole('button', { name: 'Check it' }).click()
		await expect(passerBy.getByText('Genuine, and current')).toBeVisible()
		await expect(passerBy.getByRole('heading', { level: 1 })).toHaveText(HOLDER.name)
		await expect(passerBy).toHaveURL(`/verify/${number}`)
	})

	const admin = await arrive('admin@sample.test')
	await admin.getByRole('link', { name: 'Certifications' }).click()
	await admin.getByRole('link', { name: HOLDER.name }).click()
	await admin.getByRole('link', { name: 'Take it back' }).click()
	const question = admin.getByRole('dialog', { name: `Take back ${HOLDER.name}’s certificate?` })
	await question.getByLabel('Reason, shown to anyone who checks').fill('Issued to the wrong person')
	await question.getByRole('button', { name: 'Take it back' }).click()
	await expect(admin.getByText('Taken back. The check page says so from now on.')).toBeVisible()

	await passerBy.reload()
	await expect(passerBy.getByText('Taken back. Do not rely on it')).toBeVisible()
	await expect(passerBy.getByRole('main')).toContainText('Issued to the wrong person')

	const holder = await arrive(HOLDER.email)
	await holder.goto(`/certifications/${number}`)
	await expect(holder.getByText('This certificate has been taken back.')).toBeVisible()
})

async function score(page: Page, criterion: string, level: RegExp): Promise<void> {
	await page
		.getByRole('group', { name: new RegExp(`^${criterion}`) })
		.getByRole('radio', { name: level })
		.check()
}
