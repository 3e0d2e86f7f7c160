import type { Verdict } from '../errors'
import { addMonths } from '../zone/months'
import { mayTakePart, type PartRefusal, type QualificationFacts } from './policy'

export type LevelRefusal = PartRefusal | 'not-calibrated' | 'calibration-over'

/**
 * Who may assess work of a level (docs/decisions/0058): whoever may lead it, signed off or appointed for its first year, and
 * has scored its sample answers close to the key in the months before. `calibrationMonths`: null where it has no sample
 * answers. Asked when work is taken, named, offered or booked; what somebody has by then they finish.
 */
export function mayAssessLevel(
	facts: { held: QualificationFacts | null; calibratedAt: Date | null; calibrationMonths: number | null },
	now: Date,
): Verdict<LevelRefusal> {
	const leads = mayTakePart('lead', facts.held, now)
	if (!leads.ok || facts.calibrationMonths === null) return leads
	if (!facts.calibratedAt) return { ok: false, why: 'not-calibrated' }
	if (addMonths(facts.calibratedAt, facts.calibrationMonths) <= now) return { ok: false, why: 'calibration-over' }
	return { ok: true }
}

/** A level that has assessed work, and whether somebody assesses it now. */
export type AssessedLevel = { stageKey: string; label: string; verdict: Verdict<LevelRefusal> }

/** Beside a name in a list. */
export const shortlyNotAssessing: Record<LevelRefusal, string> = {
	'not-qualified': 'not qualified for this level',
	'trains-for-it': 'in training',
	'qualification-paused': 'paused',
	'qualification-over': 'qualification ended',
	'not-calibrated': 'sample answers not scored close to the key yet',
	'calibration-over': 'sample answers scored too long ago',
}

/** To whom it is about. */
export const ownLevelWords: Record<LevelRefusal, string> = {
	'not-qualified': 'You are not qualified for it.',
	'trains-for-it': 'You train for it. Its work comes to you once you are signed off.',
	'qualification-paused': 'Your qualification is paused. An admin ends the pause with you.',
	'qualification-over': 'Your months for it have ended. An admin gives you another year.',
	'not-calibrated': 'One thing is missing: scores of its three sample answers that are close to the key.',
	'calibration-over': 'Your scores of its sample answers are too long ago. Score them again.',
}
