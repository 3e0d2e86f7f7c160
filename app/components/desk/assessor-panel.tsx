import { Form, Link } from '@remix-run/react'
import { paths } from '~/paths'

export type WorkView = {
	submissionId: string
	handedIn: string
	state: string
	assessors: { id: string; name: string; done: boolean }[]
	needed: number
	appealed: boolean
	decision: 'met' | 'again' | null
}

const PAIR = 2
const words: Record<string, string> = {
	'needs-assessors': 'Waits for assessors to take it',
	'being-read': 'Being read',
	'third-needed': 'The two are apart: name a third',
	met: 'Met',
	again: 'Again, with advice',
}

/** Who reads somebody's work and how far they are. Scores and text are not shown here. */
export function AssessorPanel({
	work,
	candidates,
}: {
	work: WorkView
	/** Whoever has least first; `open` of `most` at once. `note`: why somebody cannot be named */
	candidates: { id: string; name: string; open: number; most: number; note: string | null }[]
}) {
	const others = candidates.filter((candidate) => !work.assessors.some((assessor) => assessor.id === candidate.id))
	const free = others.filter(({ note }) => note === null)
	const closed = others.filter(({ note }) => note !== null)
	const missing = work.needed - work.assessors.length
	return (
		<div className="mt-2">
			<p className="small">
				Handed in {work.handedIn}.{work.appealed ? ' Appealed: another pair reads it.' : ''}{' '}
				<b>
					{work.state === 'being-read' && work.needed > PAIR
						? 'The two are apart: a third reads it'
						: words[work.state]}
				</b>
			</p>
			{work.assessors.map((assessor) => (
				<div className="small soft flex items-center gap-2" key={assessor.id}>
					{assessor.name}: {assessor.done ? 'handed in' : 'reading'}
					{assessor.done ? null : (
						<Form method="post">
							<input type="hidden" name="submission" value={work.submissionId} />
							<input type="hidden" name="assessor" value={assessor.id} />
							<button className="btn bad sm" type="submit" name="intent" value="release-assessor">
								Take off<span className="vh"> {assessor.name}</span>
							</button>
						</Form>
					)}
				</div>
			))}
			{missing > 0 && !work.decision ? (
				<Form method="post" className="mt-2 flex flex-wrap gap-2">
					<input type="hidden" name="submission" value={work.submissionId} />
					<select className="input max-w-72" name="assessor" aria-label="Assessor" defaultValue="">
						<option value="" disabled>
							Name an assessor
						</option>
						{free.map((candidate) => (
							<option key={candidate.id} value={candidate.id}>
								{candidate.name}, {candidate.open} of {candidate.most} to score
							</option>
						))}
						{closed.length > 0 ? (
							<optgroup label="Cannot be named">
								{closed.map((candidate) => (
									<option key={candidate.id} value={candidate.id} disabled>
										{`${candidate.name}, ${candidate.note}`}
									</option>
								))}
							</optgroup>
						) : null}
					</select>
					<button className="btn edge" type="submit" name="intent" value="name-assessor">
						Name
					</button>
				</Form>
			) : null}
			{missing > 0 && !work.decision && free.length === 0 ? (
				<p className="small soft mt-2">
					Nobody else may assess this level now. <Link to={paths.facilitators()}>Appoint somebody</Link>, or ask whoever
					is qualified to score its sample answers.
				</p>
			) : null}
		</div>
	)
}
