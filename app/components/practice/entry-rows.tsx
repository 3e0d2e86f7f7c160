import { Form, Link } from '@remix-run/react'
import { paths } from '~/paths'

type Entry = {
	id: string
	day: string
	said: string
	what: string
	line: string
	counts: string | null
	fromMeeting: boolean
}

/** What one wrote down, the last day first. */
export function EntryRows({ entries, level }: { entries: Entry[]; level: string }) {
	return (
		<ul className="kept entries">
			{entries.map((entry) => (
				<li key={entry.id}>
					<div>
						<p>
							<span className="strong num">{entry.said}</span> {entry.what}
						</p>
						{entry.line ? <p className="said">{entry.line}</p> : null}
						<p className="small soft">
							{entry.day}
							{entry.fromMeeting ? ', from its room' : ''}
							{entry.counts ? `; ${entry.counts} of it count` : ''}
						</p>
					</div>
					<Form method="post" action={paths.practiceLog()} className="acts">
						<input type="hidden" name="entry" value={entry.id} />
						<Link
							className="btn text sm"
							to={paths.practiceLog({ level, edit: entry.id })}
							aria-label={`Change ${entry.said} of ${entry.day}`}
						>
							Change
						</Link>
						<button
							className="btn text sm"
							type="submit"
							name="intent"
							value="take-out"
							aria-label={`Take out ${entry.said} of ${entry.day}`}
						>
							Take out
						</button>
					</Form>
				</li>
			))}
		</ul>
	)
}
