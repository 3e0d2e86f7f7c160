import { randomInt } from 'node:crypto'
import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { tellRoomOfGroups } from '../room/follow-groups.server'
import { transact } from '../transact.server'
import { deal } from './deal'
import { shuffled } from './groups'
import { readGroups } from './groups.server'
import type { GroupSize } from './kinds'

type Actor = { id: string; name: string }
type Groups = Awaited<ReturnType<typeof readGroups>>

/**
 * Deals everybody who is expected into groups by chance. Groups that were there keep their name and link; those that
 * are too many go.
 * @throws DomainError 'not-found' | 'conflict' ('groups-stay' | 'cancelled' | 'too-few')
 */
export async function splitIntoGroups(db: Db, sessionId: string, size: GroupSize, by: Actor, now: Date): Promise<void> {
	const dealAll = async (tx: Tx, before: Groups) => {
		const people = [...before.groups.flatMap((group) => group.people), ...before.ungrouped].filter(
			({ isAway }) => !isAway,
		)
		if (people.length < 2) throw new DomainError('conflict', 'too-few')
		const dealt = deal(
			shuffled(people, (end) => randomInt(end)),
			size,
		)
		const kept = before.groups.slice(0, dealt.length)
		const names = newNames(kept, dealt.length - kept.length)
		await tx.sessionGroupSeat.deleteMany({ where: { sessionId } })
		await tx.sessionGroup.deleteMany({ where: { sessionId, id: { notIn: kept.map(({ id }) => id) } } })
		for (const name of names) await tx.sessionGroup.create({ data: { sessionId, name } })
		const { groups } = await readGroups(tx, sessionId, now)
		await tx.sessionGroupSeat.createMany({
			data: groups.flatMap((group, index) =>
				(dealt[index] ?? []).map(({ id }) => ({ sessionId, groupId: group.id, personId: id })),
			),
		})
	}
	await arrange(db, sessionId, by, now, dealAll, { anew: true })
}

/** "Group 1", "Group 2" …, as many as are missing and none twice */
function newNames(kept: { name: string }[], count: number): string[] {
	const taken = new Set(kept.map(({ name }) => name))
	const names: string[] = []
	for (let number = 1; names.length < count; number++) if (!taken.has(`Group ${number}`)) names.push(`Group ${number}`)
	return names
}

/** @throws DomainError 'not-found' | 'conflict' ('groups-stay' | 'cancelled' | 'group-name-taken') */
export async function changeGroup(
	db: Db,
	sessionId: string,
	{ group, ...fields }: { group: string; name: string; callUrl: string; place: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await arrange(db, sessionId, by, now, async (tx, { groups }) => {
		if (!groups.some(({ id }) => id === group)) throw new DomainError('not-found', 'group')
		if (groups.some(({ id, name }) => id !== group && name === fields.name))
			throw new DomainError('conflict', 'group-name-taken')
		await tx.sessionGroup.update({ where: { id: group }, data: fields })
	})
}

/**
 * Somebody sits in another group, or in none.
 * @throws DomainError 'not-found' | 'conflict' ('groups-stay' | 'cancelled' | 'not-in-session')
 */
export async function moveToGroup(
	db: Db,
	sessionId: string,
	seat: { person: string; group: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await arrange(db, sessionId, by, now, async (tx, { groups, ungrouped }) => {
		const people = [...groups.flatMap((each) => each.people), ...ungrouped]
		if (!people.some(({ id }) => id === seat.person)) throw new DomainError('conflict', 'not-in-session')
		const key = { sessionId, personId: seat.person }
		await tx.sessionGroupSeat.deleteMany({ where: key })
		if (seat.group === '') return
		if (!groups.some(({ id }) => id === seat.group)) throw new DomainError('not-found', 'group')
		await tx.sessionGroupSeat.create({ data: { ...key, groupId: seat.group } })
	})
}

/** Everybody meets together again. @throws DomainError 'not-found' | 'conflict' ('groups-stay' | 'cancelled') */
export async function clearGroups(db: Db, sessionId: string, by: Actor, now: Date): Promise<void> {
	await arrange(db, sessionId, by, now, async (tx) => {
		await tx.sessionGroup.deleteMany({ where: { sessionId } })
	})
}

/** Whoever leaves a cohort, or goes back from a session they visited, sits in none of its groups any more. */
export async function leaveGroups(
	tx: Tx,
	personId: string,
	of: { cohortId: string } | { id: string },
	by: { id: string; now: Date },
): Promise<void> {
	const where = { personId, group: { session: of } }
	const seats = await tx.sessionGroupSeat.findMany({ where, select: { sessionId: true } })
	await tx.sessionGroupSeat.deleteMany({ where })
	for (const { sessionId } of seats) await tellRoomOfGroups(tx, sessionId, { anew: false, byId: by.id, now: by.now })
}

/** The session's row is locked first: two who arrange at once wait for each other. */
async function arrange(
	db: Db,
	sessionId: string,
	by: Actor,
	now: Date,
	change: (tx: Tx, before: Groups) => Promise<void>,
	{ anew } = { anew: false },
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const before = await readGroups(tx, sessionId, now)
		if (!before.verdict.ok) throw new DomainError('conflict', before.verdict.why)
		await change(tx, before)
		await tellRoomOfGroups(tx, sessionId, { anew, byId: by.id, now })
		const detail = { cohort: before.cohort.name, session: before.title }
		await record(tx, { act: 'groups-changed', actor: by, subject: sessionId, detail })
	})
}
