import { SIGN_OFF } from '../activity/kinds'
import type { ProgramData, StageData } from './frontmatter'

/** What no program may say, not even one that is still being written. @returns one sentence per contradiction */
export function programContradictions(program: ProgramData): string[] {
	return repeats('stage', idsOf(program.stages))
}

/** @returns one sentence per contradiction in this stage */
export function stageContradictions(stage: StageData): string[] {
	return [
		...repeats('outcome', idsOf(stage.outcomes)),
		...repeats('module', idsOf([...stage.modules, ...stage.electives])),
		...repeats('requirement', idsOf(stage.requirements)),
		...repeats(
			'week',
			stage.pace.map((week) => String(week.week)),
		),
		...paceWithoutObject(stage),
		...drawsTooSmall(stage),
		...faultsOfActivities(stage),
		...worksWithoutMinutes(stage),
	]
}

function paceWithoutObject(stage: StageData): string[] {
	const faultOf = (item: string): string | null => {
		const position = Number(item.slice(1))
		if (item.startsWith('m') && position > stage.modules.length)
			return `names no module, there are ${stage.modules.length}`
		if (item.startsWith('s') && position > stage.sessions.length)
			return `names no session, there are ${stage.sessions.length}`
		return null
	}
	return stage.pace.flatMap((week) =>
		week.items.flatMap((item) => {
			const fault = faultOf(item)
			return fault ? [`${item} in week ${week.week} ${fault}`] : []
		}),
	)
}

function drawsTooSmall(stage: StageData): string[] {
	const outcomeCount = new Set(idsOf(stage.outcomes)).size
	return stage.requirements.flatMap((requirement) => {
		if (requirement.kind !== 'check') return []
		const least = requirement.perOutcomeAtLeast * outcomeCount
		if (least <= requirement.draw) return []
		return [
			`${requirement.id} draws ${requirement.draw} questions, but ${requirement.perOutcomeAtLeast} on each of ${outcomeCount} outcomes make ${least}`,
		]
	})
}

/** Minutes are of a work, and of more than one work each says which. */
function worksWithoutMinutes({ requirements, training }: StageData): string[] {
	const works = requirements.flatMap(({ id, kind }) => (kind === 'assessment' ? [id] : []))
	const named = training.assessed.flatMap(({ of }) => of ?? [])
	return [
		...[...named, ...Object.keys(training.assessing.of)]
			.filter((id) => !works.includes(id))
			.map((id) => `training has minutes for ${id}, which is not assessed`),
		...(works.length > 1 ? works : [])
			.filter((id) => !named.includes(id))
			.map((id) => `${id} has no minutes in what is assessed`),
	]
}

function faultsOfActivities(stage: StageData): string[] {
	const outcomes = idsOf(stage.outcomes)
	const sum = stage.activities.reduce((minutes, activity) => minutes + activity.minutes, 0)
	return [
		...repeats('activity', idsOf(stage.activities)),
		...(idsOf(stage.activities).includes(SIGN_OFF)
			? [`activity ${SIGN_OFF} has the name of the deliverable itself`]
			: []),
		...stage.activities.flatMap(({ id, serves, ways }) => [
			...repeats(`in activity ${id} the way`, idsOf(ways)),
			...serves
				.filter((outcome) => !outcomes.includes(outcome))
				.map((outcome) => `activity ${id} serves ${outcome}, which is no outcome of the stage`),
		]),
		...stage.requirements.flatMap((rule) => {
			if (rule.kind !== 'activities') return []
			if (stage.activities.length === 0) return [`${rule.id} asks for activities, and there are none`]
			return sum === rule.of ? [] : [`the activities take ${sum} minutes, but ${rule.id} says ${rule.of}`]
		}),
	]
}

function repeats(what: string, names: string[]): string[] {
	const repeated = names.filter((name, index) => names.indexOf(name) !== index)
	return [...new Set(repeated)].map((name) => `${what} ${name} stands twice`)
}

function idsOf(list: readonly { id: string }[]): string[] {
	return list.map((each) => each.id)
}
