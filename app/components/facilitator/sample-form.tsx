import { Form } from '@remix-run/react'
import type { Rubric } from '~/domain/assessment/rubric'
import { type SampleScores, sampleField } from '~/domain/facilitator/calibration'
import { Criteria } from '../assess/criteria'
import { HowToScore } from '../assess/how-to-score'
import { Section } from '../ui/section'

/** Three sample answers, each with the rubric of the level beneath it. */
export function SampleForm({
	rubric,
	samples,
	scores,
	problem,
}: {
	rubric: Rubric
	samples: { id: string; title: string; text: string }[]
	scores: SampleScores
	problem?: string
}) {
	return (
		<Form method="post">
			<HowToScore guidance={rubric.guidance} problem={problem} />
			{samples.map(({ id, title, text }) => (
				<Section key={id} id={id} title={title}>
					<p className="work-text mt-4 mb-6">{text}</p>
					<Criteria
						criteria={rubric.criteria}
						nameOf={(criterion) => sampleField(id, `c:${criterion}`)}
						scores={scores[id] ?? {}}
					/>
				</Section>
			))}
			<p className="acts">
				<button className="btn ink" type="submit">
					Show me the key
				</button>
			</p>
		</Form>
	)
}
