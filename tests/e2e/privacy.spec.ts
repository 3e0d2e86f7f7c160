import type { Page } from '@playwright/test'
import { expect, signOut, test } from '../support/browser'
import { enterRoom, next } from '../support/browser-room'

/** What stays behind in a browser after a sign-out, and what an admin cannot open. */
test.use({ story: 'privacy' })

const LEFT = 'left behind by somebody else'
const CANARY = 'canary-slip nobody else may read'

test('after a sign-out the Back button shows nothing private', async ({ arrive }) => {
	const page = await arrive('learner1@sample.test')
	await page.getByRole('link', { name: 'Practice', exact: true }).click()
	await expect(page.getByText('Tell him the last four were settled early').first()).toBeVisible()
	// One more than the steps back: they end in Belay, however the browser counts a page that sends on.
	await page.goto('/patterns')
	await page.goto('/account')
	await signOut(page)
	for (let steps = 0; steps < 3; steps++) {
		await page.goBack()
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
		await expect(page.locator('body')).not.toContainText('Tell him the last four were settled early')
		await expect(page.locator('body')).not.toContainText('Inês')
	}
})

test('what a room kept in the browser goes with the sign-out, and the room closes in every tab', async ({
	arrive,
	complaints,
}) => {
	complaints.expectClosedLine()
	const lead = await arrive('facilitator@sample.test')
	const learner = await arrive('learner1@sample.test')
	await learner.getByRole('link', { name: 'Prepare' }).click()
	const room = (await learner.getByRole('link', { name: /^Enter the room/ }).getAttribute('href')) ?? ''
	await enterRoom(lead, room)
	for (const phase of ['Last time', 'Case', 'Questions', 'Write']) await next(lead, phase)

	// Acts and drafts of this tab never reach the server, as on a train: they wait in the browser.
	await learner.routeWebSocket(/socket\.io/, (socket) => {
		const server = socket.connectToServer()
		socket.onMessage((message) => {
			if (!/add-slip|"draft"/.test(message.toString())) server.send(message)
		})
	})
	await enterRoom(learner, room)
	await learner.getByLabel('Add to goal').fill(CANARY)
	await learner.getByLabel('Add to goal').press('Enter')
	await expect(learner.getByText('Waits here until you are connected')).toBeVisible()
	await learner.getByLabel('Add to tried').fill(`${CANARY} half a thought`)
	await expect.poll(() => kept(learner)).toContain(`${CANARY} half a thought`)
	expect(await kept(learner)).toContain(`"${CANARY}"`)

	// Somebody who could not sign out as they should, as over a line without TLS: the next one’s page takes it.
	await learner.evaluate(async (words) => {
		const opening = indexedDB.open('belay-room')
		await new Promise((resolve) => {
			opening.onsuccess = resolve
		})
		opening.result.transaction('outbox', 'readwrite').objectStore('outbox').put(words, 'another:room:draft:goal')
	}, LEFT)
	expect(await kept(learner)).toContain(LEFT)
	const tab = await learner.context().newPage()
	await tab.goto('/')
	await expect.poll(() => kept(tab)).not.toContain(LEFT)
	expect(await kept(tab)).toContain(CANARY)
	await signOut(tab)
	await expect(learner.getByRole('heading', { level: 1 })).toHaveText('You are signed out.')
	expect(await kept(tab)).not.toContain('canary')
	expect(await tab.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
	expect(await tab.evaluate(() => localStorage.length)).toBe(0)
	await expect(lead.getByText('No slip from others yet')).toBeVisible()
})

test('an admin cannot open a room, a recap or a case', async ({ arrive, complaints }) => {
	const learner = await arrive('learner2@sample.test')
	await learner.getByRole('link', { name: 'People and recaps' }).click()
	await learner.getByRole('link', { name: 'Extra case', exact: true }).click()
	await expect(learner.getByLabel('Title')).toHaveValue('She apologizes before every idea')
	const session = new URL(learner.url()).pathname

	const admin = await arrive('admin@sample.test')
	complaints.expectStatus(403, 404)
	for (const path of [session, `${session}/room`, `${session}/recap`]) {
		const answer = await admin.goto(path)
		expect([403, 404]).toContain(answer?.status())
		await expect(admin.locator('body')).not.toContainText('She apologizes before every idea')
	}
	await admin.goto(`/admin${session}`)
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Extra case')
	await expect(admin.getByRole('main')).not.toContainText('She apologizes before every idea')
})

test('a case is told without a name: what gives people away is pointed out here, peers answer, the author says what came of it', async ({
	arrive,
	complaints,
}) => {
	const author = await arrive('learner1@sample.test')
	await author.goto('/casebook/mine')
	await author.getByRole('link', { name: 'The plan nobody dares to change' }).click()
	const pointedOut = author.getByRole('region', { name: 'Could somebody be recognized?' })
	await expect(pointedOut.getByRole('button', { name: 'Find “Rafael”' })).toBeVisible()
	const sent: string[] = []
	author.on('request', (request) => sent.push(new URL(request.url()).pathname))
	await pointedOut.getByRole('button', { name: 'Find “Rafael”' }).click()
	expect(await author.evaluate(() => getSelection()?.toString())).toBe('Rafael')
	expect(sent).toEqual([])
	await author.getByLabel('Tried so far').fill('I asked what somebody would drop. “All fine”, and the date went by.')
	await expect(pointedOut).toContainText('Nothing stands out')
	await author.getByLabel('What I want from you').fill('What would you ask instead?')
	await author.getByLabel('What I want from you').blur()
	await expect(author.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
	await author.getByRole('radio', { name: /^The people of Autumn B/ }).check()
	complaints.expectStatus(400, 404)
	await author.getByRole('button', { name: 'Share it' }).click()
	await expect(author.getByText('Agree first: others will read it')).toBeVisible()
	await author.getByRole('checkbox', { name: /^I have left out/ }).check()
	await author.getByRole('button', { name: 'Share it' }).click()
	await expect(author.getByText('Open for suggestions')).toBeVisible()

	const peer = await arrive('learner2@sample.test', { javaScriptEnabled: false })
	await peer.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Casebook' }).click()
	await peer.getByRole('link', { name: 'The plan nobody dares to change' }).click()
	await expect(peer.getByRole('main')).toContainText('Without a name, for Autumn B')
	expect(await peer.content()).not.toContain('Inês')
	await peer.getByLabel('What would you try?').fill('Ask for the one thing that would make them bet against the date.')
	await peer.getByRole('button', { name: 'Suggest it' }).click()
	await expect(peer.getByText('You', { exact: true })).toBeVisible()

	await author.reload()
	await author.getByText('Say what came of it').click()
	await author.getByRole('radio', { name: 'Tried, and it helped', exact: true }).check()
	await author.getByLabel('What happened then').fill('Two said what they feared.')
	await author.getByRole('button', { name: 'Tell them' }).click()
	await author.getByLabel('What can others take from it?').fill('Ask for the bet, not for the mood.')
	await author.getByRole('button', { name: 'Tell it to its end' }).click()
	await expect(author.getByRole('region', { name: 'What others can take from it' })).toContainText('Ask for the bet')
	await peer.reload()
	await expect(peer.getByRole('main')).toContainText('Two said what they feared.')

	const path = new URL(peer.url()).pathname
	for (const email of ['admin@sample.test', 'dir-money@sample.test']) {
		const other = await arrive(email)
		expect((await other.goto(path))?.status(), email).toBe(404)
	}
})

/** Everything this browser holds for us, in one text. */
function kept(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
		for (const { name } of await indexedDB.databases()) {
			if (!name) continue
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name)
				opening.onsuccess = () => resolve(opening.result)
				opening.onerror = () => reject(opening.error)
			})
			for (const store of database.objectStoreNames) {
				found.push(
					await new Promise((resolve, reject) => {
						const reading = database.transaction(store).objectStore(store).getAll()
						reading.onsuccess = () => resolve(reading.result)
						reading.onerror = () => reject(reading.error)
					}),
				)
			}
			database.close()
		}
		return JSON.stringify(found)
	})
}
