import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { YearDrawing } from '~/components/desk/year-drawing'
import { YearTable } from '~/components/desk/year-table'
import { Section } from '~/components/ui/section'
import { barsOf, monthsFrom } from '~/domain/cohort/program-year'
import { listYearEntries } from '~/domain/cohort/program-year.server'
import { dayLabel, isInReach, plusMonths } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/planning.css?url'

export const handle = { desk: 'admin', at: 'year', help: 'capacity' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Program year · Belay' }]

const STEP_MONTHS = 6
/** Months of the past that stand beside those ahead */
const MONTHS_BEHIND = 2

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const today = dateOf(clock(), admin.timeZone)
	const given = searchParam(args.request, 'from')
	const isMonth = isInReach(`${given}-01`)
	const from = isMonth ? given : plusMonths(today.slice(0, 7), -MONTHS_BEHIND)
	const entries = await listYearEntries(db, content.programs)
	const stages = content.programs.flatMap((program) => program.stages)
	return {
		today,
		months: monthsFrom(from),
		rows: stages.map(({ key, label, title }) => ({
			key,
			label,
			title,
			bars: barsOf(
				from,
				entries.filter(({ stageKey }) => stageKey === key),
			),
		})),
	}
})

export default function ProgramYear() {
	const { today, months, rows } = useLoaderData<typeof loader>()
	const [first = '', last = ''] = [months[0], months.at(-1)]
	return (
		<main id="main" className="program-year">
			<div className="top">
				<div>
					<h1 className="h1 work">The program’s year</h1>
					<p className="lede">
						{dayLabel(`${first}-01`, { month: 'long', year: 'numeric' })} to{' '}
						{dayLabel(`${last}-01`, { month: 'long', year: 'numeric' })}: when each level takes people in, and what
						runs.
					</p>
				</div>
				<nav className="acts mt-0" aria-label="Months">
					<Link className="btn edge sm" to={paths.programYear({ from: plusMonths(first, -STEP_MONTHS) })}>
						<span aria-hidden="true">←</span> Half a year back
					</Link>
					<Link className="btn edge sm" to={paths.programYear()}>
						Today
					</Link>
					<Link className="btn edge sm" to={paths.programYear({ from: plusMonths(first, STEP_MONTHS) })}>
						Half a year on <span aria-hidden="true">→</span>
					</Link>
				</nav>
			</div>
			<YearDrawing months={months} rows={rows} today={today} />
			<Section id="table" title="The same in words">
				<YearTable rows={rows} />
			</Section>
		</main>
	)
}
