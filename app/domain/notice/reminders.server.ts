import { paths } from '~/paths'
import type { Db } from '../db'
import { hasApologized } from '../session/apology.server'
import { findOwnCase } from '../session/case.server'
import { findEntry } from '../session/who-meets.server'
import type { LinkKey } from '../sign-in/links.server'
import { type LetterName, renderLetter } from './letters'
import { reminderLetter } from './session-letters.server'
import { listStopped, stopAddress } from './stop-mail.server'

const MINUTE_MS = 60_000

/** How long before a session each goes out, and how late it still makes sense: a server may have been away. */
const REMINDERS = [
	{ letter: 'reminder-week', leadMinutes: 7 * 24 * 60, lateMinutes: 12 * 60 },
	{ letter: 'reminder-day', leadMinutes: 24 * 60, lateMinutes: 6 * 60 },
	{ letter: 'reminder-hour', leadMinutes: 60, lateMinutes: 30 },
] as const satisfies readonly { letter: LetterName; leadMinutes: number; lateMinutes: number }[]

export type ReminderKey = (typeof REMINDERS)[number]['letter']

export function isReminder(letter: string): letter is ReminderKey {
	return REMINDERS.some((reminder) => reminder.letter === letter)
}

/**
 * Writes the reminders whose hour has come, each once for each person and hour of a session, however often and on however
 * many nodes this runs. Whoever was told of the session since then is spared.
 * @returns how many were written
 */
export async function writeReminders(db: Db, now: Date): Promise<number> {
	let written = 0
	for (const { letter, leadMinutes, lateMinutes } of REMINDERS) {
		const after = new Date(now.getTime() + (leadMinutes - lateMinutes) * MINUTE_MS)
		const until = new Date(now.getTime() + leadMinutes * MINUTE_MS)
		written += await db.$executeRaw`
			insert into "OutboxMail" (id, letter, "sessionId", "toPersonId", "onceKey", "createdAt", "dueAt")
			select gen_random_uuid()::text, ${letter}::text, s.id, p.id,
				concat_ws(' ', ${letter}::text, s.id, p.id, (extract(epoch from s."startsAt") * 1000)::bigint), ${now}, ${now}
			from "Session" s
			join "Cohort" c on c.id = s."cohortId"
				and (c.status in ('open', 'running') or (s.kind = 'self-run' and c.status = 'finished'))
			cross join lateral (
				select m."personId" from "CohortMember" m where m."cohortId" = c.id and s.kind <> 'self-run'
					and (cardinality(s.invited) = 0 or m."personId" = any(s.invited))
				union select f."personId" from "CohortFacilitator" f where f."cohortId" = c.id and s.kind <> 'self-run'
				union select g."personId" from "SessionGuest" g where g."sessionId" = s.id
				union select t."personId" from "SessionSeriesSeat" t where t."seriesId" = s."seriesId"
			) w
			join "Person" p on p.id = w."personId" and p."disabledAt" is null and not 'reminder' = any(p."stoppedMail")
			where s."cancelledAt" is null and s."startsAt" > ${after} and s."startsAt" <= ${until}
				and not exists (select 1 from "Apology" a where a."sessionId" = s.id and a."personId" = p.id)
				and not exists (
					select 1 from "SessionTold" t where t."sessionId" = s.id and t."personId" = p.id
						and t."toldAt" > s."startsAt" - make_interval(mins => ${leadMinutes}::int))
			on conflict ("onceKey") do nothing`
	}
	return written
}

function onceKeyOf(letter: ReminderKey, sessionId: string, personId: string, startsAt: Date): string {
	return [letter, sessionId, personId, startsAt.getTime()].join(' ')
}

type Row = { letter: ReminderKey; sessionId: string; toPersonId: string; onceKey: string | null }

/** Asked again when it goes out: null for a session that was moved, cancelled, left or begun, and for who wants none any more. */
export async function composeReminder(
	db: Db,
	{ letter, sessionId, toPersonId, onceKey }: Row,
	options: { publicUrl: string; key: LinkKey; now: () => Date },
) {
	const entry = await findEntry(db, sessionId, toPersonId, options.now())
	if (!entry?.isMember || !entry.isPublished || entry.session.cancelledAt) return null
	const { session, person } = entry
	if (onceKey !== onceKeyOf(letter, sessionId, toPersonId, session.startsAt)) return null
	if ((await listStopped(db, toPersonId)).includes('reminder')) return null
	if (await hasApologized(db, sessionId, toPersonId)) return null
	const ownCase = await findOwnCase(db, sessionId, toPersonId)
	const stop = stopAddress(options.publicUrl, options.key, { personId: toPersonId, kind: 'reminder' })
	const text = reminderLetter({
		calledName: person.calledName,
		timeZone: person.timeZone,
		session: { ...session, cohort: session.cohort.name },
		bringsCase: ownCase && { isWritten: Boolean(ownCase.title && ownCase.situation && ownCase.ask) },
		link: options.publicUrl + paths.session({ session: sessionId }),
		stop,
	})
	const cohort = { id: session.cohortId, name: session.cohort.name }
	return { to: person.email, ...renderLetter(text), stop, cohort }
}
