import type { Db } from '../db'

/** The signed JSON of a certification, as it was signed; null when it has none. */
export async function findDocument(db: Db, number: string): Promise<string | null> {
	const row = await db.credential.findFirst({ where: { certification: { number } }, select: { document: true } })
	return row?.document ?? null
}
