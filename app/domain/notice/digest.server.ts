import type { Db } from '../db'
import { type HomeContent, readHome } from '../progress/home.server'
import type { LinkKey } from '../sign-in/links.server'
import { daysBetween } from '../zone/plain-date'
import { dateOf, localOf } from '../zone/zone.server'
import { digestLetter } from './digest-letter'
import { renderLetter } from './letters'
import { listStopped, stopAddress } from './stop-mail.server'

const MONDAY = 1
const FROM_HOUR = '07:00'
/** After its Monday. What could not go out by then is no news of the week: without SMTP ten of them would come at once. */
const LATEST_DAYS = 2

/**
 * Writes the letter about the week for everybody in a running cohort where it is Monday, 7:00 or later: once for each
 * person and week.
 * @returns how many were written
 */
export async function writeDigests(db: Db, now: Date): Promise<number> {
	const zones = await db.person.findMany({ distinct: ['timeZone'], select: { timeZone: true } })
	const atHand = zones.map(({ timeZone }) => timeZone).filter((zone) => isMondayMorning(localOf(now, zone)))
	let written = 0
	for (const zone of atHand)
		written += await db.$executeRaw`
			insert into "OutboxMail" (id, letter, "toPersonId", "onceKey", "createdAt", "dueAt")
			select gen_random_uuid()::text, 'digest', p.id, concat_ws(' ', 'digest', p.id, ${dateOf(now, zone)}::text), ${now}, ${now}
			from "Person" p
			where p."timeZone" = ${zone} and p."disabledAt" is null and p."passwordHash" is not null
				and not 'digest' = any(p."stoppedMail")
				and exists (
					select 1 from "CohortMember" m join "Cohort" c on c.id = m."cohortId"
					where m."personId" = p.id and c.status = 'running')
			on conflict ("onceKey") do nothing`
	return written
}

function isMondayMorning(local: string): boolean {
	return new Date(`${local}Z`).getUTCDay() === MONDAY && local.slice(11) >= FROM_HOUR
}

/** Made when it goes out, from what the home page shows; null when nothing is due or its week is old, and for who wants none any more. */
export async function composeDigest(
	db: Db,
	{ toPersonId: id, onceKey }: { toPersonId: string; onceKey: string | null },
	options: { publicUrl: string; key: LinkKey; content: HomeContent; now: () => Date },
) {
	const person = await db.person.findUnique({
		where: { id },
		select: { id: true, email: true, calledName: true, timeZone: true, disabledAt: true },
	})
	if (!person || person.disabledAt || (await listStopped(db, id)).includes('digest')) return null
	const monday = onceKey?.split(' ').at(-1) ?? ''
	if (daysBetween(monday, dateOf(options.now(), person.timeZone)) > LATEST_DAYS) return null
	const home = await readHome(db, options.content, person, options.now())
	if (home.due.length === 0) return null
	const stop = stopAddress(options.publicUrl, options.key, { personId: id, kind: 'digest' })
	const facts = { calledName: person.calledName, publicUrl: options.publicUrl, due: home.due, left: home.left, stop }
	return { to: person.email, ...renderLetter(digestLetter(facts)), stop }
}
