import type { Tx } from '../db'

/**
 * A part is remembered by its address. Whoever read it under its former title has read it under the new one; in which
 * version is known only of what was read since versions are kept.
 * @param personId only theirs; otherwise everybody's
 */
export async function carryReadingOver(
	tx: Tx,
	moduleKey: string,
	renamed: { from: string; to: string }[],
	personId: string | null = null,
): Promise<void> {
	for (const { from, to } of renamed) {
		await tx.$executeRaw`
			update "ModuleProgress" set
				"partsRead" = array_append("partsRead", ${to}),
				"readIn" = case when jsonb_exists("readIn", ${from}::text)
					then "readIn" || jsonb_build_object(${to}::text, "readIn" -> ${from}::text) else "readIn" end
			where "moduleKey" = ${moduleKey} and ${from} = any("partsRead") and not (${to} = any("partsRead"))
				and (${personId}::text is null or "personId" = ${personId}::text)`
	}
}

/** Module → parts of it that anybody has read, under the addresses they had. */
export async function listPartsRead(tx: Tx): Promise<ReadonlyMap<string, string[]>> {
	const rows = await tx.$queryRaw<{ moduleKey: string; slugs: string[] }[]>`
		select p."moduleKey", array_agg(distinct slug) as slugs
		from "ModuleProgress" p, unnest(p."partsRead") slug group by p."moduleKey"`
	return new Map(rows.map(({ moduleKey, slugs }) => [moduleKey, slugs]))
}
