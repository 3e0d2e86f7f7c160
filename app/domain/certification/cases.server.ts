import { readCounted } from '../casebook/counted.server'
import type { Db, Tx } from '../db'
import { grouped } from '../grouped'
import type { Stage } from '../program/lesson'
import type { Evidence } from './evidence'

type Promised = { sessionId: string | null; closedAt: Date | null }[]
type Read = (personId: string, promised: Promised) => Pick<Evidence, 'cases' | 'contributions'>

/**
 * Cases brought and helped with, from what rooms and the casebook hold anyway: that there were some, and nothing of them.
 * A room's case is one's level's when the room is of a cohort of it; the casebook's when it was shared since one's cohort began.
 */
export async function readCases(db: Db | Tx, personIds: string[], stage: Stage): Promise<Read> {
	const within = { in: personIds }
	const cohort = { program: stage.program.slug, stage: stage.id, status: { not: 'cancelled' } }
	const session = { cohort: { program: stage.program.slug, stage: stage.id }, cancelledAt: null }
	const seats = await db.cohortMember.findMany({
		where: { personId: within, cohort },
		select: { personId: true, cohort: { select: { startsOn: true } } },
	})
	const told = await db.toldCase.findMany({
		where: { authorId: within, session },
		select: { sessionId: true, round: true, authorId: true, at: true, session: { select: { format: true } } },
	})
	const answered = await db.helpedCase.findMany({
		where: { sessionId: { in: [...new Set(told.map(({ sessionId }) => sessionId))] } },
		distinct: ['sessionId', 'round'],
		select: { sessionId: true, round: true },
	})
	const helped = await db.helpedCase.findMany({
		where: { personId: within, session },
		select: { personId: true, at: true },
	})
	const { written, suggested } = await readCounted(db, personIds)

	const starts = new Map<string, string>()
	for (const { personId, cohort: of } of seats)
		starts.set(personId, [starts.get(personId) ?? of.startsOn, of.startsOn].sort()[0] ?? of.startsOn)
	const isAnswered = new Set(answered.map((row) => `${row.sessionId} ${row.round}`))
	const toldBy = grouped(told, ({ authorId }) => authorId)
	const helpedBy = grouped(helped, ({ personId }) => personId)
	const writtenBy = grouped(written, ({ authorId }) => authorId)
	const suggestedBy = grouped(suggested, ({ byId }) => byId)

	return (personId, promised) => {
		const since = starts.get(personId) ?? ''
		const inRooms = toldBy(personId).map(({ sessionId, round, at, session: { format } }) => ({
			via: format === 'trio-30' ? ('trio' as const) : ('room' as const),
			broughtAt: at,
			hasSuggestions: isAnswered.has(`${sessionId} ${round}`),
			closedAt: promised.find((each) => each.sessionId === sessionId)?.closedAt ?? null,
		}))
		const inCasebook = writtenBy(personId)
			.filter(({ sharedOn }) => sharedOn >= since)
			.map(({ sharedOn, hasSuggestions, closedAt }) => ({
				via: 'casebook' as const,
				broughtAt: new Date(`${sharedOn}T00:00:00Z`),
				hasSuggestions,
				closedAt,
			}))
		return {
			cases: [...inRooms, ...inCasebook],
			contributions: [
				...helpedBy(personId).map(({ at }) => ({ at, notBefore: at })),
				// A case that was taken back has no day any more; what was given to it was given.
				...suggestedBy(personId)
					.filter(({ sharedOn }) => (sharedOn ?? since) >= since)
					.map(({ sharedOn }) => ({ at: null, notBefore: sharedOn ? new Date(`${sharedOn}T00:00:00Z`) : null })),
			],
		}
	}
}
