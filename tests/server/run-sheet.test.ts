import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { getMySession } from '~/domain/session/read.server'
import { sayOutline, sayRunSheet } from '~/domain/session/run-sheet.server'
import { loadContent } from '../../server/content'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aCohort } from '../support/world'

const db = await useDatabase()
const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))

let world: Awaited<ReturnType<typeof aCohort>>
const ids: Record<string, string> = {}
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt: nov(12, 16) })
	type Said = {
		title: string
		format: string
		position: number
		planNumber?: number
		kind?: string
		makesUpForId?: string
	}
	const session = (data: Said) =>
		db.session.create({
			data: {
				cohortId: world.cohort.id,
				localStart: '2026-11-26T16:00',
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: nov(26, 16),
				...data,
			},
		})
	ids.first = world.session.id
	await db.session.update({ where: { id: ids.first }, data: { planNumber: 2 } })
	ids.kickoff = (await session({ title: 'Hello', format: 'kickoff-60', position: 2, planNumber: 1 })).id
	ids.makeUp = (
		await session({ title: 'Again', format: 'critique-60', position: 501, kind: 'make-up', makesUpForId: ids.first })
	).id
	ids.extra = (await session({ title: 'Extra', format: 'talk-10', position: 7 })).id
})
const seenBy = async (name: string, personId = world.lead.id) => getMySession(db, ids[name] ?? '', personId)
const sheetOf = async (name: string) => sayRunSheet(content, await seenBy(name), 'Asia/Kolkata')

test('the run sheet of a session in groups has its words, its hours, what lies ready and the brief of each role', async () => {
	const sheet = await sheetOf('kickoff')
	expect(sheet.phases.slice(0, 3).map(({ at, title, minutes }) => [at, title, minutes])).toEqual([
		['21:30', 'Our agreement', 8],
		['21:38', 'A 1-on-1 that failed', 6],
		['21:44', 'How listening looks', 5],
	])
	expect(sheet.phases.every(({ say }) => say.length > 0)).toBe(true)
	expect(sheet.ready?.lead.length).toBeGreaterThan(0)
	expect(sheet.patterns.map(({ id }) => id)).toContain('first-1-on-1')
	expect(sheet.handouts.map(({ title }) => title)).toContain('A small real worry: Listener')
	expect(sheet.takes).toBeNull()
})

test('that of a room keeps the room’s hints, also when the session is made up for', async () => {
	for (const name of ['first', 'makeUp']) {
		const sheet = await sheetOf(name)
		expect(sheet.purpose).toMatch(/^One open case/)
		const room = content.formats.get('critique-60')?.phases[0]
		expect(sheet.phases[0]?.tips).toEqual(expect.arrayContaining(room?.tips ?? ['none']))
	}
})

test('a session the plan does not hold has patterns of its level and no agenda', async () => {
	expect(await sheetOf('extra')).toMatchObject({ purpose: null, ready: null, phases: [], handouts: [], takes: null })
	expect((await sheetOf('extra')).patterns.length).toBeGreaterThan(0)
})

test('a session of another length is said to be one', async () => {
	const session = { ...(await seenBy('kickoff')), durationMinutes: 45 }
	expect(sayRunSheet(content, session, 'UTC').takes).toBe(60)
})

test('learners see the outline and what to have ready: nothing that is for the lead alone', async () => {
	const outline = sayOutline(content, await seenBy('kickoff', world.members[0]?.id))
	expect(Object.keys(outline)).toEqual(['purpose', 'ready', 'phases'])
	expect(Object.keys(outline.ready ?? {})).toEqual(['everybody', 'presenters'])
	for (const phase of outline.phases)
		expect(Object.keys(phase).sort()).toEqual(['groups', 'id', 'minutes', 'prompt', 'title'])
	expect(outline.phases[3]).toMatchObject({ title: 'Threes, first round', minutes: 11, groups: 3 })
	expect(JSON.stringify(outline)).not.toContain('You may not solve it')
})
