import type { Db, Tx } from '~/domain/db'
import { aPerson, type PersonMade } from './people'
import { STAGE_KEY } from './stages-taken'

const DAY_MS = 86_400_000

/** Qualified for the level since long ago and for long to come, unless said otherwise; said twice, the later counts. */
export async function qualify(
	db: Db | Tx,
	personId: string,
	stageKey = 'technical-leadership-ladder/l1',
	said: { state?: 'training' | 'qualified' | 'paused'; until?: Date | null } = {},
): Promise<void> {
	const state = said.state ?? 'qualified'
	const until = state === 'training' ? null : new Date(Date.now() + 365 * DAY_MS)
	const fields = {
		state,
		grantedById: '',
		since: new Date(Date.now() - 365 * DAY_MS),
		until: said.until === undefined ? until : said.until,
	}
	await db.qualification.upsert({
		where: { personId_stageKey: { personId, stageKey } },
		create: { personId, stageKey, ...fields },
		update: fields,
	})
}

/** A facilitator who may assess the level, whatever the day: qualified for it without an end, and calibrated just now. */
export async function letAssess(db: Db, personId: string, stageKey = STAGE_KEY): Promise<void> {
	const role = { personId, role: 'facilitator' }
	await db.personRole.upsert({ where: { personId_role: role }, create: role, update: {} })
	await qualify(db, personId, stageKey, { until: null })
	await calibrated(db, personId, stageKey, new Date())
}

/** Somebody new who may. */
export async function anAssessorOf(
	db: Db,
	name: string,
	said: { stageKey?: string; managerId?: string } = {},
): Promise<PersonMade> {
	const person = await aPerson(db, { name, managerId: said.managerId, roles: ['facilitator'] })
	await letAssess(db, person.id, said.stageKey)
	return person
}

/** Scored all three sample answers as the key does. */
export async function calibrated(db: Db, personId: string, stageKey: string, at: Date): Promise<void> {
	await db.calibrationTry.create({ data: { personId, stageKey, scores: {}, close: 12, of: 12, passed: true, at } })
}
