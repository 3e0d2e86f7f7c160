import type { Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect } from '../support/browser'
import { test } from '../support/browser-own'
import { enterRoom, framesOf, leadTo, takeSeat } from '../support/browser-room'
import { aFormat } from '../support/rooms'
import type { Screen } from '../support/sockets'

/** What a room does for those who sit in it: slips laid together by hand, a quiet voice, no motion unless wished, and nudges. */
test.use({ story: 'led with care' })

const TODAY = { session: idOf('autumn-b-3') }
const ROOM = paths.room(TODAY)
const critique = aFormat()

/** Whatever a screen reader would be made to say on a page, from now on. */
async function heardOn(page: Page): Promise<() => Promise<string[]>> {
	await page.evaluate(() => {
		const heard: string[] = []
		Object.assign(window, { heard })
		new MutationObserver((changes) => {
			const live = changes.map(({ target }) =>
				(target instanceof Element ? target : target.parentElement)?.closest('[role=status],[role=alert],[aria-live]'),
			)
			for (const region of new Set(live)) if (region?.textContent?.trim()) heard.push(region.textContent.trim())
		}).observe(document.body, { subtree: true, childList: true, characterData: true })
	})
	return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

const slipTexts = ['She is listened to in pairs.', 'She says it twice.', 'The room is quick.']

test('slips are laid together by hand and taken apart again, in a room that is quiet and stands still', async ({
	arrive,
	own,
}) => {
	const lead = await takeSeat(own, 'facilitator@sample.test', TODAY.session)
	const others = await Promise.all(
		['learner3', 'learner4'].map((key) => takeSeat(own, `${key}@sample.test`, TODAY.session)),
	)
	const [learner, peer] = [await arrive('learner1@sample.test'), await arrive('learner2@sample.test')]
	for (const page of [learner, peer]) await enterRoom(page, ROOM)
	await leadTo(lead, critique, 'write')
	await expect(learner.getByRole('heading', { name: 'Write' })).toBeVisible()
	const heard = await heardOn(learner)
	for (const text of slipTexts) await lead.client.send({ type: 'add-slip', column: 'goal', text })
	for (const other of others)
		for (let nth = 1; nth <= 6; nth++)
			await other.client.send({ type: 'add-slip', column: 'working', text: `Thought ${nth}` })
	await expect(learner.getByText('15 slips from others so far')).toBeVisible()
	await learner.getByLabel('Add to goal').fill('Half a thought')
	await expect(learner.getByText('Draft kept')).toBeVisible()
	// The phase itself is said once, and may be said late: nothing else is.
	const asked = critique.phases.find(({ id }) => id === 'write')?.prompt ?? ''
	expect((await heard()).filter((words) => !words.includes(asked))).toEqual([])

	await leadTo(lead, critique, 'reveal')
	const slip = (page: Page, text: string) => page.locator('.board .slip').filter({ hasText: text })
	const [first = '', second = ''] = slipTexts
	const motion = () => slip(learner, first).evaluate((element) => getComputedStyle(element).animationName)
	expect(await motion()).toBe('none')
	await learner.emulateMedia({ reducedMotion: 'no-preference' })
	expect(await motion()).toBe('turn')
	await learner.emulateMedia({ reducedMotion: 'reduce' })

	await slip(learner, first).hover()
	await learner.mouse.down()
	await slip(learner, second).hover()
	await expect(slip(learner, second)).toHaveClass(/target/)
	await slip(learner, second).hover()
	await learner.mouse.up()
	for (const page of [learner, peer]) {
		const bundle = page.getByRole('region', { name: '2 slips that lie together' })
		await expect(bundle).toContainText(first)
		await expect(bundle).toContainText(second)
	}
	await expect(peer.getByRole('button', { name: 'Undo my last' })).toBeDisabled()
	await learner.getByRole('button', { name: 'Undo my last' }).click()
	for (const page of [learner, peer]) await expect(page.locator('.bundle')).toHaveCount(0)
	await expect(learner.getByRole('button', { name: 'Undo my last' })).toBeDisabled()
	for (const seat of [lead, ...others]) seat.close()
})

test('whoever leads is told who was not heard and that time is up, and nobody else is', async ({
	arrive,
	own,
	clock,
}) => {
	const seats: Screen[] = []
	for (const key of ['facilitator', 'trainee', 'learner2', 'learner3'])
		seats.push(await takeSeat(own, `${key}@sample.test`, TODAY.session))
	const [lead] = seats
	if (!lead) throw new Error('nobody leads')
	// As if the phase had begun a while ago.
	clock.aheadMs = -10 * 60_000
	await leadTo(lead, critique, 'discuss')
	clock.aheadMs = 0
	await lead.client.send({ type: 'call-speaker', personId: idOf('learner2') })

	const facilitator = await arrive('facilitator@sample.test')
	const learner = await arrive('learner4@sample.test')
	const observer = await arrive('trainee@sample.test')
	const frames = [facilitator, learner, observer].map(framesOf)
	for (const page of [facilitator, learner, observer]) await enterRoom(page, ROOM)
	const bar = facilitator.getByRole('region', { name: 'For you as lead' })
	await expect(bar).toContainText(/Not heard yet: \w+, \w+\. An open question does more than a name\./)
	const heard = await heardOn(facilitator)
	await seats[3]?.client.send({ type: 'raise-hand', phase: 'discuss' })
	await expect.poll(heard).toContainEqual(expect.stringMatching(/^Hands up: .+\.$/))
	await lead.client.send({ type: 'call-speaker', personId: idOf('learner3') })
	await expect(bar).toContainText(/Not heard yet: \w+\./)

	clock.aheadMs = -17 * 60_000
	await leadTo(lead, critique, 'discuss')
	clock.aheadMs = 0
	await facilitator.reload()
	await expect(bar).toContainText('Time has been up for three minutes.')
	const tips = critique.phases.find(({ id }) => id === 'discuss')?.tips ?? []
	await expect(bar.locator('.tip')).toHaveText(tips.at(-1) ?? '')
	const [tip = 'no tip'] = tips
	for (const [nth, page] of [facilitator, learner, observer].entries()) {
		if (page !== facilitator) await page.reload()
		await expect(page.getByText('Connected', { exact: true })).toBeVisible()
		const [sent, shown] = [frames[nth]?.() ?? '', await page.content()]
		const leads = page === facilitator
		const told = {
			heard: sent.includes('"heard":'),
			hint: shown.includes(tip),
			overrun: shown.includes('Time has been up'),
		}
		expect(told).toEqual({ heard: leads, hint: leads, overrun: leads })
	}
	for (const seat of seats) seat.close()
})
