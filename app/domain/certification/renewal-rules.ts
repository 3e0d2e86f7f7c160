import { rulesTaken } from '../cohort/rules'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { standingOf } from './policy'
import { type Affected, changesOf, type RuleChange } from './rule-changes'

/**
 * What a certification keeps of the day it was issued (docs/decisions/0046): what renewing it asks, about how many minutes
 * that takes, and for how many months the next holds. A change of the program touches none of it.
 */
export type RenewalRules = { requirements: Requirement[]; minutes: number; validMonths: number }

/** What one that is issued now keeps; null where it holds for good. */
export function renewalOfToday(stage: Stage): RenewalRules | null {
	const { renewal, validMonths } = stage.certificate
	if (!renewal || validMonths === null) return null
	return { requirements: rulesTaken(stage, renewal.requirements), minutes: renewal.minutes, validMonths }
}

/** @param kept as the database gives it; null for one that keeps none, which goes by the rules of today */
export function renewalOf(kept: unknown, stage: Stage): RenewalRules | null {
	return (kept as RenewalRules | null) ?? renewalOfToday(stage)
}

/** What renewing would ask otherwise by other rules, and whether the next would hold for as long. */
export function changesOfRenewal(kept: RenewalRules, today: RenewalRules): RuleChange[] {
	const months = `months: ${kept.validMonths} → ${today.validMonths}`
	return [
		...changesOf(kept.requirements, today.requirements),
		...(kept.validMonths === today.validMonths
			? []
			: [{ id: 'valid-months', title: 'How long the next one holds', how: 'changed' as const, lines: [months] }]),
	]
}

type Kept = Parameters<typeof standingOf>[0] & { renewal: unknown }
export type Earlier<Held> = { personId: string; held: Held; kept: RenewalRules; changes: RuleChange[] }

/** Who holds one that can be renewed, now or later, by other rules than those of today. */
export function listEarlier<Held extends Kept>(
	held: ReadonlyMap<string, Held>,
	stage: Stage,
	now: Date,
): Earlier<Held>[] {
	const today = renewalOfToday(stage)
	if (!today) return []
	return [...held].flatMap(([personId, each]) => {
		const kept = renewalOf(each.renewal, stage)
		if (!kept || standingOf(each, now) === 'lapsed') return []
		const changes = changesOfRenewal(kept, today)
		return changes.length > 0 ? [{ personId, held: each, kept, changes }] : []
	})
}

/** What the rules of today would change for those of a cohort who renew by earlier ones. */
export type RenewalAhead = {
	fingerprint: string
	/** By what they were issued with: people of one cohort may be of two terms */
	terms: {
		changes: RuleChange[]
		/** Rules by which nobody is named (untoldOf) */
		untold: string[]
		holders: number
		people: ({ id: string; name: string; number: string } & Affected)[]
	}[]
}
