import { paths } from '~/paths'
import type { Db } from '../db'
import { findTimeQuestion } from '../intake/asked.server'
import { findPlaceOf } from '../intake/place.server'
import { timeOf } from '../intake/time'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { assignedLetter, intakeCancelledLetter, timeAskedLetter, timeDeclinedLetter } from './intake-letters'
import { renderLetter } from './letters'

const INTAKE_LETTERS = ['time-asked', 'time-declined', 'assigned', 'intake-cancelled'] as const
export type IntakeLetterKey = (typeof INTAKE_LETTERS)[number]

export function isIntakeLetter(letter: string): letter is IntakeLetterKey {
	return INTAKE_LETTERS.some((each) => each === letter)
}

type Row = {
	letter: IntakeLetterKey
	toPersonId: string
	subjectId: string | null
	/** Address of the one-use link it carries, while that holds */
	link: string | null
}
type Options = { publicUrl: string; content: { programs: Program[] } }

/** Null when it has lost its reason: answered or withdrawn meanwhile, taken off, a level that is no more. */
export async function composeIntakeLetter(db: Db, row: Row, options: Options) {
	const to = await db.person.findUnique({
		where: { id: row.toPersonId },
		select: { email: true, calledName: true, disabledAt: true },
	})
	if (!to || to.disabledAt || !row.subjectId) return null
	const letter = await write(db, row, row.subjectId, to.calledName, options)
	return letter && { to: to.email, ...renderLetter(letter) }
}

async function write(
	db: Db,
	row: Row,
	subjectId: string,
	calledName: string,
	{ publicUrl, content: { programs } }: Options,
) {
	switch (row.letter) {
		case 'time-asked': {
			const asked = await findTimeQuestion(db, subjectId)
			const stage = asked && findStageByKey(programs, asked.question.stageKey)
			if (!stage || !row.link || asked.state !== 'asked' || !asked.stillManages) return null
			const { person, for: about } = asked.question
			return timeAskedLetter({ calledName, link: row.link, person, level: stage, time: timeOf(stage), about })
		}
		case 'time-declined': {
			const asked = await findTimeQuestion(db, subjectId)
			const stage = asked && findStageByKey(programs, asked.question.stageKey)
			if (!stage || asked.state !== 'declined') return null
			const link = publicUrl + paths.cohorts()
			return timeDeclinedLetter({ calledName, link, manager: asked.manager.name, level: stage })
		}
		case 'assigned': {
			const place = await findPlaceOf(db, subjectId)
			const stage = place && findStageByKey(programs, place.intake.stageKey)
			if (!stage || place.state !== 'in' || place.intake.status === 'cancelled') return null
			const { id, startsOn, closesOn } = place.intake
			const link = publicUrl + paths.intake({ intake: id })
			const { reason, assignedBy: by } = place
			return assignedLetter({
				calledName,
				link,
				by,
				reason,
				level: stage,
				time: timeOf(stage),
				startsOn,
				closesOn,
			})
		}
		case 'intake-cancelled': {
			const place = await findPlaceOf(db, subjectId)
			const stage = place && findStageByKey(programs, place.intake.stageKey)
			if (!stage || place.intake.status !== 'cancelled') return null
			const { name, cancelReason: reason } = place.intake
			return intakeCancelledLetter({ calledName, link: publicUrl + paths.cohorts(), name, level: stage, reason })
		}
	}
}
