import { createHash } from 'node:crypto'
import type { Instrument } from '../assessment/instrument'
import type { Db, Prisma } from '../db'
import { mailboxOf } from '../person/mailbox'
import type { Program } from '../program/lesson'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { giveTickets } from './approve.server'
import { inviteWaiting, lockInviting } from './invite.server'
import { ledKey } from './kinds'
import { MOST_RATERS, OPEN_DAYS } from './policy'

const DAY_MS = 86_400_000
/** A cohort that ended longer ago is asked nothing more: nobody would remember one session from the next. */
const ASKED_WITHIN_DAYS = 14
const INSTRUMENT = 'facilitator'

type Asking = {
	key: LinkKey
	content: { programs: readonly Program[]; instruments: ReadonlyMap<string, Instrument> }
}

/**
 * Asks the people of each cohort whose last planned session is over about who led it: a round that nobody has to begin, once
 * for each cohort and lead (docs/decisions/0060). @returns how many letters were written
 */
export async function askCohorts(db: Db, { key, content }: Asking, now: Date): Promise<number> {
	const instrument = content.instruments.get(INSTRUMENT)
	if (!instrument) return 0
	const stages = content.programs.flatMap((program) => program.stages)
	const held = await db.session.findMany({
		where: {
			kind: 'led',
			planNumber: { not: null },
			cancelledAt: null,
			startsAt: { gt: new Date(now.getTime() - ASKED_WITHIN_DAYS * DAY_MS), lt: now },
			cohort: { status: { in: ['running', 'finished'] } },
		},
		select: {
			planNumber: true,
			startsAt: true,
			durationMinutes: true,
			cohort: {
				select: {
					id: true,
					program: true,
					stage: true,
					sessions: { where: { kind: 'led', cancelledAt: null, startsAt: { gt: now } }, select: { id: true }, take: 1 },
					facilitators: { where: { part: 'lead', person: { disabledAt: null } }, select: { personId: true } },
					members: {
						where: { person: { disabledAt: null } },
						select: { person: { select: { id: true, name: true, email: true } } },
					},
				},
			},
		},
		orderBy: { startsAt: 'asc' },
	})
	let letters = 0
	for (const { planNumber, startsAt, durationMinutes, cohort } of held) {
		const stage = stages.find(({ id, program }) => program.slug === cohort.program && id === cohort.stage)
		const isOver = startsAt.getTime() + durationMinutes * 60_000 <= now.getTime() && cohort.sessions.length === 0
		if (!stage || planNumber !== stage.sessions.length || !isOver) continue
		const people = cohort.members.map(({ person }) => person)
		for (const { personId } of cohort.facilitators)
			letters += await askAbout(db, { key, instrument, cohortId: cohort.id, leadId: personId, people }, now)
	}
	return letters
}

type About = {
	key: LinkKey
	instrument: Instrument
	cohortId: string
	leadId: string
	people: { id: string; name: string; email: string }[]
}

async function askAbout(db: Db, { key, instrument, cohortId, leadId, people }: About, now: Date): Promise<number> {
	const byMailbox = new Map(people.filter(({ id }) => id !== leadId).map((each) => [mailboxOf(each.email), each]))
	const raters = [...byMailbox.values()].slice(0, MOST_RATERS)
	const fewest = instrument.fewest ?? 5
	// Nothing could be shown of them, so nobody is asked.
	if (raters.length < fewest) return 0
	// The same each hour, and on each node: it is asked once.
	const roundId = createHash('sha256').update(`${cohortId} ${leadId}`).digest('hex').slice(0, 32)
	return transact(db, async (tx) => {
		await lockInviting(tx)
		if ((await tx.round360.count({ where: { id: roundId } })) > 0) return 0
		await tx.round360.create({
			data: {
				id: roundId,
				personId: leadId,
				stageKey: ledKey(cohortId),
				state: 'open',
				instrument: instrument as unknown as Prisma.InputJsonValue,
				beganAt: now,
				openedAt: now,
				closesAt: new Date(now.getTime() + OPEN_DAYS * DAY_MS),
				raters: {
					create: raters.map(({ name, email }) => ({ name, email: email.toLowerCase(), perspective: 'cohort' })),
				},
			},
		})
		await giveTickets(tx, key, { roundId, fewest })
		return inviteWaiting(tx, now, roundId)
	})
}
