export const ATTENDANCE_STATES = ['present', 'absent', 'excused'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]
export const attendanceStateNames: Record<AttendanceState, string> = {
	present: 'Present',
	absent: 'Absent',
	excused: 'Excused',
}

/** `led` counts for the level, `make-up` stands in for one that was missed, `self-run` is held by people of the cohort themselves. */
export const SESSION_KINDS = ['led', 'make-up', 'self-run'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]
/** The order of sessions within a cohort: those led from 1 on, the others from here. What they are called goes by the plan. */
export const FIRST_NUMBER: Record<SessionKind, number> = { led: 1, 'make-up': 501, 'self-run': 1001 }
/** Held by who facilitates the cohort: attendance, run sheet and readiness are about these. */
export const LED_KINDS: SessionKind[] = ['led', 'make-up']

/** Whether somebody of the cohort is asked to a session: a make-up is for those whom it names, all others for everybody. */
export function isAsked({ invited }: { invited: string[] }, personId: string): boolean {
	return invited.length === 0 || invited.includes(personId)
}

export type Numbered = { kind: SessionKind; planNumber: number | null }

/** "Room 3", "Extra room", "Make-up session": how learners know it on their way. */
export function roomName({ kind, planNumber }: Numbered): string {
	if (kind !== 'led') return sessionName({ kind, planNumber })
	return planNumber === null ? 'Extra room' : `Room ${planNumber}`
}

/** "Session 3", "Extra session", "Make-up session", "Self-run": what a page calls a session besides its title. */
export function sessionName({ kind, planNumber }: Numbered): string {
	if (kind === 'led') return planNumber === null ? 'Extra session' : `Session ${planNumber}`
	return kind === 'make-up' ? 'Make-up session' : 'Self-run'
}

/** Pairs, triads and pods of a session: a part of it is held in small groups beside each other. */
export const GROUP_SIZES = [2, 3, 4] as const
export type GroupSize = (typeof GROUP_SIZES)[number]
