import type { FacilitatorPart } from '../cohort/kinds'
import type { Db, Tx } from '../db'
import type { RoomSetup } from '../room/room'
import { minutesPresent } from '../session/policy'
import type { HeldSession } from './steps'

/**
 * Keeps who ran and who watched a session whose room closes: it counts on the way to leading, and for leading on. Whoever
 * holds the lead then led it, and whoever held it before helped to, also with the part of an observer by now; a part that
 * changes later changes nothing of it. Again, after a room was opened again, it says what is true by then. What people run
 * by themselves has no crew.
 */
export async function keepCrew(tx: Tx, sessionId: string, now: Date): Promise<void> {
	const session = await tx.session.findUniqueOrThrow({
		where: { id: sessionId },
		select: {
			kind: true,
			startsAt: true,
			durationMinutes: true,
			presences: { select: { personId: true, fromAt: true, untilAt: true } },
			cohort: { select: { facilitators: { select: { personId: true, part: true } } } },
		},
	})
	if (session.kind === 'self-run') return
	const led = (await readWhoLed(tx, [sessionId]))(sessionId)
	if (led.length === 0) return
	const crew = session.cohort.facilitators.flatMap(({ personId, part }) => {
		const stays = session.presences.filter((stay) => stay.personId === personId)
		const minutes = minutesPresent(stays, session)
		return minutes > 0
			? [{ sessionId, personId, part: partOf(part as FacilitatorPart, personId, led), minutes, at: now }]
			: []
	})
	await tx.sessionCrew.deleteMany({ where: { sessionId } })
	await tx.sessionCrew.createMany({ data: crew })
}

function partOf(seat: FacilitatorPart, personId: string, led: readonly (string | null)[]): FacilitatorPart {
	if (seat === 'observer') return led.includes(personId) ? 'co' : 'observer'
	return led.at(-1) === personId ? 'lead' : 'co'
}

/**
 * Who held the lead in the room of each session, one after the other, by its own log: whom it was opened with (null: nobody),
 * and whoever took it since. Empty where there was no room. One query for any number of sessions.
 * @param by what counts as taking it; who opens a room again holds the lead from then on, whatever for
 */
export async function readWhoLed(
	db: Db | Tx,
	sessionIds: readonly string[],
	by: ('lead-claimed' | 'room-reopened')[] = ['lead-claimed', 'room-reopened'],
): Promise<(sessionId: string) => (string | null)[]> {
	const rooms = await db.room.findMany({
		where: { id: { in: [...sessionIds] } },
		select: {
			id: true,
			format: true,
			events: {
				where: { type: { in: by } },
				select: { actorId: true },
				orderBy: { seq: 'asc' },
			},
		},
	})
	const led = new Map(
		rooms.map(({ id, format, events }) => {
			const { leadId } = format as unknown as RoomSetup
			return [id, [leadId, ...events.map(({ actorId }) => actorId)]]
		}),
	)
	return (sessionId) => led.get(sessionId) ?? []
}

/** Sessions of these people at a level that were really held, the oldest first, by person. */
export async function listCrewed(
	db: Db | Tx,
	personIds: readonly string[],
	stageKey: string,
): Promise<Map<string, HeldSession[]>> {
	const [program = '', stage = ''] = stageKey.split('/')
	const rows = await db.sessionCrew.findMany({
		where: { personId: { in: [...personIds] }, session: { cancelledAt: null, cohort: { program, stage } } },
		select: {
			personId: true,
			part: true,
			minutes: true,
			session: {
				select: {
					id: true,
					title: true,
					startsAt: true,
					durationMinutes: true,
					cohort: { select: { id: true, name: true } },
				},
			},
		},
		orderBy: [{ session: { startsAt: 'asc' } }, { sessionId: 'asc' }],
	})
	const by = new Map<string, HeldSession[]>()
	for (const { personId, part, minutes, session } of rows)
		by.set(personId, [
			...(by.get(personId) ?? []),
			{
				sessionId: session.id,
				cohortId: session.cohort.id,
				title: session.title,
				cohort: session.cohort.name,
				part: part as FacilitatorPart,
				minutes,
				of: session.durationMinutes,
				at: session.startsAt,
			},
		])
	return by
}
