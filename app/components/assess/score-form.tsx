import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { Scores } from '~/domain/assessment/decision'
import type { Rubric } from '~/domain/assessment/rubric'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'
import { useRefusedFocus } from '../ui/use-refused-focus'
import { Criteria } from './criteria'
import { HowToScore } from './how-to-score'

/** One assessor's scoring: a level per criterion, and words the learner will read. Kept while they think. */
export function ScoreForm({
	rubric,
	scores,
	comment,
	refused,
}: {
	rubric: Rubric
	scores: Scores
	comment: string
	/** Why they were not taken; `isOfComment`: for what the comment says or lacks */
	refused?: { problem: string; isOfComment: boolean }
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	const wrongComment = refused?.isOfComment ? refused.problem : undefined
	const commentField = useRefusedFocus<HTMLTextAreaElement>(wrongComment !== undefined)
	return (
		<Form method="post" ref={form} onChange={autosave.later} onSubmit={autosave.drop}>
			<HowToScore guidance={rubric.guidance} problem={wrongComment ? undefined : refused?.problem} isOpen />
			<Criteria criteria={rubric.criteria} nameOf={(id) => `c:${id}`} scores={scores} />
			<div className="field mt-6 max-w-prose">
				<label htmlFor="comment">What you say to the learner</label>
				<textarea
					id="comment"
					ref={commentField}
					name="comment"
					className="input"
					rows={5}
					maxLength={4_000}
					defaultValue={comment}
					aria-describedby={wrongComment ? 'comment-error comment-help' : 'comment-help'}
					aria-invalid={wrongComment ? true : undefined}
				/>
				{wrongComment ? (
					<p className="err" id="comment-error">
						<Icon name="warn" />
						<span>{wrongComment}</span>
					</p>
				) : null}
				<p className="help" id="comment-help">
					They read it without your name, once the work is decided. Say what to keep and the one thing to change. A 1,
					or a 2 where 3 must be reached, means “again”: then it is asked for.
				</p>
			</div>
			<p className="small soft mt-4 max-w-prose">
				What you choose and write is kept for you alone until you hand it in. If the work leaves you before that, it is
				deleted: because you stand back, because its author names you as their mentor, because you assess no more, or
				because it has waited a week for an hour of yours to be defended in.
			</p>
			<p className="acts">
				<button className="btn ink" type="submit">
					Hand in my scores
				</button>
				<span className="small soft self-center">Scores cannot be changed afterwards.</span>
				<span className="small soft self-center" role="status">
					{refused ? 'Not handed in. ' : ''}
					{autosave.says}
				</span>
			</p>
		</Form>
	)
}
