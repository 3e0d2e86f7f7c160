/** What somebody brings to a session or prepares for it. `presenters`: what falls to whoever brings the case or the draft. */
export function ToHaveReady({
	everybody,
	presenters,
	lead = [],
}: {
	everybody: string[]
	presenters: string[]
	lead?: string[]
}) {
	const lists = [
		{ title: 'Everybody', lines: everybody },
		{ title: 'Whoever brings something', lines: presenters },
		{ title: 'Whoever leads', lines: lead },
	].filter(({ lines }) => lines.length > 0)
	return (
		<div className="small">
			{lists.map(({ title, lines }) => (
				<div className="mt-3" key={title}>
					{lists.length > 1 ? <p className="strong">{title}</p> : null}
					<ul className="dashes">
						{lines.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</div>
			))}
		</div>
	)
}
