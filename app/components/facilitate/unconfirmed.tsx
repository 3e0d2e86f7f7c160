import { Link } from '@remix-run/react'
import { paths } from '~/paths'

/** Sessions that are over and wait for their attendance. */
export function Unconfirmed({
	sessions,
}: {
	sessions: { id: string; title: string; cohort: string; when: { day: string } }[]
}) {
	return (
		<ul className="rows">
			{sessions.map((session) => (
				<li key={session.id}>
					<span className="grow">
						<span className="strong">{session.title}</span>
						<span className="block small soft">
							{session.cohort}, {session.when.day}
						</span>
					</span>
					<Link
						className="btn edge sm"
						to={`${paths.facilitateSession({ session: session.id })}#attendance`}
						aria-label={`Confirm attendance of ${session.title}`}
					>
						Confirm
					</Link>
				</li>
			))}
		</ul>
	)
}
