/** Whether one may write, and if not, why and until when. */
export function WhereItStands({
	why,
	from,
	reading,
	inCohort,
	appealed,
}: {
	why: string | null
	from: string | null
	reading: string
	inCohort: boolean
	/** Another pair reads it */
	appealed: boolean
}) {
	return (
		<>
			{why === null && !inCohort ? (
				<p className="say note mt-6">Assessed work belongs to a cohort. Join one for this level, then write.</p>
			) : null}
			{why === 'submitted' ? (
				<p className="say note mt-6">
					{appealed ? 'You appealed: two others read it, who know nothing of the first two.' : 'Handed in.'} {reading}{' '}
					You hear from them here.
				</p>
			) : null}
			{why === 'too-early' ? (
				<p className="say note mt-6">
					The assessors say what to change, below. A new try opens on {from}: time to try it for real first.
				</p>
			) : null}
			{why === 'already-met' ? <p className="say good mt-6">Met. Two assessors agree that you have shown it.</p> : null}
		</>
	)
}

/** What the assessors wrote, unsigned. */
export function Said({ feedback }: { feedback: { round: number; comment: string }[] }) {
	if (feedback.length === 0) return null
	return (
		<section className="section" aria-labelledby="said">
			<div className="head mb-4">
				<h2 className="h2" id="said">
					What the assessors say
				</h2>
			</div>
			{feedback.map((each, index) =>
				each.comment ? (
					<blockquote className="work-text mb-4" key={each.comment}>
						<b className="small block">{assessorWords(feedback, index)}</b>
						{each.comment}
					</blockquote>
				) : null,
			)}
		</section>
	)
}

/** "Assessor 2", "Assessor 1 on appeal": each pair is counted by itself. */
export function assessorWords(feedback: { round: number }[], index: number): string {
	const round = feedback[index]?.round ?? 1
	const number = feedback.slice(0, index + 1).filter((each) => each.round === round).length
	return round > 1 ? `Assessor ${number} on appeal` : `Assessor ${number}`
}
