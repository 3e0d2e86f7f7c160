import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Role } from '../person/kinds'
import { findWay, type Way, type Ways } from './candidacy.server'
import { type KnownFacts, mayReadSheet, mayReadWay } from './candidacy-policy'
import { readKnown } from './known.server'
import { findFacilitator, heldFor, type Qualification } from './read.server'

export type OneWay = {
	way: Way
	known: KnownFacts
	name: string
	held: Qualification | null
	/** Null before anybody said a word: then only they themselves see the page */
	words: {
		reason: string
		nomination: string
		nominatedBy: string
		word: string
		wordBy: string
		signedBy: string
	} | null
	/** Of the person whose way it is */
	roles: readonly Role[]
	/** The sessions in which they were watched */
	watched: Map<string, { title: string; startsAt: Date }>
	/** Sheets that whoever looks may open */
	opens: Set<string>
}

/**
 * Somebody's way to leading a level, for whoever may read it; to everybody else there is none.
 * @throws DomainError 'not-found'
 */
export async function getOneWay(
	db: Db,
	ways: Ways,
	about: { personId: string; stageKey: string },
	byId: string,
	now: Date,
): Promise<OneWay> {
	const person = await findFacilitator(db, about.personId)
	// Nobody is told apart from somebody whose way is closed to them.
	if (!person) throw new DomainError('not-found', 'way')
	const known = await readKnown(db, about, byId, now)
	const row = await db.candidacy.findUnique({ where: { personId_stageKey: about } })
	const way = await findWay(db, ways, about, now)
	const held = heldFor(person, about.stageKey)
	if (!way || !mayReadWay(known) || (!row && !held && !known.isSelf)) throw new DomainError('not-found', 'way')
	const watched = await db.observation.findMany({
		where: about,
		select: {
			id: true,
			observerId: true,
			handedInAt: true,
			session: { select: { id: true, title: true, startsAt: true } },
		},
	})
	const watchedToo = watched.some(({ observerId }) => observerId === byId)
	const opens = watched.filter(({ handedInAt, observerId }) =>
		mayReadSheet({ ...known, isObserver: observerId === byId, handedIn: handedInAt !== null, watchedToo }),
	)
	const names = await db.person.findMany({
		where: { id: { in: [row?.nominatedById, row?.wordById, row?.signedById].flatMap((id) => id ?? []) } },
		select: { id: true, name: true },
	})
	const nameOf = (id: string | null | undefined) => names.find((each) => each.id === id)?.name ?? ''
	return {
		way,
		known,
		name: person.name,
		held,
		words: row && {
			reason: row.reason,
			nomination: row.nomination,
			nominatedBy: row.nominatedById === about.personId ? '' : nameOf(row.nominatedById),
			word: row.word,
			wordBy: nameOf(row.wordById),
			signedBy: nameOf(row.signedById),
		},
		roles: person.roles,
		watched: new Map(watched.map(({ session }) => [session.id, session])),
		opens: new Set(opens.map(({ id }) => id)),
	}
}
