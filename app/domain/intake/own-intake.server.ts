import type { Db } from '../db'
import { DomainError } from '../errors'
import { listExcuses } from './excuse.server'
import { factsFor } from './facts.server'
import { mayApply, mayChange, mayWithdraw } from './policy'
import { findOwnApplication, getIntake } from './read.server'
import { applyRefusals } from './refusals'
import { organizationDay } from './today.server'
import { excuseWords, longDay, needWords } from './words'

/**
 * An intake as somebody it may concern reads it: how strongly the level is meant for them, whether they may apply and why
 * not, what they wrote. Nothing of anybody else.
 * @throws DomainError 'not-found' while it is a draft
 */
export async function readOwnIntake(db: Db, intakeId: string, personId: string, now: Date) {
	const today = await organizationDay(db, now)
	const intake = await getIntake(db, intakeId, today)
	if (intake.status === 'draft') throw new DomainError('not-found', 'intake')
	const [facts, own, excuses] = await Promise.all([
		factsFor(db, intake, personId, now, today),
		findOwnApplication(db, intakeId, personId),
		listExcuses(db, { personId }, today),
	])
	const excuse = excuses.find((each) => each.stageKey === intake.stageKey)
	const verdict = mayApply(facts)
	const isIn = own !== null && ['in', 'placed', 'not-placed', 'excused'].includes(own.state)
	return {
		intake: {
			id: intake.id,
			name: intake.name,
			stageKey: intake.stageKey,
			phase: intake.phase,
			capacity: intake.capacity,
			opens: longDay(intake.opensOn),
			closes: longDay(intake.closesOn),
			starts: longDay(intake.startsOn),
			cancelReason: intake.cancelReason,
		},
		strength: needWords(facts.need),
		excuse: excuse ? `${excuseWords(excuse)}: ${excuse.reason}` : null,
		/** Its cohorts are formed without them, unless an admin ends the excuse */
		isLeftOut: facts.excused,
		mayApply: verdict.ok,
		why: verdict.ok || isIn ? null : applyRefusals[verdict.why],
		own: own && {
			...own,
			isIn,
			word: own.word && { state: own.word.state, manager: own.word.manager, note: own.word.note },
			mayChange: mayChange({ state: own.state, phase: intake.phase }).ok,
			mayWithdraw: mayWithdraw(own).ok,
		},
	}
}
