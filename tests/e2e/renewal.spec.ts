import { expect, test } from '../support/browser'

/** What happens to clocks: leave moves the day something is due, and a certificate that ends is renewed. */
test.use({ story: 'renewal' })

test('an admin records leave, and the day a level is due moves by its days; taken out, it moves back', async ({
	arrive,
	complaints,
}) => {
	complaints.expectStatus(400)
	const admin = await arrive('admin@sample.test')
	await admin.goto('/admin/people')
	await admin.getByLabel('Name, address or team').fill('Luis Ortega')
	await admin.getByRole('button', { name: 'Search' }).click()
	await admin.getByRole('row', { name: 'Luis Ortega' }).getByRole('link', { name: 'Luis Ortega' }).click()
	const needs = admin.getByRole('region', { name: 'What they need' })
	await expect(needs).toContainText('begun by')
	const due = async () => Date.parse(`${/begun by (\d+ \w+ \d+)/.exec((await needs.textContent()) ?? '')?.[1]} UTC`)
	const before = await due()
	const from = new Date(before - 20 * 86_400_000).toISOString().slice(0, 10)
	const until = new Date(before - 11 * 86_400_000).toISOString().slice(0, 10)

	await admin.getByText('Record leave').click()
	await admin.getByLabel('First day away').fill(until)
	await admin.getByLabel('Last day away').fill(from)
	await admin.getByRole('button', { name: 'Record it' }).click()
	await expect(admin.getByText('Not before it begins')).toBeVisible()
	await admin.getByLabel('First day away').fill(from)
	await admin.getByLabel('Last day away').fill(until)
	await admin.getByRole('button', { name: 'Record it' }).click()
	await expect(admin.getByText('Recorded. Their clocks stand still on these days.')).toBeVisible()
	expect((await due()) - before).toBe(10 * 86_400_000)

	await admin
		.getByRole('region', { name: 'Leave', exact: true })
		.getByRole('button', { name: /^Take out/ })
		.click()
	await expect(admin.getByText('Taken out. The clocks are as if it had not been.')).toBeVisible()
	expect(await due()).toBe(before)
})

test('a holder reads what renewing asks, an admin renews, and the new certificate is theirs', async ({
	arrive,
	stranger,
}) => {
	const holder = await arrive('facilitator@sample.test')
	await holder.goto('/assess/technical-leadership-ladder/l1')
	const renewal = holder.getByRole('region', { name: 'Ready to be renewed' })
	await expect(renewal).toContainText('Your certificate ends on')
	await expect(renewal.getByRole('listitem')).toHaveCount(4)

	const admin = await arrive('admin@sample.test')
	await admin
		.getByRole('main')
		.getByRole('link', { name: /^Renew/ })
		.first()
		.click()
	await expect(admin.getByRole('row', { name: 'Ruth Abrahams' })).toContainText('Everything is shown')
	await admin.getByRole('link', { name: 'Ruth Abrahams' }).click()
	await expect(admin.getByRole('heading', { name: 'It can be renewed' })).toBeVisible()
	await expect(admin.getByText('what is issued now is a test')).toBeVisible()
	const old = new URL(admin.url()).pathname.split('/').at(-1)
	await admin.getByRole('button', { name: 'Renew it' }).click()
	await expect(admin.getByText('Renewed. Its holder gets a letter.')).toBeVisible()
	const number = new URL(admin.url()).pathname.split('/').at(-1)
	expect(number).not.toBe(old)

	await holder.goto(`/certifications/${old}`)
	await holder.getByRole('link', { name: 'Your newer certificate' }).click()
	await expect(holder).toHaveURL(`/certifications/${number}`)
	await expect(holder.getByRole('region', { name: 'Certificate' })).toContainText(number ?? '')
	const passerBy = await stranger()
	await passerBy.goto(`/verify/${number}`)
	await expect(passerBy.getByText('Genuine, and current')).toBeVisible()
})
