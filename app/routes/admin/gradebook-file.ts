import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { getCohort } from '~/domain/cohort/read.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { exportGradebook } from '~/http/gradebook-file.server'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Taking it is written down, so a link cannot do it: it leads to the page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { id: cohort } = await getCohort(args.context.db, param(args, 'cohort'))
	const asked = { lacks: searchParam(args.request, 'lacks'), sort: searchParam(args.request, 'sort') }
	return goTo(paths.gradebook({ cohort, ...asked }))
})

/** The gradebook of a cohort as a file for spreadsheets: who the page shows, in its order. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const book = await readGradebook(db, content.programs, param(args, 'cohort'), clock())
	return exportGradebook(db, args.request, book, admin, 'admin', clock())
})
