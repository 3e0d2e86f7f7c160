import type { Tx } from '../db'

/** A part is remembered by its address. Whoever read it under its former title has read it under the new one. */
export async function carryReadingOver(
	tx: Tx,
	moduleKey: string,
	renamed: { from: string; to: string }[],
): Promise<void> {
	for (const { from, to } of renamed) {
		await tx.$executeRaw`
			update "ModuleProgress" set
				"partsRead" = array_append("partsRead", ${to}),
				"readIn" = "readIn" || jsonb_build_object(${to}::text, "readIn" -> ${from}::text)
			where "moduleKey" = ${moduleKey} and ${from} = any("partsRead") and not (${to} = any("partsRead"))`
	}
}
