type Lines = { scene: string | null; lines: { who: string; says: string }[] }
type Answer = { chosen: { text: string; isAct: boolean }; reply: string }

/** What one sees, and what is said to one. */
export function Scene({ turn: { scene, lines } }: { turn: Lines }) {
	return (
		<>
			{scene ? <p className="scene">{scene}</p> : null}
			{lines.length > 0 ? (
				<dl className="said">
					{lines.map(({ who, says }) => (
						<div key={`${who} ${says}`}>
							<dt>{who}</dt>
							<dd>“{says}”</dd>
						</div>
					))}
				</dl>
			) : null}
		</>
	)
}

/** What one chose, and what happened at once. */
export function Answered({ turn: { chosen, reply } }: { turn: Answer }) {
	return (
		<>
			<p className="mine">
				<span className="micro">{chosen.isAct ? 'What you did' : 'You'}</span>
				{chosen.isAct ? <i>{chosen.text}</i> : `“${chosen.text}”`}
			</p>
			<p className="reply">{reply}</p>
		</>
	)
}
