import type { LoaderFunctionArgs } from '@remix-run/node'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { writeStandingFile } from '~/domain/compliance/file.server'
import { asHttp } from '~/http/as-http'
import { readCompliance } from '~/http/compliance-search.server'
import { requireRole } from '~/http/guards'

/** The rows that the page shows, as a file for spreadsheets. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { shown } = await readCompliance(args, admin.timeZone)
	const names = new Map(stageChoices(args.context.content.programs).map(({ key, name }) => [key, name]))
	return new Response(writeStandingFile(shown, names), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="belay-who-is-due.csv"',
			'Cache-Control': 'private, no-store',
		},
	})
})
