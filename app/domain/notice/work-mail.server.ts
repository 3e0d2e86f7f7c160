import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { renderLetter } from './letters'
import {
	hearingOpenLetter,
	OTHER_READER_LETTER,
	otherReaderLetter,
	releasedLetter,
	WORK_BACK_LETTER,
	workBackLetter,
} from './work-letter'

/** To those who read a work that went back to the queue, and to its author. */
export async function putWorkBackLetters(tx: Tx, submissionId: string, personIds: string[], now: Date): Promise<void> {
	await put(tx, WORK_BACK_LETTER, submissionId, personIds, now)
}

/** To whoever may not judge a work any more, and to its author. */
export async function putOtherReaderLetters(
	tx: Tx,
	submissionId: string,
	personIds: string[],
	now: Date,
): Promise<void> {
	await put(tx, OTHER_READER_LETTER, submissionId, personIds, now)
}

async function put(tx: Tx, letter: WorkLetter, subjectId: string, personIds: string[], now: Date): Promise<void> {
	await tx.outboxMail.createMany({
		data: personIds.map((toPersonId) => ({ letter, toPersonId, subjectId, createdAt: now, dueAt: now })),
	})
}

type WorkLetter = typeof WORK_BACK_LETTER | typeof OTHER_READER_LETTER

const letterFor = {
	[WORK_BACK_LETTER]: { author: hearingOpenLetter, assessor: workBackLetter },
	[OTHER_READER_LETTER]: { author: otherReaderLetter, assessor: releasedLetter },
}

export function isWorkLetter(letter: string): letter is WorkLetter {
	return letter === WORK_BACK_LETTER || letter === OTHER_READER_LETTER
}

/**
 * Null once it is decided, the level is no more, or an account is closed; of work that went back to the queue, also once it
 * is booked or taken up again.
 */
export async function composeWorkLetter(
	db: Db,
	{ letter, toPersonId, subjectId }: { letter: WorkLetter; toPersonId: string; subjectId: string | null },
	{ publicUrl, content }: { publicUrl: string; content: { programs: Program[] } },
) {
	const isBack = letter === WORK_BACK_LETTER
	const work = await db.submission.findFirst({
		where: { id: subjectId ?? '', decision: null, ...(isBack ? { sheets: { none: {} } } : {}) },
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
	const write = letterFor[letter][isAuthor ? 'author' : 'assessor']
	const link = isBack
		? isAuthor
			? paths.slots(place)
			: paths.offeredSlots()
		: isAuthor
			? paths.tries(place)
			: paths.assess()
	return { to: to.email, ...renderLetter(write({ calledName: to.calledName, level, link: publicUrl + link })) }
}
