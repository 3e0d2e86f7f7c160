import { listWorks } from '../assessment/works'
import type { FacilitatorPart } from '../cohort/kinds'
import { MENTORED_WEEKS } from '../practice/pairing'
import type { Stage } from '../program/lesson'

/** What leading, assessing and mentoring take, in minutes (program-design.md, sections 2 and 10; the figures of a stage are content). */
const LEAD_PREPARES = 30
const LEAD_CLOSES = 15

/** Minutes beside a session, by the part one has in it. */
export const MINUTES_BESIDE: Record<FacilitatorPart, number> = {
	lead: LEAD_PREPARES + LEAD_CLOSES,
	co: 30,
	observer: 15,
}

/** Hours a month one assessor gives to scoring (program-design.md, section 10) */
export const ASSESSOR_HOURS = 4

/** For one mentee a month */
export const MENTOR_HOURS = 2.5
const WEEKS_A_MONTH = 4
/** What six weeks with one mentee are reckoned at */
export const MENTORED_MINUTES = (MENTOR_HOURS * 60 * MENTORED_WEEKS) / WEEKS_A_MONTH

/** A lead's work for one session: the session, getting ready, and closing it. */
export function leadMinutes(sessionMinutes: number): number {
	return sessionMinutes + MINUTES_BESIDE.lead
}

type Taught = Pick<Stage, 'sessions'>
type Assessing = { training: Pick<Stage['training'], 'assessing'> }
type Assessed = Assessing & Pick<Stage, 'requirements'>

/** A lead's work for all the sessions of one cohort. */
export function leadMinutesOf(stage: Taught): number {
	return stage.sessions.reduce((sum, { minutes }) => sum + leadMinutes(minutes), 0)
}

/** How many assess one person at a time: as many as the stage's own rules say. */
export function assessorsEachOf(stage: Pick<Assessed, 'requirements'>): number {
	return Math.max(1, ...listWorks(stage.requirements).map(({ assessors }) => assessors))
}

/** What one of a stage's works takes each assessor. */
export function minutesToAssess({ training: { assessing } }: Assessing, requirementId: string): number {
	return assessing.of[requirementId] ?? assessing.minutesEach
}

/** What assessing one person takes of all assessors together. */
export function assessingMinutesOf(stage: Assessed): number {
	return listWorks(stage.requirements).reduce(
		(sum, { id, assessors }) => sum + assessors * minutesToAssess(stage, id),
		0,
	)
}

/** Steps to becoming a facilitator that take sessions of somebody else's cohorts, and those that do not. */
const SESSIONS_OF_EACH_STEP = 2
const ALONGSIDE = { shadow: 15, lead: 30, observed: 45 } as const
const APART = { eligible: 20, prepare: 120, signOff: 20 } as const

/** Sessions somebody in training takes part in: two watched, two led in part, two led under observation. */
export const SESSIONS_IN_TRAINING = SESSIONS_OF_EACH_STEP * Object.keys(ALONGSIDE).length

/** What becoming a facilitator takes of the person, at a session's usual length. */
export function minutesToBecomeLead(stage: Taught): number {
	const usual = stage.sessions.reduce((sum, { minutes }) => sum + minutes, 0) / stage.sessions.length
	const alongside = Object.values(ALONGSIDE).reduce((sum, extra) => sum + SESSIONS_OF_EACH_STEP * (usual + extra), 0)
	return Math.round(alongside + APART.eligible + APART.prepare + APART.signOff)
}

/** A facilitator gives no more of their role to all of it, in hours of four weeks: 10 % */
export const MOST_HOURS = 16

/** What a line manager is asked for: the letter and the page say the same. */
export function sayTimeToLead(stage: Taught): string {
	const hours = Math.round(minutesToBecomeLead(stage) / 60)
	return `It takes about ${hours} hours of working time until they are signed off, most of them in sessions; then, while they lead, at most ${MOST_HOURS} hours in four weeks, which is 10 % of their time.`
}

/** Cohorts somebody in training has to be taken along in, one after the other. */
export function cohortsToBecomeLead(stage: Taught): number {
	return Math.ceil(SESSIONS_IN_TRAINING / stage.sessions.length)
}
