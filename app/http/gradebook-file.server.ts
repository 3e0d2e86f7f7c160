import { record } from '~/domain/audit/record.server'
import type { readGradebook } from '~/domain/certification/gradebook.server'
import { writeGradebookFile } from '~/domain/certification/gradebook-file.server'
import type { Db } from '~/domain/db'
import { counted } from '~/domain/number-words'
import { dateOf } from '~/domain/zone/zone.server'
import { csvFile } from './csv-file'
import { askedRows } from './gradebook-view.server'

type Book = Pick<Awaited<ReturnType<typeof readGradebook>>, 'cohort' | 'columns' | 'rows'>

/** Whom the page shows, in its order, as a file. Who took it, of which cohort and how narrowed stays in the audit log. */
export async function exportGradebook(
	db: Db,
	request: Request,
	{ cohort, ...book }: Book,
	by: { id: string; name: string; timeZone: string },
	seenBy: 'admin' | 'lead',
	now: Date,
): Promise<Response> {
	const { columns } = book
	const { asked, rows } = askedRows(request, book)
	const lacked = columns.find(({ id }) => id === asked.lacks)
	await record(db, {
		act: 'gradebook-exported',
		actor: by,
		subject: cohort.id,
		detail: {
			cohort: cohort.name,
			narrowed: lacked ? `who lacks “${lacked.title}”` : 'everybody',
			orderedBy: asked.sort === 'left' ? 'least left first' : 'by name',
			rowsTaken: counted(rows.length, 'row', 'rows'),
		},
	})
	return csvFile('belay-gradebook', writeGradebookFile({ columns, rows }, seenBy), [
		cohort.name,
		dateOf(now, by.timeZone),
	])
}
