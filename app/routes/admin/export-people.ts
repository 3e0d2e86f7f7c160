import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { record } from '~/domain/audit/record.server'
import { counted } from '~/domain/number-words'
import { readDirectory } from '~/domain/person/directory.server'
import { writeDirectoryFile } from '~/domain/person/directory-file.server'
import { asHttp } from '~/http/as-http'
import { csvFile } from '~/http/csv-file'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Taking it is written down, so a link cannot do it: it leads to the page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	return goTo(paths.people())
})

/** The directory as a file that Import people reads again. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const people = await readDirectory(args.context.db)
	const detail = { rowsTaken: counted(people.length, 'row', 'rows') }
	await record(args.context.db, { act: 'people-exported', actor: admin, detail })
	return csvFile('belay-people', writeDirectoryFile(people))
})
