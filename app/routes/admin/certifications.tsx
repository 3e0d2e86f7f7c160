import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StandingTag } from '~/components/desk/standing-tag'
import { Empty } from '~/components/ui/marks'
import { holdsForGood } from '~/domain/certification/policy'
import { listCertificates } from '~/domain/certification/read.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'certifications', help: 'certifying' }
export const meta: MetaFunction = () => [{ title: 'Certifications · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const rows = await listCertificates(args.context.db, args.context.clock())
	return {
		certificates: rows.map((row) => ({
			number: row.number,
			holder: row.holderName,
			what: `${row.statement.stageLabel}, ${row.statement.stageTitle}`,
			cohort: row.statement.cohort,
			issued: shortDate(row.issuedAt, admin.timeZone),
			until: holdsForGood(row) ? 'No end' : shortDate(row.validUntil, admin.timeZone),
			isTest: row.isTest,
			state: row.standing,
		})),
	}
})

export default function Certifications() {
	const { certificates } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Certifications</h1>
					<p className="lede">Everything issued so far, newest first. Anyone can check a number, without an account.</p>
				</div>
				<Link className="btn edge" to={paths.keys()}>
					Keys
				</Link>
			</div>
			{certificates.length === 0 ? (
				<Empty title="None yet" act={<Link to={paths.adminCohorts()}>Open a cohort’s gradebook</Link>}>
					A certification is issued from the gradebook of a cohort, once everything is met.
				</Empty>
			) : (
				<section className="scroll-x" aria-label="Certifications" tabIndex={0}>
					<table className="tbl">
						<thead>
							<tr>
								<th scope="col">Holder</th>
								<th scope="col">Level</th>
								<th scope="col">Cohort</th>
								<th scope="col">Issued</th>
								<th scope="col">Holds until</th>
								<th scope="col">State</th>
								<th scope="col">Number</th>
							</tr>
						</thead>
						<tbody>
							{certificates.map((row) => (
								<tr key={row.number}>
									<th scope="row" className="cell">
										<Link to={paths.adminCertification({ number: row.number })}>{row.holder}</Link>
									</th>
									<td>{row.what}</td>
									<td>{row.cohort}</td>
									<td>{row.issued}</td>
									<td>{row.until}</td>
									<td>
										<StandingTag standing={row.state} isTest={row.isTest} />
									</td>
									<td className="mono">{row.number}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</main>
	)
}
