import { expect, test } from 'vitest'
import type { Db } from '~/domain/db'
import { HANDED_OVER } from '~/domain/notice/letters.server'
import { endWhatWasStarted, eventually, killNode, migratedData, startNode, stopNode, withData } from '../support/nodes'
import { aPostOffice } from '../support/post-office'
import { aCohort } from '../support/world'

endWhatWasStarted()

const MINUTE_MS = 60_000
/** Full minutes, 23 hours ahead: its reminder of a day is due, and no other. */
const nearly = () => new Date((Math.floor(Date.now() / MINUTE_MS) + 23 * 60) * MINUTE_MS)

async function anotherSession(db: Db, cohortId: string): Promise<void> {
	const startsAt = nearly()
	await db.session.create({
		data: {
			cohortId,
			position: 2,
			title: 'Second case',
			format: 'critique-60',
			localStart: startsAt.toISOString().slice(0, 16),
			timeZone: 'UTC',
			durationMinutes: 60,
			startsAt,
		},
	})
}

test('a server dies when the mail server has taken a reminder and not answered yet: after its restart everybody has got exactly one', async () => {
	const office = await aPostOffice()
	await office.open()
	const dataDir = await migratedData()
	const { cohort, lead, members } = await withData(dataDir, (db) => aCohort(db, { members: 4, startsAt: nearly() }))
	const crew = [lead, ...members].map(({ email }) => email).sort()

	const waits = office.holdAfter(2, { taking: true })
	const first = await startNode({ DATA_DIR: dataDir, SMTP_URL: office.smtpUrl })
	await waits
	expect(await killNode(first)).toEqual({ code: null, signal: 'SIGKILL' })
	expect(office.taken).toHaveLength(3)
	await withData(dataDir, async (db) => {
		expect(await db.outboxMail.count({ where: { letter: 'reminder-day' } })).toBe(crew.length)
		const held = await db.outboxMail.findMany({ where: { sentAt: null, tries: { gt: 0 } } })
		expect(held.map(({ dueAt }) => dueAt)).toEqual([null])
		// What a dead sender had claimed comes back by itself, after two minutes that nobody waits here. This one must not.
		await db.outboxMail.updateMany({ where: { dueAt: { gt: new Date() } }, data: { dueAt: new Date() } })
		// Its reminders show that the second server has looked for what is to be written, and so at the first session again.
		await anotherSession(db, cohort.id)
	})

	office.letGo()
	const second = await startNode(first.env)
	await eventually('the reminders of both sessions', () => office.taken.length >= 2 * crew.length)
	expect(await stopNode(second)).toEqual({ code: 0, signal: null })
	await office.close()
	for (const title of ['First case', 'Second case']) {
		const reminded = office.taken.filter(({ mail }) => mail.text?.includes(title)).flatMap(({ to }) => to)
		expect(reminded.sort(), title).toEqual(crew)
	}
	expect(office.taken).toHaveLength(2 * crew.length)
	await withData(dataDir, async (db) => {
		const unsure = await db.outboxMail.findMany({ where: { sentAt: null }, select: { lastError: true } })
		expect(unsure).toEqual([{ lastError: HANDED_OVER }])
	})
})
