import type { Scores } from '../assessment/decision'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { mayReadSheet } from './candidacy-policy'

type OneObservation = {
	id: string
	personId: string
	stageKey: string
	name: string
	observer: string
	title: string
	cohort: string
	startsAt: Date
	scores: Scores
	comment: string
	handedInAt: Date | null
	isObserver: boolean
	isSelf: boolean
}

/**
 * One sheet, for whoever may read it. To everybody else there is none.
 * @throws DomainError 'not-found'
 */
export async function getObservation(
	db: Db,
	id: string,
	reader: { id: string; isAdmin: boolean },
): Promise<OneObservation> {
	const row = await db.observation.findUnique({
		where: { id },
		include: {
			person: { select: { name: true } },
			observer: { select: { name: true } },
			session: { select: { title: true, startsAt: true, cohort: { select: { name: true } } } },
		},
	})
	if (!row) throw new DomainError('not-found', 'observation')
	const { person, observer, session, observerId, ...rest } = row
	const isObserver = observerId === reader.id
	const isSelf = row.personId === reader.id
	const own = { personId: row.personId, stageKey: row.stageKey, observerId: reader.id }
	const watchedToo = (await db.observation.count({ where: own })) > 0
	const { isAdmin } = reader
	if (!mayReadSheet({ isObserver, handedIn: row.handedInAt !== null, isSelf, isAdmin, watchedToo }))
		throw new DomainError('not-found', 'observation')
	return {
		...rest,
		scores: row.scores as Scores,
		name: person.name,
		observer: observer.name,
		title: session.title,
		cohort: session.cohort.name,
		startsAt: session.startsAt,
		isObserver,
		isSelf,
	}
}
