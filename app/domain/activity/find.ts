import { DomainError } from '../errors'
import type { ActivityData, Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'

/** @throws DomainError 'not-found' for a stage that asks for none */
export function activitiesOf(stage: Stage): ActivityData[] {
	if (stage.activities.length === 0) throw new DomainError('not-found', 'activities')
	return stage.activities
}

/** @throws DomainError 'not-found' */
export function getActivity(stage: Stage, activityId: string): ActivityData {
	const activity = stage.activities.find(({ id }) => id === activityId)
	if (!activity) throw new DomainError('not-found', 'activity')
	return activity
}

/** Whether rules ask for a sponsor’s word on the deliverable. What several partners say is another kind of statement. */
export function asksForSponsor(rules: readonly Requirement[]): boolean {
	return rules.some((rule) => rule.kind === 'statement' && !rule.ratersAtLeast && rule.status !== 'planned')
}

/** '' where there is only one way, or none was said. */
export function wayTitle(activity: Pick<ActivityData, 'ways'>, wayId: string): string {
	return activity.ways.find(({ id }) => id === wayId)?.title ?? ''
}
