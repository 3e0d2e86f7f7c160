import type { LoaderFunctionArgs } from '@remix-run/node'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { writeGradebookFile } from '~/domain/certification/gradebook-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { param, requireRole } from '~/http/guards'

/** The gradebook of a cohort as a file for spreadsheets. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const { rows } = await readGradebook(db, content.programs, param(args, 'cohort'), clock())
	return csvFile('belay-gradebook', writeGradebookFile(rows))
})
