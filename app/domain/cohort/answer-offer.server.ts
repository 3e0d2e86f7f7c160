import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Later } from '../later'
import { endLinksAbout, findAnyLink, findLink, type LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { giveSeat } from './enroll.server'
import type { WishState } from './kinds'
import { isInSameStage, lockLine, moveUp, moveWish } from './line.server'
import { mayTake } from './seats'

export type OfferAnswer = 'take' | 'let-go'
type Options = { now: Date; later?: Later }

/**
 * Takes an offered seat, or lets it go to the next in line. Once: whoever answers again is told that the offer is over.
 * @throws DomainError 'not-found' | 'conflict' (why: OfferRefusal)
 */
export async function answerOffer(
	db: Db,
	offer: { cohortId: string; personId: string },
	answer: OfferAnswer,
	options: Options,
): Promise<void> {
	await transact(db, (tx) => settle(tx, offer, answer, options))
}

/** The same by the link in the letter, without a sign-in: whoever has it answers for the person. */
export async function answerByLink(
	db: Db,
	link: { key: LinkKey; token: string },
	answer: OfferAnswer,
	options: Options,
): Promise<void> {
	const found = await findOffer(db, link, options.now)
	if (!found) throw new DomainError('conflict', 'offer-over')
	await transact(db, (tx) => settle(tx, found, answer, options))
}

/** The place in line behind a link that is genuine, unused and in time; null otherwise, without saying which. */
export async function findOffer(db: Db, { key, token }: { key: LinkKey; token: string }, now: Date) {
	const link = await findLink(db, key, 'seat-offer', token, now)
	if (!link?.subjectId) return null
	return db.seatWish.findFirst({
		where: { id: link.subjectId, personId: link.person.id },
		select: { id: true, cohortId: true, personId: true },
	})
}

/** The cohort whose seat was taken from this offer and is still theirs, while the link would be in time; null otherwise. */
export async function findTakenSeat(
	db: Db,
	{ key, token }: { key: LinkKey; token: string },
	now: Date,
): Promise<{ id: string; name: string } | null> {
	const link = await findAnyLink(db, key, 'seat-offer', token)
	if (!link?.subjectId || link.expiresAt <= now) return null
	const taken = await db.seatWish.findFirst({
		where: {
			id: link.subjectId,
			personId: link.person.id,
			state: 'taken',
			cohort: { members: { some: { personId: link.person.id } } },
		},
		select: { cohort: { select: { id: true, name: true } } },
	})
	return taken?.cohort ?? null
}

async function settle(
	tx: Tx,
	offer: { id?: string; cohortId: string; personId: string },
	answer: OfferAnswer,
	{ now, later }: Options,
): Promise<void> {
	const cohort = await lockLine(tx, offer.cohortId, now)
	const wish = cohort.line.wishes.find(
		(each) => each.personId === offer.personId && each.state === 'offered' && (!offer.id || each.id === offer.id),
	)
	if (!wish) throw new DomainError('conflict', 'offer-over')
	const person = await tx.person.findUnique({
		where: { id: offer.personId },
		select: { id: true, name: true, disabledAt: true },
	})
	if (!person) throw new DomainError('not-found', 'person')
	// Who holds an offer of their own keeps nobody from a seat: the first to answer has it.
	const { there, keeps } = cohort.line.apart
	const verdict = mayTake(
		{ state: wish.state as WishState, endsAt: wish.offerEndsAt },
		{
			status: cohort.line.status,
			inSameStage: answer === 'take' && (await isInSameStage(tx, person.id, cohort)),
			facilitates: cohort.facilitators.some((each) => each.personId === person.id),
			closedAccount: person.disabledAt !== null,
			besideKin: there.some((other) => keeps(person.id, other)),
		},
		now,
	)
	if (answer === 'take' && !verdict.ok) throw new DomainError('conflict', verdict.why)
	await endLinksAbout(tx, 'seat-offer', wish.id, now)
	if (answer === 'take') return giveSeat(tx, cohort, person.id, person, now)
	await moveWish(tx, wish, 'declined', now)
	await moveUp(tx, cohort.id, now, later)
}
