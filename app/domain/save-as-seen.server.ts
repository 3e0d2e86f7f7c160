import type { Db, Tx } from './db'
import { DomainError } from './errors'
import { transact, within } from './transact.server'

/** The row whose fields a form changes, held until the change is made. */
const LOCKS = {
	cohort: (tx: Tx, id: string) => tx.$queryRaw`select 1 from "Cohort" where id = ${id} for update`,
	session: (tx: Tx, id: string) => tx.$queryRaw`select 1 from "Session" where id = ${id} for update`,
	intake: (tx: Tx, id: string) => tx.$queryRaw`select 1 from "Intake" where id = ${id} for update`,
}

type Fields = Record<string, string>

/**
 * Saves what a form was merged with (merge-opened.ts), and nothing when somebody else was first between merge and save:
 * what they wrote would be lost. Whoever is late keeps what they typed, and merges again by saving again.
 * @param seen what the merge was made with; `read` reads the same as it stands now
 * @throws DomainError 'conflict' ('changed-meanwhile')
 */
export async function saveAsSeen<Result>(
	db: Db,
	{ kind, id, seen, read }: { kind: keyof typeof LOCKS; id: string; seen: Fields; read: (db: Db) => Promise<Fields> },
	save: (db: Db) => Promise<Result>,
): Promise<Result> {
	return transact(db, async (tx) => {
		await LOCKS[kind](tx, id)
		const now = await read(within(tx))
		if (Object.entries(seen).some(([name, value]) => now[name] !== value))
			throw new DomainError('conflict', 'changed-meanwhile')
		return save(within(tx))
	})
}
