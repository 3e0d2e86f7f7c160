import type { Scores } from '~/domain/assessment/decision'
import { LEVEL_NAMES } from '~/domain/assessment/kinds'
import type { Rubric } from '~/domain/assessment/rubric'

/** A rubric with scores on it: where each assessor stood, never who. */
export function RubricScores({ rubric, sheets }: { rubric: Rubric; sheets: { label: string; scores: Scores }[] }) {
	return (
		<div className="rubric">
			{rubric.criteria.map((criterion) => (
				<section key={criterion.id} className="criterion" aria-label={criterion.title}>
					<h3 className="h3">
						{criterion.title}
						{criterion.starred ? <span className="tag ml-2">must reach 3</span> : null}
					</h3>
					<div className="levels">
						{criterion.levels.map((words, index) => {
							const who = sheets.filter((sheet) => sheet.scores[criterion.id] === index + 1).map((sheet) => sheet.label)
							return (
								<div key={words} className={who.length > 0 ? 'level mine' : 'level'}>
									<b>
										{index + 1}, {LEVEL_NAMES[index]}
									</b>
									<span>{words}</span>
									{who.length > 0 ? <span className="also">{who.join(' and ')}</span> : null}
								</div>
							)
						})}
					</div>
				</section>
			))}
		</div>
	)
}
