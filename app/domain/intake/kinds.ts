/** An intake: a call for people who take one stage at about the same time. Cohorts are formed from it. */
export const INTAKE_STATUSES = ['draft', 'open', 'closed', 'formed', 'cancelled'] as const
export type IntakeStatus = (typeof INTAKE_STATUSES)[number]
/** Cohorts can still be formed from it. */
export const FORMABLE = ['draft', 'open', 'closed'] as const satisfies readonly IntakeStatus[]

/** Where an intake stands today: one that is open by its status may still be ahead, or over. */
export type IntakePhase = IntakeStatus | 'coming'
export const phaseNames: Record<IntakePhase, string> = {
	draft: 'Draft',
	coming: 'Opens later',
	open: 'Open',
	closed: 'Closed',
	formed: 'Cohorts formed',
	cancelled: 'Cancelled',
}

export const WHO_MAY = ['needed', 'anyone'] as const
export type WhoMay = (typeof WHO_MAY)[number]
export const whoMayNames: Record<WhoMay, string> = {
	needed: 'Those whom “who needs what” names for this level',
	anyone: 'Anybody in the organization',
}

export const FEWEST_PEOPLE = 8
export const MOST_PEOPLE = 2_000
export const MOST_OVERLAP = 8

/** 'removed': taken off by an admin, who can put them back; 'seated': got a seat of the level by another way meanwhile; 'excused': were, when its cohorts were formed */
export type ApplicationState = 'in' | 'withdrawn' | 'removed' | 'seated' | 'excused' | 'placed' | 'not-placed'
export type ApplicationSource = 'applied' | 'assigned'

/** A time of the week, on the person's own clock, at which they cannot come. `day`: 1 Monday … 7 Sunday. */
export type Unavailable = { day: number; from: string; to: string }
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export const MOST_UNAVAILABLE = 21

/** A line manager's word on the time a stage takes. */
export type AgreementState = 'asked' | 'agreed' | 'declined' | 'withdrawn'
export type TimeAnswer = Extract<AgreementState, 'agreed' | 'declined'>

export const EXCUSE_KINDS = ['excused', 'deferred'] as const
export type ExcuseKind = (typeof EXCUSE_KINDS)[number]
export const excuseKindNames: Record<ExcuseKind, string> = { excused: 'Excused', deferred: 'Later' }
export const MOST_EXCUSE_MONTHS = 12
