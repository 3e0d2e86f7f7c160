import type { Scores } from '~/domain/assessment/decision'
import { LEVEL_NAMES } from '~/domain/assessment/kinds'
import type { Rubric } from '~/domain/assessment/rubric'

/** A rubric to score by: one level for each criterion. */
export function Criteria({
	criteria,
	nameOf,
	scores,
}: {
	criteria: Rubric['criteria']
	/** Of the field of a criterion */
	nameOf: (id: string) => string
	scores: Scores
}) {
	return (
		<div className="rubric">
			{criteria.map((criterion) => (
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
									name={nameOf(criterion.id)}
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
	)
}
