import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { askForTime } from '../intake/agreement.server'
import { transact } from '../transact.server'
import { giveSeat } from './enroll.server'
import { isInSameStage, type Locked, lockLine, openKeyOf } from './line.server'
import { type WayIn, wayIn } from './seats'

type Asked = Extract<WayIn, { ok: true }>['way']

/**
 * Somebody asks for a seat: they get it, or a place in line, or their line manager is asked first. All of it is decided
 * while the cohort's row is locked. Who has no line manager waits for an admin's word.
 * @throws DomainError 'not-found' | 'conflict' (why: AskRefusal)
 */
export async function askForSeat(
	db: Db,
	cohortId: string,
	person: { id: string; name: string },
	now: Date,
): Promise<Asked> {
	return transact(db, async (tx) => {
		const cohort = await lockLine(tx, cohortId, now, person.id)
		const rules = await tx.organization.findUnique({ where: { id: 1 }, select: { seatsNeedApproval: true } })
		let verdict = await wayOf(tx, cohort, person.id, rules?.seatsNeedApproval ?? false, now)
		if (verdict.ok && verdict.way === 'ask') {
			const about = { personId: person.id, stageKey: cohort.stageKey, cohortId }
			const word = await askForTime(tx, about, now)
			// A word given before stands.
			if (word?.state === 'declined') throw new DomainError('conflict', 'time-declined')
			if (word?.state === 'agreed') verdict = await wayOf(tx, cohort, person.id, false, now)
		}
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (verdict.way === 'seat') await giveSeat(tx, cohort, person.id, person, now)
		else await standInLine(tx, cohort, person.id, verdict.way === 'ask' ? 'asked' : 'waiting', now)
		return verdict.way
	})
}

async function wayOf(tx: Tx, cohort: Locked, personId: string, needsApproval: boolean, now: Date): Promise<WayIn> {
	const person = await tx.person.findUnique({ where: { id: personId }, select: { disabledAt: true } })
	return wayIn(
		{
			line: cohort.line,
			personId,
			needsApproval,
			alreadyIn: cohort.members.some((member) => member.personId === personId),
			inSameStage: await isInSameStage(tx, personId, cohort),
			facilitates: cohort.facilitators.some((each) => each.personId === personId),
			closedAccount: person?.disabledAt !== null,
		},
		now,
	)
}

async function standInLine(
	tx: Tx,
	cohort: Locked,
	personId: string,
	state: 'asked' | 'waiting',
	now: Date,
): Promise<void> {
	// Two who ask in the same millisecond stand one behind the other.
	const last = Math.max(...cohort.line.wishes.map((wish) => wish.since.getTime()), 0)
	const since = new Date(Math.max(now.getTime(), last + 1))
	await tx.seatWish.create({
		data: { cohortId: cohort.id, personId, openKey: openKeyOf(cohort.id, personId), state, since },
	})
}
