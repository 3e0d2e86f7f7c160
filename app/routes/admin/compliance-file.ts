import type { LoaderFunctionArgs } from '@remix-run/node'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { writeStandingFile } from '~/domain/compliance/file.server'
import { asHttp } from '~/http/as-http'
import { readCompliance } from '~/http/compliance-search.server'
import { csvFile } from '~/http/csv-file'
import { requireRole } from '~/http/guards'

/** The rows that the page shows, as a file for spreadsheets. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { shown } = await readCompliance(args, admin.timeZone)
	const names = new Map(stageChoices(args.context.content.programs).map(({ key, name }) => [key, name]))
	return csvFile('belay-who-is-due', writeStandingFile(shown, names))
})
