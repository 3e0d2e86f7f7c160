import type { Db, Tx } from '../db'
import { dateOf } from '../zone/zone.server'

/** Today on the organization's clock, yyyy-mm-dd: intakes open and close by it, wherever somebody reads. */
export async function organizationDay(db: Db | Tx, now: Date): Promise<string> {
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { timeZone: true } })
	return dateOf(now, organization?.timeZone ?? 'UTC')
}
