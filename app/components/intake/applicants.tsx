import { Form, Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Confirm } from '../ui/confirm'

export type ApplicantView = {
	id: string
	name: string
	/** "Manager, Ferries, Lisbon" */
	about: string
	isAssigned: boolean
	/** Cohorts are formed from them */
	isIn: boolean
	/** What became of their place */
	tag: { text: string; tone: string } | null
	reason: string
	goals: string
	unavailable: string[]
	word: string
	wordTone: string
	/** Their line: read by admins and the person */
	note: string
	canAskAgain: boolean
}

/** Who is in an intake, each with what cohorts are formed from, folded away until somebody needs it. */
export function Applicants({ people, canChange }: { people: ApplicantView[]; canChange: boolean }) {
	if (people.length === 0) return <p className="small soft mt-3">Nobody yet.</p>
	return (
		<ul className="rows">
			{people.map((person) => (
				<li key={person.id}>
					<span className="grow">
						<Link className="strong" to={paths.person({ person: person.id })}>
							{person.name}
						</Link>
						<span className="block small soft">{person.about}</span>
						<span className="flex flex-wrap gap-2 mt-2">
							<span className="tag">{person.isAssigned ? 'Put in' : 'Applied'}</span>
							{person.word ? <span className={`tag ${person.wordTone}`}>{person.word}</span> : null}
							{person.tag ? <span className={`tag ${person.tag.tone}`}>{person.tag.text}</span> : null}
						</span>
						<details className="small mt-2">
							<summary>
								What cohorts are formed from<span className="vh">: {person.name}</span>
							</summary>
							<Said label={person.isAssigned ? 'Why, by who put them in' : 'Why now'} text={person.reason} />
							<Said label="Wants to be able to" text={person.goals} />
							<Said label="Cannot come" text={person.unavailable.join('; ')} />
							{person.note ? <Said label="The line manager’s line" text={person.note} /> : null}
						</details>
					</span>
					{canChange && person.isIn ? (
						<div className="flex flex-wrap gap-2">
							{person.canAskAgain ? (
								<Form method="post">
									<input type="hidden" name="person" value={person.id} />
									<button className="btn text sm" type="submit" name="intent" value="ask-again">
										Ask once more<span className="vh">, for {person.name}</span>
									</button>
								</Form>
							) : null}
							<Confirm
								id={`off-${person.id}`}
								look="row"
								label={
									<>
										Take off<span className="vh"> {person.name}</span>
									</>
								}
								question={`Take ${person.name} off this intake?`}
								consequences="Cohorts are formed without them. What they wrote is kept, and until the cohorts are formed you can put them back."
								keep="Leave them in"
								act="Take off"
								intent="take-off"
							>
								<input type="hidden" name="person" value={person.id} />
							</Confirm>
						</div>
					) : null}
				</li>
			))}
		</ul>
	)
}

function Said({ label, text }: { label: string; text: string }) {
	return (
		<p className="mt-2">
			<span className="key">{label}</span>
			<span className="block said">{text || 'Nothing said.'}</span>
		</p>
	)
}

/** Who was taken off, to be put back by one click. */
export function TakenOff({ people, canChange }: { people: { id: string; name: string }[]; canChange: boolean }) {
	return (
		<ul className="rows">
			{people.map((person) => (
				<li key={person.id}>
					<span className="grow">{person.name}</span>
					{canChange ? (
						<Form method="post">
							<input type="hidden" name="person" value={person.id} />
							<button className="btn edge sm" type="submit" name="intent" value="put-back">
								Put back<span className="vh"> {person.name}</span>
							</button>
						</Form>
					) : null}
				</li>
			))}
		</ul>
	)
}
