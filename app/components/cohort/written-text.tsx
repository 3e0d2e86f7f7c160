type Written = {
	kind: 'review' | 'rehearsal'
	rehearsal: string
	reviews: { caseId: string; title: string; heard: string; ask: string; suggest: string }[]
}

/** What somebody wrote in the place of a session, for them and for who leads their cohort. */
export function WrittenText({ text }: { text: Written }) {
	if (text.kind === 'rehearsal') return <p className="work-text mt-4">{text.rehearsal}</p>
	return text.reviews.map(({ caseId, title, heard, ask, suggest }) => (
		<section key={caseId} aria-labelledby={`about-${caseId}`} className="case-text mt-5">
			<h3 className="h3" id={`about-${caseId}`}>
				{title}
			</h3>
			<div>
				<h4 className="strong">What I heard</h4>
				<p>{heard}</p>
			</div>
			<div>
				<h4 className="strong">What I would ask</h4>
				<p>{ask}</p>
			</div>
			<div>
				<h4 className="strong">What I would suggest</h4>
				<p>{suggest}</p>
			</div>
		</section>
	))
}
