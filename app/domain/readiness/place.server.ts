import type { Db, Tx } from '../db'
import type { Place } from './read.server'

/** Keeps where somebody says they stand and what they look at; the last word counts. */
export async function sayPlace(db: Db | Tx, personId: string, { at, aim }: Place): Promise<void> {
	await db.pipelinePlace.upsert({ where: { personId }, create: { personId, at, aim }, update: { at, aim } })
}
