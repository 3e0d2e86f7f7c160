import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { addMonths } from '../zone/months'
import { type ExcuseKind, MOST_EXCUSE_MONTHS } from './kinds'
import { organizationDay } from './today.server'

type Actor = { id: string; name: string }

/**
 * Excuses somebody from a level, or puts it off, until a day: after it the need stands again by itself. One for each level;
 * a new one takes the place of the old.
 * @throws DomainError 'not-found', 'invalid' ('until-past' | 'until-too-far')
 */
export async function giveExcuse(
	db: Db,
	excuse: { personId: string; stageKey: string; kind: ExcuseKind; reason: string; until: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const today = await organizationDay(tx, now)
		if (excuse.until <= today) throw new DomainError('invalid', 'until-past')
		const latest = addMonths(new Date(`${today}T00:00:00Z`), MOST_EXCUSE_MONTHS)
			.toISOString()
			.slice(0, 10)
		if (excuse.until > latest) throw new DomainError('invalid', 'until-too-far')
		if ((await tx.person.count({ where: { id: excuse.personId } })) === 0) throw new DomainError('not-found', 'person')
		const { personId, stageKey, ...said } = excuse
		const was = await tx.excuse.findUnique({
			where: { personId_stageKey: { personId, stageKey } },
			select: { kind: true, until: true },
		})
		const given = { ...said, byId: by.id, createdAt: now }
		await tx.excuse.upsert({
			where: { personId_stageKey: { personId, stageKey } },
			create: { personId, stageKey, ...given },
			update: given,
		})
		await record(tx, {
			act: 'excuse-given',
			actor: by,
			subject: personId,
			detail: { stage: stageKey },
			change: { before: was ? stateOf(was) : 'none', after: stateOf(said) },
		})
	})
}

/** The need stands again from now on. @throws DomainError 'not-found' */
export async function endExcuse(db: Db, excuse: { personId: string; stageKey: string }, by: Actor): Promise<void> {
	await transact(db, async (tx) => {
		const was = await tx.excuse.findFirst({ where: excuse, select: { kind: true, until: true } })
		const { count } = await tx.excuse.deleteMany({ where: excuse })
		if (count === 0 || !was) throw new DomainError('not-found', 'excuse')
		await record(tx, {
			act: 'excuse-ended',
			actor: by,
			subject: excuse.personId,
			detail: { stage: excuse.stageKey },
			change: { before: stateOf(was), after: 'none' },
		})
	})
}

const stateOf = ({ kind, until }: { kind: string; until: string }) => `${kind} until ${until}`

export type ExcuseInForce = {
	personId: string
	person: string
	stageKey: string
	kind: ExcuseKind
	reason: string
	until: string
}

/** What holds on a day, of one person or for one level; the soonest to end first. @param today yyyy-mm-dd */
export async function listExcuses(
	db: Db | Tx,
	of: { personId: string } | { stageKey: string },
	today: string,
): Promise<ExcuseInForce[]> {
	const rows = await db.excuse.findMany({
		where: { ...of, until: { gte: today }, person: { disabledAt: null } },
		orderBy: [{ until: 'asc' }, { personId: 'asc' }],
		select: {
			personId: true,
			stageKey: true,
			kind: true,
			reason: true,
			until: true,
			person: { select: { name: true } },
		},
	})
	return rows.map(({ person, kind, ...row }) => ({ ...row, kind: kind as ExcuseKind, person: person.name }))
}

/**
 * The day an excuse has to reach to keep somebody out of an intake: its first week. One that ends before keeps nobody out.
 * @param today yyyy-mm-dd
 */
export function excusedDay(intake: { startsOn: string }, today: string): string {
	return intake.startsOn > today ? intake.startsOn : today
}

/** People whose excuse from a stage reaches to a day, yyyy-mm-dd. */
export function excusedUntil(stageKey: string, day: string): Prisma.PersonWhereInput {
	return { excuses: { some: { stageKey, until: { gte: day } } } }
}
