import { paths } from '~/paths'
import { listStandings } from '../compliance/read.server'
import type { StandingRow } from '../compliance/standing'
import type { Db } from '../db'
import { organizationDay } from '../intake/today.server'
import { listAway } from '../leave/read.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { daysBetween } from '../zone/plain-date'
import { renderLetter } from './letters'
import { type NeedLetter, needLetter, TOLD_DAYS_BEFORE } from './need-letters'

/** A server that was away for longer than this writes no letter about a day long past. */
const LATEST_DAYS = 7

/**
 * Letters thirty days before a level must have begun and when its day is over, once each however often this runs. Only
 * what a role must have; nobody is written to about what is expected or offered.
 * @returns how many were written
 */
export async function remindOfNeeds(db: Db, now: Date): Promise<number> {
	const today = await organizationDay(db, now)
	const told = (await listStandings(db, now, today)).flatMap((row) => {
		const letter = letterFor(row, today)
		return letter ? [{ letter, row }] : []
	})
	// Who has not accepted the invitation has a letter to answer first.
	const active = await db.person.findMany({
		where: { id: { in: told.map(({ row }) => row.person.id) }, passwordHash: { not: null } },
		select: { id: true },
	})
	const away = await listAway(
		db,
		active.map(({ id }) => id),
		today,
	)
	const canRead = new Set(active.map(({ id }) => id).filter((id) => !away.has(id)))
	const { count } = await db.outboxMail.createMany({
		data: told
			.filter(({ row }) => canRead.has(row.person.id))
			.map(({ letter, row }) => ({
				letter,
				toPersonId: row.person.id,
				subjectId: row.stageKey,
				onceKey: [letter, row.person.id, row.stageKey, row.day].join(' '),
				createdAt: now,
				dueAt: now,
			})),
		skipDuplicates: true,
	})
	return count
}

function letterFor({ strength, standing, day }: StandingRow, today: string): NeedLetter | null {
	if (strength !== 'must' || day === null) return null
	const daysLeft = daysBetween(today, day)
	if (standing === 'due' && daysLeft <= TOLD_DAYS_BEFORE) return 'need-due'
	return standing === 'overdue' && daysLeft >= -LATEST_DAYS ? 'need-overdue' : null
}

/** Asked again when it goes out: null for who begins it in time, holds it, is excused, or needs it no more. */
export async function composeNeedLetter(
	db: Db,
	row: { letter: NeedLetter; toPersonId: string; subjectId: string | null },
	options: { publicUrl: string; content: { programs: Program[] }; now: () => Date },
) {
	const now = options.now()
	const today = await organizationDay(db, now)
	const rows = await listStandings(db, now, today, [row.toPersonId])
	const need = rows.find((each) => each.stageKey === row.subjectId)
	const level = need && findStageByKey(options.content.programs, need.stageKey)
	if (!need?.day || !level || letterFor(need, today) !== row.letter) return null
	const to = await db.person.findUnique({ where: { id: row.toPersonId }, select: { email: true, calledName: true } })
	if (!to) return null
	const link = options.publicUrl + paths.cohorts()
	return {
		to: to.email,
		...renderLetter(
			needLetter(row.letter, { calledName: to.calledName, level, day: need.day, hasSeat: need.alsoInCohort, link }),
		),
	}
}
