import type { Verdict } from '../errors'
import { type Leave, runsOutAt } from '../leave/clock'
import type { Requirement } from '../program/frontmatter'
import type { RequirementResult } from './evidence'
import { isReady } from './requirements'

export type NotYet = 'preview-stage' | 'not-counted-yet' | 'old-rules'
export type IssueRefusal = 'not-ready' | 'not-member' | 'own-certificate' | 'to-be-renewed' | NotYet

/** A level as it is today */
type LevelToday = { isPreview: boolean; requirements: readonly Requirement[] }

/** Who may be certified: everything met or waived, in this cohort, by somebody else; what is not whole only in the sample. */
export function mayIssue(facts: {
	results: RequirementResult[]
	/** They hold one that is in its grace */
	isToRenew: boolean
	isMember: boolean
	ownCertificate: boolean
	stage: LevelToday
	isSample: boolean
}): Verdict<IssueRefusal> {
	if (!facts.isMember) return { ok: false, why: 'not-member' }
	if (facts.isToRenew) return { ok: false, why: 'to-be-renewed' }
	if (facts.ownCertificate) return { ok: false, why: 'own-certificate' }
	const why = facts.isSample ? null : whyNotYet(facts.stage, facts.results)
	if (why) return { ok: false, why }
	return isReady(facts.results) ? { ok: true } : { ok: false, why: 'not-ready' }
}

/**
 * What keeps everybody from a certificate, whatever they have shown: modules that are not written, requirements that cannot
 * be recorded, or a cohort with rules from when they could not. None of these is ever passed in silence.
 */
export function whyNotYet(stage: LevelToday, results: readonly RequirementResult[]): NotYet | null {
	if (stage.isPreview) return 'preview-stage'
	const planned = results.filter(({ state }) => state === 'planned')
	if (planned.length === 0) return null
	const isStill = ({ id }: RequirementResult) => stage.requirements.some((rule) => rule.id === id && rule.status)
	return planned.some(isStill) ? 'not-counted-yet' : 'old-rules'
}

const DAY_MS = 86_400_000

/** A quarter of the track is dated and does not run out: a hundred years in the database. */
export const MONTHS_FOR_GOOD = 1200
/** Fifty years: what is issued for longer has no end that anybody waits for. */
export const FOR_GOOD_DAYS = 50 * 365

export function holdsForGood({ issuedAt, validUntil }: { issuedAt: Date; validUntil: Date }): boolean {
	return validUntil.getTime() - issuedAt.getTime() > FOR_GOOD_DAYS * DAY_MS
}

export type CertificateState = 'current' | 'lapsed' | 'revoked'

export function certificateState(
	certificate: { validUntil: Date; revokedAt: Date | null },
	now: Date,
): CertificateState {
	if (certificate.revokedAt) return 'revoked'
	return certificate.validUntil > now ? 'current' : 'lapsed'
}

/** So long before its end a certificate may be renewed, and its holder is told */
export const EXPIRING_DAYS = 90
/** So long after its end it may still be renewed: program-design §3 */
export const GRACE_DAYS = 60

/** `validUntil` is moved by leave already; days of grace stand still in leave, too. */
type Ending = {
	validUntil: Date
	leaves: readonly Leave[]
	/** When the last renewal of it was taken back: its holder did nothing late, so the days of grace are given anew */
	renewalTakenBackAt: Date | null
}

export function graceEnds({ validUntil, leaves, renewalTakenBackAt }: Ending): Date {
	const from = renewalTakenBackAt && renewalTakenBackAt > validUntil ? renewalTakenBackAt : validUntil
	return runsOutAt(from, new Date(from.getTime() + GRACE_DAYS * DAY_MS), leaves)
}

export type Standing = 'in-force' | 'expiring' | 'in-grace' | 'lapsed' | 'renewed' | 'revoked'

/** Where a certification stands for its holder and the admin. Whoever checks it from outside reads certificateState. */
export function standingOf(certificate: Ending & { revokedAt: Date | null; isRenewed: boolean }, now: Date): Standing {
	if (certificate.revokedAt) return 'revoked'
	if (certificate.isRenewed) return 'renewed'
	if (certificate.validUntil.getTime() - now.getTime() > EXPIRING_DAYS * DAY_MS) return 'in-force'
	if (certificate.validUntil > now) return 'expiring'
	return graceEnds(certificate) > now ? 'in-grace' : 'lapsed'
}

export type RenewRefusal =
	| 'own-certificate'
	| 'account-closed'
	| 'already-revoked'
	| 'too-early'
	| 'has-lapsed'
	| 'no-renewal'
	| 'not-counted-yet'
	| 'not-ready'

/** Who may be renewed: from ninety days before its end until its grace is over, once what that asks is met. */
export function mayRenew(facts: {
	standing: Standing
	/** What renewing asks; nothing where the stage has no renewal */
	results: RequirementResult[]
	isOwn: boolean
	closedAccount: boolean
	isSample: boolean
}): Verdict<RenewRefusal> {
	const { standing, results } = facts
	if (standing === 'revoked') return { ok: false, why: 'already-revoked' }
	if (standing === 'in-force') return { ok: false, why: 'too-early' }
	if (standing === 'lapsed' || standing === 'renewed') return { ok: false, why: 'has-lapsed' }
	if (facts.isOwn) return { ok: false, why: 'own-certificate' }
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (results.length === 0) return { ok: false, why: 'no-renewal' }
	if (!facts.isSample && results.some(({ state }) => state === 'planned')) return { ok: false, why: 'not-counted-yet' }
	return isReady(results) ? { ok: true } : { ok: false, why: 'not-ready' }
}

export const certificationRefusals: Record<string, string> = {
	'not-ready': 'Not every requirement is met yet.',
	'to-be-renewed': 'They hold one in its grace: it is renewed, not issued anew. Open it under Certifications.',
	'too-early': 'It can be renewed from ninety days before its end.',
	'has-lapsed': 'Its grace is over. The level is shown anew by its ordinary rules, and issued from the gradebook.',
	'no-such-number': 'There is no such certification.',
	'no-renewal': 'The level says nothing of how it is renewed.',
	'account-closed': 'This account is closed.',
	'not-member': 'This person is not in the cohort any more.',
	'own-certificate': 'Nobody issues their own certification. Ask another admin.',
	'preview-stage':
		'This level is still a preview: some of its modules are not written yet, so no certification can be issued.',
	'not-counted-yet':
		'Some of what this level asks for cannot be recorded here yet, so no certification can be issued. What people show is kept.',
	'old-rules':
		'The rules of this cohort are from before all of the level could be recorded. Give it the rules of today from its gradebook; then certifications can be issued.',
	'already-revoked': 'It has been taken back already.',
	'not-waivable': 'This requirement can never be waived.',
	'equal-program-for-modules':
		'A certificate of another program shows the modules only. Sessions, case and assessed work always remain.',
	'no-such-requirement': 'Choose a requirement from the list.',
	'already-proposed': 'There is a waiver for this requirement already.',
	'rules-changed': 'The program was changed meanwhile. Read what it asks for now, and decide again.',
}
