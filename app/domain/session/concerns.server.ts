import type { Db } from '../db'
import { rateDates } from './propose.server'

/** A concern: what is asked back before a session gets a date, because it can be meant and mostly is not. */
type Dated = { id?: string; title: string; planNumber: number | null; startsAt: Date; minutes: number; place: string }

/**
 * Who leads cannot come, everybody is on a holiday, or the order of the level's plan is broken. Of what was held already
 * only the order: who came has come.
 * @param dates what would be dated or moved, `id`: of one that has a date
 */
export async function listConcerns(db: Db, cohortId: string, dates: Dated[], now: Date): Promise<string[]> {
	const ahead = dates.filter(({ startsAt }) => startsAt > now)
	const { concerns } = await rateDates(db, { id: cohortId }, ahead)
	const moved = dates.flatMap(({ id }) => (id ? [id] : []))
	const others = await db.session.findMany({
		where: { cohortId, kind: 'led', cancelledAt: null, planNumber: { not: null }, id: { notIn: moved } },
		select: { planNumber: true, startsAt: true },
	})
	const numbered = [...others, ...dates]
		.flatMap(({ planNumber, startsAt }) => (planNumber === null ? [] : [{ planNumber, startsAt }]))
		.sort((one, other) => one.planNumber - other.planNumber)
	const mine = new Set(dates.map(({ planNumber }) => planNumber))
	const disorder = numbered.flatMap((each, index) => {
		const before = numbered[index - 1]
		if (!before || before.startsAt <= each.startsAt) return []
		if (!mine.has(each.planNumber) && !mine.has(before.planNumber)) return []
		return [`Session ${each.planNumber} would come before session ${before.planNumber} of the plan`]
	})
	return [
		...ahead.flatMap(({ title }, index) => (concerns[index] ?? []).map((line) => `“${title}”: ${line}`)),
		...disorder,
	]
}
