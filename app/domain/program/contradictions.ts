import { SIGN_OFF } from '../activity/kinds'
import { isOwnersAlone } from '../certification/kinds'
import { partsOf } from '../practice/pairing'
import { askedWithin, instrumentsOf, leavesOf } from './asked'
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
		...faultsOfRoutes(stage),
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

/** Kinds of route that say who could, or would, be asked about */
const VIEWS = ['rounds360', 'observation', 'teamReading', 'writtenPlan']

/** Which way somebody took is theirs alone: beside others’ views stands nothing that other pages count. */
function faultsOfRoutes({ requirements, certificate }: StageData): string[] {
	const instruments = instrumentsOf(requirements)
	const rules = [...requirements, ...(certificate.renewal?.requirements ?? [])]
	const isSeen = askedWithin(rules).some(({ kind }) => kind === 'observation')
	const inAll = [...new Set([...instruments, ...instrumentsOf(rules)])]
	return [
		...(inAll.length > 1 ? [`asks others with ${inAll.join(' and ')}, and a stage asks with one`] : []),
		...rules.flatMap((rule) => {
			if (rule.kind !== 'anyOf') return []
			const kinds = leavesOf(rule.options).map(({ kind }) => kind)
			const asksOthers = kinds.includes('rounds360') || kinds.includes('teamReading')
			const counted = kinds.filter((kind) => !VIEWS.includes(kind) && !isOwnersAlone(kind))
			return [
				...(kinds.some((kind) => VIEWS.includes(kind)) && counted.length > 0
					? [`${rule.id}: ${counted[0]} is no way beside what others see: how far it is shows which one was taken`]
					: []),
				...(asksOthers && !rule.status && instruments.length === 0
					? [`${rule.id} asks others, and names no instrument to ask with`]
					: []),
			]
		}),
		...rules.flatMap((rule) =>
			isSeen && rule.kind === 'pairing' && partsOf(rule).every(({ part }) => part === 'was-watched')
				? [
						`${rule.id} asks only to be watched: met beside a conversation that was scored, it shows which way was taken`,
					]
				: [],
		),
		...askedWithin(rules).flatMap((rule) =>
			(rule.kind === 'pairing' && partsOf(rule).length === 0) ||
			(rule.kind === 'practice' && !rule.minutes && !rule.activeWeeks && !rule.meetings?.length)
				? [`${rule.id} asks for nothing`]
				: [],
		),
	]
}

function repeats(what: string, names: string[]): string[] {
	const repeated = names.filter((name, index) => names.indexOf(name) !== index)
	return [...new Set(repeated)].map((name) => `${what} ${name} stands twice`)
}

function idsOf(list: readonly { id: string }[]): string[] {
	return list.map((each) => each.id)
}
