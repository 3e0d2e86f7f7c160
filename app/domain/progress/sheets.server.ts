import type { Db } from '../db'
import { writtenModules } from '../program/find'
import { interactiveBlocks, type Program, type Worksheet } from '../program/lesson'
import { type Cells, cleanRows, SHEETS, saysOf } from '../worksheet/sheet'
import { read } from './part-view'

/** A worksheet as its reader filled it in. `key`: its module and part. `text`: a table in Markdown. */
export type FilledSheet = { key: string; title: string; module: string; on: Date; text: string }

/** One's own worksheets, of lessons that still have them. Their own pages only. */
export async function listSheets(db: Db, personId: string, programs: Program[]): Promise<FilledSheet[]> {
	const blocks = new Map<string, { module: string; block: Worksheet }>()
	for (const { key, title, lesson } of programs.flatMap(({ stages }) => stages.flatMap(writtenModules)))
		for (const block of interactiveBlocks(lesson))
			if (block.kind === 'worksheet') blocks.set(`${key}#${block.id}`, { module: title, block })
	const answers = await db.partAnswer.findMany({
		where: { personId, partId: { in: [...blocks.values()].map(({ block }) => block.id) } },
		select: { moduleKey: true, partId: true, answer: true, updatedAt: true },
	})
	return answers.flatMap(({ moduleKey, partId, answer, updatedAt }) => {
		const key = `${moduleKey}#${partId}`
		const found = blocks.get(key)
		const stored = read('worksheet', answer)
		if (!found || !stored) return []
		const { block, module } = found
		const rows = cleanRows(block.draws, block.given, stored.rows)
		return rows.length > 0 ? [{ key, title: block.title, module, on: updatedAt, text: asTable(block, rows) }] : []
	})
}

function asTable({ draws, given }: Worksheet, rows: Cells[]): string {
	const { rows: which, columns } = SHEETS[draws]
	const isGiven = which === 'given'
	const head = [...(isGiven ? [''] : []), ...columns.map(({ label }) => label)]
	const lines = rows.map((row) => [
		...(isGiven ? [given.find(({ id }) => id === row.of)?.label ?? ''] : []),
		...columns.map(({ id }) => saysOf(draws, id, row[id])),
	])
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n')
}

function inCell(text: string): string {
	return text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|')
}
