import { paths } from '~/paths'
import type { Db } from '../db'
import { hasOpenPromise } from '../practice/read.server'
import type { Format } from '../room/format'
import { listPromisedBefore } from '../session/agenda.server'
import { hasApologized } from '../session/apology.server'
import { LED_KINDS } from '../session/kinds'
import { findEntry } from '../session/who-meets.server'
import type { LinkKey } from '../sign-in/links.server'
import { whenOf } from '../zone/zone.server'
import { type Letter, type LetterName, renderLetter } from './letters'
import { listStopped, stopAddress } from './stop-mail.server'

/**
 * Before a session, or a meeting of their own: what came of the promise of last time? Asked once for each person and
 * session, of those whose promise is open (docs/decisions/0032).
 */
export const PROMISE_LETTER = 'promise-asked' satisfies LetterName

const HOUR_MS = 3_600_000
/** Two days before, so that a day is left to answer; no more once people are on their way */
const LEAD_MS = 48 * HOUR_MS
const LATEST_MS = 6 * HOUR_MS
/** Nobody is asked about what they said yesterday. */
const REST_MS = 24 * HOUR_MS

/**
 * Writes them, however often and on however many nodes this runs.
 * @returns how many were written
 */
export async function askAboutPromises(db: Db, now: Date): Promise<number> {
	const [after, until] = [LATEST_MS, LEAD_MS].map((ahead) => new Date(now.getTime() + ahead))
	const rested = new Date(now.getTime() - REST_MS)
	return db.$executeRaw`
		insert into "OutboxMail" (id, letter, "sessionId", "toPersonId", "onceKey", "createdAt", "dueAt")
		select gen_random_uuid()::text, ${PROMISE_LETTER}::text, s.id, p.id,
			concat_ws(' ', ${PROMISE_LETTER}::text, s.id, p.id), ${now}, ${now}
		from "Session" s
		join "Cohort" c on c.id = s."cohortId"
			and (c.status in ('open', 'running') or (s.kind = 'self-run' and c.status = 'finished'))
		-- As listPromisedBefore: whatever is still open of any session before, in a series of those of the series.
		cross join lateral (
			select b.id from "Session" b
			where b."cohortId" = c.id and b."startsAt" < s."startsAt" and b."cancelledAt" is null
				and case when s."seriesId" is null then b.kind = any(${LED_KINDS}) else b."seriesId" = s."seriesId" end
				and exists (select 1 from "Commitment" m where m."sessionId" = b.id)
		) before
		join "Commitment" m on m."sessionId" = before.id and m."closedAt" is null and m."createdAt" <= ${rested}
		join "Person" p on p.id = m."personId" and p."disabledAt" is null and not 'promise' = any(p."stoppedMail")
		where s."cancelledAt" is null and s."startsAt" > ${after} and s."startsAt" <= ${until}
			and case when s.kind = any(${LED_KINDS}) then
				exists (select 1 from "CohortFacilitator" f where f."cohortId" = c.id and f."personId" = p.id)
				or exists (select 1 from "SessionGuest" g where g."sessionId" = s.id and g."personId" = p.id)
				or exists (select 1 from "CohortMember" w where w."cohortId" = c.id and w."personId" = p.id
					and (cardinality(s.invited) = 0 or p.id = any(s.invited)))
			else
				exists (select 1 from "SessionSeriesSeat" t where t."seriesId" = s."seriesId" and t."personId" = p.id)
			end
			and not exists (select 1 from "Apology" a where a."sessionId" = s.id and a."personId" = p.id)
		on conflict ("onceKey") do nothing`
}

/** Asked again when it goes out: null once it was answered, the session is cancelled, left or begun, or it is not wanted. */
export async function composePromiseLetter(
	db: Db,
	{ sessionId, toPersonId }: { sessionId: string; toPersonId: string },
	options: { publicUrl: string; key: LinkKey; now: () => Date; content: { formats: Map<string, Format> } },
) {
	const entry = await findEntry(db, sessionId, toPersonId, options.now())
	if (!entry?.isMember || !entry.isPublished || entry.session.cancelledAt) return null
	if ((await listStopped(db, toPersonId)).includes('promise')) return null
	if (await hasApologized(db, sessionId, toPersonId)) return null
	const { session, person } = entry
	if (!(await hasOpenPromise(db, await listPromisedBefore(db, session), toPersonId))) return null
	const stop = stopAddress(options.publicUrl, options.key, { personId: toPersonId, kind: 'promise' })
	const text = promiseLetter({
		calledName: person.calledName,
		timeZone: person.timeZone,
		session: { ...session, cohort: session.cohort.name },
		isOwn: entry.isOwn,
		looksBackFirst: options.content.formats.get(session.format)?.phases[0]?.kind === 'last-time',
		link: `${options.publicUrl}${paths.practice()}`,
		stop,
	})
	const cohort = { id: session.cohortId, name: session.cohort.name }
	return { to: person.email, ...renderLetter(text), stop, cohort }
}

/** Nothing of what anybody promised is in it: mail is read on screens that others see. */
export function promiseLetter(facts: {
	calledName: string
	timeZone: string
	session: { title: string; cohort: string; startsAt: Date; durationMinutes: number }
	/** A meeting that people run by themselves */
	isOwn: boolean
	/** Its room begins with what came of promises; not each of them does */
	looksBackFirst: boolean
	/** Where it is answered */
	link: string
	stop: string
}): Letter {
	const { session, isOwn, looksBackFirst } = facts
	const when = whenOf(session.startsAt, facts.timeZone, session.durationMinutes)
	return {
		subject: `Before ${session.title}, ${when.shortDay}: what came of it?`,
		lines: [
			`Hello ${facts.calledName},`,
			`“${session.title}” of ${session.cohort} is on ${when.day}, ${when.range}. ${looksBackFirst ? 'It looks back first: last time' : 'Last time'} you met, each of you said what you would try.`,
			'Did you do it, change it, or let it go? Any answer is a good one, and a line of what you learned is plenty. It takes a minute, and you need not think of it in front of the others.',
		],
		act: { label: 'Say what came of it', href: facts.link },
		foot: `Your words stand on that page and not in this letter. Those who meet with you ${looksBackFirst ? '' : 'may '}hear the answer and your line; nobody else does. You get this once before ${isOwn ? 'a meeting' : 'a session'}, while your promise is open.`,
		stop: { label: 'Do not ask me about promises', href: facts.stop },
	}
}
