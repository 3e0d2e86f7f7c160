import { daysBetween } from '../zone/plain-date'

/**
 * Conflict log (program-design.md, sections 3 and 8): which kind, noticed on, agreed on, by which way. It holds no names; what
 * it is about is a line at most, and its owner’s alone.
 */
export const CONFLICT_KINDS = ['task', 'process', 'relationship', 'status'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]
export const conflictKindNames: Record<ConflictKind, string> = {
	task: 'About the task',
	process: 'About how work is done',
	relationship: 'Between people',
	status: 'About standing',
}

export const CONFLICT_WAYS = ['left', 'coached', 'decided', 'rule', 'mediated', 'authority'] as const
export type ConflictWay = (typeof CONFLICT_WAYS)[number]
export const conflictWayNames: Record<ConflictWay, string> = {
	left: 'I left it to them, with a date',
	coached: 'I coached one of them, or each',
	decided: 'It was decided',
	rule: 'A rule that was missing was written',
	mediated: 'I mediated',
	authority: 'With somebody who has the authority',
}

export const MOST_CONFLICTS = 40
export const LONGEST_CONFLICT_LINE = 200

/** Days, as plain dates: "2026-11-03". `agreedOn` null while it is open. */
export type ConflictDays = { noticedOn: string; agreedOn: string | null }

/** Half took this many days or fewer from noticing to agreement; null while none is agreed. Never a threshold. */
export function medianDays(conflicts: readonly ConflictDays[]): number | null {
	const days = conflicts
		.flatMap(({ noticedOn, agreedOn }) => (agreedOn ? [daysBetween(noticedOn, agreedOn)] : []))
		.sort((a, b) => a - b)
	const [low, high] = [days[Math.floor((days.length - 1) / 2)], days[Math.floor(days.length / 2)]]
	return low === undefined || high === undefined ? null : (low + high) / 2
}

export const conflictRefusals = { 'too-many-conflicts': 'There are forty in the log. Delete one you do not need.' }
