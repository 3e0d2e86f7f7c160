import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { addDays, dayLabel, mondayOf } from '../zone/plain-date'
import { countMinutes, countPractice, saidMinutes } from './count'
import { type PracticeKind, practiceKindNames } from './log-kinds'

/** One's own entries, the last day first. Their own page only. */
export async function listEntries(db: Db, personId: string, stageKey?: string) {
	const rows = await db.practiceEntry.findMany({
		where: { personId, stageKey, deletedAt: null },
		select: {
			id: true,
			stageKey: true,
			onDay: true,
			minutes: true,
			kind: true,
			ofOwnWork: true,
			line: true,
			sessionId: true,
		},
		orderBy: [{ onDay: 'desc' }, { createdAt: 'desc' }],
	})
	return rows.map((row) => ({ ...row, kind: row.kind as PracticeKind }))
}
export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number]

/** One's own entry that was taken out a moment ago, for its undo. */
export async function findTakenOut(db: Db, key: { id: string; personId: string }) {
	const row = await db.practiceEntry.findFirst({
		where: { ...key, deletedAt: { not: null } },
		select: { id: true, onDay: true, minutes: true },
	})
	return row && { id: row.id, what: `${saidMinutes(row.minutes)} of ${dayLabel(row.onDay)}` }
}

/** Entries in words, each with what counts of it. */
export function sayEntries(rows: readonly EntryRow[]) {
	const counts = countMinutes(rows)
	return rows.map(({ id, onDay, minutes, kind, line, sessionId }, index) => ({
		id,
		day: dayLabel(onDay),
		said: saidMinutes(minutes),
		what: practiceKindNames[kind],
		line,
		/** Null when all of it counts */
		counts: counts[index] === minutes ? null : saidMinutes(counts[index] ?? 0),
		fromMeeting: sessionId !== null,
	}))
}

const WEEKS_SHOWN = 8

/** The last weeks up to today's, the oldest first. */
export function sayWeeks(rows: readonly EntryRow[], today: string) {
	const { weeks } = countPractice(rows)
	const thisWeek = mondayOf(today)
	return Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(thisWeek, (index + 1 - WEEKS_SHOWN) * 7)).map(
		(monday) => ({
			monday,
			label: dayLabel(monday, { day: 'numeric', month: 'short' }),
			minutes: weeks.get(monday) ?? 0,
			said: saidMinutes(weeks.get(monday) ?? 0),
		}),
	)
}

/** Levels somebody practices for: those of their cohorts, a running one first; without any, the first there is. */
export async function listOwnStages(db: Db, programs: Program[], personId: string) {
	const cohorts = await db.cohort.findMany({
		where: { members: { some: { personId } }, status: { not: 'cancelled' } },
		select: { program: true, stage: true, status: true },
		orderBy: { startsOn: 'desc' },
	})
	const running = cohorts.filter(({ status }) => status === 'running')
	const keys = [...running, ...cohorts].map(({ program, stage }) => `${program}/${stage}`)
	const stages = [...new Set(keys)].flatMap((key) => findStageByKey(programs, key) ?? [])
	return stages.length > 0 ? stages : (programs[0]?.stages.slice(0, 1) ?? [])
}
