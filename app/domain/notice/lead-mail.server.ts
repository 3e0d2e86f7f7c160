import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { findSilent, findTimeAsked } from '../facilitator/waiting.server'
import { sayTimeToLead } from '../facilitator/work'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { LEAD_NOMINATED_LETTER, LEAD_TIME_LETTER, leadNominatedLetter, leadTimeLetter } from './lead-letter'
import { renderLetter } from './letters'

/** To the line manager of whoever has said why they want to lead a level: once, however often that is said. */
export async function putLeadTimeLetter(
	tx: Tx,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<void> {
	const { managerId } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { managerId: true } })
	if (!managerId) return
	await putOnce(tx, { letter: LEAD_TIME_LETTER, toPersonId: managerId, subjectId: `${personId} ${stageKey}` }, now)
}

/** To whoever a colleague has nominated. */
export async function putLeadNominatedLetter(
	tx: Tx,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<void> {
	await putOnce(tx, { letter: LEAD_NOMINATED_LETTER, toPersonId: personId, subjectId: `${personId} ${stageKey}` }, now)
}

/** Null once they have said why, the level is no more, or their account is closed. */
export async function composeLeadNominatedLetter(
	db: Db,
	{ subjectId }: { subjectId: string | null },
	{ publicUrl, content }: { publicUrl: string; content: { programs: Program[] } },
) {
	const [personId = '', stageKey = ''] = subjectId?.split(' ') ?? []
	const nominated = await findSilent(db, { personId, stageKey })
	const level = findStageByKey(content.programs, stageKey)
	if (!nominated || !level) return null
	const { calledName, email } = nominated
	const link = publicUrl + paths.way({ person: personId, program: level.program.slug, stage: level.id })
	return { to: email, ...renderLetter(leadNominatedLetter({ calledName, level, link })) }
}

async function putOnce(
	tx: Tx,
	{ letter, toPersonId, subjectId }: { letter: string; toPersonId: string; subjectId: string },
	now: Date,
) {
	const onceKey = [letter, toPersonId, subjectId].join(' ')
	const data = { letter, toPersonId, subjectId, onceKey, createdAt: now, dueAt: now }
	await tx.outboxMail.createMany({ data, skipDuplicates: true })
}

/** Null once it was answered, the level is no more, somebody else is their line manager, or an account is closed. */
export async function composeLeadTimeLetter(
	db: Db,
	row: { toPersonId: string; subjectId: string | null },
	{ publicUrl, content }: { publicUrl: string; content: { programs: Program[] } },
) {
	const [personId = '', stageKey = ''] = row.subjectId?.split(' ') ?? []
	const asked = await findTimeAsked(db, { personId, stageKey }, row.toPersonId)
	const level = findStageByKey(content.programs, stageKey)
	if (!asked || !level) return null
	const { name: person, manager } = asked
	const link = publicUrl + paths.ways()
	const facts = { calledName: manager.calledName, person, level, takes: sayTimeToLead(level), link }
	return { to: manager.email, ...renderLetter(leadTimeLetter(facts)) }
}
