import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { findWay, type Ways } from './candidacy.server'
import { mayBeLetCoLead, maySign } from './candidacy-policy'
import { lockPerson } from './grant.server'
import { readKnown } from './known.server'
import { isReadyFor } from './steps'

type About = { personId: string; stageKey: string }
type Actor = { id: string; name: string }

/** The first of two signatures, by whoever leads the level; an admin's is the second (grant.server.ts). @throws DomainError 'not-found' | 'conflict' (why: CandidacyRefusal) */
export async function signFor(db: Db, ways: Ways, about: About, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		const way = await findWay(tx, ways, about, now)
		if (!way) throw new DomainError('conflict', 'no-pathway')
		const verdict = maySign({
			...(await readKnown(tx, about, by.id, now)),
			isReady: isReadyFor(way.standings, 'sign-off'),
			signed: way.candidacy.leadSigned,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { count } = await tx.candidacy.updateMany({ where: about, data: { signedById: by.id, signedAt: now } })
		if (count === 0) throw new DomainError('not-found', 'candidacy')
		await record(tx, {
			act: 'facilitator-signed',
			actor: by,
			subject: about.personId,
			detail: { stage: about.stageKey },
			change: { before: 'not signed', after: 'signed by a lead' },
		})
	})
}

/** An admin lets somebody in training help to lead, beside a qualified lead. @throws DomainError 'not-found' | 'conflict' (why: CandidacyRefusal) */
export async function letCoLead(db: Db, ways: Ways, about: About, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		const way = await findWay(tx, ways, about, now)
		if (!way) throw new DomainError('conflict', 'no-pathway')
		const known = await readKnown(tx, about, by.id, now)
		const verdict = mayBeLetCoLead({ ...known, isReady: isReadyFor(way.standings, 'co-facilitate') })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.qualification.updateMany({ where: about, data: { coLeadsAt: now } })
		await record(tx, {
			act: 'facilitator-may-co-lead',
			actor: by,
			subject: about.personId,
			detail: { stage: about.stageKey },
			change: { before: 'in training', after: 'in training, may co-lead' },
		})
	})
}
