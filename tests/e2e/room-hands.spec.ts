import type { Page } from '@playwright/test'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { enterRoom, inDays, inPhase, next, write } from '../support/browser-room'

/** A critique by keyboard, by mouse and by thumb: where the focus goes, what stays in its place, and a wall that nobody acts on. */
test.use({ story: 'hands in a room' })

const TODAY = { session: idOf('autumn-b-3') }

/** Whatever one could press, choose or write in. */
const acts = (page: Page) => page.locator('button, input, textarea, select, summary').filter({ visible: true })

const menuOf = (page: Page, name: RegExp) => {
	const summary = page.locator('summary').filter({ hasText: name })
	return { summary, inside: page.locator('details').filter({ has: summary }).locator('.you-menu') }
}

test('every phase leaves the focus and the buttons where they belong', async ({ arrive }) => {
	test.setTimeout(180_000)
	const lead = await arrive('facilitator@sample.test')
	const learner = await arrive('learner2@sample.test', { viewport: { width: 390, height: 844 } })
	const observer = await arrive('trainee@sample.test')
	for (const page of [lead, learner, observer]) await enterRoom(page, paths.room(TODAY))
	const wall = await lead.context().newPage()
	await enterRoom(wall, paths.room(TODAY, { wall: '1' }))
	await expect(acts(wall), 'before it begins').toHaveCount(0)
	const goOn = async (phase: string) => {
		await next(lead, phase)
		for (const page of [learner, observer, wall]) await inPhase(page, phase)
		await expect(acts(wall), phase).toHaveCount(0)
	}

	await goOn('Last time')
	await goOn('Case')
	const here = menuOf(learner, /here$/)
	await here.summary.click()
	await expect(here.inside).toBeVisible()
	await learner.keyboard.press('Escape')
	await expect(here.inside).toBeHidden()
	await expect(here.summary).toBeFocused()
	await here.summary.click()
	await expect(here.inside).toBeVisible()
	await goOn('Questions')
	await expect(here.inside).toBeHidden()
	await expect(learner.getByRole('heading', { name: 'Questions' })).toBeFocused()
	await learner.getByRole('button', { name: 'More time' }).press('Enter')
	await expect(learner.getByRole('button', { name: 'Asked for time' })).toBeFocused()

	await goOn('Write')
	await expect(observer.getByText('Nobody sees the slips yet, not even Ruth.')).toBeVisible()
	await write(lead, 'Add to goal', 'She says the first sentence.')
	await write(lead, 'Add to goal', 'She says it without a sorry.')
	await write(lead, 'Add to working', 'She is listened to in pairs.')
	await lead.getByRole('button', { name: 'Change: She is listened to in pairs.' }).press('Enter')
	await expect(lead.getByLabel('Change the slip')).toBeFocused()
	await lead.keyboard.press('Escape')
	await expect(lead.getByRole('button', { name: 'Change: She is listened to in pairs.' })).toBeFocused()

	// A single key acts among the columns, and from nowhere else.
	await lead.keyboard.press('1')
	await expect(lead.getByLabel('Add to goal')).toBeFocused()
	const door = lead.getByRole('link', { name: 'Leave the room' })
	await door.press('2')
	await expect(door).toBeFocused()

	// Those who sit here and have not finished, counted beside the button, which waits for nobody.
	await expect(lead.getByText('You and 1 other are still writing')).toBeVisible()
	await learner.getByRole('button', { name: 'I have finished' }).click()
	await expect(lead.getByText('You are still writing')).toBeVisible()
	for (const page of [lead, learner])
		await expect(page.getByRole('link', { name: 'Call of everybody, in a new tab' })).toHaveAttribute(
			'href',
			'https://meet.ferrystone.example/autumn-b-3',
		)
	await expect(wall.getByRole('link', { name: /^Call/ })).toHaveCount(0)

	await goOn('Reveal')
	await lead.getByRole('button', { name: 'Put with …: She says it without a sorry.' }).press('Enter')
	await lead.getByRole('button', { name: 'Put it here: She says the first sentence.' }).press('Enter')
	await expect(lead.getByRole('region', { name: '2 slips that lie together' })).toBeFocused()
	const nameIt = lead.getByRole('button', { name: /^Name it: / })
	const box = lead.getByLabel('Name what lies together')
	await nameIt.press('Enter')
	await expect(box).toBeFocused()
	await lead.keyboard.type('Left')
	await lead.keyboard.press('Escape')
	await expect(nameIt).toBeFocused()
	await nameIt.click()
	await expect(box).toBeFocused()
	await expect(box).toHaveValue('')
	const edges = [lead.getByRole('button', { name: 'Save' }), lead.getByRole('button', { name: 'Leave it' })]
	const [save, leave] = await Promise.all(edges.map((button) => button.boundingBox()))
	expect((leave?.x ?? 0) - ((save?.x ?? 0) + (save?.width ?? 0))).toBeGreaterThan(8)
	await lead.keyboard.type('One sentence')
	await lead.keyboard.press('Enter')
	await expect(lead.getByRole('button', { name: 'Rename: One sentence' })).toBeFocused()
	await expect(learner.getByRole('region', { name: 'One sentence' })).toBeVisible()
	const mute = menuOf(lead, /^Mute$/)
	await mute.summary.press('Enter')
	await expect(mute.inside).toBeVisible()
	await lead.keyboard.press('Escape')
	await expect(mute.summary).toBeFocused()
	await expect(mute.inside).toBeHidden()

	await goOn('Vote')
	await expect(wall.getByText(/of 3 left/)).toHaveCount(0)
	await expect(observer.getByRole('button', { name: /^Vote for/ })).toHaveCount(0)
	const plus = learner.getByRole('button', { name: 'Vote for: One sentence' })
	await expect(learner.getByText('3 of 3 left')).toBeVisible()
	await plus.scrollIntoViewIfNeeded()
	const before = await plus.boundingBox()
	if (!before) throw new Error('the button of a vote has no place')
	const spot = [before.x + before.width / 2, before.y + before.height / 2] as const
	await learner.mouse.click(...spot)
	await expect(learner.getByText('2 of 3 left')).toBeVisible()
	expect(await plus.boundingBox()).toEqual(before)
	await learner.mouse.click(...spot)
	await expect(learner.getByText('1 of 3 left')).toBeVisible()
	await plus.press('Enter')
	await expect(learner.getByText('No votes left')).toBeVisible()
	await expect(lead.getByText('3 of 6 votes are in.')).toBeVisible()
	await expect(plus).toBeFocused()
	await expect(plus).toBeDisabled()

	await goOn('Discuss')
	const column = learner.getByRole('group', { name: 'Column', exact: true }).getByRole('button', { pressed: true })
	await expect(column).toContainText('Goal')
	await lead.getByRole('button', { name: 'Talk about it: She is listened to in pairs.' }).click()
	await expect(column).toContainText('Working')
	const react = menuOf(learner, /^React$/)
	await react.summary.click()
	await react.inside.getByRole('button').first().click()
	await expect(react.inside).toBeHidden()
	await expect(react.summary).toBeFocused()
	await react.summary.click()
	await expect(react.inside).toBeVisible()
	await learner.getByRole('heading', { name: 'She is listened to in pairs.' }).click()
	await expect(react.inside).toBeHidden()

	await goOn('Learn')
	await learner.getByRole('button', { name: 'Raise hand' }).press('Enter')
	await expect(learner.getByRole('region', { name: 'Speaking' })).toContainText('Hands up: you.')
	await lead
		.getByRole('button', { name: /^Next: \w+$/ })
		.and(lead.locator('.floor-line *'))
		.click()
	await learner.getByRole('button', { name: 'I am done' }).focus()
	await goOn('Commit')
	await expect(learner.getByRole('heading', { name: 'Commit' })).toBeFocused()
	await learner.getByLabel('I will').fill('Answer the idea first.')
	await learner.getByLabel('By', { exact: true }).fill(inDays(5))
	await learner.getByRole('button', { name: 'Say it to the group' }).press('Enter')
	await expect(learner.getByRole('button', { name: 'Change it' })).toBeFocused()

	await goOn('Close')
	for (const page of [lead, observer]) await expect(page.getByText('“Was this worth your time?”')).toBeVisible()
	await lead.getByText('Close the room').click()
	await lead.getByRole('button', { name: 'Close it for everybody' }).click()
	for (const page of [learner, observer, wall])
		await expect(page.getByRole('heading', { name: 'The room is closed.' })).toBeVisible()
	await expect(learner.getByText('Your own promise waits')).toBeVisible()
	await learner.getByRole('link', { name: 'Read the recap' }).click()
	await expect(learner.getByRole('link', { name: 'Who to go to instead' })).toBeVisible()
	await expect(observer.getByText('Your own promise waits')).toHaveCount(0)
	await expect(acts(wall), 'closed').toHaveCount(0)
	await expect(wall.getByRole('main').getByRole('link')).toHaveCount(0)
})
