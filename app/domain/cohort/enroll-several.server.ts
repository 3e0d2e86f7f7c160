import type { Db } from '../db'
import { isDomainError } from '../errors'
import { enroll } from './enroll.server'

/** Gives seats one by one, so that one refusal does not cost the others theirs. `why`: an EnrollRefusal. */
export async function enrollSeveral(
	db: Db,
	seats: { cohortId: string; personIds: string[]; reason?: string },
	by: { id: string; name: string },
	now: Date,
): Promise<{ added: number; refused: { personId: string; why: string }[] }> {
	const refused: { personId: string; why: string }[] = []
	for (const personId of seats.personIds) {
		try {
			await enroll(db, { cohortId: seats.cohortId, personId, reason: seats.reason }, by, now)
		} catch (error) {
			if (!isDomainError(error) || error.code !== 'conflict') throw error
			refused.push({ personId, why: error.why })
		}
	}
	return { added: seats.personIds.length - refused.length, refused }
}
