import { Form } from '@remix-run/react'
import { Icon } from '../ui/icon'

/** Who does not assess somebody because they mentor them: said by the learner, and taken back by them. */
export function Mentors({
	mentors,
	mayAdd,
	problem,
}: {
	mentors: { id: string; name: string }[]
	mayAdd: boolean
	problem?: string
}) {
	return (
		<details className="more mt-6" open={problem !== undefined}>
			<summary>
				<span>
					{mentors.length > 0
						? `Does not assess you: ${mentors.map(({ name }) => name).join(', ')}`
						: 'You have a mentor'}
				</span>
			</summary>
			<p className="small soft mt-3">
				Name whoever mentors you: they never assess your work. Admins learn only that there is a tie.
			</p>
			<ul className="rows">
				{mentors.map((mentor) => (
					<li key={mentor.id}>
						<span className="grow">{mentor.name}</span>
						<Form method="post">
							<input type="hidden" name="person" value={mentor.id} />
							<button className="btn text sm" type="submit" name="intent" value="unname-mentor">
								Take off<span className="vh"> {mentor.name}</span>
							</button>
						</Form>
					</li>
				))}
			</ul>
			{mayAdd ? (
				<Form method="post" className="form mt-3">
					<div className="field">
						<label htmlFor="mentor">E-mail address of your mentor</label>
						<input
							id="mentor"
							className="input"
							type="email"
							name="email"
							required
							autoComplete="off"
							aria-invalid={problem ? true : undefined}
							aria-describedby={problem ? 'mentor-error' : undefined}
						/>
						{problem ? (
							<p className="err" id="mentor-error">
								<Icon name="warn" />
								<span>{problem}</span>
							</p>
						) : null}
					</div>
					<p>
						<button className="btn edge" type="submit" name="intent" value="name-mentor">
							Name them
						</button>
					</p>
				</Form>
			) : null}
		</details>
	)
}
