/** One line of the targets */
export type Row = { what: string; measured: string; limit: string; share: number; better: 'more' | 'less' }

export const target = (
	what: string,
	value: number,
	limit: number,
	unit: string,
	better: Row['better'],
	digits = 0,
): Row => ({
	what,
	measured: `${value.toFixed(digits)} ${unit}`,
	limit: `${better === 'more' ? '≥' : '≤'} ${limit} ${unit}`,
	share: value / limit,
	better,
})

export const holds = (row: Row) => (row.better === 'more' ? row.share >= 1 : row.share <= 1)

export const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`

export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export function targetTable(rows: Row[]): string {
	return table(
		['What', 'Measured', 'Target', 'Measured ÷ target', ''],
		rows.map((row) => [row.what, row.measured, row.limit, row.share.toFixed(2), holds(row) ? 'met' : 'missed']),
	)
}
