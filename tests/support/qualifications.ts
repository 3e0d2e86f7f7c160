import type { Db, Tx } from '~/domain/db'

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
