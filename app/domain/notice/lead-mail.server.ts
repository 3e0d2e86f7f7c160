import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { findTimeAsked } from '../facilitator/waiting.server'
import { sayTimeToLead } from '../facilitator/work'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { LEAD_TIME_LETTER, leadTimeLetter } from './lead-letter'
import { renderLetter } from './letters'

/** To the line manager of whoever has said why they want to lead a level: once, however often that is said. */
export async function putLeadTimeLetter(
	tx: Tx,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<void> {
	const { managerId } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { managerId: true } })
	if (!managerId) return
	const subjectId = `${personId} ${stageKey}`
	await tx.outboxMail.createMany({
		data: {
			letter: LEAD_TIME_LETTER,
			toPersonId: managerId,
			subjectId,
			onceKey: [LEAD_TIME_LETTER, managerId, subjectId].join(' '),
			createdAt: now,
			dueAt: now,
		},
		skipDuplicates: true,
	})
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
