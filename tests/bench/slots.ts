import { planSessions } from '../../app/domain/session/plan'
import { proposePlan } from '../../app/domain/session/propose.server'
import { openDatabase } from '../../server/db'
import { aCohort } from '../support/world'
import type { World } from './world'

const ZONES = ['Europe/Lisbon', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York', 'America/Vancouver']
const HOLIDAYS = ['PT', 'DE', 'IN', 'US', 'CA']
const MEMBERS = 11
const WEEKS = 12
const OTHER_COHORTS = 3
const STARTS_ON = '2027-01-04'
const WEEK_MS = 7 * 86_400_000
const NOW = new Date('2026-12-01T10:00:00Z')
const ROUNDS = 60
const WARM_UP_ROUNDS = 10

export type SlotFigures = { on: string; people: number; weeks: number; p50: number; p95: number }

/**
 * Dates for twelve weeks of a cohort of twelve in five zones, each with holidays, half of them in sessions of other cohorts
 * too: as the page of a plan asks for them.
 */
export async function measureSlots(world: World): Promise<SlotFigures> {
	const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '' } = world.env
	const database = await openDatabase({ databaseUrl, dataDir })
	const { db } = database
	const { cohort, lead, members } = await aCohort(db, { members: MEMBERS, name: 'Slots', startsAt: NOW })
	for (const [index, { id }] of [lead, ...members].entries()) {
		const at = index % ZONES.length
		await db.person.update({ where: { id }, data: { timeZone: ZONES[at], holidays: HOLIDAYS[at] } })
	}
	const busy = members.slice(0, MEMBERS / 2).map(({ id }) => ({ personId: id }))
	const others = []
	for (let index = 0; index < OTHER_COHORTS; index++) {
		const startsAt = new Date(Date.parse(`${STARTS_ON}T14:00:00Z`) + index * 25 * 3_600_000)
		const other = await aCohort(db, { members: 0, name: `Slots beside ${index}`, startsAt })
		await db.cohort.update({ where: { id: other.cohort.id }, data: { members: { create: busy } } })
		await db.session.createMany({
			data: Array.from({ length: WEEKS }, (_, week) => {
				const at = new Date(startsAt.getTime() + week * WEEK_MS)
				const localStart = at.toISOString().slice(0, 16)
				const said = { title: `Case ${week}`, format: 'critique-60', durationMinutes: 60, timeZone: 'UTC' }
				return { ...said, cohortId: other.cohort.id, position: week + 2, localStart, startsAt: at }
			}),
		})
		others.push(other)
	}
	const session = { title: 'Case', format: 'critique-60', minutes: 60, about: '' }
	const pace = Array.from({ length: WEEKS }, (_, index) => ({ week: index + 1, minutes: 60, items: [`s${index + 1}`] }))
	const plan = planSessions({ sessions: pace.map(() => session), pace }, STARTS_ON)
	const took: number[] = []
	for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
		const startedMs = performance.now()
		const found = await proposePlan(db, { id: cohort.id, timeZone: 'Europe/Lisbon' }, plan, null, NOW)
		if (round >= WARM_UP_ROUNDS) took.push(performance.now() - startedMs)
		if (found?.rows.length !== WEEKS || found.people !== MEMBERS + 1) throw new Error('not the plan that was asked for')
	}
	await db.cohort.deleteMany({ where: { id: { in: [cohort.id, ...others.map((each) => each.cohort.id)] } } })
	await database.close()
	took.sort((a, b) => a - b)
	const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
	return { on: world.kind, people: MEMBERS + 1, weeks: WEEKS, p50: at(0.5), p95: at(0.95) }
}
