import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { AIMS, type Aim, type Answers, STAGES, type StageId, stageOfLevel } from './kinds'
import { storedAnswers } from './schema'

export type Place = { at: StageId; aim: Aim }
export type Run = Place & { id: string; answers: Answers; startedAt: Date; finishedAt: Date | null }
export type FinishedRun = Run & { finishedAt: Date }

type Row = { id: string; at: string; aim: string; answers: unknown; startedAt: Date; finishedAt: Date | null }

function toRun({ at, aim, answers, ...rest }: Row): Run {
	return { ...rest, ...placeOf(at, aim), answers: storedAnswers.parse(answers) }
}

/** Words no longer known are read as the first stage, undecided. */
function placeOf(at: string, aim: string): Place {
	return {
		at: STAGES.find((each) => each === at) ?? 'ic',
		aim: AIMS.find((each) => each === aim) ?? 'unsure',
	}
}

const run = { id: true, at: true, aim: true, answers: true, startedAt: true, finishedAt: true } as const

/** The run somebody is in the middle of. */
export async function findOpenRun(db: Db | Tx, personId: string): Promise<Run | null> {
	const row = await db.readinessRun.findFirst({
		where: { personId, finishedAt: null },
		select: run,
		orderBy: { startedAt: 'desc' },
	})
	return row && toRun(row)
}

/** Own finished runs, newest first. */
export async function listFinishedRuns(db: Db | Tx, personId: string): Promise<FinishedRun[]> {
	const rows = await db.readinessRun.findMany({
		where: { personId, finishedAt: { not: null } },
		select: run,
		orderBy: { finishedAt: 'desc' },
	})
	return rows.map((row) => toRun(row) as FinishedRun)
}

/**
 * A finished run for whoever may read it: its owner, or somebody it is shared with. For all others there is no such thing.
 * @throws DomainError 'not-found'
 */
export async function getResult(
	db: Db,
	runId: string,
	readerId: string,
): Promise<FinishedRun & { owner: { id: string; name: string }; isOwn: boolean }> {
	const row = await db.readinessRun.findFirst({
		where: {
			id: runId,
			finishedAt: { not: null },
			// Who has left can end no share any more.
			OR: [{ personId: readerId }, { shares: { some: { readerId } }, person: { disabledAt: null } }],
		},
		select: { ...run, person: { select: { id: true, name: true } } },
	})
	if (!row) throw new DomainError('not-found', 'result')
	const { person, ...rest } = row
	return { ...(toRun(rest) as FinishedRun), owner: person, isOwn: person.id === readerId }
}

/** Who can see a result now, by name. Only its owner asks. */
export async function listShares(db: Db, where: { runId: string; personId: string }) {
	const rows = await db.readinessShare.findMany({
		where: { runId: where.runId, run: { personId: where.personId } },
		select: { sharedAt: true, reader: { select: { id: true, name: true } } },
		orderBy: { sharedAt: 'asc' },
	})
	return rows.map(({ reader, sharedAt }) => ({ ...reader, sharedAt }))
}

/** Results of others that this person may read now. */
export async function listSharedWith(db: Db, readerId: string) {
	const rows = await db.readinessShare.findMany({
		where: { readerId, run: { person: { disabledAt: null } } },
		select: { sharedAt: true, run: { select: { id: true, finishedAt: true, person: { select: { name: true } } } } },
		orderBy: { sharedAt: 'desc' },
	})
	return rows.flatMap(({ run: { id, finishedAt, person } }) =>
		finishedAt ? [{ id, finishedAt, owner: person.name }] : [],
	)
}

/** Whom somebody may show a result to: their line manager, who leads their cohorts, mentors. */
export async function listShareChoices(db: Db | Tx, personId: string): Promise<{ id: string; name: string }[]> {
	return db.person.findMany({
		where: {
			id: { not: personId },
			disabledAt: null,
			OR: [
				{ reports: { some: { id: personId } } },
				{ roles: { some: { role: 'mentor' } } },
				{
					facilitations: {
						some: { part: { in: ['lead', 'co'] }, cohort: { members: { some: { personId } } } },
					},
				},
			],
		},
		select: { id: true, name: true },
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
}

/** Where somebody stands: what they said themself, or else the level in the directory. */
export async function getPlace(db: Db, personId: string): Promise<Place & { isOwnWord: boolean }> {
	const person = await db.person.findUnique({
		where: { id: personId },
		select: { careerTrack: true, careerLevel: true, pipelinePlace: { select: { at: true, aim: true } } },
	})
	if (!person) throw new DomainError('not-found', 'person')
	const said = person.pipelinePlace
	if (said) return { ...placeOf(said.at, said.aim), isOwnWord: true }
	const track = person.careerTrack === 'ic' ? 'ic' : 'manager'
	return { at: stageOfLevel(track, person.careerLevel), aim: 'unsure', isOwnWord: false }
}
