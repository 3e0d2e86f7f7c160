import { paths } from '~/paths'
import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { leadsLetter, notPlacedLetter, placedLetter } from './formation-letters'
import { renderLetter } from './letters'

const FORMATION_LETTERS = ['cohort-formed', 'not-placed'] as const
export type FormationLetterKey = (typeof FORMATION_LETTERS)[number]

export function isFormationLetter(letter: string): letter is FormationLetterKey {
	return FORMATION_LETTERS.some((each) => each === letter)
}

type Row = { letter: FormationLetterKey; toPersonId: string; subjectId: string | null }
type Options = { publicUrl: string; content: { programs: Program[] } }

/** What came of an intake, to one of its people or leads. Null when it no longer holds: off the cohort again, cancelled. */
export async function composeFormationLetter(db: Db, row: Row, { publicUrl, content: { programs } }: Options) {
	const to = await db.person.findUnique({
		where: { id: row.toPersonId },
		select: { email: true, calledName: true, disabledAt: true },
	})
	if (!to || to.disabledAt || !row.subjectId) return null
	const { calledName } = to
	if (row.letter === 'not-placed') {
		const intake = await db.intake.findUnique({
			where: { id: row.subjectId },
			select: {
				name: true,
				stageKey: true,
				applications: { where: { personId: row.toPersonId }, select: { state: true } },
			},
		})
		const level = intake && findStageByKey(programs, intake.stageKey)
		if (!level || intake.applications[0]?.state !== 'not-placed') return null
		const link = publicUrl + paths.cohorts()
		return { to: to.email, ...renderLetter(notPlacedLetter({ calledName, link, intake: intake.name, level })) }
	}
	const cohort = await db.cohort.findUnique({
		where: { id: row.subjectId },
		select: {
			id: true,
			name: true,
			program: true,
			stage: true,
			status: true,
			startsOn: true,
			members: { select: { personId: true } },
			facilitators: { where: { part: 'lead' }, select: { personId: true, person: { select: { name: true } } } },
		},
	})
	const level = cohort && findStageByKey(programs, `${cohort.program}/${cohort.stage}`)
	if (!level || cohort.status === 'cancelled') return null
	const link = publicUrl + paths.cohort({ cohort: cohort.id })
	const facts = { calledName, link, cohort: cohort.name, level, startsOn: cohort.startsOn }
	const [lead] = cohort.facilitators
	if (lead?.personId === row.toPersonId)
		return { to: to.email, ...renderLetter(leadsLetter({ ...facts, people: cohort.members.length })), cohort }
	if (!lead || !cohort.members.some(({ personId }) => personId === row.toPersonId)) return null
	const others = cohort.members.length - 1
	return { to: to.email, ...renderLetter(placedLetter({ ...facts, lead: lead.person.name, others })), cohort }
}
