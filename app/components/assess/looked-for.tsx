import type { Feedback } from '~/domain/assessment/decision'
import type { Rubric } from '~/domain/assessment/rubric'
import { RubricScores } from './rubric-table'
import { assessorWords, Said } from './said'

/** What the assessors say of somebody's work, and the rubric they score by with where each of them stood. */
export function LookedFor({ rubric, feedback }: { rubric: Rubric; feedback: Feedback[] }) {
	return (
		<>
			<Said feedback={feedback} />
			<section className="section" aria-labelledby="rubric">
				<h2 className="h2 mb-4" id="rubric">
					What they look for
				</h2>
				<RubricScores
					rubric={rubric}
					sheets={feedback.map(({ scores }, index) => ({ label: assessorWords(feedback, index), scores }))}
				/>
			</section>
		</>
	)
}
