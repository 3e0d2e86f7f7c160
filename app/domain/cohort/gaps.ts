import { type CohortStatus, FEWEST_SEATS } from './kinds'

export type CohortGap = 'no-lead' | 'few-people' | 'no-sessions'

/** What a cohort still lacks before it can begin well. Once it is finished or cancelled nothing is missing. */
export function gapsOf(cohort: {
	status: CohortStatus
	taken: number
	lead: string | null
	sessionCount: number
}): CohortGap[] {
	if (cohort.status === 'finished' || cohort.status === 'cancelled') return []
	const gaps: CohortGap[] = []
	if (!cohort.lead) gaps.push('no-lead')
	if (cohort.taken < FEWEST_SEATS && cohort.status !== 'running') gaps.push('few-people')
	if (cohort.sessionCount === 0) gaps.push('no-sessions')
	return gaps
}
