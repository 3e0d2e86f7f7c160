import type { Tx } from '../db'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { tellRoomOfGroups } from '../room/follow-groups.server'
import { nextNumber } from './schedule.server'

/**
 * The meeting of whoever shows work live with their two assessors: a session that they run themselves
 * (docs/decisions/0033, 0049), with the room, calendar entries, letters and reminders of such a one. Its series has ended
 * from the start, so that nothing follows it and nobody moves it.
 */
export type SlotMeeting = {
	title: string
	format: string
	localStart: string
	timeZone: string
	startsAt: Date
	durationMinutes: number
	callUrl: string
	place: string
}

/** The name of the one group in which the scene is played; whoever has no card in it watches. */
const SCENE = 'The scene'

/**
 * The cohort's row is locked. @param people in the order in which roles are dealt; without a scene none are
 * @returns the session's id
 */
export async function meetInSlot(
	tx: Tx,
	cohortId: string,
	meeting: SlotMeeting,
	people: string[],
	now: Date,
	{ hasScene }: { hasScene: boolean },
): Promise<string> {
	const { startsAt, localStart, ...same } = meeting
	const series = await tx.sessionSeries.create({
		data: {
			...same,
			cohortId,
			everyWeeks: 1,
			firstStart: localStart,
			startedById: people[0] ?? '',
			createdAt: now,
			endedAt: now,
			seats: { create: people.map((personId) => ({ personId })) },
		},
		select: { id: true },
	})
	const position = await nextNumber(tx, cohortId, 'self-run')
	const { id: sessionId } = await tx.session.create({
		data: { ...same, startsAt, localStart, cohortId, kind: 'self-run', seriesId: series.id, position, createdAt: now },
		select: { id: true },
	})
	if (hasScene) {
		const group = await tx.sessionGroup.create({ data: { sessionId, name: SCENE }, select: { id: true } })
		await seat(tx, sessionId, group.id, people)
	}
	await tellOfSessions(tx, { cohortId, sessionId }, now)
	return sessionId
}

async function seat(tx: Tx, sessionId: string, groupId: string, people: string[]): Promise<void> {
	await tx.sessionGroupSeat.deleteMany({ where: { sessionId } })
	await tx.sessionGroupSeat.createMany({
		data: people.map((personId, place) => ({ sessionId, groupId, personId, place })),
	})
}

/** Others play in it now, or fewer; whoever came or left hears of it. @param people everybody, in order */
export async function seatInSlot(tx: Tx, sessionId: string, people: string[], changed: string, now: Date) {
	const session = await tx.session.findUniqueOrThrow({
		where: { id: sessionId },
		select: { cohortId: true, seriesId: true, groups: { select: { id: true } } },
	})
	if (session.seriesId) {
		await tx.sessionSeriesSeat.deleteMany({ where: { seriesId: session.seriesId, personId: { notIn: people } } })
		await tx.sessionSeriesSeat.createMany({
			data: people.map((personId) => ({ seriesId: session.seriesId ?? '', personId })),
			skipDuplicates: true,
		})
	}
	await seat(tx, sessionId, session.groups[0]?.id ?? '', people)
	await tellRoomOfGroups(tx, sessionId, { anew: true, byId: changed, now })
	await tellOfSessions(tx, { cohortId: session.cohortId, sessionId, personIds: [changed] }, now)
}

/** Given up, or called off: it leaves every calendar, with the reason. */
export async function callOffMeeting(tx: Tx, sessionId: string, reason: string, now: Date): Promise<void> {
	const { cohortId } = await tx.session.update({
		where: { id: sessionId },
		data: { cancelledAt: now, cancelReason: reason, revision: { increment: 1 } },
		select: { cohortId: true },
	})
	await tellOfSessions(tx, { cohortId, sessionId }, now)
}
