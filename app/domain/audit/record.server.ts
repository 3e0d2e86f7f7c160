import type { Db, Tx } from '../db'
import type { Act, ChangingAct } from './acts'

/** What a change made of a state: two short words or days, never what somebody wrote */
type Change = { before: string; after: string }

type Entry = {
	actor: { id: string; name: string } | null
	subject?: string
	detail?: Record<string, string | number | boolean>
} & ({ act: ChangingAct; change: Change } | { act: Exclude<Act, ChangingAct>; change?: Change })

/**
 * The audit log: who did what that matters for security or for a certification. Never private text.
 * Written in the transaction of the act itself, so that one does not exist without the other.
 */
export async function record(db: Db | Tx, entry: Entry): Promise<void> {
	await db.auditEntry.create({ data: toRow(entry) })
}

/** Several at once, in this order. */
export async function recordAll(db: Db | Tx, entries: Entry[]): Promise<void> {
	await db.auditEntry.createMany({ data: entries.map(toRow) })
}

function toRow(entry: Entry) {
	return {
		act: entry.act,
		actorId: entry.actor?.id,
		actorName: entry.actor?.name ?? '',
		subject: entry.subject ?? '',
		detail: { ...entry.detail, ...entry.change },
	}
}
