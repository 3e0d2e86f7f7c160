import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { Scores } from '~/domain/assessment/decision'
import { LEVEL_NAMES } from '~/domain/assessment/kinds'
import type { Rubric } from '~/domain/assessment/rubric'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'

/** One assessor's scoring: a level per criterion, and words the learner will read. Kept while they think. */
export function ScoreForm({
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
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	return (
		<Form method="post" ref={form} onChange={autosave.later} onSubmit={autosave.drop}>
			<details className="mb-6" open>
				<summary className="strong">How to score</summary>
				<p className="small soft mt-2 max-w-prose whitespace-pre-line">{rubric.guidance}</p>
			</details>
			{problem ? (
				<p className="say bad mb-4" role="alert">
					<Icon name="warn" />
					<span>{problem}</span>
				</p>
			) : null}
			<div className="rubric">
				{rubric.criteria.map((criterion) => (
					<fieldset key={criterion.id} className="criterion">
						<legend className="h3">
							{criterion.title}
							{criterion.starred ? <span className="tag ml-2">must reach 3</span> : null}
						</legend>
						<div className="levels">
							{criterion.levels.map((words, index) => (
								<label key={words} className="level">
									<input
										type="radio"
										name={`c:${criterion.id}`}
										value={index + 1}
										defaultChecked={scores[criterion.id] === index + 1}
										required
									/>
									<b>
										{index + 1}, {LEVEL_NAMES[index]}
									</b>
									<span>{words}</span>
								</label>
							))}
						</div>
					</fieldset>
				))}
			</div>
			<div className="field mt-6 max-w-prose">
				<label htmlFor="comment">What you say to the learner</label>
				<textarea
					id="comment"
					name="comment"
					className="input"
					rows={5}
					maxLength={4_000}
					defaultValue={comment}
					aria-describedby="comment-help"
				/>
				<p className="help" id="comment-help">
					They read it without your name, once the work is decided. Say what to keep and the one thing to change. A 1,
					or a 2 where 3 must be reached, means “again”: then it is asked for.
				</p>
			</div>
			<p className="acts">
				<button className="btn ink" type="submit">
					Hand in my scores
				</button>
				<span className="small soft self-center">Scores cannot be changed afterwards.</span>
				<span className="small soft self-center" role="status">
					{autosave.says}
				</span>
			</p>
		</Form>
	)
}
