import { expect, test } from '../support/browser'

/** Progress without a button: a page promises “Saved as you read”, however quickly somebody is at its end. */
test.use({ story: 'quick reader' })

const MODULE = '/learn/technical-leadership-ladder/l1/active-listening'

test('who is at the end of a part within seconds, and stays there, has read it', async ({ arrive }) => {
	const page = await arrive('learner11@sample.test')
	await page.goto(MODULE)
	const here = page.url()
	const saved = page.waitForRequest((request) => request.postData()?.includes('intent=read') ?? false)
	await page.locator('#end').scrollIntoViewIfNeeded()
	await saved
	expect(page.url()).toBe(here)
})
