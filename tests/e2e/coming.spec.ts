import { expect } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { test } from '../support/browser-pages'

test.use({ story: 'coming' })

test('who cannot come says so, the facilitator sees it at once, and it is taken back', async ({ arrive, places }) => {
	const learner = await arrive('learner6@sample.test', { viewport: { width: 390, height: 844 } })
	const lead = await arrive('facilitator@sample.test')
	await learner.goto(`/sessions/${places.ahead}`)
	await learner.getByRole('button', { name: 'I cannot come' }).click()
	await expect(learner.getByText('Said. Your facilitators see that you cannot come.')).toBeVisible()
	await expectAccessible(learner, 'a session one cannot come to')

	const ready = lead.getByRole('region', { name: 'Is it ready?' })
	await lead.goto(`/facilitate/sessions/${places.ahead}`)
	await expect(ready).toContainText(/Cannot come: .+\./)
	await learner.getByRole('button', { name: 'I can come after all' }).click()
	await expect(learner.getByText('Good. You are expected again.')).toBeVisible()
	await lead.reload()
	await expect(ready).toBeVisible()
	await expect(ready).not.toContainText('Cannot come')
})

test('the same without JavaScript', async ({ arrive, places }) => {
	const learner = await arrive('learner5@sample.test', { javaScriptEnabled: false })
	await learner.goto(`/sessions/${places.ahead}`)
	await learner.getByRole('button', { name: 'I cannot come' }).click()
	await expect(learner.getByRole('button', { name: 'I can come after all' })).toBeVisible()
})
