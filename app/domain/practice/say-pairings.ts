import type { Rubric } from '../assessment/rubric'
import { listWorks } from '../assessment/works'
import { askedWithin } from '../program/asked'
import { findStageByKey } from '../program/find'
import type { Program, Stage } from '../program/lesson'
import { dayLabel } from '../zone/plain-date'
import { countedParts, type PairingPart, sayPairing } from './pairing'
import type { PairingRow } from './read-pairings.server'

type Content = { programs: Program[]; rubrics: ReadonlyMap<string, Rubric> }

/** The level of somebody's own that counts such a conversation; empty when none does. */
export function levelFor(part: PairingPart, stages: readonly Stage[]): string {
	return stages.find(({ requirements }) => countedParts(requirements).includes(part))?.key ?? ''
}

/** What a watcher looks for: the starred criteria of the level of who was watched, where it counts being seen. */
export function starredOf(row: Pick<PairingRow, 'part' | 'stageKey' | 'otherStageKey'>, content: Content) {
	if (row.part !== 'watched' && row.part !== 'was-watched') return null
	const stage = findStageByKey(content.programs, row.part === 'watched' ? row.otherStageKey : row.stageKey)
	const counts = stage && askedWithin(stage.requirements).some(({ kind }) => kind === 'observation')
	const [work] = stage ? listWorks(stage.requirements) : []
	const rubric = counts && work ? content.rubrics.get(work.rubric) : undefined
	return rubric ? rubric.criteria.filter(({ starred }) => starred) : null
}

/** As their page shows them to one who was in them. @param mayScore whether the reader may score people of that level */
export function sayPairings(rows: readonly PairingRow[], content: Content, mayScore: (stageKey: string) => boolean) {
	return rows.map((row) => {
		const starred = starredOf(row, content)
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
