import { leaveAssessing } from '../assessment/leave-assessing.server'
import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { listHelped } from '../facilitator/read.server'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import type { Role } from '../person/kinds'
import type { FacilitatorPart } from './kinds'

const LEADING: FacilitatorPart[] = ['lead', 'co']

/**
 * Whoever is no facilitator any more leads no cohort and assesses nobody any more, and whoever does not even train watches
 * none: otherwise a seat would outlive the role it was given for. Finished cohorts keep their history.
 */
export async function giveUpSeats(
	tx: Tx,
	personId: string,
	roles: readonly Role[],
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	if (roles.includes('facilitator')) return
	await leaveAssessing(tx, personId, by, now)
	const trains = roles.includes('trainee')
	const lost: FacilitatorPart[] = trains ? LEADING : [...LEADING, 'observer']
	// Whoever trains and was let co-lead a level goes on helping there.
	const helpsIn = trains ? await listHelped(tx, personId) : []
	const kept = helpsIn.map((stageKey) => {
		const [program = '', stage = ''] = stageKey.split('/')
		return { part: 'co', cohort: { program, stage } }
	})
	const where = { personId, part: { in: lost }, cohort: { status: { not: 'finished' } }, NOT: kept }
	const seats = await tx.cohortFacilitator.findMany({ where, select: { cohort: { select: { id: true, name: true } } } })
	if (seats.length === 0) return
	await tx.cohortFacilitator.deleteMany({ where })
	for (const { cohort } of seats) {
		await record(tx, { act: 'facilitator-removed', actor: by, subject: personId, detail: { cohort: cohort.name } })
		await tellOfSessions(tx, { cohortId: cohort.id, personIds: [personId] }, now)
	}
}

/** Cohorts that are not over in which somebody has a part: their people may hear of it when a role is lost. */
export async function listLedBy(db: Db, personId: string): Promise<string[]> {
	const seats = await db.cohortFacilitator.findMany({
		where: { personId, cohort: { status: { not: 'finished' } } },
		select: { cohortId: true },
	})
	return seats.map(({ cohortId }) => cohortId)
}

/** Who has a part in which cohort that is not over. */
export async function listLeading(db: Db | Tx): Promise<{ personId: string; cohortId: string }[]> {
	return db.cohortFacilitator.findMany({
		where: { cohort: { status: { not: 'finished' } } },
		select: { personId: true, cohortId: true },
	})
}
