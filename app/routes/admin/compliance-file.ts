import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { record } from '~/domain/audit/record.server'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { writeStandingFile } from '~/domain/compliance/file.server'
import { sayNarrowing } from '~/domain/compliance/standing'
import { counted } from '~/domain/number-words'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readCompliance } from '~/http/compliance-search.server'
import { csvFile } from '~/http/csv-file'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Taking it is written down, so a link cannot do it: it leads to the page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { asked } = await readCompliance(args, admin.timeZone)
	return goTo(paths.compliance(asked))
})

/** The rows that the page shows, as a file for spreadsheets. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { shown, asked } = await readCompliance(args, admin.timeZone)
	const names = new Map(stageChoices(args.context.content.programs).map(({ key, name }) => [key, name]))
	const detail = { ...sayNarrowing(asked), rowsTaken: counted(shown.length, 'row', 'rows') }
	await record(args.context.db, { act: 'standings-exported', actor: admin, detail })
	const day = dateOf(args.context.clock(), admin.timeZone)
	return csvFile('belay-who-is-due', writeStandingFile(shown, names), [day])
})
