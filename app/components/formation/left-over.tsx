import { Form, Link } from '@remix-run/react'
import type { FormationView } from '~/domain/formation/view'
import { capitalized, counted } from '~/domain/number-words'
import { MoveTo } from './person-row'

/** Who has no place, each with why and with what would free one; and what stands in the way of all of them. They are dragged from here into a cohort, and others out of theirs to here. */
export function LeftOver({
	left,
	freed,
	facts,
	all,
	revision,
	moving,
	held,
	onHold,
	onDrop,
}: {
	left: FormationView['left']
	/** Sentences */
	freed: string[]
	facts: FormationView['facts']
	all: { key: string; title: string }[]
	revision: number
	moving: string | null
	held: string | null
	onHold: (personId: string | null) => void
	onDrop: () => void
}) {
	const mayDrop = held !== null && !left.some(({ id }) => id === held)
	return (
		<aside
			className="left-over"
			aria-labelledby="left-over"
			onDragOver={(event) => mayDrop && event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault()
				if (mayDrop) onDrop()
			}}
			data-over={mayDrop}
		>
			<h2 className="h2" id="left-over">
				{left.length === 0
					? 'Everybody has a place'
					: `${capitalized(counted(left.length, 'person', 'people'))} without a place`}
			</h2>
			{left.map((person) => (
				<article
					key={person.id}
					id={`person-${person.id}`}
					draggable={all.length > 0}
					data-held={held === person.id}
					onDragStart={(event) => {
						event.dataTransfer.setData('text/plain', person.name)
						event.dataTransfer.effectAllowed = 'move'
						onHold(person.id)
					}}
					onDragEnd={() => onHold(null)}
				>
					<h3>
						{person.name}, {person.place}
					</h3>
					<p>{person.why}</p>
					<p className="fix">{person.fix}</p>
					{person.word ? <p className="warn">{person.word}</p> : null}
					<div className="acts">
						{person.moves ? (
							<Form method="post" preventScrollReset>
								<input type="hidden" name="revision" value={revision} />
								<input type="hidden" name="person" value={person.id} />
								<button
									className="btn text sm"
									type="submit"
									name="intent"
									value="try"
									aria-label={`Try it for ${person.name}`}
								>
									Try it
								</button>
							</Form>
						) : null}
						{all.length > 0 ? (
							<Link
								className="btn text sm"
								to={moving === person.id ? '?' : `?person=${person.id}#person-${person.id}`}
								preventScrollReset
								aria-label={moving === person.id ? `Leave ${person.name} here` : `Place ${person.name}`}
							>
								{moving === person.id ? 'Close' : 'Place'}
							</Link>
						) : null}
					</div>
					{moving === person.id ? <MoveTo person={person} others={all} revision={revision} isLeft /> : null}
				</article>
			))}
			{freed.length > 0 ? (
				<section aria-labelledby="freed">
					<h2 className="h3 mt-4" id="freed">
						What would free more places
					</h2>
					{freed.map((line) => (
						<p key={line}>{line}</p>
					))}
				</section>
			) : null}
			<h2 className="h3 mt-4">If you publish now</h2>
			<dl className="small soft">
				{facts.map(([label, value]) => (
					<div key={label} style={{ display: 'contents' }}>
						<dt>{label}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</aside>
	)
}
