/** The case as its author prepared it, once the room has ended. */
export function CasePrepared({ text }: { text: { title: string; situation: string; ask: string } }) {
	const isEmpty = !text.title && !text.situation && !text.ask
	return (
		<>
			<p className="small soft mt-4">
				{isEmpty
					? 'You wrote nothing here beforehand. What was said is in the recap.'
					: 'As you prepared it; only you can read this. What you told the others is in the recap.'}
			</p>
			{text.title ? <h3 className="h3 mt-4">{text.title}</h3> : null}
			{text.situation ? <p className="mt-2 max-w-prose whitespace-pre-line">{text.situation}</p> : null}
			{text.ask ? <p className="strong mt-3 max-w-prose whitespace-pre-line">{text.ask}</p> : null}
		</>
	)
}
