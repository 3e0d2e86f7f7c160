import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect, test } from '../support/browser'
import { enterRoom, inPhase, takeSeat } from '../support/browser-room'
import type { BrowserServer } from '../support/browser-server'
import { openSheet } from '../support/sheets'
import type { Screen } from '../support/sockets'

/** The sheet that all write on, where the line or the keyboard of one of them gets in the way. */
test.use({ story: 'the sheet' })

const SESSION = idOf('autumn-b-3')
const LEARNINGS = 7
const COMMITMENTS = 8

async function aLead(server: BrowserServer): Promise<{ lead: Screen; to(phase: number): Promise<unknown> }> {
	const lead = await takeSeat(server, 'facilitator@sample.test', SESSION)
	const to = (phase: number) =>
		lead.client.send({ type: 'start-phase', to: phase, from: lead.state().view?.phase.version ?? 0 })
	return { lead, to }
}

test('a sheet whose script did not come is asked for again with the next phase', async ({
	server,
	arrive,
	complaints,
}) => {
	complaints.expectCutOff()
	const page = await arrive('learner1@sample.test')
	let asked = 0
	await page.route('**/assets/sheet-client-*.js', (route) =>
		++asked === 1 ? route.abort('internetdisconnected') : route.continue(),
	)
	await enterRoom(page, paths.room({ session: SESSION }))
	const { lead, to } = await aLead(server)
	await to(LEARNINGS)
	await inPhase(page, 'Learn')
	await expect.poll(() => asked).toBe(1)
	const sheet = page.getByLabel(/^One line for each/)
	await expect(sheet).toHaveJSProperty('readOnly', true)
	// Once more, so that the sheet stays on the page.
	await to(LEARNINGS)
	await expect(sheet).toHaveJSProperty('readOnly', false)
	lead.close()
})

test('a word that was being composed when its phase ended holds back nobody else’s', async ({ server, arrive }) => {
	const page = await arrive('learner2@sample.test')
	await enterRoom(page, paths.room({ session: SESSION }))
	const { lead, to } = await aLead(server)
	await to(LEARNINGS)
	const sheet = page.getByLabel(/^One line for each/)
	await expect(sheet).toHaveJSProperty('readOnly', false)
	await sheet.focus()
	const keyboard = await page.context().newCDPSession(page)
	await keyboard.send('Input.imeSetComposition', { text: 'ka', selectionStart: 2, selectionEnd: 2 })
	await expect(sheet).toHaveValue('ka')
	await to(COMMITMENTS)
	await inPhase(page, 'Commit')
	const desk = await openSheet(lead.client.sheet)
	await to(LEARNINGS)
	await desk.until('the sheet', ({ isReady }) => isReady)
	desk.add('Ask before you answer.')
	await desk.until('that it is saved', ({ isWaiting }) => !isWaiting)
	await expect(sheet).toHaveValue(/Ask before you answer\./)
	desk.client.close()
	lead.close()
})
