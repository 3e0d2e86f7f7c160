import { type Agendas, findAgenda } from '../agenda/agenda'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { SessionKind } from '../session/kinds'
import { transact } from '../transact.server'
import { presenterByDefault } from './first-case.server'
import type { Format } from './format'
import { listedGroups } from './groups'
import { promisesBefore } from './last-time.server'
import { mayOpen } from './policy'
import type { RoomSetup } from './room'

/** Whether the room of a session was made. */
export async function isOpened(db: Db | Tx, sessionId: string): Promise<boolean> {
	return (await db.room.findUnique({ where: { id: sessionId }, select: { id: true } })) !== null
}

/**
 * Makes the room of a session when the first of its people enters. One that is there stays: `seatsFor` says who may enter.
 * @throws DomainError 'conflict' ('no-room-format' | 'cancelled' | 'too-early')
 */
export async function openRoom(
	db: Db,
	sessionId: string,
	formats: Map<string, Format>,
	now: Date,
	agendas: Agendas = new Map(),
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		if (await isOpened(tx, sessionId)) return
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: {
				format: true,
				kind: true,
				planNumber: true,
				makesUpFor: { select: { planNumber: true } },
				cohortId: true,
				seriesId: true,
				cohort: { select: { program: true, stage: true } },
				startsAt: true,
				cancelledAt: true,
				case: { select: { authorId: true } },
				groups: { select: { id: true, name: true, seats: { select: { personId: true }, orderBy: { place: 'asc' } } } },
			},
		})
		if (!session) throw new DomainError('not-found', 'session')
		const format = formats.get(session.format)
		if (!format) throw new DomainError('conflict', 'no-room-format')
		const verdict = mayOpen({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		// What people run themselves nobody leads until one of them takes the lead.
		const lead =
			session.kind === 'self-run'
				? null
				: await tx.cohortFacilitator.findFirst({
						where: { cohortId: session.cohortId, part: 'lead' },
						select: { personId: true },
					})
		// Who plays whom is this session's to say; a room keeps it as it was when it opened, like the rest of its format.
		const agenda = findAgenda(
			agendas,
			{ ...session, kind: session.kind as SessionKind },
			`${session.cohort.program}/${session.cohort.stage}`,
		)
		const setup: RoomSetup = {
			openedAtMs: now.getTime(),
			keepsAll: true,
			format: agenda?.play ? { ...format, play: agenda.play } : format,
			groups: listedGroups(session.groups),
			leadId: lead?.personId ?? null,
			presenterId: session.case?.authorId ?? (await presenterByDefault(tx, session, format, lead?.personId ?? null)),
			lastTime: await promisesBefore(tx, session),
		}
		await tx.room.create({ data: { id: sessionId, format: setup as unknown as Prisma.InputJsonValue, openedAt: now } })
	})
}
