import { capitalized, counted, listed, spelled } from '../number-words'
import { countWeeks, saidMinutes } from '../practice/count'
import { practiceKindNames } from '../practice/log-kinds'
import type { RequirementOf } from '../program/frontmatter'
import type { Evidence, Judgement } from './evidence'
import { nth, stateOf } from './judging'

type Log = Evidence['practice']
type Goal = { isMet: boolean; short: string; shown: string; left: string }

/** Minutes and weeks, and meetings, by the person's own word (program-design.md, section 1). */
export function judgePractice(rule: RequirementOf<'practice'>, { practice }: Evidence): Judgement {
	const goals = goalsOf(rule, practice)
	const open = goals.filter(({ isMet }) => !isMet)
	const isMet = goals.length > 0 && open.length === 0
	return {
		state: stateOf(isMet, practice.length > 0),
		short: goals.map(({ short }) => short).join(', '),
		evidence: practice.length > 0 ? goals.map(({ shown }) => shown) : [],
		left: isMet ? null : `Still to come: ${listed(open.map(({ left }) => left))}.`,
		metAt: isMet ? whenMet(practice, (log) => goalsOf(rule, log).every((goal) => goal.isMet)) : null,
	}
}

function goalsOf(rule: RequirementOf<'practice'>, log: Log): Goal[] {
	const { minutes, weeks } = countWeeks(log)
	const weekAtLeast = rule.weekAtLeast ?? 1
	const active = [...weeks.values()].filter((each) => each >= weekAtLeast).length
	const goals: Goal[] = []
	if (rule.minutes)
		goals.push({
			isMet: minutes >= rule.minutes,
			short: `${saidMinutes(minutes)} of ${saidMinutes(rule.minutes)}`,
			shown: `${saidMinutes(minutes)} of practice`,
			left: saidMinutes(rule.minutes - minutes),
		})
	if (rule.activeWeeks)
		goals.push({
			isMet: active >= rule.activeWeeks,
			short: `${Math.min(active, rule.activeWeeks)} of ${rule.activeWeeks} weeks`,
			shown: `${capitalized(counted(active, 'week', 'weeks'))} of at least ${saidMinutes(weekAtLeast)}`,
			left: `${counted(rule.activeWeeks - active, 'week', 'weeks')} of at least ${saidMinutes(weekAtLeast)}`,
		})
	return [...goals, ...(rule.meetings ?? []).flatMap((meeting) => meetingGoals(meeting, log))]
}

function meetingGoals(meeting: NonNullable<RequirementOf<'practice'>['meetings']>[number], log: Log): Goal[] {
	const held = log.filter(({ kind, minutes }) => kind === meeting.kind && minutes >= (meeting.minutesAtLeast ?? 0))
	const name = practiceKindNames[meeting.kind].toLowerCase()
	const goal = (count: number, needed: number, of: string): Goal => ({
		isMet: count >= needed,
		short: `${Math.min(count, needed)} of ${needed} ${name}s${of}`,
		shown: `${capitalized(counted(count, name, `${name}s`))}${of}`,
		left: `${counted(needed - count, name, `${name}s`)}${of}`,
	})
	const quarters = new Set(held.map(({ onDay }) => quarterOf(onDay))).size
	const own = held.filter(({ ofOwnWork }) => ofOwnWork).length
	return [
		goal(held.length, meeting.count, ''),
		...(meeting.quarters ? [quarterGoal(quarters, meeting.quarters, name)] : []),
		...(meeting.ofOwnWork ? [goal(own, meeting.ofOwnWork, ' of your own work')] : []),
	]
}

function quarterGoal(count: number, needed: number, name: string): Goal {
	return {
		isMet: count >= needed,
		short: `${Math.min(count, needed)} of ${needed} quarters`,
		shown: `${capitalized(counted(count, 'quarter', 'quarters'))} with a ${name}`,
		left: `a ${name} in ${counted(needed - count, 'more quarter', 'more quarters')}`,
	}
}

/** "2026-11-22" is of "2026 3" */
const quarterOf = (day: string) => `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`

/** Alone or with others, in a room here or elsewhere: it stands in the log. */
export function judgeRetrospective(rule: RequirementOf<'retrospective'>, { practice }: Evidence): Judgement {
	const held = practice.filter(({ kind }) => kind === 'retrospective')
	const missing = rule.count - held.length
	return {
		state: stateOf(missing <= 0, held.length > 0),
		short: `${Math.min(held.length, rule.count)} of ${rule.count}`,
		evidence:
			held.length > 0 ? [`${capitalized(counted(held.length, 'retrospective', 'retrospectives'))} in your log`] : [],
		left:
			missing > 0
				? 'Look back at your own leading, with others or alone, and note it in your practice log as a retrospective.'
				: null,
		metAt:
			missing <= 0
				? nth(
						held.map(({ at }) => at),
						rule.count,
					)
				: null,
	}
}

/** When the log first said enough. More entries never say less, so the first prefix that does is found by halving. */
function whenMet(log: Log, isEnough: (log: Log) => boolean): Date | null {
	const inTime = [...log].sort((a, b) => a.at.getTime() - b.at.getTime())
	let [low, high] = [1, inTime.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if (isEnough(inTime.slice(0, middle))) high = middle
		else low = middle + 1
	}
	return inTime[low - 1]?.at ?? null
}

export function judgeCommitments(needed: number, { commitmentsClosed, commitmentsOpen }: Evidence): Judgement {
	const missing = needed - commitmentsClosed.length
	return {
		state: stateOf(missing <= 0, commitmentsClosed.length + commitmentsOpen > 0),
		short: `${Math.min(commitmentsClosed.length, needed)} of ${needed}`,
		evidence:
			commitmentsClosed.length > 0
				? [`${capitalized(spelled(commitmentsClosed.length))} closed; kept, changed and let go count alike`]
				: [],
		left: missing > 0 ? `What became of ${spelled(missing)} more is still to be said.` : null,
		metAt: missing <= 0 ? nth(commitmentsClosed, needed) : null,
	}
}

/** Played to an ending, whichever: what somebody tried in private is theirs, and a weak ending teaches as much. */
export function judgeSimulations(needed: number, { simulations }: Evidence): Judgement {
	const missing = needed - simulations.length
	const name = (count: number) => counted(count, 'simulation', 'simulations')
	return {
		state: stateOf(missing <= 0, simulations.length > 0),
		short: `${Math.min(simulations.length, needed)} of ${needed}`,
		evidence: simulations.length > 0 ? [`${capitalized(name(simulations.length))} finished`] : [],
		left: missing > 0 ? `${capitalized(name(missing))} to play to an ending.` : null,
		metAt:
			missing <= 0
				? nth(
						simulations.map(({ at }) => at),
						needed,
					)
				: null,
	}
}
