import type { ShownReport } from '~/domain/round360/show'
import { Section } from '../ui/section'

const clearWords = { up: 'clearly more than', down: 'clearly less than' }

export function Outcome({ shown, since }: { shown: ShownReport; since: string | null }) {
	const { title, text, mean, range, spread, parts, change } = shown
	return (
		<Section id="outcome" title={title} className="">
			{mean ? (
				<p className="round-mean">
					<span className="num">{mean}</span>{' '}
					<span className="small soft">
						{range
							? `of 5; as likely anywhere from ${range}. Spread of the answers: ${spread}`
							: `of 5: ${parts.map((part) => `${part.title.toLowerCase()} ${part.mean}`).join(', ')}`}
					</span>
				</p>
			) : null}
			<p className="mt-3 max-w-prose">{text}</p>
			{change && since ? (
				<p className="mt-3 max-w-prose">
					On {since} it was {change.from}.{' '}
					{change.clear
						? `Now it is ${clearWords[change.clear]} then.`
						: 'No clear change: a difference like this comes from who happened to answer.'}
				</p>
			) : null}
		</Section>
	)
}

/** Means by item and group. A dash where too few had occasion to see. */
export function Figures({
	shown,
	title,
	scale,
}: {
	shown: ShownReport
	title: string
	scale: { low: string; high: string; points: number }
}) {
	const parts = [...new Set(shown.rows.map(({ part }) => part))]
	return (
		<Section id="figures" title={title}>
			<p className="small soft mt-3">
				Means from 1, {scale.low}, to {scale.points}, {scale.high}. A dash: too few had occasion to see it. Where a
				whole group gave the most points, or the fewest, one of them counts as a point away, so that no figure tells
				what anybody said.
			</p>
			<section className="scroll-x mt-4" aria-label="Means by statement" tabIndex={0}>
				<table className="tbl round-figures">
					<thead>
						<tr>
							<th scope="col">Statement</th>
							{shown.columns.map(({ name, answers }) => (
								<th scope="col" key={name}>
									{name}
									{answers === null ? null : <span className="block micro faint">{answers} answers</span>}
								</th>
							))}
						</tr>
					</thead>
					{parts.map((part) => (
						<tbody key={part}>
							<tr>
								<th scope="rowgroup" colSpan={shown.columns.length + 1} className="label">
									{part}
								</th>
							</tr>
							{shown.rows
								.filter((row) => row.part === part)
								.map(({ id, says, cells }) => (
									<tr key={id}>
										<th scope="row" className="cell">
											{says}
										</th>
										{cells.map((cell, at) => (
											<td key={shown.columns[at]?.name} className="num">
												{cell ?? (
													<>
														<span aria-hidden="true">–</span>
														<span className="vh">too few to show</span>
													</>
												)}
											</td>
										))}
									</tr>
								))}
						</tbody>
					))}
				</table>
			</section>
		</Section>
	)
}

export function Comments({ shown }: { shown: ShownReport }) {
	const { keep, differently, manager } = shown
	const lists = [
		{ title: 'Keep doing', said: keep, ofManager: manager?.keep },
		{ title: 'Could do differently', said: differently, ofManager: manager?.differently },
	].filter(({ said, ofManager }) => said.length > 0 || ofManager)
	if (lists.length === 0) return null
	return (
		<Section id="words" title="In their words">
			<p className="small soft mt-3">
				Mixed over everybody above, each list in an order of chance. Do not guess who wrote what: you would treat
				somebody by it, and may be wrong.
			</p>
			{lists.map(({ title, said, ofManager }) => (
				<div key={title} className="mt-5">
					<h3 className="h3">{title}</h3>
					<ul className="round-words">
						{said.map(({ id, text }) => (
							<li key={id}>{text}</li>
						))}
						{ofManager ? (
							<li>
								{ofManager} <span className="small soft">Your line manager, by name</span>
							</li>
						) : null}
					</ul>
				</div>
			))}
		</Section>
	)
}
