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

type Unanswered = { page: 'intake' | 'cohort'; id: string; name: string; count: number }

/** Intakes and cohorts with how many line managers have not said yet whether they agree to the time. */
export async function listUnanswered(db: Db): Promise<Unanswered[]> {
	const named = { select: { id: true, name: true } }
	const asked = await db.timeAgreement.findMany({
		where: { state: 'asked', person: { disabledAt: null } },
		select: { managerId: true, intake: named, cohort: named },
		orderBy: { askedAt: 'asc' },
	})
	const waiting = new Map<string, Omit<Unanswered, 'count'> & { managers: Set<string> }>()
	for (const { managerId, intake, cohort } of asked) {
		const about = cohort ?? intake
		if (!about) continue
		const page = cohort ? ('cohort' as const) : ('intake' as const)
		const each = waiting.get(about.id) ?? { ...about, page, managers: new Set() }
		each.managers.add(managerId)
		waiting.set(about.id, each)
	}
	return [...waiting.values()].map(({ managers, ...each }) => ({ ...each, count: managers.size }))
}
