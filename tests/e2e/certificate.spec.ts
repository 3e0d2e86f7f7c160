import fs from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { unbake } from '../../app/domain/credential/bake.server'
import { expect, test } from '../support/browser'
import { THIRTY } from '../support/browser-thirty'

/**
 * The second half of the promise: what somebody wrote is assessed by two people who do not see each other's scores,
 * an admin issues, the holder downloads, a stranger checks, and an admin can take it back.
 */
test.use({ story: 'certificate', database: 'thirty' })
test.describe.configure({ mode: 'serial' })

const WRITER = { email: 'spring6@sample.test', name: 'Keiko Tanaka' }
/** Two of thirty who are issued theirs at once; what is printed on them, the test that issues finds out. */
const [HOLDER, REVOKED] = [5, 23].map((each) => ({
	email: THIRTY.address(each),
	name: THIRTY.name(each),
	number: '',
})) as [Holder, Holder]
type Holder = { email: string; name: string; number: string }
const CRITERIA = ['Listening', 'Behavior and effect', 'Next step', 'Growth and care']

test('two facilitators assess a submission, each alone', async ({ arrive }) => {
	const first = await arrive('facilitator@sample.test')
	await first.getByRole('link', { name: 'Score', exact: true }).click()
	await first.getByRole('link', { name: WRITER.name }).click()

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
		await second.getByRole('link', { name: WRITER.name }).click()
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
	const page = await arrive(WRITER.email)
	await page.getByRole('link', { name: 'What counts' }).click()
	await expect(page.getByRole('listitem').filter({ hasText: 'A written scenario' })).toContainText('met')
	await page.goto('/assess/technical-leadership-ladder/l1/submission/scenario')
	await expect(page.getByText('Met. Two assessors agree that you have shown it.')).toBeVisible()
	const said = page.getByRole('region', { name: 'What the assessors say' })
	await expect(said).toContainText('Keep asking for the correction.')
	for (const name of ['Ruth Abrahams', 'Grace Whitfield']) await expect(page.getByRole('main')).not.toContainText(name)
})

