import type { Db, Tx } from '../db'
import { endAsking } from '../intake/agreement.server'
import type { Later } from '../later'
import { putLetter } from '../notice/outbox.server'
import { transact } from '../transact.server'
import { lockLine, moveUp, moveWish } from './line.server'

/**
 * Ends the offers whose time is over, and passes each seat to the next in line: however often and on however many nodes
 * this runs, each once. Also whatever stands still: places of closed accounts and of who has a seat elsewhere by now, and
 * free seats while somebody waits.
 * @returns how many lines moved
 */
export async function lapseOffers(db: Db, now: Date, later?: Later): Promise<number> {
	const due = await db.$queryRaw<{ id: string }[]>`
		select distinct c.id from "Cohort" c join "SeatWish" w on w."cohortId" = c.id
		join "Person" p on p.id = w."personId"
		where w."openKey" is not null and (
			(w.state = 'offered' and w."offerEndsAt" <= ${now})
			or p."disabledAt" is not null
			or exists (
				select 1 from "CohortMember" m join "Cohort" d on d.id = m."cohortId"
				where m."personId" = p.id and d.id <> c.id and d.program = c.program and d.stage = c.stage
					and d.status in ('planned', 'open', 'running'))
			or (w.state = 'waiting' and c.status = 'open' and c."seatCount" >
				(select count(*) from "CohortMember" m where m."cohortId" = c.id)
				+ (select count(*) from "SeatWish" o where o."cohortId" = c.id and o.state = 'offered')
				+ (select coalesce(max(n), 0) from (
					select count(*) as n from "SessionGuest" g join "Session" s on s.id = g."sessionId"
					where s."cohortId" = c.id and s."cancelledAt" is null and s."startsAt" > ${now}
						and not exists (select 1 from "CohortMember" i where i."cohortId" = c.id and i."personId" = g."personId")
					group by s.id) as coming)))
		order by c.id`
	let moved = 0
	for (const { id } of due) if (await transact(db, (tx) => moveLine(tx, id, now, later))) moved++
	return moved
}

/** @returns whether anything was to be done */
async function moveLine(tx: Tx, cohortId: string, now: Date, later?: Later): Promise<boolean> {
	const { line, stageKey } = await lockLine(tx, cohortId, now)
	const over = line.wishes.filter((wish) => wish.state === 'offered' && wish.offerEndsAt && wish.offerEndsAt <= now)
	const aside = line.wishes.filter((wish) => wish.standsAside && !over.includes(wish))
	for (const wish of over) {
		await moveWish(tx, wish, 'lapsed', now)
		await putLetter(tx, { letter: 'seat-lapsed', toPersonId: wish.personId, subjectId: wish.id, now })
	}
	for (const wish of aside) {
		await moveWish(tx, wish, wish.state === 'offered' ? 'declined' : 'left', now)
		if (wish.state === 'asked') await endAsking(tx, { personId: wish.personId, stageKey, cohortId }, now)
	}
	const offered = await moveUp(tx, cohortId, now, later)
	return over.length + aside.length + offered > 0
}

/** A cohort that takes nobody any more has no line: whoever waits hears of it. An offer in hand is still to be answered. */
export async function closeLine(tx: Tx, cohortId: string, now: Date, which: 'waiting' | 'all'): Promise<void> {
	const { line } = await lockLine(tx, cohortId, now)
	await endAsking(tx, { cohortId }, now)
	for (const wish of line.wishes.filter((each) => which === 'all' || each.state !== 'offered')) {
		await moveWish(tx, wish, 'lapsed', now)
		await putLetter(tx, { letter: 'line-closed', toPersonId: wish.personId, subjectId: wish.id, now })
	}
}
