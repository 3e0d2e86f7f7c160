import type { Verdict } from '../errors'
import type { LevelRefusal } from '../facilitator/assessing'
import type { Role } from '../person/kinds'

export type AssessorRefusal =
	| 'own-work'
	| 'not-facilitator'
	| 'reporting-line'
	| 'second-from-cohort'
	| 'already-named'
	| 'enough-assessors'
	| 'tied'
	| 'sponsor'
	| 'read-before'
	| 'has-enough'
	| 'hours-full'
	| 'account-closed'
	| 'decided'
	| LevelRefusal

/** Who may assess whom: a trained peer, never from the reporting line, nor their mentor or sponsor, and only one of them may know the cohort. */
export function mayAssess(facts: {
	isOwnWork: boolean
	roles: readonly Role[]
	/** Qualified for its level, and calibrated */
	level: Verdict<LevelRefusal>
	inReportingLine: boolean
	facilitatesCohort: boolean
	otherFromCohort: boolean
	alreadyNamed: boolean
	/** One mentors the other, or they know each other too well */
	tied: boolean
	/** Is asked for their word on this deliverable, or has given it */
	isSponsor: boolean
	/** Was one of the first pair, whose decision is appealed */
	readBefore: boolean
	/** Takes it of their own accord, with as many open as they may have */
	hasEnough: boolean
	/** Takes it of their own accord, with no hours left for it this month */
	hoursFull: boolean
	named: number
	needed: number
	decided: boolean
	closedAccount: boolean
}): Verdict<AssessorRefusal> {
	if (facts.decided) return { ok: false, why: 'decided' }
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.isOwnWork) return { ok: false, why: 'own-work' }
	if (!facts.roles.includes('facilitator')) return { ok: false, why: 'not-facilitator' }
	if (!facts.level.ok) return facts.level
	if (facts.inReportingLine) return { ok: false, why: 'reporting-line' }
	if (facts.tied) return { ok: false, why: 'tied' }
	if (facts.isSponsor) return { ok: false, why: 'sponsor' }
	if (facts.readBefore) return { ok: false, why: 'read-before' }
	if (facts.alreadyNamed) return { ok: false, why: 'already-named' }
	if (facts.named >= facts.needed) return { ok: false, why: 'enough-assessors' }
	if (facts.facilitatesCohort && facts.otherFromCohort) return { ok: false, why: 'second-from-cohort' }
	if (facts.hasEnough) return { ok: false, why: 'has-enough' }
	if (facts.hoursFull) return { ok: false, why: 'hours-full' }
	return { ok: true }
}

export const assessmentRefusals: Record<string, string> = {
	'not-qualified': 'Only who is qualified for this level, or appointed for its first year, assesses work of it.',
	'trains-for-it': 'Whoever still trains for this level assesses no work of it yet.',
	'qualification-paused': 'The qualification for this level is paused, and with it new work to assess.',
	'qualification-over': 'The qualification for this level has ended. Another year comes first.',
	'not-calibrated':
		'The sample answers of this level come first: scores of them that are close to the key are missing.',
	'calibration-over': 'The sample answers of this level were scored too long ago. Scoring them again comes first.',
	'own-work': 'Nobody assesses their own work.',
	'not-facilitator': 'Assessors are trained peers: give this person the facilitator role first.',
	'reporting-line': 'This person is in the reporting line of the learner, above or below.',
	'already-named': 'Already named for this work.',
	tied: 'One of the two mentors the other, or said that they know each other too well to judge.',
	sponsor: 'Was asked as its sponsor whether they stand behind this work. Nobody says both that and how good it is.',
	'read-before': 'Was one of the first two. An appeal is read by another pair.',
	'has-enough': 'You have as many texts to score as you take at once. Score one of them first.',
	'hours-full':
		'With this one you would give more than four hours to scoring in 30 days. It is for somebody else, or for later; an admin can still name you.',
	'enough-assessors': 'Enough assessors are named. A third is added only when two are apart.',
	'second-from-cohort': 'One of the two may know the cohort, the other may not. Choose somebody from outside it.',
	'account-closed': 'This account is closed.',
	decided: 'This work is decided.',
	'too-close':
		'You are too close to its author by now: in the same reporting line, one the mentor of the other, or asked as its sponsor. It has gone back to the queue, and your scores are not kept.',
	'not-defended': 'You two ask first. Scores can be handed in once that hour is over; until then, keep them here.',
	'too-short': 'There is not enough to judge yet.',
	'too-long': 'That is longer than the assessors are asked to read. Cut it to the limit.',
	'not-in-cohort': 'Assessed work belongs to a cohort. Join one first.',
	'too-early': 'A new try is not open yet. Its day stands on this page.',
	submitted: 'It is handed in already.',
	'reason-needed': 'Say what to change: these scores mean “again”, and its author is to hear why.',
	'not-again': 'There is no decision here to appeal.',
	appealed: 'It is appealed already; another pair reads it.',
	'too-late': 'The days for an appeal are over. You can hand in a new try.',
	'tried-again': 'You have handed in a new try since; that one is read now.',
	'nobody-there': 'Nobody else with an open account has this address.',
	'too-many': 'That is as many as can stand here. Take one off first.',
	incomplete: 'Score every criterion.',
	'comment-too-long': 'What you say to the learner holds at most 4,000 characters. Cut it; nothing of it is lost here.',
	'already-met': 'This has been met. There is nothing more to hand in.',
}