test('an admin issues thirty at once, and reads who was left out and why', async ({ arrive }) => {
	const [admin, other] = [await arrive('admin@sample.test'), await arrive('admin@sample.test')]
	await admin.goto(`/admin/cohorts/${THIRTY.cohort}/gradebook`)
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('32 are ready')
	await expect(admin.getByText('what is issued now is a test')).toBeVisible()
	const table = admin.getByRole('region', { name: 'Where everybody stands' })
	await expect(table.getByRole('checkbox')).toHaveCount(THIRTY.ready)
	await expect(table.getByRole('checkbox', { name: `Issue to ${THIRTY.name(33)}` })).toHaveCount(0)
	await table.getByRole('checkbox', { name: `Issue to ${THIRTY.name(32)}` }).uncheck()

	// Somebody loses their seat while the page is open.
	await other.goto(`/admin/cohorts/${THIRTY.cohort}`)
	await other.getByRole('link', { name: `Remove ${THIRTY.name(31)}` }).click()
	await other.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
	await expect(other.getByRole('link', { name: `Remove ${THIRTY.name(31)}` })).toHaveCount(0)

	await admin.getByRole('button', { name: /^Issue 32 certifications/ }).click()
	const first = admin.getByRole('region', { name: 'Nothing is issued yet. This is who will be certified' })
	await expect(first.getByRole('heading')).toBeFocused()
	await expect(first.getByRole('listitem')).toHaveCount(31)
	await expect(first).not.toContainText(THIRTY.name(32))
	await expect(first).toContainText('what is issued now is a test')
	await expect(table.getByRole('link', { name: 'Issued' })).toHaveCount(0)
	await first.getByRole('button', { name: /^Issue 31 certifications now/ }).click()
	const said = admin.getByRole('alert')
	await expect(said).toContainText('30 certifications are issued. Left out:')
	await expect(said.getByRole('listitem')).toHaveText([/not in the cohort any more/])
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('One is ready')
	await expect(table.getByRole('link', { name: 'Issued' })).toHaveCount(30)
	for (const holder of [HOLDER, REVOKED]) {
		await admin.goto(`/admin/cohorts/${THIRTY.cohort}/gradebook`)
		await table.getByRole('row', { name: holder.name }).getByRole('link', { name: 'Issued' }).click()
		await expect(admin.getByRole('heading', { level: 1 })).toHaveText(holder.name)
		holder.number = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
		expect(holder.number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
	}
})

test('its holder downloads PDF and badges, which carry what was signed; nobody else can', async ({
	arrive,
	stranger,
	complaints,
}) => {
	const { number } = HOLDER
	const holder = await arrive(HOLDER.email)
	await holder.goto(`/certifications/${number}`)
	const sheet = holder.getByRole('region', { name: 'Certificate' })
	await expect(sheet).toContainText(HOLDER.name)
	await expect(sheet).toContainText(number)
	await expect(sheet.getByRole('img', { name: 'QR code that opens the check page' })).toBeVisible()
	const load = async (link: string): Promise<{ name: string; bytes: Buffer }> => {
		const downloading = holder.waitForEvent('download')
		await holder.getByRole('link', { name: link }).click()
		const download = await downloading
		return { name: download.suggestedFilename(), bytes: await fs.readFile(await download.path()) }
	}

	const pdf = await load('PDF')
	expect(pdf.name).toBe(`belay-l1-${number}.pdf`)
	const text = pdf.bytes.toString('latin1')
	expect(text.slice(0, 5)).toBe('%PDF-')
	expect(text.trimEnd().slice(-5)).toBe('%%EOF')
	expect(text).toContain(`(${HOLDER.name}: Level 1, Foundation Skills)`)

	const badge = await load('Badge, PNG')
	for (const { name, bytes } of [badge, await load('Badge, SVG')]) {
		expect(name).toMatch(new RegExp(`^belay-l1-${number}\\.(png|svg)$`))
		expect(unbake(bytes)).toMatchObject({
			id: expect.stringMatching(new RegExp(`/credentials/${number}$`)),
			name: 'TEST: Level 1, Foundation Skills',
			proof: [{ cryptosuite: 'eddsa-rdfc-2022' }],
		})
	}

	complaints.expectStatus(404)
	const other = await arrive('spring1@sample.test')
	for (const path of [`/certifications/${number}`, `/certifications/${number}/pdf`])
		expect((await other.goto(path))?.status()).toBe(404)

	const passerBy = await stranger()
	const check = async (bytes: Buffer) => {
		await passerBy.goto('/verify')
		await passerBy.getByLabel('File').setInputFiles({ name: badge.name, mimeType: 'image/png', buffer: bytes })
		await passerBy.getByRole('button', { name: 'Check the badge' }).click()
	}
	await check(badge.bytes)
	await expect(passerBy.getByText('Genuine, and current')).toBeVisible()
	await expect(passerBy.getByRole('heading', { level: 1 })).toHaveText(HOLDER.name)
	await check(Buffer.from(badge.bytes.toString('latin1').replace('Level 1, Found', 'Level 4, Found'), 'latin1'))
	await expect(passerBy.getByText('Altered. This badge does not say what was signed.')).toBeVisible()
})

test('a stranger without an account checks numbers, and sees from one minute to the next that one is taken back', async ({
	arrive,
	stranger,
	complaints,
}) => {
	const passerBy = await stranger()
	const { number } = REVOKED
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
		await expect(passerBy.getByRole('heading', { level: 1 })).toHaveText(REVOKED.name)
		await expect(passerBy).toHaveURL(`/verify/${number}`)
	})

	const admin = await arrive('admin@sample.test')
	await admin.getByRole('link', { name: 'Certifications' }).click()
	await admin.getByRole('link', { name: REVOKED.name }).click()
	await admin.getByRole('link', { name: 'Take it back' }).click()
	const question = admin.getByRole('dialog', { name: `Take back ${REVOKED.name}’s certificate?` })
	await question.getByLabel('Reason, shown to anyone who checks').fill('Issued to the wrong person')
	await question.getByRole('button', { name: 'Take it back' }).click()
	await expect(admin.getByText('Taken back. The check page says so from now on.')).toBeVisible()

	await passerBy.reload()
	await expect(passerBy.getByText('Taken back. Do not rely on it')).toBeVisible()
	await expect(passerBy.getByRole('main')).toContainText('Issued to the wrong person')
	await passerBy.goto(`/verify/${HOLDER.number}`)
	await expect(passerBy.getByText('Genuine, and current')).toBeVisible()

	const holder = await arrive(REVOKED.email)
	await holder.goto(`/certifications/${number}`)
	await expect(holder.getByText('This certificate has been taken back.')).toBeVisible()
})

async function score(page: Page, criterion: string, level: RegExp): Promise<void> {
	await page
		.getByRole('group', { name: new RegExp(`^${criterion}`) })
		.getByRole('radio', { name: level })
		.check()
}
