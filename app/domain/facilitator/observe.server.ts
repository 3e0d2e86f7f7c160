import type { Scores } from '../assessment/decision'
import type { Rubric } from '../assessment/rubric'
import { record } from '../audit/record.server'
import type { FacilitatorPart } from '../cohort/kinds'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { isUniqueViolation, transact } from '../transact.server'
import { findWay, type Ways } from './candidacy.server'
import { mayHandIn, mayWatch } from './candidacy-policy'
import { listCrewed, readWhoLed } from './crew.server'
import { lockPerson } from './grant.server'
import { readKnown } from './known.server'
import { wasThere } from './steps'

type About = { personId: string; stageKey: string }
type Actor = { id: string; name: string }

/**
 * Somebody who leads the level takes on to watch one session that this person leads. From then on they may take the lead
 * in its room.
 * @throws DomainError 'not-found' | 'conflict' (why: CandidacyRefusal | 'watched-already')
 */
export async function arrangeObservation(
	db: Db,
	about: About,
	sessionId: string,
	by: Actor,
	now: Date,
): Promise<{ id: string }> {
	try {
		return await transact(db, async (tx) => {
			await lockPerson(tx, about.personId)
			const [program = '', stage = ''] = about.stageKey.split('/')
			const session = await tx.session.findFirst({
				where: { id: sessionId, kind: { not: 'self-run' }, cohort: { program, stage } },
				select: {
					cancelledAt: true,
					cohort: { select: { status: true, facilitators: { select: { personId: true, part: true } } } },
				},
			})
			if (!session) throw new DomainError('not-found', 'session')
			const seatOf = (personId: string) =>
				(session.cohort.facilitators.find((each) => each.personId === personId)?.part ?? null) as FacilitatorPart | null
			const verdict = mayWatch({
				...(await readKnown(tx, about, by.id, now)),
				cancelled: session.cancelledAt !== null || session.cohort.status === 'cancelled',
				ownSeat: seatOf(by.id),
				theirSeat: seatOf(about.personId),
			})
			if (!verdict.ok) throw new DomainError('conflict', verdict.why)
			return tx.observation.create({
				data: { ...about, sessionId, observerId: by.id, arrangedAt: now },
				select: { id: true },
			})
		})
	} catch (error) {
		if (isUniqueViolation(error)) throw new DomainError('conflict', 'watched-already')
		throw error
	}
}

/**
 * What the observer saw, once and for good.
 * @throws DomainError 'not-found' | 'invalid' ('not-all-scored') | 'conflict' (why: CandidacyRefusal)
 */
export async function handInObservation(
	db: Db,
	ways: Ways,
	rubric: Rubric,
	given: { id: string; scores: Scores; comment: string },
	by: Actor,
	now: Date,
): Promise<void> {
	if (rubric.criteria.some(({ id }) => !given.scores[id])) throw new DomainError('invalid', 'not-all-scored')
	await transact(db, async (tx) => {
		const found = await tx.observation.findFirst({ where: { id: given.id, observerId: by.id } })
		if (!found) throw new DomainError('not-found', 'observation')
		await lockPerson(tx, found.personId)
		const way = await findWay(tx, ways, found, now)
		const crew = await listCrewed(tx, [found.personId, by.id], found.stageKey)
		const stayed = (personId: string) => {
			const session = crew.get(personId)?.find(({ sessionId }) => sessionId === found.sessionId)
			return way !== null && session !== undefined && wasThere(way.pathway, session)
		}
		const verdict = mayHandIn({
			...(await readKnown(tx, found, by.id, now)),
			handedIn: found.handedInAt !== null,
			wasHeld: stayed(found.personId),
			heldLead: (await readWhoLed(tx, [found.sessionId]))(found.sessionId).includes(found.personId),
			wasWatched: stayed(by.id),
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { count } = await tx.observation.updateMany({
			where: { id: given.id, handedInAt: null },
			data: { scores: given.scores, comment: given.comment, handedInAt: now },
		})
		if (count === 0) throw new DomainError('conflict', 'handed-in')
		await record(tx, {
			act: 'facilitator-watched',
			actor: by,
			subject: found.personId,
			detail: { stage: found.stageKey },
			change: { before: 'not handed in', after: 'handed in' },
		})
	})
}

/** The observer cannot come; nothing was handed in yet. @throws DomainError 'not-found' */
export async function callOffObservation(db: Db, id: string, observerId: string): Promise<void> {
	const { count } = await db.observation.deleteMany({ where: { id, observerId, handedInAt: null } })
	if (count === 0) throw new DomainError('not-found', 'observation')
}
