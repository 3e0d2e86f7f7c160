import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Empty } from '~/components/ui/marks'
import { listOwnSheets } from '~/domain/assessment/sheets.server'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'assess', help: 'assessing' }
export const meta: MetaFunction = () => [{ title: 'Assess · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const sheets = await listOwnSheets(args.context.db, reader.id)
	return {
		sheets: sheets.map((sheet) => ({
			id: sheet.id,
			learner: sheet.learner,
			cohort: sheet.cohort,
			stage: findStageByKey(args.context.content.programs, sheet.stageKey)?.label ?? sheet.stageKey,
			since: shortDate(sheet.assignedAt, reader.timeZone),
			done: sheet.submittedAt !== null,
			decision: sheet.decision,
			apart: sheet.apart,
		})),
	}
})

export default function Assess() {
	const { sheets } = useLoaderData<typeof loader>()
	const open = sheets.filter((sheet) => !sheet.done)
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{open.length === 0 ? 'Nothing to score' : `${capitalized(counted(open.length, 'text', 'texts'))} to score`}
					</h1>
					<p className="lede">You score alone. The other assessor’s scores appear once yours are handed in.</p>
				</div>
			</div>
			{sheets.length === 0 ? (
				<Empty title="No work has been given to you">
					An admin names two assessors when somebody hands their work in. It takes about twelve minutes each.
				</Empty>
			) : (
				<section className="scroll-x" aria-label="Work to score" tabIndex={0}>
					<table className="tbl">
						<thead>
							<tr>
								<th scope="col">Learner</th>
								<th scope="col">Level</th>
								<th scope="col">Cohort</th>
								<th scope="col">Since</th>
								<th scope="col">State</th>
							</tr>
						</thead>
						<tbody>
							{sheets.map((sheet) => (
								<tr key={sheet.id}>
									<th scope="row" className="cell">
										<Link to={paths.scoreSheet({ sheet: sheet.id })}>{sheet.learner}</Link>
									</th>
									<td>{sheet.stage}</td>
									<td>{sheet.cohort}</td>
									<td>{sheet.since}</td>
									<td>
										<span className={`tag ${sheet.decision === 'met' ? 'good' : ''}`}>
											{sheet.decision === 'met'
												? 'Met'
												: sheet.decision === 'again'
													? 'Again'
													: sheet.done
														? sheet.apart
															? 'Apart: a third reads'
															: 'Waits for the other'
														: 'To score'}
										</span>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</main>
	)
}
