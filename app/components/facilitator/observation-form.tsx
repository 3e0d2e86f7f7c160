import { Form } from '@remix-run/react'
import type { Scores } from '~/domain/assessment/decision'
import type { Rubric } from '~/domain/assessment/rubric'
import { Criteria } from '../assess/criteria'
import { HowToScore } from '../assess/how-to-score'

/** What an observer saw of one session, line by line, and a few words. */
export function ObservationForm({
	rubric,
	scores,
	comment,
	problem,
}: {
	rubric: Rubric
	scores: Scores
	comment: string
	problem?: string
}) {
	return (
		<Form method="post">
			<HowToScore guidance={rubric.guidance} problem={problem} isOpen />
			<Criteria criteria={rubric.criteria} nameOf={(id) => `c:${id}`} scores={scores} />
			<div className="field mt-6 max-w-prose">
				<label htmlFor="comment">What to keep, and the one thing to change</label>
				<textarea
					id="comment"
					name="comment"
					className="input"
					rows={5}
					maxLength={2_000}
					required
					defaultValue={comment}
					aria-describedby="comment-help"
				/>
				<p className="help" id="comment-help">
					They read it with your name. Name a moment for each.
				</p>
			</div>
			<p className="acts">
				<button className="btn ink" type="submit">
					Hand it in
				</button>
				<span className="small soft self-center">Scores cannot be changed afterwards.</span>
			</p>
		</Form>
	)
}
