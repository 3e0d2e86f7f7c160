import { listWorks } from '../assessment/works'
import type { Program } from './lesson'

/** All assessed work for which people meet two assessors, shown live or defended, by the rules of today: "technical-leadership-ladder/l2/mediation". */
export function listLiveWork(programs: readonly Program[]) {
	return programs.flatMap(({ stages }) =>
		stages.flatMap((stage) =>
			listWorks(stage.requirements).flatMap((rule) => {
				const meeting = rule.live ?? rule.defense
				if (!meeting) return []
				return [
					{
						value: `${stage.key}/${rule.id}`,
						name: `${stage.label}: ${rule.form}`,
						of: { stageKey: stage.key, requirementId: rule.id },
						format: meeting.format,
					},
				]
			}),
		),
	)
}
