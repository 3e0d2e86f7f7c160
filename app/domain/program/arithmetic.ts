import { coreModules } from './find'
import type { StageData } from './frontmatter'

const MOST_MINUTES_A_WEEK = 100

/** The rules of arithmetic of docs/decisions/0009, exact to the minute. @returns one sentence per broken rule */
export function arithmeticFaults(whole: StageData): string[] {
	const stage = { ...whole, modules: coreModules(whole) }
	return [
		...trainingFaults(stage),
		...stage.pace.flatMap((week) => weekFaults(week, stage)),
		...missingFromPace(stage),
		...attendanceFaults(stage),
		...renewalFaults(stage),
		...unwrittenFaults(stage),
	]
}

function trainingFaults(stage: StageData): string[] {
	const faults: string[] = []
	const modules = minutesOf(stage.modules)
	const sessions = minutesOf(stage.sessions)
	const assessed = minutesOf(stage.training.assessed)
	const training = modules + sessions + stage.training.checkMinutes + assessed
	if (training !== stage.training.minutes) {
		faults.push(
			`training is ${stage.training.minutes} min, but modules ${modules} + sessions ${sessions} + check ${stage.training.checkMinutes} + assessed work ${assessed} make ${training}`,
		)
	}
	const paced = minutesOf(stage.pace)
	if (paced !== stage.training.minutes)
		faults.push(`the pace adds up to ${paced} min, training is ${stage.training.minutes}`)
	return faults
}

type Week = StageData['pace'][number]

function weekFaults(week: Week, stage: StageData): string[] {
	const faults: string[] = []
	if (week.minutes > MOST_MINUTES_A_WEEK)
		faults.push(`week ${week.week} holds ${week.minutes} min, more than ${MOST_MINUTES_A_WEEK}`)
	if (week.week > stage.training.weeks)
		faults.push(`week ${week.week} lies after the cohort's ${stage.training.weeks} weeks`)
	const fixed = sum(week.items.map((item) => fixedMinutes(item, stage)))
	const holdsOwnTime = week.items.some((item) => item === 'w' || item === 'a')
	// An item that names nothing is a contradiction (contradictions.ts), and its week cannot be added up.
	if (Number.isNaN(fixed)) return faults
	if (holdsOwnTime && week.minutes <= fixed)
		faults.push(`week ${week.week} is ${week.minutes} min, which leaves none for assessed work (w, a)`)
	if (!holdsOwnTime && week.minutes !== fixed)
		faults.push(`week ${week.week} is ${week.minutes} min, but its items make ${fixed}`)
	return faults
}

/** Minutes of a pace item; 0 for what takes the rest of its week, NaN for what names nothing. */
function fixedMinutes(item: string, stage: StageData): number {
	const index = Number(item.slice(1)) - 1
	if (item.startsWith('m')) return stage.modules[index]?.minutes ?? Number.NaN
	if (item.startsWith('s')) return stage.sessions[index]?.minutes ?? Number.NaN
	return item === 'k' ? stage.training.checkMinutes : 0
}

function missingFromPace(stage: StageData): string[] {
	const items = stage.pace.flatMap((week) => week.items)
	const expected = [
		...stage.modules.map((_, index) => `m${index + 1}`),
		...stage.sessions.map((_, index) => `s${index + 1}`),
		'k',
	]
	return expected
		.filter((item) => items.filter((other) => other === item).length !== 1)
		.map((item) => `${item} must stand in the pace exactly once`)
}

function attendanceFaults(stage: StageData): string[] {
	return stage.requirements.flatMap((requirement) =>
		requirement.kind === 'sessions' && requirement.of !== stage.sessions.length
			? [`the requirement counts ${requirement.of} sessions, the plan has ${stage.sessions.length}`]
			: [],
	)
}

/** Meetings take as long as the rule wants them to be; the rest of what renewing asks has no length of its own. */
function renewalFaults({ certificate: { renewal } }: StageData): string[] {
	const meetings = (renewal?.requirements ?? []).flatMap((rule) =>
		rule.kind === 'practice' ? (rule.meetings ?? []) : [],
	)
	const least = sum(meetings.map(({ count, minutesAtLeast = 0 }) => count * minutesAtLeast))
	return renewal && least >= renewal.minutes
		? [`renewing takes ${renewal.minutes} min, but its meetings alone take ${least}`]
		: []
}

function unwrittenFaults(stage: StageData): string[] {
	const all = minutesOf(stage.modules)
	const unwritten = minutesOf(stage.modules.filter((module) => module.status !== 'written'))
	return unwritten > 0 ? [`${unwritten} of ${all} module minutes are not written yet`] : []
}

function minutesOf(list: readonly { minutes: number }[]): number {
	return sum(list.map((each) => each.minutes))
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0)
}
