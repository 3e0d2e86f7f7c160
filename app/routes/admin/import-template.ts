import type { LoaderFunctionArgs } from '@remix-run/node'
import { templateEntry } from '~/domain/person/directory.server'
import { writeDirectoryFile } from '~/domain/person/directory-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { requireRole } from '~/http/guards'

/** A file that Import people reads, with one invented row. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	return csvFile('belay-people-template', writeDirectoryFile([templateEntry]))
})
