import { Form } from '@remix-run/react'
import { paths } from '~/paths'
import { Section } from '../ui/section'

type Offer = { sessionId: string; title: string; day: string; minutes: number; what: string }

/** Meetings the rooms here know of: added by a press, not typed again. */
export function HeldHere({ offers }: { offers: Offer[] }) {
	if (offers.length === 0) return null
	return (
		<Section id="held" title="Held here" aside="not in your log yet">
			<ul className="kept">
				{offers.map((offer) => (
					<li key={offer.sessionId}>
						<div>
							<p>
								<span className="strong num">{offer.minutes} min</span> {offer.what}
							</p>
							<p className="small soft">
								{offer.day}, {offer.title}
							</p>
						</div>
						<Form method="post" action={paths.practiceLog()}>
							<input type="hidden" name="session" value={offer.sessionId} />
							<button
								className="btn edge sm"
								type="submit"
								name="intent"
								value="add-held"
								aria-label={`Add ${offer.title} of ${offer.day}`}
							>
								Add
							</button>
						</Form>
					</li>
				))}
			</ul>
		</Section>
	)
}
