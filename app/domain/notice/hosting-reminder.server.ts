import { hostingColumns, toHostingEvent } from '../activity/calendar-event'
import type { Db } from '../db'
import type { LinkKey } from '../sign-in/links.server'
import { whenOf } from '../zone/zone.server'
import { seatReminder } from './hosting-letters'
import { type LetterName, renderLetter } from './letters'
import { listStopped, stopAddress } from './stop-mail.server'

export const SEAT_REMINDER = 'hosting-day' satisfies LetterName

const HOUR_MS = 60 * 60_000
const LEAD_MS = 24 * HOUR_MS
/** How late it still makes sense: a server may have been away. */
const LATE_MS = 6 * HOUR_MS

/**
 * Writes the reminders of seats whose hour has come, a day before, each once for each person and hour, however often and on
 * however many nodes this runs. Whoever asked for the seat since then is spared.
 * @returns how many were written
 */
export async function remindOfSeats(db: Db, now: Date): Promise<number> {
	const after = new Date(now.getTime() + LEAD_MS - LATE_MS)
	const until = new Date(now.getTime() + LEAD_MS)
	return db.$executeRaw`
		insert into "OutboxMail" (id, letter, "subjectId", "toPersonId", "onceKey", "createdAt", "dueAt")
		select gen_random_uuid()::text, ${SEAT_REMINDER}::text, h.id, p.id,
			concat_ws(' ', ${SEAT_REMINDER}::text, h.id, p.id, (extract(epoch from h."startsAt") * 1000)::bigint), ${now}, ${now}
		from "Hosting" h
		join "HostingSeat" s on s."hostingId" = h.id and s.state = 'booked'
		join "Person" p on p.id = s."personId" and p."disabledAt" is null and not 'reminder' = any(p."stoppedMail")
		where h."cancelledAt" is null and h."startsAt" > ${after} and h."startsAt" <= ${until}
			and s.since <= h."startsAt" - interval '24 hours'
		on conflict ("onceKey") do nothing`
}

type Row = { toPersonId: string; subjectId: string | null; onceKey: string | null }

/** Asked again when it goes out: null for what was moved, called off or has begun, and for who has no seat or wants none any more. */
export async function composeSeatReminder(
	db: Db,
	{ toPersonId, subjectId, onceKey }: Row,
	options: { publicUrl: string; key: LinkKey; now: () => Date },
) {
	const seat = await db.hostingSeat.findFirst({
		where: {
			personId: toPersonId,
			hostingId: subjectId ?? '',
			state: 'booked',
			hosting: { cancelledAt: null, startsAt: { gt: options.now() } },
			person: { disabledAt: null },
		},
		select: {
			hosting: { select: hostingColumns },
			person: { select: { calledName: true, email: true, timeZone: true } },
		},
	})
	if (!seat) return null
	const { hosting, person } = seat
	if (onceKey !== [SEAT_REMINDER, hosting.id, toPersonId, hosting.startsAt.getTime()].join(' ')) return null
	if ((await listStopped(db, toPersonId)).includes('reminder')) return null
	const when = whenOf(hosting.startsAt, person.timeZone, hosting.durationMinutes)
	const stop = stopAddress(options.publicUrl, options.key, { personId: toPersonId, kind: 'reminder' })
	const letter = seatReminder({
		calledName: person.calledName,
		title: hosting.title,
		host: hosting.hostName,
		day: when.day,
		time: when.range,
		place: hosting.place,
		link: toHostingEvent(hosting, options.publicUrl).url,
		stop,
	})
	return { to: person.email, ...renderLetter(letter), stop }
}
