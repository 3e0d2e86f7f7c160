import { levelOf } from '../cohort/level'
import type { Db, Prisma, Tx } from '../db'
import type { Program } from '../program/lesson'
import { type About, listKeptFrom } from './apart.server'
import type { Audience } from './kinds'
import { readSubjects } from './subjects.server'

export type Chosen = { audience: Audience; cohortId: string | null; stageKey: string }

/** A cohort somebody learns in, leads or watches; one that was called off counts for nothing. */
const inIt = (personId: string): Prisma.CohortWhereInput => ({
	status: { not: 'cancelled' },
	OR: [{ members: { some: { personId } } }, { facilitators: { some: { personId } } }],
})

/** The cohorts somebody is or was in, as far as audiences go. */
async function listOwnCohorts(db: Db | Tx, personId: string) {
	const rows = await db.cohort.findMany({
		where: inIt(personId),
		select: { id: true, name: true, program: true, stage: true },
		orderBy: { startsOn: 'desc' },
	})
	return rows.map(({ program, stage, ...cohort }) => ({ ...cohort, stageKey: `${program}/${stage}` }))
}

/** The cases that reach somebody by what their authors chose; from whom each is kept is asked after. */
export async function reaches(db: Db | Tx, readerId: string): Promise<Prisma.CaseWhereInput> {
	const cohorts = await listOwnCohorts(db, readerId)
	return {
		state: { in: ['open', 'closed'] },
		authorId: { not: readerId },
		apart: { none: { personId: readerId } },
		OR: [
			{ audience: 'cohort', cohortId: { in: cohorts.map(({ id }) => id) } },
			{ audience: 'level', stageKey: { in: cohorts.map(({ stageKey }) => stageKey) } },
			...(cohorts.length > 0 ? [{ audience: 'everyone' }] : []),
		],
	}
}

/**
 * What an author may choose from, with how many would read a case and from how many it would be kept.
 * @param about whom it is about, in the author's words
 */
export async function listAudiences(db: Db, programs: Program[], authorId: string, said: string) {
	const { subjectIds, subjectTeams, teamsOfPeople } = await readSubjects(db, said)
	const about: About = { authorId, subjectIds, subjectTeams, theirTeams: teamsOfPeople }
	const cohorts = await listOwnCohorts(db, about.authorId)
	const levels = [...new Set(cohorts.map(({ stageKey }) => stageKey))]
	const choices: { chosen: Chosen; name: string }[] = [
		...cohorts.map(({ id, name }) => ({
			chosen: { audience: 'cohort' as const, cohortId: id, stageKey: '' },
			name: `The people of ${name}`,
		})),
		...levels.map((stageKey) => ({
			chosen: { audience: 'level' as const, cohortId: null, stageKey },
			name: `Every cohort of ${levelOf(programs, stageKey).label}`,
		})),
		...(cohorts.length > 0
			? [{ chosen: { audience: 'everyone' as const, cohortId: null, stageKey: '' }, name: 'Everyone in a cohort here' }]
			: []),
	]
	const rows = []
	for (const { chosen, name } of choices) {
		const people = (await listPeopleOf(db, chosen)).filter((id) => id !== about.authorId)
		const kept = await listKeptFrom(db, about, people)
		rows.push({ value: audienceValue(chosen), name, readers: people.length - kept.length, kept: kept.length })
	}
	return rows
}

/** What a form sends as an audience, when its author may choose it; null when not. */
export async function findAudience(db: Db | Tx, personId: string, value: string): Promise<Chosen | null> {
	const cohorts = await listOwnCohorts(db, personId)
	const [audience, of = ''] = value.split(/:(.*)/)
	if (audience === 'cohort' && cohorts.some(({ id }) => id === of)) return { audience, cohortId: of, stageKey: '' }
	if (audience === 'level' && cohorts.some(({ stageKey }) => stageKey === of))
		return { audience, cohortId: null, stageKey: of }
	if (audience === 'everyone' && cohorts.length > 0) return { audience, cohortId: null, stageKey: '' }
	return null
}

export function audienceValue({
	audience,
	cohortId,
	stageKey,
}: { audience: string } & Omit<Chosen, 'audience'>): string {
	if (audience === 'everyone') return 'everyone'
	return audience === 'cohort' ? `cohort:${cohortId ?? ''}` : `level:${stageKey}`
}

/** How a page names who may read a case. */
export function sayAudience(
	programs: Program[],
	row: { audience: string; stageKey: string; cohort: { name: string } | null },
): string {
	if (row.audience === 'everyone') return 'Everyone in a cohort'
	return row.audience === 'cohort' ? (row.cohort?.name ?? 'A cohort') : levelOf(programs, row.stageKey).label
}

async function listPeopleOf(db: Db, { audience, cohortId, stageKey }: Chosen): Promise<string[]> {
	const [program = '', stage = ''] = stageKey.split('/')
	const cohort: Prisma.CohortWhereInput = {
		status: { not: 'cancelled' },
		...(audience === 'cohort' ? { id: cohortId ?? '' } : audience === 'level' ? { program, stage } : {}),
	}
	const rows = await db.person.findMany({
		where: {
			disabledAt: null,
			OR: [{ memberships: { some: { cohort } } }, { facilitations: { some: { cohort } } }],
		},
		select: { id: true },
	})
	return rows.map(({ id }) => id)
}
