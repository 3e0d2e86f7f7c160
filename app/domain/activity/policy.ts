import type { Verdict } from '../errors'
import type { EvidenceState } from './kinds'
import { MOST_WAITING } from './kinds'

export type SendRefusal = 'not-of-quarter' | 'asked-already' | 'is-self' | 'account-closed' | 'too-many-waiting'

/** Who may ask somebody to confirm what they did: people of the quarter, one word at a time for each activity. */
export function maySend(facts: {
	isOfQuarter: boolean
	state: EvidenceState | null
	sponsorIsSelf: boolean
	sponsorIsClosed: boolean
	waiting: number
}): Verdict<SendRefusal> {
	if (!facts.isOfQuarter) return { ok: false, why: 'not-of-quarter' }
	if (facts.state === 'asked') return { ok: false, why: 'asked-already' }
	if (facts.sponsorIsSelf) return { ok: false, why: 'is-self' }
	if (facts.sponsorIsClosed) return { ok: false, why: 'account-closed' }
	return facts.waiting >= MOST_WAITING ? { ok: false, why: 'too-many-waiting' } : { ok: true }
}

/** A word is given once, in time, on what still waits for it. */
export function mayAnswer(
	asked: { state: EvidenceState; linkEndsAt: Date | null; closedAccount: boolean },
	now: Date,
): Verdict<'link-used'> {
	const isOpen = asked.state === 'asked' && asked.linkEndsAt !== null && asked.linkEndsAt > now
	return isOpen && !asked.closedAccount ? { ok: true } : { ok: false, why: 'link-used' }
}

export const evidenceRefusals: Record<string, string> = {
	'not-of-quarter': 'Activities count in a cohort of the quarter, and you have no seat in one.',
	'asked-already': 'Somebody has been asked already. Take it back first, or wait for their word.',
	'is-self': 'This is your own address. Somebody else saw it.',
	'account-closed': 'This account is closed. Name somebody who can answer.',
	'too-many-waiting': 'Ten wait for somebody’s word. Take one back, or wait until it is answered.',
	'not-handed-in': 'Hand the work in first: a sponsor reads what cannot change any more.',
	'not-asked': 'It was answered or taken back meanwhile. Reload the page to see how it stands.',
	'enough-letters': 'Three letters went out today. Tomorrow you can send another.',
	'link-used': 'It was answered or taken back meanwhile, or its time is over.',
}
