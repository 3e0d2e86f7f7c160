import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { firstNeeds, type Need } from './needs'
import { listNeeds } from './needs.server'

/**
 * The seeds' table, written once: where there is none and no admin ever changed it. An admin who took every row out meant it.
 * @returns how many rows were written
 */
export async function writeFirstNeeds(db: Db | Tx): Promise<number> {
	if ((await db.organization.count()) === 0 || (await db.need.count()) > 0) return 0
	if ((await db.auditEntry.count({ where: { act: 'needs-changed' } })) > 0) return 0
	const { count } = await db.need.createMany({ data: [...firstNeeds], skipDuplicates: true })
	return count
}

type Actor = { id: string; name: string }

/** A row as an admin's table sends it: what it says now, what it said when the page was opened, or that it goes. */
export type NeedChange = Need & { wasStrength: Need['strength']; wasDays: number; goes: boolean }

/**
 * Does what somebody changed, and only that: rows they left alone stay as another admin made them meanwhile, and a row gone
 * meanwhile stays gone.
 * @throws DomainError 'conflict' ('need-changed') when another admin has changed the same row to something else
 */
export async function changeNeeds(db: Db, rows: NeedChange[], by: Actor): Promise<void> {
	await transact(db, async (tx) => {
		await lockNeeds(tx)
		const before = new Map((await listNeeds(tx)).map((need) => [keyOf(need), need]))
		let changed = 0
		let removed = 0
		for (const { goes, strength, withinDays, wasStrength, wasDays, ...key } of rows) {
			const stands = before.get(keyOf(key))
			const where = { careerTrack_careerLevel_stageKey: key }
			const isLeft = !goes && strength === wasStrength && withinDays === wasDays
			if (!stands || isLeft || (!goes && stands.strength === strength && stands.withinDays === withinDays)) continue
			if (stands.strength !== wasStrength || stands.withinDays !== wasDays)
				throw new DomainError('conflict', 'need-changed')
			if (goes) await tx.need.delete({ where })
			else await tx.need.update({ where, data: { strength, withinDays } })
			if (goes) removed++
			else changed++
		}
		if (changed + removed > 0) await record(tx, { act: 'needs-changed', actor: by, detail: { changed, removed } })
	})
}

/** One more row. @throws DomainError 'conflict' ('need-exists') */
export async function addNeed(db: Db, need: Need, by: Actor): Promise<void> {
	await transact(db, async (tx) => {
		await lockNeeds(tx)
		const { count } = await tx.need.createMany({ data: [need], skipDuplicates: true })
		if (count === 0) throw new DomainError('conflict', 'need-exists')
		await record(tx, { act: 'needs-changed', actor: by, detail: { added: 1 } })
	})
}

function keyOf({ careerTrack, careerLevel, stageKey }: Pick<Need, 'careerTrack' | 'careerLevel' | 'stageKey'>): string {
	return `${careerTrack} ${careerLevel} ${stageKey}`
}

/** One table, one admin at a time. */
async function lockNeeds(tx: Tx): Promise<void> {
	await tx.$queryRaw`select 1 from "Organization" where id = 1 for update`
}
