import { expect, type Page } from '@playwright/test'
import { inDays } from './browser-room'

/** What Level 1 asks for besides the room, done by clicking: modules, sessions, assessed work. */
export const LEVEL_ONE_COUNTS = '/assess/technical-leadership-ladder/l1'
const LEVEL_ONE = '/learn/technical-leadership-ladder/l1'

/** How far the learner is: the headline of "What counts". */
export async function standsAt(learner: Page, headline: string): Promise<void> {
	await learner.goto(LEVEL_ONE_COUNTS)
	await expect(learner.getByRole('heading', { level: 1 })).toHaveText(headline)
}

/** Reads a module part by part and answers its check; with `promise`, ends it on something to try. */
export async function readModule(learner: Page, title: string, promise?: string): Promise<void> {
	await learner.goto(LEVEL_ONE)
	await learner.getByRole('main').getByRole('link', { name: title, exact: true }).click()
	const heading = learner.getByRole('heading', { level: 1 })
	// The first part stands at the address of its module and at its own.
	await expect(learner.locator('#end')).toBeVisible()
	for (let isLast = false; !isLast; ) {
		isLast = await learner.locator('#end').getByText('Back to the level').isVisible()
		await answerQuiz(learner)
		if (isLast && promise) {
			await learner.getByRole('textbox', { name: 'I will' }).fill(promise)
			await learner.getByLabel('By', { exact: true }).fill(inDays(6))
			await learner.getByRole('button', { name: 'Hold me to it' }).click()
			await expect(learner.getByText('On your home page until you say what became of it.')).toBeVisible()
		}
		const here = (await heading.textContent()) ?? ''
		await learner.locator('#end').getByRole('button').click()
		await expect(heading).not.toHaveText(here)
	}
	await expect(learner.getByRole('listitem').filter({ hasText: title }).first()).toContainText(/Done \d/)
}

/** Any answer counts there: it is explained at once and never graded. */
async function answerQuiz(learner: Page): Promise<void> {
	const open = learner.locator('.quiz form')
	for (let left = await open.count(); left > 0; left--) {
		await open.first().getByRole('button').first().click()
		await expect(open).toHaveCount(left - 1)
	}
}

export type SessionPlan = { title: string; format: string; date: string; time: string }

/** One more session of the cohort whose page the admin has open. */
export async function scheduleAnother(admin: Page, plan: SessionPlan): Promise<void> {
	await admin.getByRole('link', { name: 'Schedule a session' }).click()
	await admin.getByLabel('Title').fill(plan.title)
	await admin.getByLabel('Format').selectOption({ label: plan.format })
	await enterHour(admin, plan)
	await admin.getByRole('button', { name: 'Schedule it', exact: true }).click()
	const shown = admin.getByRole('region', { name: /^Nothing is (sent|kept) yet/ })
	const told = shown.getByRole('button', { name: /^Schedule it/ })
	const done = admin.getByText(`${plan.title} has a date.`)
	// An hour that is past is told to nobody, and asks nothing unless something speaks against it.
	await expect(told.or(done)).toBeVisible()
	if (await told.isVisible()) await told.click()
	await expect(done).toBeVisible()
}

export async function enterHour(admin: Page, { date, time }: { date: string; time: string }): Promise<void> {
	await admin.getByLabel('Date').fill(date)
	await admin.getByLabel('Time', { exact: true }).fill(time)
}

/** From the facilitator's day: everybody was there for all of it. */
export async function confirmEverybody(lead: Page, session: string): Promise<void> {
	await lead.goto('/facilitate')
	await lead.getByRole('link', { name: `Confirm attendance of ${session}` }).click()
	const lines = lead.getByRole('region', { name: 'Attendance' }).getByRole('listitem')
	await expect(lines).toHaveCount(11)
	for (const line of await lines.all()) {
		await line.getByLabel('Present').check()
		await line.getByLabel('Minutes').fill('60')
	}
	await lead.getByRole('button', { name: 'Confirm attendance of eleven people' }).click()
	await expect(lead.getByText('Attendance is confirmed.')).toBeVisible()
}

/** Three promises are open, and each gets another answer: all three count alike. */
export async function closeThree(learner: Page): Promise<void> {
	await learner.goto('/practice')
	const open = learner.getByRole('region', { name: 'Open', exact: true })
	await expect(open.getByRole('button', { name: 'I did it' })).toHaveCount(3)
	for (const [answer, said, left] of [
		['I did it', 'Kept.', 2],
		['I changed it', 'Changed, and that counts.', 1],
		['I let it go', 'Let go, and that counts too.', 0],
	] as const) {
		await open.getByRole('button', { name: answer }).first().click()
		await expect(learner.getByText(said)).toBeVisible()
		await expect(open.getByRole('button', { name: answer })).toHaveCount(left)
	}
}

/** The same level for every criterion of the sheet that waits. */
export async function scoreAll(assessor: Page, learner: string, level: RegExp, comment: string): Promise<void> {
	await assessor.goto('/facilitate/assess')
	await assessor.getByRole('link', { name: learner }).click()
	const criteria = assessor.locator('fieldset.criterion')
	await expect(criteria).toHaveCount(4)
	for (const criterion of await criteria.all()) await criterion.getByRole('radio', { name: level }).check()
	await assessor.getByLabel('What you say to the learner').fill(comment)
	await assessor.getByRole('button', { name: 'Hand in my scores' }).click()
}

/** A learner's record, by the way an admin goes. */
export async function openRecord(admin: Page, cohort: string, learner: string): Promise<void> {
	await admin.goto('/admin/cohorts')
	await admin.getByRole('link', { name: cohort, exact: true }).click()
	await admin.getByRole('link', { name: 'Gradebook', exact: true }).click()
	await admin.getByRole('link', { name: learner, exact: true }).click()
	await expect(admin.getByRole('heading', { level: 1 })).toHaveText(learner)
}

/** A zone without summer time: some hours from now is a plain time there on every day of the year. */
export const ZONE = 'Africa/Lagos'

/** Date and time on the clock of ZONE, an hour ahead of UTC. */
export function inHours(hours: number): { date: string; time: string } {
	const [date = '', time = ''] = new Date(Date.now() + (hours + 1) * 3_600_000).toISOString().split('T')
	return { date, time: time.slice(0, 5) }
}

/** About a talk that went wrong: nine times the same fifty words, as it is for the length that the form counts. */
export const SCENARIO = Array.from(
	{ length: 9 },
	(_, index) =>
		`${index + 1}. She said the release had gone badly, and I told her what to do before she had finished. Today I would let eight seconds pass, say back what I heard and what it seemed to cost her, ask what I have wrong, and leave the next step, small and dated, to the two of us.`,
).join('\n\n')
