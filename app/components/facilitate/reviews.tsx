import { Form, Link } from '@remix-run/react'
import { hoursSaid } from '~/domain/facilitator/weeks-ahead'
import { paths } from '~/paths'
import { Empty } from '../ui/marks'
import { Section } from '../ui/section'

type Sheet = {
	id: string
	learner: string
	cohort: string
	work: string
	since: string
	done: boolean
	decision: string | null
	apart: boolean
}

export const isToScore = ({ decision, done }: Pick<Sheet, 'decision' | 'done'>) => decision === null && !done

function stateOf({ decision, done, apart }: Sheet): string {
	if (decision) return decision === 'met' ? 'Met' : 'Again'
	if (isToScore({ decision, done })) return 'To score'
	return apart ? 'Apart: a third reads' : 'Waits for the other'
}

/** What one has to score, and has scored. */
export function ToScore({ sheets }: { sheets: Sheet[] }) {
	if (sheets.length === 0)
		return (
			<Empty title="No work is yours to score">
				Take a text below, or wait until an admin names you. It takes from five minutes to half an hour each.
			</Empty>
		)
	return (
		<section className="scroll-x" aria-label="Work to score" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Learner</th>
						<th scope="col">Work</th>
						<th scope="col">Cohort</th>
						<th scope="col">Since</th>
						<th scope="col">State</th>
					</tr>
				</thead>
				<tbody>
					{sheets.map((sheet) => (
						<tr key={sheet.id}>
							<th scope="row" className="cell">
								<Link to={paths.scoreSheet({ sheet: sheet.id })}>{sheet.learner}</Link>
							</th>
							<td>{sheet.work}</td>
							<td>{sheet.cohort}</td>
							<td>{sheet.since}</td>
							<td>
								<span className={`tag ${sheet.decision === 'met' ? 'good' : ''}`}>{stateOf(sheet)}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

type Waiting = { submissionId: string; work: string; minutes: number | null; since: string }

/** Slots that somebody has booked count, and stand on a page of their own. */
function saidLoad({ open, most }: { open: number; most: number }, booked: number): string {
	return `You have ${open} of ${most} at once${booked > 0 ? `, ${booked} of them in slots` : ''}`
}

/** Texts that wait for an assessor and that this one may take, with how many they have at once. */
export function ReviewQueue({
	waiting,
	load,
	booked,
}: {
	waiting: Waiting[]
	/** Of what is open, how many are slots that somebody has booked */
	booked: number
	load: { open: number; most: number; minutes: number; mostMinutes: number }
}) {
	const isFull = load.open >= load.most
	const fits = ({ minutes }: Waiting) => load.minutes + (minutes ?? 0) <= load.mostMinutes
	return (
		<Section id="queue" title="Waits for an assessor" aside={saidLoad(load, booked)}>
			<p className="small soft mt-3 max-w-prose">
				The longest waiting first. You learn whose it is once it is yours; whoever you report to, lead or mentor is left
				out. If you know them too well to judge, stand back on its page. Of {hoursSaid(load.mostMinutes)} hours in 30
				days, what you scored and hold takes {hoursSaid(load.minutes)}.
			</p>
			{waiting.length === 0 ? <p className="mt-4">Nothing waits that you may take.</p> : null}
			<ul className="rows">
				{waiting.map((text) => (
					<li key={text.submissionId}>
						<span className="grow">
							<b>{text.work}</b>, handed in {text.since}
							{text.minutes ? <span className="block small soft">About {text.minutes} minutes</span> : null}
						</span>
						{isFull ? null : !fits(text) ? (
							<span className="small soft">More than your hours</span>
						) : (
							<Form method="post">
								<input type="hidden" name="submission" value={text.submissionId} />
								<button className="btn edge sm" type="submit">
									Take it
									<span className="vh">
										: {text.work}, handed in {text.since}
									</span>
								</button>
							</Form>
						)}
					</li>
				))}
			</ul>
			{isFull && waiting.length > 0 ? (
				<p className="small soft mt-3">Score one of yours first, then take another. An admin can raise the number.</p>
			) : null}
		</Section>
	)
}
