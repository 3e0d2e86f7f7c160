import { Form, Link } from '@remix-run/react'
import { ASSESSOR_HOURS } from '~/domain/facilitator/work'
import { Section } from '../ui/section'

type Work = {
	submissionId: string
	learner: string
	work: string
	cohort: string
	since: string
	reading: string
	appealed: boolean
	to: string
}

/** Everything handed in and not decided, the longest waiting first. */
export function UndecidedWork({ works, total }: { works: Work[]; total: number }) {
	if (works.length === 0) return <p className="mt-4">What is handed in stands here until it is decided.</p>
	return (
		<section className="scroll-x" aria-label="Work that waits" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Learner</th>
						<th scope="col">How far</th>
						<th scope="col">Work</th>
						<th scope="col">Cohort</th>
						<th scope="col">Handed in</th>
					</tr>
				</thead>
				<tbody>
					{works.map((work) => (
						<tr key={work.submissionId}>
							<th scope="row" className="cell">
								<Link to={work.to}>{work.learner}</Link>
							</th>
							<td>
								{work.appealed ? <span className="tag mr-2">Appealed</span> : null}
								{work.reading}
							</td>
							<td>{work.work}</td>
							<td>{work.cohort}</td>
							<td>{work.since}</td>
						</tr>
					))}
				</tbody>
			</table>
			{total > works.length ? (
				<p className="small soft mt-3">
					The {works.length} that wait longest, of {total}.
				</p>
			) : null}
		</section>
	)
}

type Load = {
	id: string
	name: string
	open: number
	most: number
	scored: number
	minutes: number
	assesses: string
	missing: string[]
}

/** How much each assessor has, and how much they take at once. */
export function AssessorLoads({ loads }: { loads: Load[] }) {
	return (
		<Section id="loads" title="Who assesses how much">
			<div className="scroll-x" role="region" aria-label="Load of assessors" tabIndex={0}>
				<table className="tbl">
					<thead>
						<tr>
							<th scope="col">Assessor</th>
							<th scope="col">May assess</th>
							<th scope="col" className="right">
								To score
							</th>
							<th scope="col" className="right">
								Scored in 30 days
							</th>
							<th scope="col" className="right">
								Minutes of it
							</th>
							<th scope="col">At once, at most</th>
						</tr>
					</thead>
					<tbody>
						{loads.map((load) => (
							<tr key={load.id}>
								<th scope="row" className="cell">
									{load.name}
								</th>
								<td>
									{load.assesses || 'No level'}
									{load.missing.map((each) => (
										<span className="block micro soft" key={each}>
											{each}
										</span>
									))}
								</td>
								<td className="right num">
									{load.open}
									{load.open > load.most ? <span className="block micro soft">more than they take</span> : null}
								</td>
								<td className="right num">{load.scored}</td>
								<td className="right num">
									{load.minutes}
									{load.minutes > ASSESSOR_HOURS * 60 ? (
										<span className="block micro soft">more than four hours</span>
									) : null}
								</td>
								<td>
									<Form method="post" className="flex items-center gap-2">
										<input type="hidden" name="person" value={load.id} />
										<input
											className="input w-20"
											type="number"
											name="most"
											min={0}
											max={12}
											defaultValue={load.most}
											aria-label={`Texts ${load.name} takes at once`}
										/>
										<button className="btn text sm" type="submit" name="intent" value="set-load">
											Set<span className="vh"> for {load.name}</span>
										</button>
									</Form>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<p className="small soft mt-3">
				Who assesses a level is qualified or appointed for it, and has scored its sample answers close to the key of
				late; nobody else can be named. The number limits what somebody takes from the queue, and not whom you name.
			</p>
		</Section>
	)
}
