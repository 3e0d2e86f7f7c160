import type { Program } from './lesson'

/** All assessed work that is shown live, by the rules of today: "technical-leadership-ladder/l2/mediation". */
export function listLiveWork(programs: readonly Program[]) {
	return programs.flatMap(({ stages }) =>
		stages.flatMap((stage) =>
			stage.requirements.flatMap((rule) =>
				rule.kind === 'assessment' && rule.live && rule.status !== 'planned'
					? [
							{
								value: `${stage.key}/${rule.id}`,
								name: `${stage.label}: ${rule.form}`,
								of: { stageKey: stage.key, requirementId: rule.id },
							},
						]
					: [],
			),
		),
	)
}
