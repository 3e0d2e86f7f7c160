import type { Db, Tx } from '../db'

/** The reporting line above a person, nearest first; a circle in the data ends it. */
export async function lineAbove(db: Db | Tx, personId: string): Promise<string[]> {
	const rows = await db.$queryRaw<{ id: string }[]>`
		with recursive line(id, "managerId", depth) as (
			select id, "managerId", 0 from "Person" where id = ${personId}
			union all
			select p.id, p."managerId", line.depth + 1 from "Person" p join line on p.id = line."managerId" where line.depth < 20
		)
		select id from line where depth > 0 order by depth`
	return rows.map((row) => row.id)
}

/** Whether one of the two is above the other. */
export async function inSameLine(db: Db | Tx, one: string, other: string): Promise<boolean> {
	return (await lineAbove(db, one)).includes(other) || (await lineAbove(db, other)).includes(one)
}
