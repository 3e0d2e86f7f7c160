import { createLinkKey } from '../../app/domain/sign-in/links.server'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { test } from '../support/browser-own'
import { BELAY_SECRET } from '../support/browser-server'

const NUMBER = '7K2M-4QXD-P9'

/** Where a path ends (refused, not found, broken, cut off) and a certificate that has run out: pages people see when things go wrong. */
test.use({ story: 'accessible endings' })

test('a certificate that has run out, to a stranger and to its holder', async ({ own, arrive, stranger }) => {
	await own.db.certification.update({
		where: { number: NUMBER },
		data: { validUntil: new Date(Date.now() - 90 * 86_400_000), credential: { delete: true } },
	})
	const passerBy = await stranger()
	await passerBy.goto(`/verify/${NUMBER}`)
	await expect(passerBy.getByText('Genuine, but no longer current')).toBeVisible()
	await expect(passerBy.getByRole('main')).toContainText('it ran out and has not been renewed')
	await expectAccessible(passerBy, 'lapsed, stranger')
	const holder = await arrive('spring1@sample.test')
	await holder.goto(`/certifications/${NUMBER}`)
	await expect(holder.getByText('This certificate has lapsed.')).toBeVisible()
	await expectAccessible(holder, 'lapsed, holder')
	const admin = await arrive('admin@sample.test')
	await admin.goto(`/admin/certifications/${NUMBER}`)
	await expectAccessible(admin, 'lapsed, admin')
})

test('a line manager answers from a letter, and the link tells nobody what was said', async ({ stranger }) => {
	const page = await stranger({ viewport: { width: 390, height: 844 } })
	const link = { id: idOf('time-link'), kind: 'time-agreement' }
	await page.goto(paths.agree({ token: createLinkKey(BELAY_SECRET).tokenFor(link) }))
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Does .+ have the time\?$/)
	await page.getByLabel('A line with it, if you like').fill('After the audit.')
	await page.getByRole('button', { name: 'Not at the moment' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This question is answered.')
	await expect(page.getByText('After the audit.')).toHaveCount(0)
	await expectAccessible(page, 'a question that was answered')
})

test('a page that breaks says so, in its own frame, with a way on', async ({ own, arrive, complaints }) => {
	complaints.expectStatus(500)
	const page = await arrive('learner1@sample.test')
	await own.db.$executeRaw`alter table "Commitment" rename to "CommitmentAway"`
	try {
		const answer = await page.goto('/practice')
		expect(answer?.status()).toBe(500)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something broke on our side.')
		await expect(page.locator('body')).not.toContainText('Commitment')
		await expectAccessible(page, '500')
	} finally {
		await own.db.$executeRaw`alter table "CommitmentAway" rename to "Commitment"`
	}
	await page.reload()
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Something broke on our side.')
})

test('a desk of somebody else, with and without an account', async ({ arrive, stranger, complaints }) => {
	complaints.expectStatus(403, 404)
	const page = await arrive('learner1@sample.test')
	for (const path of ['/admin', '/facilitate', '/admin/audit']) {
		expect((await page.goto(path))?.status(), path).toBe(403)
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is not your rope.')
		await expect(page.getByRole('link', { name: 'Go home' })).toBeVisible()
		await expectAccessible(page, `${path}, refused`)
	}
	const passerBy = await stranger()
	await passerBy.goto('/admin')
	await expect(passerBy).toHaveURL('/login?next=%2Fadmin')
	await expectAccessible(passerBy, 'sign in, on the way to a desk')
})

test('a page that could not be fetched', async ({ arrive, complaints }) => {
	complaints.expectCutOff()
	const page = await arrive('learner1@sample.test')
	const practice = page.getByRole('link', { name: 'Practice', exact: true })
	// Once with a network: where Remix cannot fetch the code of a page, it reloads, and the browser's own error page shows.
	await practice.click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You said you would')
	await page.getByRole('link', { name: 'Belay, home' }).click()
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Good ')
	await page.context().setOffline(true)
	await practice.click()
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Belay cannot be reached.')
	await expectAccessible(page, 'offline')
})

test('what was not saved, said on the page', async ({ arrive, complaints }) => {
	complaints.expectCutOff()
	const page = await arrive('learner1@sample.test')
	await page.goto('/practice')
	await page.context().setOffline(true)
	await page.getByRole('button', { name: 'Promise it' }).click()
	await expect(page.getByRole('alert')).toContainText('Not saved')
	await expectAccessible(page, 'not saved')
})
