import type { Verdict } from '../errors'
import type { AgreementState, ApplicationSource, ApplicationState, IntakePhase, IntakeStatus, WhoMay } from './kinds'

/** @param today yyyy-mm-dd in the organization's zone */
export function phaseOf(
	intake: { status: IntakeStatus; opensOn: string; closesOn: string },
	today: string,
): IntakePhase {
	if (intake.status !== 'open') return intake.status
	if (today < intake.opensOn) return 'coming'
	return today > intake.closesOn ? 'closed' : 'open'
}

export type ApplyRefusal =
	| 'account-closed'
	| 'in-already'
	| 'certified'
	| 'in-cohort'
	| 'excused'
	| 'in-other-intake'
	| 'taken-off'
	| 'not-open'
	| 'not-needed'

export type ApplyFacts = {
	phase: IntakePhase
	/** Their place in this intake, if they have or had one */
	state: ApplicationState | null
	closedAccount: boolean
	/** Holds the stage's certificate in force */
	certified: boolean
	/** Has a seat in a cohort of the stage that is not over */
	inCohort: boolean
	/** Excused from the stage, or puts it off, beyond the first day of this intake's cohorts */
	excused: boolean
	/** Stands in another intake of the stage that is not formed yet */
	inOtherIntake: boolean
	whoMay: WhoMay
	/** The table of needs names them for this stage */
	needed: boolean
}

/** Who gets into an intake. An admin may put anybody in until its cohorts are formed; people themselves while it is open. */
export function mayApply(facts: ApplyFacts, byAdmin = false): Verdict<ApplyRefusal> {
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.state === 'in' || facts.state === 'placed') return { ok: false, why: 'in-already' }
	if (facts.certified) return { ok: false, why: 'certified' }
	if (facts.inCohort) return { ok: false, why: 'in-cohort' }
	if (facts.inOtherIntake) return { ok: false, why: 'in-other-intake' }
	// An excuse is no ban: they may ask for a place themselves, and an admin who agrees ends it.
	if (facts.excused && byAdmin) return { ok: false, why: 'excused' }
	if (byAdmin) return ['coming', 'open', 'closed'].includes(facts.phase) ? { ok: true } : { ok: false, why: 'not-open' }
	if (facts.phase !== 'open') return { ok: false, why: 'not-open' }
	if (facts.state === 'removed') return { ok: false, why: 'taken-off' }
	return facts.whoMay === 'anyone' || facts.needed ? { ok: true } : { ok: false, why: 'not-needed' }
}

export type ChangeRefusal = 'not-in' | 'over-already' | 'assigned'

/**
 * What somebody wrote they change until the cohorts are formed: who is put in after the intake closed has times of the week
 * to name as well, and a time that changes is better known late than never. A proposal is weighed anew each time it is read.
 */
export function mayChange(facts: { state: ApplicationState; phase: IntakePhase }): Verdict<ChangeRefusal> {
	if (facts.state !== 'in') return { ok: false, why: 'not-in' }
	return ['coming', 'open', 'closed'].includes(facts.phase) ? { ok: true } : { ok: false, why: 'over-already' }
}

/** Who applied may take it back until cohorts are formed; who was assigned talks to an admin, who can excuse them. */
export function mayWithdraw(facts: { state: ApplicationState; source: ApplicationSource }): Verdict<ChangeRefusal> {
	if (facts.state !== 'in') return { ok: false, why: 'not-in' }
	return facts.source === 'applied' ? { ok: true } : { ok: false, why: 'assigned' }
}

export type IntakeMove = 'open' | 'close' | 'cancel'
export type IntakeRefusal = 'not-from-here' | 'closes-before-today' | 'not-editable' | 'stage-stays' | 'no-such-stage'

const FROM: Record<IntakeMove, readonly IntakeStatus[]> = {
	open: ['draft', 'closed'],
	close: ['open'],
	cancel: ['draft', 'open', 'closed'],
}

/** Opening, closing, opening again, calling off. Once cohorts are formed, it is they that change. */
export function mayMove(
	intake: { status: IntakeStatus; closesOn: string },
	to: IntakeMove,
	today: string,
): Verdict<IntakeRefusal> {
	if (!FROM[to].includes(intake.status)) return { ok: false, why: 'not-from-here' }
	return to === 'open' && intake.closesOn < today ? { ok: false, why: 'closes-before-today' } : { ok: true }
}

/** A draft and an open intake can be edited, a closed one's dates too, so that it can open again. The level is set while it is a draft. */
export function mayEdit(
	intake: { status: IntakeStatus; stageKey: string },
	to: { stageKey: string },
): Verdict<IntakeRefusal> {
	if (!['draft', 'open', 'closed'].includes(intake.status)) return { ok: false, why: 'not-editable' }
	return intake.status === 'draft' || intake.stageKey === to.stageKey ? { ok: true } : { ok: false, why: 'stage-stays' }
}

export type AnswerRefusal = 'answered-already' | 'no-longer-asked' | 'not-their-manager'

/** Who was asked answers once, as long as the question stands and the person still reports to them. */
export function mayAnswer(facts: { state: AgreementState; stillManages: boolean }): Verdict<AnswerRefusal> {
	if (facts.state === 'withdrawn') return { ok: false, why: 'no-longer-asked' }
	if (facts.state !== 'asked') return { ok: false, why: 'answered-already' }
	return facts.stillManages ? { ok: true } : { ok: false, why: 'not-their-manager' }
}
