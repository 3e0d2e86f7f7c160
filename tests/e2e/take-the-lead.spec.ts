import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { enterRoom, inPhase, next } from '../support/browser-room'

/** Somebody observes, is made one who may lead while they sit in the room, and takes the lead. */
test.use({ story: 'taking the lead' })

const ROOM = paths.room({ session: idOf('autumn-b-3') })

test('a co-lead can take the lead, and everybody sees it', async ({ arrive }) => {
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.adminCohort({ cohort: idOf('autumn-b') }))
	const facilitators = admin.getByRole('region', { name: 'Facilitators' })
	const chidi = facilitators.getByRole('listitem').filter({ hasText: 'Chidi Nwosu' })
	const nameChidi = async (part: 'observer' | 'co') => {
		await facilitators.getByLabel('Name a facilitator').selectOption({ label: 'Chidi Nwosu, leads one of 2' })
		await facilitators.getByLabel('Part', { exact: true }).selectOption(part)
		await facilitators.getByRole('button', { name: 'Name', exact: true }).click()
	}
	await nameChidi('observer')
	await admin.getByRole('button', { name: 'Name and tell them' }).click()
	await expect(chidi).toContainText('Observes')

	const lead = await arrive('facilitator@sample.test')
	const second = await arrive('spring3@sample.test')
	for (const page of [lead, second]) await enterRoom(page, ROOM)
	await next(lead, 'Last time')
	await inPhase(second, 'Last time')
	await expect(second.getByRole('button', { name: 'Take the lead' })).toBeHidden()
	await nameChidi('co')
	await expect(chidi).toContainText('Co-leads')
	// Asked for by name: the two of them see it, and the one asked takes it when they are ready. Who sits here is read again
	// with the next act in the room.
	await lead.getByRole('button', { name: 'Two more minutes' }).click()
	await lead.locator('summary').filter({ hasText: 'Hand over' }).click()
	await lead.getByRole('button', { name: 'Offer the lead to Chidi Nwosu' }).click()
	await expect(second.getByText('Ruth Abrahams offers you the lead,')).toBeVisible()
	await expect(lead.locator('summary').filter({ hasText: 'Offered to Chidi' })).toBeVisible()
	await second.getByRole('button', { name: 'Not now' }).click()
	await expect(lead.locator('summary').filter({ hasText: 'Hand over' })).toBeVisible()
	await lead.locator('summary').filter({ hasText: 'Hand over' }).click()
	await lead.getByRole('button', { name: 'Offer the lead to Chidi Nwosu' }).click()
	await expect(second.getByText('offers you the lead,')).toBeVisible()
	await second.getByRole('button', { name: 'Take the lead' }).click()
	// What leads have came with the part: their hints too.
	await expect(second.getByRole('region', { name: 'For you as lead' }).locator('.tip')).not.toBeEmpty()
	await lead.getByRole('paragraph').filter({ hasText: 'Chidi Nwosu leads now.' }).getByRole('button').click()
	await next(second, 'Case')
	await inPhase(lead, 'Case')
})
