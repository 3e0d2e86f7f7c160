import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'

/** How pages name the stage a cohort takes; a stage that left the content keeps its key. */
export type Level = { tag: string; label: string; title: string }

export function levelOf(programs: Program[], stageKey: string): Level {
	const stage = findStageByKey(programs, stageKey)
	if (!stage) return { tag: '', label: stageKey, title: '' }
	return { tag: stage.id, label: stage.label, title: stage.title }
}
