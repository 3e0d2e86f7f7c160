import type { readGradebook } from '~/domain/certification/gradebook.server'
import { cellsOf, inGradebookOrder, lacking, NOT_ASKED } from '~/domain/certification/gradebook-order'
import { careerTrackNames } from '~/domain/person/kinds'
import { searchParam } from './form-data'

const groups = [
	{ id: 'ready', title: 'Ready', note: 'to be issued' },
	{ id: 'little-left', title: 'A little left', note: '' },
	{ id: 'on-the-way', title: 'On the way', note: '' },
	{ id: 'certified', title: 'Certified', note: '' },
] as const

type Book = Pick<Awaited<ReturnType<typeof readGradebook>>, 'columns' | 'rows'>
type GradebookRow = Book['rows'][number]

/** Rows of a gradebook as the address asks for them, in the order of their groups: what the page shows, its file holds. */
export function askedRows(request: Request, { columns, rows: all }: Book) {
	const wanted = searchParam(request, 'lacks')
	const lacks = columns.some(({ id }) => id === wanted) ? wanted : ''
	const sort: 'left' | 'name' = searchParam(request, 'sort') === 'left' ? 'left' : 'name'
	const rows = inGradebookOrder(lacking(all, lacks), sort)
	return { asked: { lacks, sort }, rows: groups.flatMap(({ id }) => rows.filter(({ group }) => group === id)) }
}

/** The same for the page, in their groups, with what the page adds to each. */
export function viewGradebook<Extra extends object>(
	request: Request,
	book: Book,
	extraOf: (row: GradebookRow) => Extra,
) {
	const { columns } = book
	const { asked, rows } = askedRows(request, book)
	return {
		people: book.rows.length,
		shown: rows.length,
		asked,
		book: {
			columns,
			groups: groups
				.map((group) => ({
					...group,
					rows: rows
						.filter((row) => row.group === group.id)
						.map((row) => ({
							personId: row.personId,
							name: row.name,
							sub: [row.team, careerTrackNames[row.careerTrack as keyof typeof careerTrackNames].toLowerCase()]
								.filter(Boolean)
								.join(', '),
							cells: cellsOf(columns, row.results).map(({ id, result }) => ({
								id,
								state: result?.state ?? null,
								short: result?.short ?? NOT_ASKED,
							})),
							...extraOf(row),
						})),
				}))
				.filter((group) => group.rows.length > 0),
		},
	}
}
