import { Link } from '@remix-run/react'
import type { StageCount, Standing } from '~/domain/compliance/standing'
import { paths } from '~/paths'

/** What the columns count: standings that ask for the same act stand together, the most urgent where no screen cuts them off. */
const columns: { title: string; of: Standing[]; isAlways?: true }[] = [
	{ isAlways: true, title: 'Overdue', of: ['overdue'] },
	{ title: 'In grace', of: ['in-grace'] },
	{ isAlways: true, title: 'Due', of: ['due'] },
	{ title: 'No day known', of: ['undated'] },
	{ isAlways: true, title: 'In a cohort', of: ['in-cohort'] },
	{ title: 'Excused or later', of: ['excused', 'deferred'] },
	{ isAlways: true, title: 'Hold it', of: ['held', 'expiring'] },
	{ title: 'Finished the year', of: ['finished'] },
]

/** How many stand where, stage by stage; a number leads to its people. */
export function StageCounts({ counts }: { counts: (StageCount & { name: string })[] }) {
	const shown = columns.filter(({ of, isAlways }) => isAlways || counts.some((count) => sumOf(count, of) > 0))
	return (
		<section className="scroll-x mb-6" aria-label="By stage" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Stage</th>
						<th scope="col" className="right">
							Need it
						</th>
						{shown.map(({ title }) => (
							<th key={title} scope="col" className="right">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{counts.map((count) => (
						<tr key={count.stageKey}>
							<th scope="row" className="cell">
								<Link to={paths.compliance({ stage: count.stageKey })}>{count.name}</Link>
							</th>
							<td className="right num">{count.needs}</td>
							{shown.map(({ title, of }) => (
								<td key={title} className="right num">
									<Count count={count} title={title} of={of} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

function Count({ count, title, of }: { count: StageCount & { name: string }; title: string; of: Standing[] }) {
	const people = sumOf(count, of)
	const [only] = of
	// Two standings in one column have no filter of their own.
	if (people === 0 || of.length > 1) return people
	return (
		<Link
			to={paths.compliance({ stage: count.stageKey, standing: only })}
			aria-label={`${people}, ${title}, ${count.name}`}
		>
			{people}
		</Link>
	)
}

function sumOf(count: StageCount, of: readonly Standing[]): number {
	return of.reduce((sum, standing) => sum + count.by[standing], 0)
}
