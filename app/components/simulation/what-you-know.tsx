import { Html } from '../reader/html'

type Known = { people: { id: string; name: string; role: string }[]; you: string; aim: string; situationHtml: string }

/** What one knows before the talk begins; folded beside the talk itself. */
export function WhatYouKnow({ known, isFolded = false }: { known: Known; isFolded?: boolean }) {
	if (!isFolded) return <Known known={known} />
	return (
		<details className="known">
			<summary>What you know, and what you are after</summary>
			<Known known={known} />
		</details>
	)
}

function Known({ known: { people, you, aim, situationHtml } }: { known: Known }) {
	return (
		<div className="before-talk">
			<dl className="cast">
				{people.map(({ id, name, role }) => (
					<div key={id}>
						<dt>{name}</dt>
						<dd>{role}</dd>
					</div>
				))}
				<div>
					<dt>You</dt>
					<dd>{you}</dd>
				</div>
			</dl>
			<Html html={situationHtml} />
			<p className="aim">
				<span className="strong">A good end:</span> {aim}
			</p>
		</div>
	)
}
