import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeGradebookFile } from '~/domain/certification/gradebook-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { askedRows } from '~/http/gradebook-view.server'
import { param, requireRole } from '~/http/guards'
import { readLedGradebook } from '~/http/led-gradebook.server'

/** The gradebook of a cohort one leads as a file for spreadsheets: who the page shows, in its order, and states alone. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const book = await readLedGradebook(args.context, param(args, 'cohort'), reader.id)
	return csvFile('belay-gradebook', writeGradebookFile(askedRows(args.request, book.rows).rows, 'lead'))
})
