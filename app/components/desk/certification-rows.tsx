import { Form, Link } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { paths } from '~/paths'
import { Empty, SignpostButton } from '../ui/marks'
import { TestNotice } from './issuing'
import { StandingTag } from './standing-tag'

type Row = {
	number: string
	holder: string
	what: string
	cohort: string
	issued: string
	until: string
	isTest: boolean
	state: Parameters<typeof StandingTag>[0]['standing']
	/** How far renewing it is */
	renewal: string
	/** Everything is shown, and somebody else than its holder reads this: it is ticked */
	isChosen: boolean
}

/** Those that end: whose renewal is all shown are ticked, and renewed at once but for whom is left out. */
export function RenewMany({ certificates, isTest }: { certificates: Row[]; isTest: boolean }) {
	const count = certificates.filter(({ isChosen }) => isChosen).length
	return (
		<Form method="post">
			{count > 0 ? (
				<div className="mb-4">
					{isTest ? <TestNotice /> : null}
					<SignpostButton
						title={`Renew ${counted(count, 'certification', 'certifications')}`}
						sub="Untick whom to leave out"
					/>
				</div>
			) : null}
			<CertificationRows certificates={certificates} isEnding />
		</Form>
	)
}

export function CertificationRows({ certificates, isEnding = false }: { certificates: Row[]; isEnding?: boolean }) {
	return (
		<section className="scroll-x" aria-label="Certifications" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Holder</th>
						<th scope="col">State</th>
						<th scope="col">Level</th>
						<th scope="col">Cohort</th>
						<th scope="col">Issued</th>
						<th scope="col">Holds until</th>
						{isEnding ? <th scope="col">To renew it</th> : null}
						<th scope="col">Number</th>
					</tr>
				</thead>
				<tbody>
					{certificates.map((row) => (
						<tr key={row.number}>
							<th scope="row" className="cell">
								{row.isChosen ? (
									<input
										type="checkbox"
										name="number"
										value={row.number}
										defaultChecked
										aria-label={`Renew ${row.what}, of ${row.holder}`}
										className="mr-2 align-middle"
									/>
								) : null}
								<Link to={paths.adminCertification({ number: row.number })}>{row.holder}</Link>
							</th>
							<td>
								<StandingTag standing={row.state} isTest={row.isTest} />
							</td>
							<td>{row.what}</td>
							<td>{row.cohort}</td>
							<td>{row.issued}</td>
							<td>{row.until}</td>
							{isEnding ? <td>{row.renewal}</td> : null}
							<td className="mono">{row.number}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

/** What stands where no certification is listed, and what to do then. */
export function NoneListed({ show, isEnding, isNarrowed }: { show: string; isEnding: boolean; isNarrowed: boolean }) {
	if (isNarrowed)
		return (
			<Empty title="None of that kind" act={<Link to={paths.adminCertifications({ show })}>Show all</Link>}>
				Try a part of the name, or another level or state.
			</Empty>
		)
	return isEnding ? (
		<Empty title="None ends soon" act={<Link to={paths.adminCertifications()}>Show all</Link>}>
			A certification can be renewed from ninety days before its end, and for sixty days after it.
		</Empty>
	) : (
		<Empty title="None yet" act={<Link to={paths.adminCohorts()}>Open a cohort’s gradebook</Link>}>
			A certification is issued from the gradebook of a cohort, once everything is met.
		</Empty>
	)
}
