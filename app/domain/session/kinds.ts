export const ATTENDANCE_STATES = ['present', 'absent', 'excused'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]
export const attendanceStateNames: Record<AttendanceState, string> = {
	present: 'Present',
	absent: 'Absent',
	excused: 'Excused',
}
