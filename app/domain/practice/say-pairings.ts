import type { Rubric } from '../assessment/rubric'
import { listWorks } from '../assessment/works'
import { askedWithin } from '../program/asked'
import type { Stage } from '../program/lesson'
import { dayLabel } from '../zone/plain-date'
import { countedParts, type PairingPart, sayPairing } from './pairing'
import type { PairingRow } from './read-pairings.server'

type Rubrics = ReadonlyMap<string, Rubric>

/** The level of who was watched, by the rules they go by; null where nobody watched. */
export type WatchedStage = (row: PairingRow) => Stage | null

/** The level of somebody's own that counts such a conversation; empty when none does. */
export function levelFor(part: PairingPart, stages: readonly Stage[]): string {
	return stages.find(({ requirements }) => countedParts(requirements).includes(part))?.key ?? ''
}

/** Whether being seen in a conversation counts by the rules of a level. */
export function countsSeen({ requirements }: Pick<Stage, 'requirements'>): boolean {
	return askedWithin(requirements).some(({ kind }) => kind === 'observation')
}

/** What a watcher looks for: the starred criteria of the level of who was watched, where it counts being seen. */
export function starredOf(stage: Stage | null, rubrics: Rubrics) {
	const [work] = stage && countsSeen(stage) ? listWorks(stage.requirements) : []
	return (work && rubrics.get(work.rubric)?.criteria.filter(({ starred }) => starred)) ?? null
}

/** As their page shows them to one who was in them. @param mayScore whether the reader may score people of that level */
export function sayPairings(
	rows: readonly PairingRow[],
	{ rubrics, stageOf }: { rubrics: Rubrics; stageOf: WatchedStage },
	mayScore: (stageKey: string) => boolean,
) {
	return rows.map((row) => {
		const starred = starredOf(stageOf(row), rubrics)
		const scores = row.scores
		return {
			id: row.id,
			says: sayPairing(row.part, row.other),
			day: dayLabel(row.onDay),
			line: row.line,
			plan: row.plan,
			state: row.state,
			isOwn: row.isOwn,
			seen: scores
				? (starred ?? []).flatMap(({ id, title, levels }) => {
						const score = scores[id]
						return score ? [`${title}: ${score}, ${levels[score - 1]}`] : []
					})
				: [],
			toScore:
				row.part === 'watched' && row.state === 'confirmed' && !scores && mayScore(row.otherStageKey)
					? (starred?.map(({ id, title, levels }) => ({ id, title, levels: [...levels] })) ?? null)
					: null,
		}
	})
}
