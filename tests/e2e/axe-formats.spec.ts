import { paths } from '../../app/paths'
import { expect, test } from '../support/browser'
import { expectAccessible } from '../support/browser-axe'
import { aFormat } from '../support/rooms'

/**
 * Kinds of phases that axe-room.spec.ts does not come to, each in a format that has it, as the walk with made-up people
 * shows them: to who leads on a wide page, to somebody who takes part on a phone, in light and in dark.
 */
test.use({ story: 'every kind of phase' })

const KINDS: [format: string, phase: string, as: string][] = [
	['kickoff-60', 'failure', 'ana'],
	['roleplay-60', 'round-1-brief', 'ana'],
	['roleplay-60', 'round-1-play', 'chi'],
	['roleplay-60', 'round-1-debrief', 'chi'],
	['roleplay-60', 'round-1-swap', 'ana'],
	['roleplay-60', 'plenary', 'ana'],
	['present-75', 'talk-1-write', 'bo'],
	['case-review-75', 'suggest-1', 'ana'],
	['case-review-75', 'answer-1', 'bo'],
	['peer-review-60', 'review-1', 'chi'],
	['peer-review-60', 'answer-1', 'bo'],
	['critique-75', 'case-2', 'bo'],
	['critique-75', 'discuss-2', 'ana'],
	['retrospective-60', 'vote', 'ana'],
	['workshop-75', 'pairs', 'ana'],
	['trio-30', 'talk', 'bo'],
	['strategy-120', 'message', 'ana'],
	['mediation-45', 'end', 'ana'],
]

test('every kind of phase, in a format that has it', async ({ arrive }) => {
	test.setTimeout(180_000)
	const wide = await arrive('facilitator@sample.test')
	const phone = await arrive('facilitator@sample.test', { viewport: { width: 390, height: 844 } })
	for (const [id, phaseId, as] of KINDS) {
		const format = aFormat(id)
		const at = format.phases.findIndex((phase) => phase.id === phaseId)
		const phase = format.phases[at]
		for (const [page, who] of [
			[wide, 'lead'],
			[phone, as],
		] as const) {
			await page.goto(`${paths.previewFormat({ format: id })}?phase=${at + 1}&as=${who}`)
			await expect(page.getByText('Connected', { exact: true })).toBeVisible()
			await expect(page.getByRole('main')).toContainText(phase?.prompt ?? phaseId)
			if (phase?.kind === 'case')
				await expect(page.getByRole('region', { name: 'The case' })).toContainText('brought this.')
			if (id === 'case-review-75' && phaseId === 'answer-1')
				await expect(page.getByRole('region', { name: 'On the board' })).toContainText('number 7')
			await expectAccessible(page, `${id}, ${phaseId}, as ${who}`)
		}
		const width = await phone.evaluate(() => document.documentElement.scrollWidth)
		expect.soft(width, `${id}, ${phaseId}, on a phone`).toBeLessThanOrEqual(390)
	}
})
