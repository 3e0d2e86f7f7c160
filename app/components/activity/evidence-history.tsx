import { type Sent, SentText } from './evidence-asked'

/** Words that were given, the newest first: none of them is ever written over. */
export function EvidenceHistory({ answered }: { answered: Sent[] }) {
	return (
		<ul className="kept activities">
			{answered.map((sent) => (
				<li key={sent.id}>
					<div>
						<p className="strong">
							{sent.state === 'confirmed'
								? `Confirmed by ${sent.sponsor} on ${sent.on}`
								: `${sent.sponsor} did not confirm it on ${sent.on}`}
						</p>
						{sent.reason ? <p className="said">“{sent.reason}”</p> : null}
						<details className="mt-2">
							<summary>What you had written</summary>
							<SentText sent={sent} />
						</details>
					</div>
				</li>
			))}
		</ul>
	)
}
