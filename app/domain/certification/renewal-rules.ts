import { type CertificateTerms, termsOfToday } from '../cohort/rules'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { standingOf } from './policy'
import { type Affected, adoptableHere, changesOf, type IsKnown, type RuleChange } from './rule-changes'

/**
 * What a certification keeps of the day it was issued (docs/decisions/0046): what renewing it asks, about how many minutes
 * that takes, and for how many months the next holds. A change of the program touches none of it.
 */
export type RenewalRules = { requirements: Requirement[]; minutes: number; validMonths: number }

/** What one that is issued by these terms keeps; null where it holds for good. */
export function renewalBy({ renewal, validMonths }: CertificateTerms): RenewalRules | null {
	return renewal && validMonths !== null ? { ...renewal, validMonths } : null
}

/** What one that is renewed now keeps. */
export function renewalOfToday(stage: Stage): RenewalRules | null {
	return renewalBy(termsOfToday(stage))
}

/** @param kept as the database gives it; null for one that keeps none, which goes by the rules of today */
export function renewalOf(kept: unknown, stage: Stage): RenewalRules | null {
	return (kept as RenewalRules | null) ?? renewalOfToday(stage)
}

/** @param kept as the database gives it; null for a cohort that keeps none, which goes by the terms of today */
export function termsOf(kept: unknown, stage: Stage): CertificateTerms {
	return (kept as CertificateTerms | null) ?? termsOfToday(stage)
}

/** What renewing would ask otherwise by other rules, and whether the next would hold for as long. */
export function changesOfRenewal(kept: RenewalRules, today: RenewalRules): RuleChange[] {
	return [
		...changesOfAsked(kept, today),
		...changeOfMonths('How long the next one holds', kept.validMonths, today.validMonths),
	]
}

/** What a cohort's certificates would promise otherwise. */
export function changesOfTerms(kept: CertificateTerms, today: CertificateTerms): RuleChange[] {
	return [
		...changeOfMonths('How long a certificate holds', kept.validMonths, today.validMonths),
		...changesOfAsked(kept.renewal, today.renewal).map((change) => ({
			...change,
			id: `renewing-${change.id}`,
			title: `To renew it: ${change.title}`,
		})),
	]
}

type Asked = CertificateTerms['renewal']

function changesOfAsked(kept: Asked, today: Asked): RuleChange[] {
	const changes = changesOf(kept?.requirements ?? [], today?.requirements ?? [])
	if (!kept || !today || kept.minutes === today.minutes) return changes
	const [before, after] = [`${kept.minutes} minutes`, `${today.minutes} minutes`]
	const lines = [`about ${before} → ${after}`]
	return [...changes, { id: 'minutes', title: 'How long it takes', how: 'changed', lines, change: { before, after } }]
}

function changeOfMonths(title: string, kept: number | null, today: number | null): RuleChange[] {
	if (kept === today) return []
	const [before, after] = [saidMonths(kept), saidMonths(today)]
	return [
		{ id: 'valid-months', title, how: 'changed', lines: [`valid ${before} → ${after}`], change: { before, after } },
	]
}

function saidMonths(months: number | null): string {
	return months === null ? 'for good' : `${months} ${months === 1 ? 'month' : 'months'}`
}

type Kept = Parameters<typeof standingOf>[0] & { renewal: unknown }
export type Earlier<Held> = {
	personId: string
	held: Held
	kept: RenewalRules
	/** What they can be given of the rules of today */
	next: RenewalRules
	changes: RuleChange[]
}

/** What one that keeps these rules could be given today, and what that changes; null where it is the same. */
export function earlierThanToday(
	renewal: unknown,
	stage: Stage,
	isKnown: IsKnown,
): Pick<Earlier<never>, 'kept' | 'next' | 'changes'> | null {
	const today = renewalOfToday(stage)
	const kept = renewalOf(renewal, stage)
	if (!today || !kept) return null
	const next = { ...today, requirements: adoptableHere(kept.requirements, today.requirements, isKnown) }
	const changes = changesOfRenewal(kept, next)
	return changes.length > 0 ? { kept, next, changes } : null
}

/** Who holds one that can be renewed, now or later, by other rules than they could be given today. */
export function listEarlier<Held extends Kept>(
	held: ReadonlyMap<string, Held>,
	stage: Stage,
	isKnown: IsKnown,
	now: Date,
): Earlier<Held>[] {
	return [...held].flatMap(([personId, each]) => {
		const earlier = standingOf(each, now) === 'lapsed' ? null : earlierThanToday(each.renewal, stage, isKnown)
		return earlier ? [{ personId, held: each, ...earlier }] : []
	})
}

/** What the rules of today would change for those of a level who renew by earlier ones. */
export type RenewalAhead = {
	fingerprint: string
	/** By what they were issued with */
	terms: {
		/** Of what they were issued with: terms may differ in what stays, and change alike */
		print: string
		changes: RuleChange[]
		/** Rules that each keeps as it is (stayingOf) */
		stays: string[]
		/** Rules by which nobody is named (untoldOf) */
		untold: string[]
		holders: number
		/** How many have shown everything now, and would not have then */
		worse: number
		/** Who would stand otherwise, so many of them as are named */
		people: ({ id: string; name: string; number: string } & Affected)[]
		/** How many would besides */
		others: number
	}[]
}
