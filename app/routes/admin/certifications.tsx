import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StandingTag } from '~/components/desk/standing-tag'
import { Empty } from '~/components/ui/marks'
import { holdsForGood } from '~/domain/certification/policy'
import { listCertificates } from '~/domain/certification/read.server'
import { type Renewal, readAllRenewals } from '~/domain/certification/renewal.server'
import { isReady } from '~/domain/certification/requirements'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'certifications', help: 'certifying' }
export const meta: MetaFunction = () => [{ title: 'Certifications · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const isEnding = searchParam(args.request, 'show') === 'ending'
	const rows = await listCertificates(db, now, isEnding)
	const renewals = isEnding ? await readAllRenewals(db, content.programs, rows, now) : new Map<string, Renewal>()
	return {
		isEnding,
		certificates: rows.map((row) => ({
			number: row.number,
			holder: row.holderName,
			what: `${row.statement.stageLabel}, ${row.statement.stageTitle}`,
			cohort: row.statement.cohort,
			issued: shortDate(row.issuedAt, admin.timeZone),
			until: holdsForGood(row) ? 'No end' : shortDate(row.validUntil, admin.timeZone),
			isTest: row.isTest,
			state: row.standing,
			renewal: sayRenewal(renewals.get(row.number)),
		})),
	}
})

/** "Everything is shown", or how much of it. */
function sayRenewal(renewal: Renewal | undefined): string {
	if (!renewal) return ''
	if (isReady(renewal.results)) return 'Everything is shown'
	const counts = renewal.results.filter(({ state }) => state !== 'planned')
	const met = counts.filter(({ state }) => state === 'met' || state === 'waived').length
	return `${met} of ${counts.length} shown`
}

export default function Certifications() {
	const { certificates, isEnding } = useLoaderData<typeof loader>()
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
			<nav className="seg mb-4" aria-label="Which certifications">
				<Link to={paths.adminCertifications()} aria-current={isEnding ? undefined : 'page'}>
					All
				</Link>
				<Link to={paths.adminCertifications({ show: 'ending' })} aria-current={isEnding ? 'page' : undefined}>
					To be renewed
				</Link>
			</nav>
			{certificates.length === 0 && isEnding ? (
				<Empty title="None ends soon" act={<Link to={paths.adminCertifications()}>Show all</Link>}>
					A certification can be renewed from ninety days before its end, and for sixty days after it.
				</Empty>
			) : certificates.length === 0 ? (
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
								{isEnding ? <th scope="col">To renew it</th> : null}
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
									{isEnding ? <td>{row.renewal}</td> : null}
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
