import type { Db } from '../db'
import { listManagersWords } from './agreement.server'
import { listIntakes } from './read.server'
import { organizationDay } from './today.server'

/** Intakes that are closed, with people in them, of which nobody has asked for a proposal of cohorts. The soonest first week first. */
export async function listUnformed(db: Db, now: Date): Promise<{ id: string; name: string; taken: number }[]> {
	const today = await organizationDay(db, now)
	const closed = (await listIntakes(db, today)).filter(({ phase, taken }) => phase === 'closed' && taken > 0)
	if (closed.length === 0) return []
	const begun = await db.intake.findMany({
		where: {
			id: { in: closed.map(({ id }) => id) },
			formations: { some: { state: { in: ['running', 'proposed', 'published'] } } },
		},
		select: { id: true },
	})
	const hasProposal = new Set(begun.map(({ id }) => id))
	return closed.reverse().filter(({ id }) => !hasProposal.has(id))
}

/** Intakes that are not formed yet, with how many people in them have a line manager whose last word is no. */
export async function listUnwilling(db: Db): Promise<{ id: string; name: string; count: number }[]> {
	const intakes = await db.intake.findMany({
		where: { status: { in: ['open', 'closed'] }, agreements: { some: { state: 'declined' } } },
		select: { id: true, name: true, applications: { where: { state: 'in' }, select: { personId: true } } },
		orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
	})
	const counted = await Promise.all(
		intakes.map(async ({ id, name, applications }) => {
			const words = await listManagersWords(db, id)
			return {
				id,
				name,
				count: applications.filter(({ personId }) => words.get(personId)?.state === 'declined').length,
			}
		}),
	)
	return counted.filter(({ count }) => count > 0)
}
