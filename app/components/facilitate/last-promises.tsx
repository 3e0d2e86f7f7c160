import { type Outcome, outcomeNames } from '~/domain/practice/kinds'

/** What people promised last time, and what became of it: the room opens with these. */
export function LastPromises({
	promises,
}: {
	promises: { id: string; name: string; text: string; outcome: Outcome | null }[]
}) {
	return (
		<ul className="rows">
			{promises.map((promise) => (
				<li key={promise.id}>
					<span className="grow">
						<span className="small strong">{promise.name}</span>
						<span className="block serif italic">{promise.text}</span>
					</span>
					<span className="tag">{promise.outcome ? outcomeNames[promise.outcome] : 'Open'}</span>
				</li>
			))}
		</ul>
	)
}
