/** A facilitator's qualification: for each level, who may lead it, who trains for it, and until when. */
export const QUALIFICATION_STATES = ['training', 'qualified', 'paused'] as const
export type QualificationState = (typeof QUALIFICATION_STATES)[number]

/** What an admin can give: somebody trains, is signed off, or is appointed before anybody holds the level. */
export const GRANTS = ['training', 'qualified', 'founding'] as const
export type Grant = (typeof GRANTS)[number]

/** Both last as long (program-design.md, section 10): then two sessions led, one watched and one calibration renew it. */
export const QUALIFIED_MONTHS = 12
export const EXPIRES_SOON_DAYS = 60

/** How a qualification stands at a moment; `over`: its months have passed. */
export type Standing = QualificationState | 'over'
/** The way is behind them, in force or paused for now. */
export function holdsLevel(standing: Standing | null): standing is 'qualified' | 'paused' {
	return standing === 'qualified' || standing === 'paused'
}

export const standingNames: Record<Standing, string> = {
	training: 'In training',
	qualified: 'Qualified',
	paused: 'Paused',
	over: 'Ended',
}
