import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { exportGradebook } from '~/http/gradebook-file.server'
import { param, requireRole } from '~/http/guards'
import { getLedCohort, readLedGradebook } from '~/http/led-gradebook.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Taking it is written down, so a link cannot do it: it leads to the page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const { id: cohort } = await getLedCohort(args.context.db, param(args, 'cohort'), reader.id)
	const asked = { lacks: searchParam(args.request, 'lacks'), sort: searchParam(args.request, 'sort') }
	return goTo(paths.ledGradebook({ cohort, ...asked }))
})

/** The gradebook of a cohort one leads as a file for spreadsheets: who the page shows, in its order, and states alone. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const book = await readLedGradebook(args.context, param(args, 'cohort'), reader.id)
	const { db, clock } = args.context
	return exportGradebook(db, args.request, book, reader, 'lead', clock())
})
