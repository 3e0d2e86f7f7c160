import type { Db, Tx } from '../db'
import { grouped } from '../grouped'
import { isSeen, otherPart, type PairingPart, timesMentored } from './pairing'

const columns = {
	id: true,
	byId: true,
	withId: true,
	part: true,
	stageKey: true,
	withStageKey: true,
	onDay: true,
	line: true,
	plan: true,
	confirmedAt: true,
	declinedAt: true,
	scores: true,
	scoredAt: true,
	createdAt: true,
	by: { select: { name: true } },
	with: { select: { name: true } },
} as const

/** Those somebody was in, as they were for them, newest first. Their own page only: the line is its author's, a plan both read. */
export async function listPairings(db: Db, personId: string) {
	const rows = await db.pairing.findMany({
		where: { OR: [{ byId: personId }, { withId: personId }] },
		select: columns,
		orderBy: [{ onDay: 'desc' }, { createdAt: 'desc' }],
	})
	return rows.map((row) => {
		const isOwn = row.byId === personId
		const part = row.part as PairingPart
		return {
			id: row.id,
			isOwn,
			part: isOwn ? part : otherPart[part],
			otherId: isOwn ? row.withId : row.byId,
			other: isOwn ? row.with.name : row.by.name,
			stageKey: isOwn ? row.stageKey : row.withStageKey,
			otherStageKey: isOwn ? row.withStageKey : row.stageKey,
			onDay: row.onDay,
			line: isOwn ? row.line : '',
			plan: row.plan,
			state: row.confirmedAt ? ('confirmed' as const) : row.declinedAt ? ('declined' as const) : ('waiting' as const),
			scores: row.scores as Record<string, number> | null,
		}
	})
}
export type PairingRow = Awaited<ReturnType<typeof listPairings>>[number]

/** How often somebody mentored a colleague for six weeks that ended since, as both have said. @param sinceDay yyyy-mm-dd */
export async function countMentored(db: Db, mentorId: string, sinceDay: string): Promise<number> {
	const rows = await db.pairing.findMany({
		where: {
			confirmedAt: { not: null },
			onDay: { gte: sinceDay },
			OR: [
				{ byId: mentorId, part: 'mentored' satisfies PairingPart },
				{ withId: mentorId, part: 'was-mentored' satisfies PairingPart },
			],
		},
		select: { byId: true, withId: true, onDay: true },
	})
	const menteeOf = ({ byId, withId }: (typeof rows)[number]) => (byId === mentorId ? withId : byId)
	const of = grouped(rows, menteeOf)
	return [...new Set(rows.map(menteeOf))].reduce(
		(times, menteeId) => times + timesMentored(of(menteeId).map(({ onDay }) => onDay)),
		0,
	)
}

/** How many wait for somebody's word. */
export async function countAsked(db: Db, personId: string): Promise<number> {
	return db.pairing.count({ where: { withId: personId, confirmedAt: null, declinedAt: null } })
}

/** Conversations of a level in which whoever watched found what it stars, each once, the first of them first. */
export async function listSeen(
	db: Db | Tx,
	personId: string,
	stageKey: string,
): Promise<{ id: string; watcherId: string }[]> {
	const rows = await db.pairing.findMany({
		where: {
			confirmedAt: { not: null },
			scoredAt: { not: null },
			OR: [
				{ byId: personId, part: 'was-watched' satisfies PairingPart, stageKey },
				{ withId: personId, part: 'watched' satisfies PairingPart, withStageKey: stageKey },
			],
		},
		select: { id: true, byId: true, withId: true, onDay: true, scores: true },
		orderBy: [{ scoredAt: 'asc' }, { id: 'asc' }],
	})
	const seen = new Map<string, { id: string; watcherId: string }>()
	for (const { id, byId, withId, onDay, scores } of rows) {
		const watcherId = byId === personId ? withId : byId
		const key = `${watcherId} ${onDay}`
		if (isSeen(scores as Record<string, number>) && !seen.has(key)) seen.set(key, { id, watcherId })
	}
	return [...seen.values()]
}

/** What levels count of it: which part and since when; of being watched also whether it was seen. No name, no word. */
export type PairingFacts = {
	pairings: { part: PairingPart; at: Date }[]
	observations: { at: Date }[]
	/** Of the plan most have watched: each colleague who did, once. Two plans with a watcher each are no plan with two */
	plansWatched: { at: Date }[]
}

/** Neither a name nor its author's line: what counts needs none. */
const counted = {
	byId: true,
	withId: true,
	part: true,
	stageKey: true,
	withStageKey: true,
	onDay: true,
	plan: true,
	confirmedAt: true,
	scores: true,
	scoredAt: true,
} as const

/** One query, however many people. The same conversation written down by both counts once. */
export async function readPairings(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<(personId: string) => PairingFacts> {
	const within = { in: personIds }
	const rows = await db.pairing.findMany({
		where: {
			confirmedAt: { not: null },
			OR: [
				{ byId: within, stageKey },
				{ withId: within, withStageKey: stageKey },
			],
		},
		select: counted,
		orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }],
	})
	const wanted = new Set(personIds)
	const sides = rows.flatMap((row) => {
		if (!row.confirmedAt) return []
		const part = row.part as PairingPart
		const { onDay, scores, scoredAt } = row
		// Line ends and spaces make no other plan.
		const plan = row.plan.replace(/\s+/g, ' ').trim()
		const shared = { plan, onDay, at: row.confirmedAt, scores, scoredAt }
		return [
			...(row.stageKey === stageKey ? [{ ...shared, personId: row.byId, otherId: row.withId, part }] : []),
			...(row.withStageKey === stageKey
				? [{ ...shared, personId: row.withId, otherId: row.byId, part: otherPart[part] }]
				: []),
		].filter(({ personId }) => wanted.has(personId))
	})
	const sidesOf = grouped(sides, ({ personId }) => personId)
	return (personId) => {
		const own = sidesOf(personId)
		const once = new Map<string, (typeof own)[number]>()
		for (const side of own) {
			const key = `${side.otherId} ${side.onDay} ${side.part}`
			if (!once.has(key)) once.set(key, side)
		}
		const seen = new Map<string, Date>()
		for (const { part, otherId, onDay, scores, scoredAt } of own) {
			if (part !== 'was-watched' || !scoredAt || !isSeen(scores as Record<string, number>)) continue
			const known = seen.get(`${otherId} ${onDay}`)
			if (!known || scoredAt < known) seen.set(`${otherId} ${onDay}`, scoredAt)
		}
		const watchersOf = new Map<string, Map<string, Date>>()
		for (const { part, otherId, at, plan } of own) {
			if (part !== 'tried-plan') continue
			const watchers = watchersOf.get(plan) ?? new Map<string, Date>()
			if (!watchers.has(otherId)) watchersOf.set(plan, watchers.set(otherId, at))
		}
		const [watchers = new Map<string, Date>()] = [...watchersOf.values()].sort((one, other) => other.size - one.size)
		return {
			pairings: [...once.values()].map(({ part, at }) => ({ part, at })),
			observations: [...seen.values()].map((at) => ({ at })),
			plansWatched: [...watchers.values()].map((at) => ({ at })),
		}
	}
}
