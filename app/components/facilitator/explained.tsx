import type { Rubric } from '~/domain/assessment/rubric'
import type { SampleScores } from '~/domain/facilitator/calibration'
import { Section } from '../ui/section'

type Key = Record<string, { score: number; why: string }>

/** One's own last scores beside the key, and why the key says what it says. */
export function Explained({
	rubric,
	samples,
	last,
	again,
	keys,
}: {
	rubric: Rubric
	samples: { id: string; title: string }[]
	last: { on: string; close: number; of: number; passed: boolean; scores: SampleScores }
	again: string | null
	/** Null once they can be scored again */
	keys: Record<string, Key> | null
}) {
	return (
		<>
			<p className={`say ${last.passed ? 'good' : 'note'} mb-4`}>
				On {last.on} {last.close} of {last.of} were close
				{last.passed ? ': that is enough' : ', and that is not enough yet'}.
				{again ? ` You can score them again from ${again}; the key stands here until then.` : ''}
			</p>
			{(keys ? samples : []).map(({ id, title }) => (
				<Section key={id} id={`key-${id}`} title={`The key: ${title}`}>
					<ul className="rows">
						{rubric.criteria.map((criterion) => {
							const key = keys?.[id]?.[criterion.id]
							return (
								<li key={criterion.id}>
									<span className="grow">
										{criterion.title}
										<span className="block small soft">{key?.why}</span>
									</span>
									<span className="small">
										You {last.scores[id]?.[criterion.id]}, the key {key?.score}
									</span>
								</li>
							)
						})}
					</ul>
				</Section>
			))}
		</>
	)
}
