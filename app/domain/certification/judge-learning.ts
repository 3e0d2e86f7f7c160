import { type CheckRule, neededRight } from '../assessment/check'
import { readingOf, readingWords } from '../assessment/decision'
import { capitalized, spelled } from '../number-words'
import type { RequirementOf } from '../program/frontmatter'
import type { Evidence, Judgement } from './evidence'
import { latest, nth, stateOf } from './judging'

/** What is read, answered, attended and handed in. */
export function judgeModules({ core, priorExperience }: RequirementOf<'modules'>, evidence: Evidence): Judgement {
	const modules = evidence.modules.filter((module) => core === 'all' || core.includes(module.id))
	const done = modules.filter((module) => module.doneAt)
	const missing = modules.filter((module) => !module.doneAt)
	const shown = priorExperience && missing.length > 0 ? shownByCheck(priorExperience.checkAtLeast, evidence) : null
	if (shown) return shown
	return {
		state: stateOf(
			missing.length === 0 && modules.length > 0,
			modules.some((module) => module.begun),
		),
		short: `${done.length} of ${modules.length}`,
		evidence: done.map((module) => module.title),
		left: missing.length > 0 ? `Still to read: ${missing.map((module) => module.title).join(', ')}.` : null,
		metAt: missing.length === 0 ? latest(done.map((module) => module.doneAt)) : null,
	}
}

/** Who knows it already need not read it: the first try of the check says so. */
function shownByCheck(atLeast: number, { checks }: Evidence): Judgement | null {
	const first = checks.find((check) => check.submittedAt)
	if (!first || first.of === 0 || (first.rightCount ?? 0) / first.of < atLeast) return null
	return {
		state: 'met',
		short: 'by the check',
		evidence: [`Prior experience: ${first.rightCount} of ${first.of} right on the first try of the knowledge check`],
		left: null,
		metAt: first.submittedAt,
	}
}

export function judgeCheck(rule: CheckRule, { checks }: Evidence): Judgement {
	const handedIn = checks.filter((check) => check.submittedAt)
	const passed = handedIn.find((check) => check.passed)
	const best = Math.max(0, ...handedIn.map((check) => check.rightCount ?? 0))
	const needed = neededRight(rule)
	if (passed) {
		return {
			state: 'met',
			short: `${passed.rightCount} of ${passed.of}`,
			evidence: [`${passed.rightCount} of ${passed.of} right, on try ${handedIn.indexOf(passed) + 1}`],
			left: null,
			metAt: passed.submittedAt,
		}
	}
	return {
		state: stateOf(false, checks.length > 0),
		short: handedIn.length > 0 ? `${best} of ${rule.draw}` : checks.length > 0 ? 'begun' : 'open',
		evidence: handedIn.map((check, index) => `Try ${index + 1}: ${check.rightCount} of ${check.of} right`),
		left: `${needed} of ${rule.draw} right answers are needed${handedIn.length > 0 ? `; the best try has ${best}` : ''}.`,
		metAt: null,
	}
}

type Stay = Evidence['sessions'][number]

/** Its owner alone reads that they watched (asSeenByOthers). */
export const TEXT_OWED = ', and a text that is still to come'

export function judgeSessions(rule: RequirementOf<'sessions'>, { sessions }: Evidence): Judgement {
	const longEnough = sessions.filter(
		(each) =>
			each.text === 'instead' ||
			(each.text === null && each.minutesPresent >= each.durationMinutes * rule.presentShare),
	)
	const counted = countOnce(longEnough, rule.makeUps)
	const missing = rule.attend - counted.length
	return {
		state: stateOf(missing <= 0, sessions.length > 0),
		short: `${Math.min(counted.length, rule.attend)} of ${rule.attend}`,
		evidence: sessions.map((stay) => {
			const why =
				stay.text === 'owed'
					? TEXT_OWED
					: longEnough.includes(stay)
						? ', a make-up beyond what counts'
						: ', too short to count'
			return `${sayStay(stay)}${counted.includes(stay) ? '' : why}`
		}),
		left:
			missing > 0
				? `${capitalized(spelled(missing))} more ${missing === 1 ? 'session' : 'sessions'} with the cohort, at least ${Math.round(rule.presentShare * 100)} % of the time.`
				: null,
		metAt:
			missing <= 0
				? nth(
						counted.map((session) => session.confirmedAt),
						rule.attend,
					)
				: null,
	}
}

function sayStay({ title, text, minutesPresent, durationMinutes }: Stay): string {
	return text === 'instead' ? `${title}: in writing` : `${title}: ${minutesPresent} of ${durationMinutes} minutes`
}

/** Each session once, whether attended or made up for, and no more make-ups than the rule allows. */
function countOnce(stays: Stay[], makeUps: number): Stay[] {
	const unique = (list: Stay[]) => [...new Map(list.map((stay) => [stay.sessionId, stay])).values()]
	const attended = unique(stays.filter(({ isMakeUp }) => !isMakeUp))
	const madeUp = unique(stays.filter(({ isMakeUp }) => isMakeUp)).filter(
		({ sessionId }) => !attended.some((stay) => stay.sessionId === sessionId),
	)
	const allowed = madeUp.slice(0, makeUps)
	return stays.filter((stay) => attended.includes(stay) || allowed.includes(stay))
}

const TO_DEFEND = 'Two assessors ask about it in an hour that you book, and score it afterwards.'

export function judgeAssessment(
	{ id, assessors, live, defense }: Pick<RequirementOf<'assessment'>, 'id' | 'assessors' | 'live' | 'defense'>,
	evidence: Evidence,
): Judgement {
	const submissions = evidence.submissions.filter(({ requirementId }) => requirementId === id)
	const met = submissions.find((submission) => submission.decision === 'met')
	if (met)
		return {
			state: 'met',
			short: 'met',
			evidence: ['Scored by two assessors, each without the other’s scores'],
			left: null,
			metAt: met.decidedAt,
		}
	const last = submissions.at(-1)
	if (last?.decision === 'again')
		return {
			state: 'in-progress',
			short: 'again',
			evidence: ['Scored; the assessors say what to change'],
			left: `To be ${live ? 'shown' : 'written'} again with what the assessors said; a new try opens two weeks after their answer.`,
			metAt: null,
		}
	if (last?.submittedAt)
		return {
			state: 'in-progress',
			short: 'with assessors',
			evidence: ['Handed in'],
			left: defense && last.scored === 0 ? TO_DEFEND : readingWords[readingOf(last, assessors)],
			metAt: null,
		}
	return {
		state: stateOf(false, last !== undefined),
		short: last ? 'begun' : 'open',
		evidence: [],
		left: live
			? 'To be shown in a slot, and handed in after it.'
			: `To be written and handed in${defense ? ', and then defended' : ''}.`,
		metAt: null,
	}
}
