import type { StageData } from './frontmatter'

const MOST_MINUTES_A_WEEK = 100

/** The rules of arithmetic of program-design.md §1, exact to the minute. @returns one sentence per broken rule */
export function arithmeticFaults(stage: StageData): string[] {
	const faults: string[] = []
	const modules = sum(stage.modules.map((module) => module.minutes))
	const sessions = sum(stage.sessions.map((session) => session.minutes))
	const assessed = sum(stage.training.assessed.map((work) => work.minutes))
	const training = modules + sessions + stage.training.checkMinutes + assessed
	if (training !== stage.training.minutes) {
		faults.push(
			`training is ${stage.training.minutes} min, but modules ${modules} + sessions ${sessions} + check ${stage.training.checkMinutes} + assessed work ${assessed} make ${training}`,
		)
	}
	const paced = sum(stage.pace.map((week) => week.minutes))
	if (paced !== stage.training.minutes)
		faults.push(`the pace adds up to ${paced} min, training is ${stage.training.minutes}`)
	for (const week of stage.pace) {
		if (week.minutes > MOST_MINUTES_A_WEEK)
			faults.push(`week ${week.week} holds ${week.minutes} min, more than ${MOST_MINUTES_A_WEEK}`)
		if (week.week > stage.training.weeks)
			faults.push(`week ${week.week} lies after the cohort's ${stage.training.weeks} weeks`)
	}
	faults.push(
		...missingFromPace('m', stage.modules.length, stage),
		...missingFromPace('s', stage.sessions.length, stage),
	)
	const attendance = stage.requirements.find((requirement) => requirement.kind === 'sessions')
	if (attendance?.kind === 'sessions' && attendance.of !== stage.sessions.length) {
		faults.push(`the requirement counts ${attendance.of} sessions, the plan has ${stage.sessions.length}`)
	}
	const writtenMinutes = sum(
		stage.modules.filter((module) => module.status === 'written').map((module) => module.minutes),
	)
	if (writtenMinutes !== modules)
		faults.push(`${modules - writtenMinutes} of ${modules} module minutes are not written yet`)
	return faults
}

function missingFromPace(letter: 'm' | 's', count: number, stage: StageData): string[] {
	const items = stage.pace.flatMap((week) => week.items)
	return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
		.filter((item) => items.filter((other) => other === item).length !== 1)
		.map((item) => `${item} must stand in the pace exactly once`)
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0)
}
