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

/** Everybody below a person in the reporting line, whose account is open; with `depth` 1 their own reports alone. */
export async function listBelow(db: Db, personId: string, depth = 20): Promise<string[]> {
	const rows = await db.$queryRaw<{ id: string }[]>`
		with recursive line(id, depth) as (
			select id, 0 from "Person" where id = ${personId}
			union all
			select p.id, line.depth + 1 from "Person" p join line on p."managerId" = line.id where line.depth < ${depth}
		)
		select distinct l.id from line l join "Person" p on p.id = l.id
		where l.depth > 0 and l.id <> ${personId} and p."disabledAt" is null`
	return rows.map(({ id }) => id)
}

/** Whether anybody with an open account reports to them. */
export async function hasReports(db: Db, personId: string): Promise<boolean> {
	return (await db.person.count({ where: { managerId: personId, disabledAt: null } })) > 0
}

/** Whether one of the two is above the other. */
export async function inSameLine(db: Db | Tx, one: string, other: string): Promise<boolean> {
	return (await lineAbove(db, one)).includes(other) || (await lineAbove(db, other)).includes(one)
}

/** Of each of these people the line above them, without its order. One query for all of them. */
export async function linesAbove(db: Db | Tx, personIds: string[]): Promise<Map<string, Set<string>>> {
	const rows = await db.$queryRaw<{ root: string; id: string }[]>`
		with recursive line(root, id, "managerId", depth) as (
			select id, id, "managerId", 0 from "Person" where id = any(${personIds})
			union all
			select line.root, p.id, p."managerId", line.depth + 1
			from "Person" p join line on p.id = line."managerId" where line.depth < 20
		)
		select distinct root, id from line where depth > 0`
	const lines = new Map<string, Set<string>>()
	for (const { root, id } of rows) lines.set(root, (lines.get(root) ?? new Set()).add(id))
	return lines
}

/** Of each of these people the team and the line above them, without its order. One query for all of them. */
export async function listTeamsAndLines(
	db: Db | Tx,
	personIds: string[],
): Promise<Map<string, { id: string; team: string; line: string[] }>> {
	const rows = await db.$queryRaw<{ id: string; team: string; line: string[] }[]>`
		with recursive line(root, team, id, "managerId", depth) as (
			select id, team, id, "managerId", 0 from "Person" where id = any(${personIds})
			union all
			select line.root, line.team, p.id, p."managerId", line.depth + 1
			from "Person" p join line on p.id = line."managerId" where line.depth < 20
		)
		select root as id, team, coalesce(array_agg(id) filter (where depth > 0), '{}') as line from line group by root, team`
	return new Map(rows.map((row) => [row.id, row]))
}

/** Which of these people are above or below somebody. */
export async function listInLineWith(db: Db | Tx, personId: string, others: string[]): Promise<string[]> {
	const lines = await linesAbove(db, [personId, ...others])
	return others.filter((other) => isAboveOrBelow(lines, personId, other))
}

export function isAboveOrBelow(lines: Map<string, Set<string>>, one: string, other: string): boolean {
	return (lines.get(one)?.has(other) || lines.get(other)?.has(one)) ?? false
}
