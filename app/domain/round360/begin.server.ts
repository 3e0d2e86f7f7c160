import { listOfQuarter } from '../activity/quarter.server'
import type { Instrument } from '../assessment/instrument'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { askedBy, isOfThemselves, type Perspective, perspectivesAsked, UNDER_WAY } from './kinds'
import { MOST_RATERS, mayBegin, mayNominate, maySayTooFew } from './policy'
import { getOwnRound, lastClosed, listOwnRounds, listRaters } from './read.server'

type About = { stageKey: string; instrument: Instrument }

/** Whether a stage asks somebody for a round: Level 1 asks everybody; for the others one has, or had, a seat there. */
export async function isAskedThere(db: Db | Tx, personId: string, { stageKey, instrument }: About): Promise<boolean> {
	return askedBy(instrument) === 'others' || (await listOfQuarter(db, stageKey, [personId])).has(personId)
}

/**
 * Begins a round: the instrument is kept as it is now. People who report to the owner, and their line manager, are on the
 * list from the start where they are asked at all, because they are who Level 1, or a team, is about; anybody can be taken off.
 * @throws DomainError 'conflict' (why: BeginRefusal)
 */
export async function beginRound(db: Db, owner: { id: string }, about: About, now: Date): Promise<string> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${owner.id} for update`
		const rounds = await listOwnRounds(tx, owner.id, about.stageKey)
		const isUnderWay = rounds.some(({ state }) => UNDER_WAY.includes(state))
		const facts = { isAskedThere: await isAskedThere(tx, owner.id, about), isUnderWay, last: lastClosed(rounds) }
		const verdict = mayBegin(facts, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const person = await tx.person.findUnique({
			where: { id: owner.id },
			select: {
				reports: { where: { disabledAt: null }, select: { name: true, email: true } },
				manager: { select: { name: true, email: true, disabledAt: true } },
			},
		})
		const asked = perspectivesAsked(about.instrument)
		const whom = askedBy(about.instrument)
		const ofReports = isOfThemselves(whom) ? whom : ('reports' as const)
		const known = [
			...(person?.reports ?? []).map(({ name, email }) => ({ name, email, perspective: ofReports })),
			...(person?.manager?.disabledAt === null
				? [{ name: person.manager.name, email: person.manager.email, perspective: 'manager' as const }]
				: []),
		]
			.filter(({ perspective }) => asked.includes(perspective))
			.slice(0, MOST_RATERS)
		const round = await tx.round360.create({
			data: {
				personId: owner.id,
				stageKey: about.stageKey,
				instrument: about.instrument as unknown as Prisma.InputJsonValue,
				openKey: `${owner.id} ${about.stageKey}`,
				beganAt: now,
				raters: { create: known },
			},
			select: { id: true },
		})
		return round.id
	})
}

type Own = { roundId: string; owner: { id: string } }

/** Puts somebody on the list. @throws DomainError 'not-found' | 'conflict' (why: NominateRefusal) */
export async function nominate(
	db: Db,
	{ roundId, owner }: Own,
	named: { name: string; email: string; perspective: Perspective },
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state, person, instrument } = await getOwnRound(tx, roundId, owner.id)
		const raters = await listRaters(tx, roundId)
		const perspectives = perspectivesAsked(instrument)
		const verdict = mayNominate({ state, perspectives, ownEmail: person.email, raters, named })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.rater360.create({ data: { roundId, ...named } })
	})
}

/** Takes somebody off the list; who is not on it is off it. @throws DomainError 'not-found' | 'conflict' ('not-nominating') */
export async function takeOff(db: Db, { roundId, owner }: Own, raterId: string): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state } = await getOwnRound(tx, roundId, owner.id)
		if (state !== 'nominating') throw new DomainError('conflict', 'not-nominating')
		await tx.rater360.deleteMany({ where: { id: raterId, roundId } })
	})
}

/** Gives a round up before anybody was asked; nothing of it is kept. @throws DomainError 'not-found' | 'conflict' ('not-nominating') */
export async function giveUp(db: Db, { roundId, owner }: Own): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state } = await getOwnRound(tx, roundId, owner.id)
		if (state !== 'nominating' && state !== 'to-approve') throw new DomainError('conflict', 'not-nominating')
		await tx.round360.delete({ where: { id: roundId } })
	})
}

/** Says that fewer than three people can answer. Nobody is asked then. @throws DomainError 'not-found' | 'conflict' */
export async function sayTooFew(db: Db, { roundId, owner }: Own, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state, instrument } = await getOwnRound(tx, roundId, owner.id)
		const raters = await listRaters(tx, roundId)
		const hasOtherRoute = askedBy(instrument) === 'others'
		const verdict = maySayTooFew({ state, fewest: instrument.fewest ?? 3, hasOtherRoute, raters })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.rater360.deleteMany({ where: { roundId } })
		await tx.round360.update({ where: { id: roundId }, data: { state: 'too-few', openKey: null, closedAt: now } })
	})
}
