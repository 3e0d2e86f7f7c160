/**
 * Worksheet: a table in a lesson that its reader fills in for themselves, drawn as a picture or worked out as they go.
 * What one kind differs in from another stands in SHEETS and in the file of its picture; saving and showing are the same.
 */
export const DRAWS = ['statement', 'split', 'ratings', 'teams', 'loops', 'stakeholders'] as const
export type Draws = (typeof DRAWS)[number]

export type Option = { value: string; says: string }
export type Column = {
	id: string
	label: string
	/** One of these; a number; or words, at most so many characters */
	takes: { options: Option[] } | 'number' | number
}
/** `given`: the lesson names the rows. `most`: the reader adds up to so many. */
export type SheetSpec = { rows: 'given' | { most: number }; columns: Column[] }

export type Cells = Record<string, string>
export type GivenRow = { id: string; label: string; start: string; html: string; panel: number[] }

const scale = (low: string, high: string): Option[] =>
	['1', '2', '3', '4', '5'].map((value) => ({
		value,
		says: value === '1' ? `1, ${low}` : value === '5' ? `5, ${high}` : value,
	}))
/** A mark of a panel: 1 to 4, as on the sheet of the rubrics */
export const HIGHEST_MARK = 4
const MARKS: Option[] = Array.from({ length: HIGHEST_MARK }, (_, index) => `${index + 1}`).map((value) => ({
	value,
	says: value,
}))

const NAME = 40
const SENTENCE = 160
export const LONGEST_CELL = SENTENCE

export const SHEETS: Record<Draws, SheetSpec> = {
	statement: { rows: 'given', columns: [{ id: 'value', label: 'Yours', takes: 'number' }] },
	split: {
		rows: 'given',
		columns: [
			{
				id: 'share',
				label: 'What you give',
				takes: {
					options: [
						{ value: 'all', says: 'All of it' },
						{ value: 'half', says: 'Half' },
						{ value: 'none', says: 'Nothing' },
					],
				},
			},
			{ id: 'why', label: 'Why, to whoever asked for it', takes: SENTENCE },
		],
	},
	ratings: {
		rows: 'given',
		columns: [
			{ id: 'first', label: 'Your mark', takes: { options: MARKS } },
			{ id: 'second', label: 'Your mark, the second time', takes: { options: MARKS } },
		],
	},
	teams: {
		rows: { most: 16 },
		columns: [
			{ id: 'team', label: 'Team', takes: NAME },
			{
				id: 'kind',
				label: 'What it is',
				takes: {
					options: [
						{ value: 'stream', says: 'Stream-aligned' },
						{ value: 'platform', says: 'Platform' },
						{ value: 'enabling', says: 'Enabling' },
						{ value: 'subsystem', says: 'Subsystem' },
					],
				},
			},
			{
				id: 'mode',
				label: 'What it does',
				takes: {
					options: [
						{ value: 'together', says: 'Works with' },
						{ value: 'serves', says: 'Serves' },
						{ value: 'teaches', says: 'Teaches' },
						{ value: 'tickets', says: 'Tickets from' },
					],
				},
			},
			{ id: 'other', label: 'Which team', takes: NAME },
		],
	},
	loops: {
		rows: { most: 16 },
		columns: [
			{ id: 'from', label: 'When there is more of', takes: NAME },
			{
				id: 'sign',
				label: 'there is',
				takes: {
					options: [
						{ value: 'more', says: 'more' },
						{ value: 'less', says: 'less' },
					],
				},
			},
			{ id: 'to', label: 'of', takes: NAME },
			{
				id: 'delay',
				label: 'After',
				takes: {
					options: [
						{ value: 'soon', says: 'hours or days' },
						{ value: 'late', says: 'weeks or months' },
					],
				},
			},
		],
	},
	stakeholders: {
		rows: { most: 14 },
		columns: [
			{ id: 'who', label: 'Who', takes: NAME },
			{ id: 'interest', label: 'How much it matters to them', takes: { options: scale('little', 'much') } },
			{ id: 'power', label: 'What they can do', takes: { options: scale('little', 'stop it') } },
			{
				id: 'veto',
				label: 'Veto',
				takes: {
					options: [
						{ value: 'none', says: 'none' },
						{ value: 'assumed', says: 'yes, unwritten' },
						{ value: 'written', says: 'yes, in writing' },
					],
				},
			},
			{ id: 'verb', label: 'What you will do, beginning with a verb', takes: SENTENCE },
		],
	},
}

/** Rows as they may be stored: known columns, options that exist, no empty rows, and of given rows those the lesson names. */
export function cleanRows(draws: Draws, given: readonly { id: string }[], rows: readonly Cells[]): Cells[] {
	const { rows: which, columns } = SHEETS[draws]
	const cleaned = rows.map((row) => ({ of: row.of ?? '', cells: cellsOf(columns, row) }))
	if (which !== 'given')
		return cleaned.flatMap(({ cells }) => (Object.keys(cells).length > 0 ? [cells] : [])).slice(0, which.most)
	return given.flatMap(({ id }) => {
		const cells = cleaned.find((row) => row.of === id)?.cells
		return cells && Object.keys(cells).length > 0 ? [{ of: id, ...cells }] : []
	})
}

function cellsOf(columns: readonly Column[], row: Cells): Cells {
	return Object.fromEntries(
		columns.flatMap(({ id, takes }) => {
			const value = row[id]?.trim().slice(0, typeof takes === 'number' ? takes : LONGEST_CELL)
			if (!value) return []
			if (typeof takes === 'object' && !takes.options.some((option) => option.value === value)) return []
			if (takes === 'number' && numberIn(value) === null) return []
			return [[id, value]]
		}),
	)
}

/** The filled cells of a given row; none where nothing was filled in. */
export function cellsFor(rows: readonly Cells[], id: string): Cells {
	return rows.find((row) => row.of === id) ?? {}
}

export function saysOf(draws: Draws, column: string, value: string | undefined): string {
	const takes = SHEETS[draws].columns.find((each) => each.id === column)?.takes
	return typeof takes === 'object'
		? (takes.options.find((option) => option.value === value)?.says ?? '')
		: (value ?? '')
}

const MOST = 1e9

/** "1,200", "12.5 %" and "1 200" are numbers; words are none. */
export function numberIn(typed: string): number | null {
	const bare = typed.replace(/[\s,%€$]/g, '')
	if (!/^-?\d+(\.\d+)?$/.test(bare)) return null
	const value = Number(bare)
	return Math.abs(value) <= MOST ? value : null
}
