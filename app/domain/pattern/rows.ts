import { originalOf, standingOf } from './copy'
import { type CopyPart, type Group, groupNames } from './kinds'
import { findPattern, type Pattern, type PatternLibrary } from './pattern'

/** A pattern as a list shows it. */
export function patternRow({ id, title, situation, minutes, group, template }: Pattern) {
	return { id, title, situation, minutes, group, hasTemplate: template !== null }
}
export type PatternRow = ReturnType<typeof patternRow>

type Copy = { id: string; patternId: string; part: string; title: string; baseText: string }

/** One's own copy as a list shows it. */
export function copyRow(library: PatternLibrary, copy: Copy, changed: string) {
	const pattern = findPattern(library, copy.patternId)
	return {
		id: copy.id,
		title: copy.title,
		from: pattern?.title ?? null,
		standing: standingOf(copy, originalOf(pattern, copy.part as CopyPart)),
		changed,
	}
}
export type CopyRow = ReturnType<typeof copyRow>

/** Rows under the headings of their groups, in the order of the library. */
export function byGroup(rows: PatternRow[]): { group: Group; title: string; rows: PatternRow[] }[] {
	return [...new Set(rows.map((row) => row.group))].map((group) => ({
		group,
		title: groupNames[group],
		rows: rows.filter((row) => row.group === group),
	}))
}
