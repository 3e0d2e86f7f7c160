import type { Db } from '../db'
import type { Outcome } from '../practice/kinds'
import { localOf, placeOf, whenOf } from '../zone/zone.server'
import { preparedOf } from './readiness'
import type { RosterLine } from './roster'

const person = {
	select: { id: true, name: true, saidAs: true, timeZone: true, passwordHash: true, disabledAt: true },
} as const
const byName = { person: { name: 'asc' } } as const

type Promised = { name: string; personId: string; outcome: Outcome | null }

/**
 * Everybody with a seat at a session, its guests last, as who leads it wants them on one sheet. It knows that somebody has begun to write,
 * never what; promises with their outcome, as the room asks about them.
 */
export async function sayRoster(
	db: Db,
	session: { id: string; startsAt: Date; presenterId: string | null },
	facts: { caseState: 'nobody' | 'empty' | 'begun' | 'ready'; promises: Promised[]; zone: string },
): Promise<RosterLine[]> {
	const row = await db.session.findUnique({
		where: { id: session.id },
		select: {
			apologies: { select: { personId: true } },
			room: { select: { drafts: { where: { text: { not: '' } }, select: { personId: true } } } },
			guests: { select: { person }, orderBy: byName },
			cohort: { select: { members: { select: { person }, orderBy: byName } } },
		},
	})
	const cannot = new Set(row?.apologies.map(({ personId }) => personId))
	const drafts = new Set(row?.room?.drafts.map(({ personId }) => personId))
	const guests = new Set(row?.guests.map(({ person }) => person.id))
	const people = [...(row?.cohort.members ?? []), ...(row?.guests ?? [])].map(({ person }) => person)
	return people.map(({ passwordHash, disabledAt, timeZone, ...person }) => {
		const own = facts.promises.find(({ personId }) => personId === person.id)
		return {
			...person,
			place: `${placeOf(timeZone)}, ${whenOf(session.startsAt, timeZone).offset}`,
			time: timeThere(session.startsAt, timeZone, facts.zone),
			cannotCome: cannot.has(person.id),
			prepared: preparedOf({
				invited: passwordHash === null,
				closed: disabledAt !== null,
				isGuest: guests.has(person.id),
				cannotCome: cannot.has(person.id),
				caseState: person.id === session.presenterId ? facts.caseState : null,
				hasDraft: drafts.has(person.id),
				promise: own ? { outcome: own.outcome } : null,
			}),
		}
	})
}

function timeThere(at: Date, theirs: string, readers: string): string {
	const there = whenOf(at, theirs)
	const sameDay = localOf(at, theirs).slice(0, 10) === localOf(at, readers).slice(0, 10)
	return sameDay ? there.time : `${there.time}, ${there.shortDay}`
}
