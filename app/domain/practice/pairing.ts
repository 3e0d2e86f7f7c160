import type { Verdict } from '../errors'
import { askedWithin } from '../program/asked'
import type { Requirement, RequirementOf } from '../program/frontmatter'
import { daysBetween } from '../zone/plain-date'

/**
 * A pairing: a real conversation that two colleagues were in, one to watch, to lead along or to be coached; or a day or some
 * weeks of work, one to come along or to be mentored; or a plan that one carried out before the other. One writes it down, the other says that it was so (docs/decisions/0042).
 */
export const PAIRING_PARTS = [
	'watched',
	'was-watched',
	'co-led',
	'coached',
	'was-coached',
	'shadowed',
	'was-shadowed',
	'mentored',
	'was-mentored',
	'tried-plan',
	'saw-plan',
] as const
export type PairingPart = (typeof PAIRING_PARTS)[number]

/** What it was for the other */
export const otherPart: Record<PairingPart, PairingPart> = {
	watched: 'was-watched',
	'was-watched': 'watched',
	'co-led': 'co-led',
	coached: 'was-coached',
	'was-coached': 'coached',
	shadowed: 'was-shadowed',
	'was-shadowed': 'shadowed',
	mentored: 'was-mentored',
	'was-mentored': 'mentored',
	'tried-plan': 'saw-plan',
	'saw-plan': 'tried-plan',
}

/** As the form offers it */
export const pairingPartNames: Record<PairingPart, string> = {
	watched: 'I watched them in a real conversation',
	'was-watched': 'They watched me in a real conversation',
	'co-led': 'We led it together',
	coached: 'I coached them through a case',
	'was-coached': 'They coached me through a case',
	shadowed: 'I was beside them for their product day',
	'was-shadowed': 'They were beside me for my product day',
	mentored: 'I mentored them for six weeks',
	'was-mentored': 'They mentored me for six weeks',
	'tried-plan': 'They watched me carry out my written plan',
	'saw-plan': 'I watched them carry out their written plan',
}

/** As a list says it: "You watched Otto Lind" */
export function sayPairing(part: PairingPart, name: string): string {
	return {
		watched: `You watched ${name}`,
		'was-watched': `${name} watched you`,
		'co-led': `You led it together with ${name}`,
		coached: `You coached ${name}`,
		'was-coached': `${name} coached you`,
		shadowed: `You were beside ${name} for a product day`,
		'was-shadowed': `${name} was beside you for a product day`,
		mentored: `You mentored ${name} for six weeks`,
		'was-mentored': `${name} mentored you for six weeks`,
		'tried-plan': `${name} watched you carry out your plan`,
		'saw-plan': `You watched ${name} carry out a plan`,
	}[part]
}

/** What a mentor and their mentee confirm */
export const MENTORED_WEEKS = 6

/**
 * How often six weeks fit into what was written down of one mentee: both may have written the same weeks, or one of them
 * twice. @param lastDays of six weeks each, yyyy-mm-dd
 */
export function timesMentored(lastDays: readonly string[]): number {
	let counted: string | null = null
	let times = 0
	for (const day of [...lastDays].sort()) {
		if (counted !== null && daysBetween(counted, day) < MENTORED_WEEKS * 7) continue
		counted = day
		times += 1
	}
	return times
}

/** How often a level asks for which part. */
export function partsOf(rule: RequirementOf<'pairing'>): { part: PairingPart; count: number }[] {
	const asked: [PairingPart, number | undefined][] = [
		['watched', rule.watched],
		['was-watched', rule.wasWatched],
		['co-led', rule.coLed],
		['coached', rule.coached],
		['shadowed', rule.shadowed],
		['mentored', rule.mentored],
	]
	return asked.flatMap(([part, count]) => (count ? [{ part, count }] : []))
}

/** Parts that count for a level by its rules; none while they cannot be recorded. */
export function countedParts(rules: readonly Requirement[]): PairingPart[] {
	const parts = askedWithin(rules).flatMap((rule): PairingPart[] => {
		if (rule.kind === 'pairing') return partsOf(rule).map(({ part }) => part)
		return rule.kind === 'writtenPlan' ? ['tried-plan'] : []
	})
	return [...new Set(parts)]
}

/** Of a criterion that a level stars; this many of them make it the observation that stands beside a 360 round. */
const SEEN_AT_LEAST = 3
export const STARRED_SEEN = 2

/** @param scores starred criterion → 1 … 4 */
export function isSeen(scores: Readonly<Record<string, number>>): boolean {
	return Object.values(scores).filter((score) => score >= SEEN_AT_LEAST).length >= STARRED_SEEN
}

export type ScoreRefusal = 'not-confirmed' | 'already-scored' | 'not-trained' | 'own-line'

/** Who may score what they watched: a mentor or a peer who holds the level, outside the line, once, and when both have agreed. */
export function mayScore(facts: {
	isConfirmed: boolean
	isScored: boolean
	isMentor: boolean
	holdsLevel: boolean
	inSameLine: boolean
}): Verdict<ScoreRefusal> {
	if (!facts.isConfirmed) return { ok: false, why: 'not-confirmed' }
	if (facts.isScored) return { ok: false, why: 'already-scored' }
	if (!facts.isMentor && !facts.holdsLevel) return { ok: false, why: 'not-trained' }
	return facts.inSameLine ? { ok: false, why: 'own-line' } : { ok: true }
}

export const pairingRefusals: Record<string, string> = {
	'unknown-address': 'Nobody here has this work address. Ask them which one Belay knows.',
	'is-self': 'This is your own address. Somebody else was there.',
	'too-many-waiting': 'Ten wait for somebody’s word. Take one out, or wait until it is answered.',
	'already-said': 'It was answered meanwhile. Reload the page to see how it stands.',
	'already-confirmed': 'It was confirmed, and counts for both of you. It stays.',
	'not-confirmed': 'The other has not said yet that it was so.',
	'already-scored': 'You have said what you saw. It stays.',
	'not-trained': 'Mentors say what they saw, and colleagues who hold the level.',
	'own-line': 'Nobody scores somebody of their own reporting line.',
	'not-a-peer': 'They are of your own reporting line. Ask two peers to watch.',
}
