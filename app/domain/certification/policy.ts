import type { Verdict } from '../errors'
import type { RequirementResult } from './evidence'
import { hasPlanned, isReady } from './requirements'

export type IssueRefusal = 'not-ready' | 'not-member' | 'own-certificate' | 'preview-stage'

/** Who may be certified: everything met or waived, in this cohort, by somebody else; a preview stage only in the sample. */
export function mayIssue(facts: {
	results: RequirementResult[]
	isMember: boolean
	ownCertificate: boolean
	isPreview: boolean
	isSample: boolean
}): Verdict<IssueRefusal> {
	if (!facts.isMember) return { ok: false, why: 'not-member' }
	if (facts.ownCertificate) return { ok: false, why: 'own-certificate' }
	// A requirement nobody can record yet is never passed in silence.
	if ((facts.isPreview || hasPlanned(facts.results)) && !facts.isSample) return { ok: false, why: 'preview-stage' }
	return isReady(facts.results) ? { ok: true } : { ok: false, why: 'not-ready' }
}

export type CertificateState = 'current' | 'lapsed' | 'revoked'

export function certificateState(
	certificate: { validUntil: Date; revokedAt: Date | null },
	now: Date,
): CertificateState {
	if (certificate.revokedAt) return 'revoked'
	return certificate.validUntil > now ? 'current' : 'lapsed'
}

export const certificationRefusals: Record<string, string> = {
	'not-ready': 'Not every requirement is met yet.',
	'not-member': 'This person is not in the cohort any more.',
	'own-certificate': 'Nobody issues their own certification. Ask another admin.',
	'preview-stage':
		'This level is still a preview: some of its modules are not written yet, so no certification can be issued.',
	'already-revoked': 'It has been taken back already.',
	'not-waivable': 'This requirement can never be waived.',
	'equal-program-for-modules':
		'A certificate of another program shows the modules only. Sessions, case and assessed work always remain.',
	'no-such-requirement': 'Choose a requirement from the list.',
	'already-proposed': 'There is a waiver for this requirement already.',
	'rules-changed': 'The program was changed meanwhile. Read what it asks for now, and decide again.',
	'not-facilitator': 'A facilitator of this level has to agree. Choose one.',
	'own-waiver': 'Nobody waives something for themself.',
}
