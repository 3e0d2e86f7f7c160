import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { Later } from '../later'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { findStageByKey } from '../program/find'
import type { Program, Stage } from '../program/lesson'
import { pinsOfToday } from '../program/pins'
import { transact } from '../transact.server'
import { isZone } from '../zone/zone.server'
import type { CohortStatus } from './kinds'
import { closeLine } from './lapse-offers.server'
import { lockLine, moveUp } from './line.server'
import { rulesOfToday, termsOfToday } from './rules'
import { freeSeats } from './seats'

type Actor = { id: string; name: string }
export type CohortFields = {
	name: string
	stage: string
	seatCount: number
	startsOn: string
	timeZone: string
	status: CohortStatus
}

/**
 * A new cohort takes the stage's requirements with it, and what its certificates promise: later changes of the program do not
 * change its rules.
 * @throws DomainError 'invalid' ('no-such-stage' | 'no-such-zone')
 */
export async function createCohort(
	db: Db,
	programs: Program[],
	fields: CohortFields,
	by: Actor,
	now: Date,
): Promise<{ cohortId: string }> {
	const stage = findStageByKey(programs, fields.stage)
	if (!stage) throw new DomainError('invalid', 'no-such-stage')
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	return transact(db, (tx) => addCohort(tx, stage, fields, by, now))
}

/** The same as a part of a larger change. @param fields their zone is known to exist */
export async function addCohort(
	tx: Tx,
	stage: Stage,
	fields: Omit<CohortFields, 'stage'> & { intakeId?: string },
	by: Actor,
	now: Date,
): Promise<{ cohortId: string }> {
	const cohort = await tx.cohort.create({
		data: {
			name: fields.name,
			program: stage.program.slug,
			stage: stage.id,
			seatCount: fields.seatCount,
			startsOn: fields.startsOn,
			timeZone: fields.timeZone,
			status: fields.status,
			intakeId: fields.intakeId,
			requirements: rulesOfToday(stage) as unknown as Prisma.InputJsonValue,
			certificate: termsOfToday(stage) as unknown as Prisma.InputJsonValue,
			lessons: pinsOfToday(stage),
			createdAt: now,
		},
		select: { id: true },
	})
	await record(tx, { act: 'cohort-created', actor: by, subject: cohort.id, detail: { cohort: fields.name } })
	return { cohortId: cohort.id }
}

/** Everything but the stage, whose rules the cohort carries. @throws DomainError 'conflict' ('fewer-seats-than-people') */
export async function changeCohort(
	db: Db,
	cohortId: string,
	fields: Omit<CohortFields, 'stage'>,
	by: Actor,
	now: Date,
	later?: Later,
): Promise<void> {
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	await transact(db, async (tx) => {
		const before = await lockLine(tx, cohortId, now)
		if (fields.seatCount < before.seatCount - freeSeats(before.line))
			throw new DomainError('conflict', 'fewer-seats-than-people')
		const { name, seatCount, startsOn, timeZone, status } = fields
		await tx.cohort.update({ where: { id: cohortId }, data: { name, seatCount, startsOn, timeZone, status } })
		await record(tx, { act: 'cohort-changed', actor: by, subject: cohortId, detail: { cohort: name, status } })
		if (status === 'finished' || status === 'cancelled') await closeLine(tx, cohortId, now, 'all')
		else if (status === 'running') await closeLine(tx, cohortId, now, 'waiting')
		else await moveUp(tx, cohortId, now, later)
		// Published, its people hear of its sessions; taken back, that they are not held. Anything else is no news of them.
		if (status === before.status) return
		const personIds = [...before.members, ...before.facilitators].map(({ personId }) => personId)
		await tellOfSessions(tx, { cohortId, personIds }, now)
	})
}
