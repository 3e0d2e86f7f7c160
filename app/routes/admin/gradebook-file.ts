import type { LoaderFunctionArgs } from '@remix-run/node'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { writeGradebookFile } from '~/domain/certification/gradebook-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { askedRows } from '~/http/gradebook-view.server'
import { param, requireRole } from '~/http/guards'

/** The gradebook of a cohort as a file for spreadsheets: who the page shows, in its order. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const book = await readGradebook(db, content.programs, param(args, 'cohort'), clock())
	return csvFile('belay-gradebook', writeGradebookFile(askedRows(args.request, book.rows).rows))
})
