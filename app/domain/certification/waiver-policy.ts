import type { Verdict } from '../errors'
import { mayTakePart, type PartRefusal, type QualificationFacts } from '../facilitator/policy'
import type { Role } from '../person/kinds'

export type AgreeRefusal = 'own-waiver' | 'account-closed' | 'not-facilitator' | 'own-line' | PartRefusal

/**
 * Who says yes to a waiver: a facilitator who is qualified for the level, appointed before anybody held it or signed off
 * (docs/decisions/0052), and neither the person it is for, nor the admin who proposes it, nor of that person’s reporting
 * line. Asked when it is proposed, and again when they agree.
 */
export function mayAgreeToWaiver(
	facts: {
		isOwn: boolean
		proposes: boolean
		closedAccount: boolean
		roles: readonly Role[]
		held: QualificationFacts | null
		inReportingLine: boolean
	},
	now: Date,
): Verdict<AgreeRefusal> {
	if (facts.isOwn || facts.proposes) return { ok: false, why: 'own-waiver' }
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (!facts.roles.includes('facilitator')) return { ok: false, why: 'not-facilitator' }
	if (facts.inReportingLine) return { ok: false, why: 'own-line' }
	return mayTakePart('lead', facts.held, now)
}

/** Beside a name in a list. */
export const shortlyNotAgreeing: Record<AgreeRefusal, string> = {
	'own-waiver': 'yourself',
	'account-closed': 'account closed',
	'not-facilitator': 'no facilitator',
	'own-line': 'in their reporting line',
	'not-qualified': 'not qualified for this level',
	'trains-for-it': 'in training',
	'qualification-paused': 'paused',
	'qualification-over': 'qualification ended',
}

export const agreeRefusals: Record<AgreeRefusal, string> = {
	'own-waiver': 'Nobody waives something for themself.',
	'account-closed': 'This account is closed.',
	'not-facilitator': 'A facilitator of this level has to agree. Choose one.',
	'own-line': 'Somebody of their own reporting line cannot agree to it.',
	'not-qualified': 'Only who is qualified for this level agrees to a waiver of it.',
	'trains-for-it': 'Whoever still trains for this level agrees to no waiver of it.',
	'qualification-paused': 'Their qualification for this level is paused.',
	'qualification-over': 'Their qualification for this level has ended.',
}

export type WaiverChoices = {
	may: { id: string; name: string }[]
	closed: { id: string; name: string; note: string }[]
}
