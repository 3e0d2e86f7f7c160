import { Form } from '@remix-run/react'
import { Section } from '../ui/section'

/** People whose tries at the knowledge check are used up: a talk opens two more. */
export function TalksToHave({ people }: { people: { id: string; name: string }[] }) {
	if (people.length === 0) return null
	return (
		<Section id="talks" title="Talks to have">
			<p className="small soft mt-3">
				All tries at the knowledge check are used. Ask what is unclear, then open two more. You do not see the answers.
			</p>
			<ul className="rows">
				{people.map((person) => (
					<li key={person.id}>
						<span className="grow strong">{person.name}</span>
						<Form method="post">
							<input type="hidden" name="person" value={person.id} />
							<button
								className="btn edge sm"
								type="submit"
								name="intent"
								value="open-tries"
								aria-label={`We have talked: open two more tries for ${person.name}`}
							>
								We have talked: open two more
							</button>
						</Form>
					</li>
				))}
			</ul>
		</Section>
	)
}
