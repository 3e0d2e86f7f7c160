import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeLogFile } from '~/domain/practice/log-file.server'
import { listEntries } from '~/domain/practice/read-log.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { requireReader } from '~/http/guards'

/** One's own practice log, to take along. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	return csvFile('belay-practice', writeLogFile(await listEntries(db, reader.id), content.programs))
})
