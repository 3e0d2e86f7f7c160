import type { Instrument } from '../assessment/instrument'
import type { Db, Prisma, Tx } from '../db'
import { readWhoLed } from '../facilitator/crew.server'
import { mailboxOf } from '../person/mailbox'
import type { Requirement } from '../program/frontmatter'
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
/** Whoever ran so many of its sessions led it too: as many as somebody in training is watched in */
const RUN_SESSIONS = 2

type Asking = {
	key: LinkKey
	content: { instruments: ReadonlyMap<string, Instrument> }
}

/**
 * Asks the people of each cohort whose last planned session is over about who led it, or ran two of its sessions: a round
 * that nobody has to begin, once for each cohort (docs/decisions/0060). @returns how many letters were written
 */
export async function askCohorts(db: Db, { key, content }: Asking, now: Date): Promise<number> {
	const instrument = content.instruments.get(INSTRUMENT)
	if (!instrument) return 0
	const recent = await db.session.findMany({
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
					requirements: true,
					sessions: {
						where: { kind: 'led', planNumber: { not: null }, cancelledAt: null },
						select: {
							id: true,
							planNumber: true,
							startsAt: true,
							crew: { where: { person: { disabledAt: null } }, select: { personId: true } },
						},
					},
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
	const over = recent.filter(({ planNumber, startsAt, durationMinutes, cohort }) => {
		const isOver = startsAt.getTime() + durationMinutes * 60_000 <= now.getTime()
		return isOver && planNumber === lastOf(cohort) && !cohort.sessions.some((each) => each.startsAt > now)
	})
	const sessionIds = over.flatMap(({ cohort }) => cohort.sessions.map(({ id }) => id))
	const ledIn = await readWhoLed(db, sessionIds, ['lead-claimed'])
	let letters = 0
	for (const { cohort } of over) {
		const people = cohort.members.map(({ person }) => person)
		const leadIds = [...new Set([...cohort.facilitators.map(({ personId }) => personId), ...whoRan(cohort, ledIn)])]
		letters += await askOne(db, { key, instrument, cohortId: cohort.id, leadIds, people }, now)
	}
	return letters
}

type WithCrew = { id: string; crew: { personId: string }[] }

/**
 * By who held the lead in their rooms, whoever held it when they closed: who gave it back for the last minutes ran the session
 * all the same; who opened it again, when its people had gone, led nobody. Who is in training leads there, and is no lead of
 * the cohort.
 */
function whoRan({ sessions }: { sessions: WithCrew[] }, ledIn: (sessionId: string) => (string | null)[]): string[] {
	const ran = sessions.flatMap(({ id, crew }) => {
		const led = ledIn(id)
		return crew.flatMap(({ personId }) => (led.includes(personId) ? [personId] : []))
	})
	return ran.filter((each) => ran.filter((other) => other === each).length >= RUN_SESSIONS)
}

/** The number of its last session by the cohort's own rules: the plan of its level may be another one today. */
function lastOf(cohort: { requirements: Prisma.JsonValue; sessions: { planNumber: number | null }[] }): number {
	const rule = (cohort.requirements as unknown as Requirement[]).find(({ kind }) => kind === 'sessions')
	if (rule?.kind === 'sessions') return rule.of
	return Math.max(...cohort.sessions.map(({ planNumber }) => planNumber ?? 0))
}

type Cohort = {
	key: LinkKey
	instrument: Instrument
	cohortId: string
	leadIds: string[]
	people: { id: string; name: string; email: string }[]
}

/** About all who lead it at once: whoever is named its lead later led none of what it would be asked about. */
async function askOne(db: Db, { cohortId, leadIds, ...cohort }: Cohort, now: Date): Promise<number> {
	return transact(db, async (tx) => {
		await lockInviting(tx)
		const stageKey = ledKey(cohortId)
		if ((await tx.round360.count({ where: { stageKey } })) > 0) return 0
		let letters = 0
		for (const leadId of leadIds) letters += await askAbout(tx, { ...cohort, stageKey, leadId }, now)
		return letters
	})
}

type About = Omit<Cohort, 'cohortId' | 'leadIds'> & { stageKey: string; leadId: string }

async function askAbout(tx: Tx, { key, instrument, stageKey, leadId, people }: About, now: Date): Promise<number> {
	const byMailbox = new Map(people.filter(({ id }) => id !== leadId).map((each) => [mailboxOf(each.email), each]))
	const raters = [...byMailbox.values()].slice(0, MOST_RATERS)
	const fewest = instrument.fewest ?? 5
	// Nothing could be shown of them, so nobody is asked.
	if (raters.length < fewest) return 0
	const { id: roundId } = await tx.round360.create({
		data: {
			personId: leadId,
			stageKey,
			state: 'open',
			instrument: instrument as unknown as Prisma.InputJsonValue,
			beganAt: now,
			openedAt: now,
			closesAt: new Date(now.getTime() + OPEN_DAYS * DAY_MS),
			raters: {
				create: raters.map(({ name, email }) => ({ name, email: email.toLowerCase(), perspective: 'cohort' })),
			},
		},
		select: { id: true },
	})
	await giveTickets(tx, key, { roundId, fewest })
	return inviteWaiting(tx, now, roundId)
}
