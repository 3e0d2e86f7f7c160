import type { Instrument } from '../assessment/instrument'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { askedBy, PERSPECTIVES, type Perspective, type RoundState } from './kinds'
import type { Report } from './report'
import { outcomeOf } from './result'

const columns = {
	id: true,
	personId: true,
	stageKey: true,
	state: true,
	instrument: true,
	approverId: true,
	note: true,
	beganAt: true,
	openedAt: true,
	closesAt: true,
	remindedAt: true,
	closedAt: true,
	report: true,
	reply: true,
	repliedAt: true,
	person: { select: { id: true, name: true, calledName: true, email: true } },
	approver: { select: { id: true, name: true } },
} as const

type Row = {
	state: string
	instrument: unknown
	report: unknown
}

function toRound<R extends Row>(row: R) {
	return {
		...row,
		state: row.state as RoundState,
		instrument: row.instrument as Instrument,
		report: row.report as Report | null,
	}
}

/** Own rounds, newest first. */
export async function listOwnRounds(db: Db | Tx, personId: string, stageKey?: string) {
	const rows = await db.round360.findMany({
		where: { personId, stageKey },
		select: columns,
		orderBy: [{ beganAt: 'desc' }, { id: 'asc' }],
	})
	return rows.map(toRound)
}

/** For its owner. @throws DomainError 'not-found' for everybody else */
export async function getOwnRound(db: Db | Tx, roundId: string, personId: string) {
	const row = await db.round360.findFirst({ where: { id: roundId, personId }, select: columns })
	if (!row) throw new DomainError('not-found', 'round')
	return toRound(row)
}

export type Round = Awaited<ReturnType<typeof getOwnRound>>

/** The last round of a stage that is over, with what it came to: decides when another may begin. */
export function lastClosed(rounds: Pick<Round, 'state' | 'closedAt' | 'report' | 'instrument'>[]) {
	const [last] = rounds
		.flatMap(({ state, closedAt, report, instrument }) =>
			state === 'closed' && closedAt ? [{ closedAt, report, instrument }] : [],
		)
		.toSorted((one, other) => other.closedAt.getTime() - one.closedAt.getTime())
	return last ? { closedAt: last.closedAt, outcome: outcomeOf(last.report), asked: askedBy(last.instrument) } : null
}

/** Who is asked, by perspective and name. For the owner, and for who looks at the list before it goes out. */
export async function listRaters(db: Db | Tx, roundId: string) {
	const rows = await db.rater360.findMany({
		where: { roundId },
		select: { id: true, email: true, name: true, perspective: true, invitedOn: true },
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	return rows
		.map((row) => ({ ...row, perspective: row.perspective as Perspective }))
		.toSorted((one, other) => PERSPECTIVES.indexOf(one.perspective) - PERSPECTIVES.indexOf(other.perspective))
}

/** Lists that wait for this person's word. */
export async function listToApprove(db: Db, approverId: string) {
	return db.round360.findMany({
		where: { approverId, state: 'to-approve', person: { disabledAt: null } },
		select: { id: true, stageKey: true, person: { select: { name: true } } },
		orderBy: [{ beganAt: 'asc' }, { id: 'asc' }],
	})
}

/** A list for who was asked to look at it, while it waits. @throws DomainError 'not-found' */
export async function getToApprove(db: Db | Tx, roundId: string, approverId: string) {
	const row = await db.round360.findFirst({
		where: { id: roundId, approverId, state: 'to-approve', person: { disabledAt: null } },
		select: { id: true, stageKey: true, instrument: true, person: { select: { id: true, name: true } } },
	})
	if (!row) throw new DomainError('not-found', 'round')
	return { ...row, instrument: row.instrument as Instrument }
}

/** A closed round for its owner, or for somebody its owner shows it to. @throws DomainError 'not-found' for everybody else */
export async function getReport(db: Db, roundId: string, readerId: string) {
	const row = await db.round360.findFirst({
		where: {
			id: roundId,
			state: 'closed',
			// Who has left can end no share any more.
			OR: [{ personId: readerId }, { shares: { some: { readerId } }, person: { disabledAt: null } }],
		},
		select: columns,
	})
	if (!row) throw new DomainError('not-found', 'round')
	return { ...toRound(row), isOwn: row.personId === readerId }
}

/** Who can see a result now. Only its owner asks. */
export async function listRoundShares(db: Db | Tx, where: { roundId: string; personId: string }) {
	const rows = await db.round360Share.findMany({
		where: { roundId: where.roundId, round: { personId: where.personId } },
		select: { sharedAt: true, reader: { select: { id: true, name: true } } },
		orderBy: { sharedAt: 'asc' },
	})
	return rows.map(({ reader, sharedAt }) => ({ ...reader, sharedAt }))
}

/** Results of others that this person may read now. */
export async function listRoundsShownTo(db: Db, readerId: string) {
	const rows = await db.round360Share.findMany({
		where: { readerId, round: { person: { disabledAt: null }, state: 'closed' } },
		select: { round: { select: { id: true, closedAt: true, person: { select: { name: true } } } } },
		orderBy: { sharedAt: 'desc' },
	})
	return rows.flatMap(({ round: { id, closedAt, person } }) => (closedAt ? [{ id, closedAt, owner: person.name }] : []))
}
