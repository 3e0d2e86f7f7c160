import { figure } from '~/domain/number-words'
import type { Cells, GivenRow } from '~/domain/worksheet/sheet'
import { readStatement, type StatementLines, type UnitLines } from '~/domain/worksheet/statement'

const LINES: { id: keyof StatementLines; label: string; isSum?: boolean; isCost?: boolean }[] = [
	{ id: 'fees', label: 'Fees from merchants', isSum: true },
	{ id: 'passedOn', label: 'Passed on', isCost: true },
	{ id: 'net', label: 'Net revenue', isSum: true },
	{ id: 'fraud', label: 'Fraud losses', isCost: true },
	{ id: 'hosting', label: 'Hosting', isCost: true },
	{ id: 'support', label: 'Merchant support', isCost: true },
	{ id: 'gross', label: 'Gross profit', isSum: true },
	{ id: 'engineering', label: 'Engineering and product', isCost: true },
	{ id: 'selling', label: 'Sales and marketing', isCost: true },
	{ id: 'general', label: 'The rest', isCost: true },
	{ id: 'result', label: 'Operating profit', isSum: true },
]
const UNIT: { id: keyof UnitLines; label: string; digits: number }[] = [
	{ id: 'grossOfOne', label: 'Gross profit of one payment, in cents', digits: 2 },
	{ id: 'resultOfOne', label: 'Operating profit of one payment, in cents', digits: 2 },
	{ id: 'contribution', label: 'What the merchant contributes in a month', digits: 2 },
	{ id: 'monthsToEarnBack', label: 'Months until winning it is paid back', digits: 1 },
	{ id: 'monthsStaying', label: 'Months it stays', digits: 0 },
	{ id: 'lifetimeValue', label: 'What it brings over all of them', digits: 0 },
]

/** The statement as the lesson gives it beside the reader's own. */
export function StatementPicture({ given, rows }: { given: GivenRow[]; rows: Cells[] }) {
	const read = readStatement(given, rows)
	if (!read) return null
	const { asGiven, yours } = read
	return (
		<>
			<Table
				caption="The year, in thousands"
				rows={LINES.map(({ id, label, isSum, isCost }) => ({
					...{ label, isSum },
					...compared(asGiven.lines[id], yours.lines[id], 0, isCost ? -1 : 1),
				}))}
			/>
			<Table
				caption="One payment, one merchant"
				rows={UNIT.map(({ id, label, digits }) => ({
					label,
					...compared(asGiven.unit[id], yours.unit[id], digits),
				}))}
			/>
		</>
	)
}

type Row = { label: string; isSum?: boolean; before: string; after: string; change: string }

/** @param sign -1 for a cost, which stands with a minus as in any statement */
function compared(before: number | null, after: number | null, digits: number, sign: 1 | -1 = 1) {
	const change = before === null || after === null ? 0 : Number((sign * (after - before)).toFixed(digits))
	return {
		before: said(before && sign * before, digits),
		after: said(after && sign * after, digits),
		change: change === 0 ? 'same' : `${change > 0 ? '+' : ''}${said(change, digits)}`,
	}
}

function said(value: number | null, digits: number): string {
	return value === null ? 'none' : figure(value, digits)
}

function Table({ caption, rows }: { caption: string; rows: Row[] }) {
	return (
		<div className="scroll" role="region" aria-label={caption} tabIndex={0}>
			<table className="tbl worked">
				<caption>{caption}</caption>
				<thead>
					<tr>
						<th scope="col">
							<span className="vh">Line</span>
						</th>
						<th scope="col">Given</th>
						<th scope="col">Yours</th>
						<th scope="col">Change</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.label} className={row.isSum ? 'sum' : undefined}>
							<th scope="row">{row.label}</th>
							<td>{row.before}</td>
							<td>{row.after}</td>
							<td>{row.change}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}
