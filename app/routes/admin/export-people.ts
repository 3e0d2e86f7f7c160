import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDirectory, templateEntry } from '~/domain/person/directory.server'
import { writeDirectoryFile } from '~/domain/person/directory-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'

/** The directory as a file that Import people reads again; with `template`, one invented row of it. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const isTemplate = searchParam(args.request, 'template') !== ''
	const text = writeDirectoryFile(isTemplate ? [templateEntry] : await readDirectory(args.context.db))
	return csvFile(isTemplate ? 'belay-people-template' : 'belay-people', text)
})
