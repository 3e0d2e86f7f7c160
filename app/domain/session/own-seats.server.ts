import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { type SelfRunFormat, selfRunFormatsOf } from './self-run'

/** Cohorts whose people may meet by themselves: while it runs and ever after. */
export const MEETING = ['open', 'running', 'finished']

/**
 * Who of a cohort would meet: whoever asks, and those they chose, as far as they sit in it.
 * @throws DomainError 'not-found' | 'invalid' ('alone' | 'not-of-level')
 */
export async function readOwnSeats(
	db: Db | Tx,
	cohortId: string,
	{ people, format }: { people: string[]; format: SelfRunFormat },
	byId: string,
): Promise<{ cohort: { name: string }; seats: string[] }> {
	const cohort = await db.cohort.findUnique({
		where: { id: cohortId },
		select: { name: true, status: true, stage: true, members: { select: { personId: true } } },
	})
	const members = cohort?.members.map(({ personId }) => personId) ?? []
	if (!cohort || !members.includes(byId) || !MEETING.includes(cohort.status))
		throw new DomainError('not-found', 'cohort')
	const seats = members.filter((id) => id === byId || people.includes(id))
	if (!selfRunFormatsOf(cohort.stage).includes(format)) throw new DomainError('invalid', 'not-of-level')
	if (seats.length < 2) throw new DomainError('invalid', 'alone')
	return { cohort, seats }
}
