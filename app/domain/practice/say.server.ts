import type { Program } from '../program/lesson'
import { type Numbered, sessionName } from '../session/kinds'
import { dayLabel } from '../zone/plain-date'
import { shortDate } from '../zone/zone.server'
import { outcomeNames } from './kinds'
import type { CommitmentRow } from './read.server'

/** A commitment as its author's page says it. @param today their date, "2026-11-26" */
export function sayCommitment(row: CommitmentRow, programs: Program[], zone: string, today: string) {
	return {
		id: row.id,
		text: row.text,
		due: dayLabel(row.dueOn),
		isOverdue: row.dueOn < today,
		isToday: row.dueOn === today,
		from: whereFrom(row, programs),
		/** Made in a room: its cohort hears it */
		inRoom: row.session !== null,
		learned: row.learned,
		closed:
			row.outcome && row.closedAt ? { outcome: outcomeNames[row.outcome], on: shortDate(row.closedAt, zone) } : null,
	}
}

function whereFrom(row: CommitmentRow, programs: Program[]): string {
	if (row.session) return `${row.session.cohort.name}, ${sessionName(row.session as Numbered).toLowerCase()}`
	if (!row.moduleKey) return ''
	const modules = programs.flatMap((program) => program.stages.flatMap((stage) => stage.modules))
	return modules.find((module) => module.key === row.moduleKey)?.title ?? ''
}
