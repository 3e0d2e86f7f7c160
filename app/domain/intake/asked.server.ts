import type { Db, Prisma } from '../db'
import { findAnyLink, type LinkKey } from '../sign-in/links.server'
import type { AgreementState, TimeAnswer } from './kinds'

/** What a line manager sees of a question: who, which level, from when. Never why, what for, or who else. */
export type TimeQuestion = {
	agreementId: string
	personId: string
	person: string
	stageKey: string
	/** The intake or the cohort */
	for: { kind: 'intake' | 'cohort'; name: string; startsOn: string }
}

const columns = {
	id: true,
	personId: true,
	stageKey: true,
	state: true,
	note: true,
	answeredAt: true,
	person: { select: { name: true, managerId: true, disabledAt: true } },
	manager: { select: { id: true, name: true } },
	intake: { select: { name: true, startsOn: true } },
	cohort: { select: { name: true, startsOn: true } },
} as const

type Row = Prisma.TimeAgreementGetPayload<{ select: typeof columns }>

/** A question with its people, for a page or a letter; null when there is no such question. */
export async function findTimeQuestion(db: Db, agreementId: string) {
	const row = await db.timeAgreement.findUnique({ where: { id: agreementId }, select: columns })
	const question = row && toQuestion(row)
	if (!question) return null
	return {
		question,
		state: row.state as AgreementState,
		note: row.note,
		answeredAt: row.answeredAt,
		manager: row.manager,
		stillManages: row.person.managerId === row.manager.id && row.person.disabledAt === null,
	}
}

function toQuestion({ id, personId, person, stageKey, intake, cohort }: Row): TimeQuestion | null {
	const about = intake ?? cohort
	if (!about) return null
	const kind = intake ? 'intake' : 'cohort'
	return { agreementId: id, personId, person: person.name, stageKey, for: { kind, ...about } }
}

/** What waits for a line manager's word, the longest wait first. */
export async function listTimeQuestions(db: Db, managerId: string): Promise<TimeQuestion[]> {
	const rows = await db.timeAgreement.findMany({
		where: { managerId, state: 'asked', person: { managerId, disabledAt: null } },
		orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
		select: columns,
	})
	return rows.flatMap((row) => toQuestion(row) ?? [])
}

/**
 * What the address in a letter leads to: the question, or what was answered to it by whoever had this address. A link that
 * ended in any other way says nothing of anybody.
 */
export async function readTimeLink(
	db: Db,
	key: LinkKey,
	token: string,
	now: Date,
): Promise<{
	question: TimeQuestion
	/** Who was asked: the only one to whom an answer is shown */
	managerId: string
	answered: { state: TimeAnswer; note: string } | null
} | null> {
	const link = await findAnyLink(db, key, 'time-agreement', token)
	const found = link?.subjectId ? await findTimeQuestion(db, link.subjectId) : null
	if (!link || !found) return null
	const { question, state, note, answeredAt, stillManages } = found
	const managerId = found.manager.id
	if (state === 'asked') {
		const isOpen = !link.usedAt && link.expiresAt > now && stillManages
		return isOpen ? { question, managerId, answered: null } : null
	}
	const isByThis = answeredAt !== null && link.usedAt?.getTime() === answeredAt.getTime()
	return isByThis && state !== 'withdrawn' ? { question, managerId, answered: { state, note } } : null
}
