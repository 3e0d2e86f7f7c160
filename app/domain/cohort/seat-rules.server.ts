import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'

export type SeatRules = { offerHours: number; seatsNeedApproval: boolean }

/** How seats are given in this organization. @throws DomainError 'not-found' before it is set up */
export async function getSeatRules(db: Db): Promise<SeatRules> {
	const row = await db.organization.findUnique({
		where: { id: 1 },
		select: { offerHours: true, seatsNeedApproval: true },
	})
	if (!row) throw new DomainError('not-found', 'organization')
	return row
}

/** For whoever asks, and is offered a seat, from now on: what is under way keeps the rule it began with. */
export async function changeSeatRules(db: Db, rules: SeatRules, by: { id: string; name: string }): Promise<void> {
	await transact(db, async (tx) => {
		await tx.organization.update({ where: { id: 1 }, data: rules })
		await record(tx, { act: 'seat-rules-changed', actor: by, detail: rules })
	})
}
