import { expect, type Page } from '@playwright/test'
import type { Db } from '../../app/domain/db'
import type { Format } from '../../app/domain/room/format'
import { FIRST_NUMBER } from '../../app/domain/session/kinds'
import { SELF_RUN, type SelfRunFormat } from '../../app/domain/session/self-run'
import { localOf } from '../../app/domain/zone/zone.server'
import { HOME, idOf } from '../../prisma/seed/story'
import { SAMPLE_PASSWORD } from './browser'
import { openScreen, type Screen } from './sockets'

/** What a page was sent over its WebSockets. Listens from the call on, so call it before the page opens a room. */
export function framesOf(page: Page): () => string {
	const frames: string[] = []
	page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(payload.toString())))
	return () => frames.join('\n')
}

export async function enterRoom(page: Page, roomPath: string): Promise<void> {
	await page.goto(roomPath)
	await expect(page.getByText('Connected', { exact: true })).toBeVisible()
}

/** Moves on as the lead, and waits until the room is there. */
export async function next(lead: Page, phase: string): Promise<void> {
	await lead.getByRole('button', { name: new RegExp(`^(Next|Begin): ${phase}$`) }).click()
	await inPhase(lead, phase)
}

/** Back to a phase in which people write, once the lead has read that nothing is lost. */
export async function backToWrite(lead: Page): Promise<void> {
	await lead.locator('summary').filter({ hasText: 'Back to write' }).click()
	await lead.getByRole('button', { name: 'Go back for everybody' }).click()
}

export async function inPhase(page: Page, phase: string): Promise<void> {
	await expect(page.locator('.strip [aria-current=step]')).toHaveText(phase)
}

export async function write(page: Page, label: string, text: string): Promise<void> {
	await page.getByLabel(label).fill(text)
	await page.getByLabel(label).press('Enter')
	await expect(page.getByLabel(label)).toHaveValue('')
}

/** Somebody who sits in the room with the product's own client, without a browser. */
export async function takeSeat(server: { url: string }, email: string, sessionId: string): Promise<Screen> {
	const answer = await fetch(`${server.url}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password: SAMPLE_PASSWORD }),
	})
	const cookie = answer.headers.get('set-cookie')?.split(';')[0]
	if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`)
	const screen = openScreen(server, cookie, sessionId)
	await screen.until('the room', (state) => state.connection === 'connected')
	return screen
}

/** A meeting that some of Autumn B run themselves, soon enough for its room to be open. @returns its id */
export async function startOwnMeeting(db: Db, format: SelfRunFormat, keys: string[]): Promise<string> {
	const [cohortId, timeZone, startsAt] = [idOf('autumn-b'), HOME, new Date(Date.now() + 3_600_000)]
	const { title, minutes: durationMinutes, everyWeeks } = SELF_RUN[format]
	const firstStart = localOf(startsAt, timeZone)
	const seats = keys.map((key) => ({ personId: idOf(key) }))
	const [starter] = seats
	if (!starter) throw new Error('somebody has to meet')
	const same = { cohortId, title, format, timeZone, durationMinutes }
	const series = await db.sessionSeries.create({
		data: { ...same, everyWeeks, firstStart, startedById: starter.personId, seats: { create: seats } },
	})
	const { id } = await db.session.create({
		data: {
			...same,
			kind: 'self-run',
			seriesId: series.id,
			position: FIRST_NUMBER['self-run'],
			localStart: firstStart,
			startsAt,
		},
	})
	return id
}

/** The lead goes straight to a phase, from a seat without a browser. */
export async function leadTo(lead: Screen, format: Format, phaseId: string): Promise<void> {
	const to = format.phases.findIndex(({ id }) => id === phaseId)
	const answer = await lead.client.send({ type: 'start-phase', to, from: lead.state().view?.phase.version ?? 0 })
	if (!answer.ok) throw new Error(`${format.id} did not go to ${phaseId}: ${answer.why}`)
	await lead.until(phaseId, ({ view }) => (view?.seq ?? 0) >= answer.seq)
}

/** A date as its field takes it: "2026-11-25". */
export function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
