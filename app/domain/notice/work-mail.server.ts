import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { renderLetter } from './letters'
import { hearingOpenLetter, WORK_BACK_LETTER, workBackLetter } from './work-letter'

/** To those who read a work that went back to the queue, and to its author. */
export async function putWorkBackLetters(tx: Tx, submissionId: string, personIds: string[], now: Date): Promise<void> {
	const letter = WORK_BACK_LETTER
	await tx.outboxMail.createMany({
		data: personIds.map((toPersonId) => ({ letter, toPersonId, subjectId: submissionId, createdAt: now, dueAt: now })),
	})
}

/** Null once it is booked, taken up again or decided, the level is no more, or an account is closed. */
export async function composeWorkBackLetter(
	db: Db,
	{ toPersonId, subjectId }: { toPersonId: string; subjectId: string | null },
	{ publicUrl, content }: { publicUrl: string; content: { programs: Program[] } },
) {
	const work = await db.submission.findFirst({
		where: { id: subjectId ?? '', decision: null, sheets: { none: {} } },
		select: { personId: true, stageKey: true, requirementId: true },
	})
	const to = await db.person.findFirst({
		where: { id: toPersonId, disabledAt: null },
		select: { email: true, calledName: true },
	})
	const level = findStageByKey(content.programs, work?.stageKey ?? '')
	if (!work || !to || !level) return null
	const isAuthor = work.personId === toPersonId
	const place = { program: level.program.slug, stage: level.id, work: work.requirementId }
	const link = isAuthor ? paths.slots(place) : paths.offeredSlots()
	const facts = { calledName: to.calledName, level, link: publicUrl + link }
	return { to: to.email, ...renderLetter((isAuthor ? hearingOpenLetter : workBackLetter)(facts)) }
}
