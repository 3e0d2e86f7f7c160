import { levelOf } from '../cohort/level'
import { readPlace } from '../cohort/place.server'
import type { Db } from '../db'
import { findTimeQuestion } from '../intake/asked.server'
import type { Program } from '../program/lesson'
import type { LinkKind } from '../sign-in/links.server'

/** What a one-use link is for, to tell several of one person apart: "Question about the time of Level 1 for Kofi Asante". */
export async function sayLink(
	db: Db,
	programs: Program[],
	{ kind, subjectId }: { kind: string; subjectId: string | null },
): Promise<string> {
	switch (kind as LinkKind) {
		case 'invitation':
			return 'Invitation'
		case 'password-reset':
			return 'Password link'
		case 'time-agreement': {
			const question = subjectId ? (await findTimeQuestion(db, subjectId))?.question : null
			if (!question) return 'Question about the time of a level'
			return `Question about the time of ${levelOf(programs, question.stageKey).label} for ${question.person}`
		}
		case 'seat-offer': {
			const place = subjectId ? await readPlace(db, programs, subjectId) : null
			return place ? `Seat offered in ${place.cohort.name}` : 'Seat offered in a cohort'
		}
	}
}
