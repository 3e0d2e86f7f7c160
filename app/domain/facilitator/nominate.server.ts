import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLeadNominatedLetter, putLeadTimeLetter } from '../notice/lead-mail.server'
import { transact } from '../transact.server'
import type { Ways } from './candidacy.server'
import { mayNominate, mayReadWay, mayVouch } from './candidacy-policy'
import { lockPerson } from './grant.server'
import { readKnown } from './known.server'
import { WANTS_TO } from './waiting.server'

type About = { personId: string; stageKey: string }
type Actor = { id: string; name: string }

/**
 * Puts somebody, or oneself, on the way to leading a level. What a mentor or a lead of the level says so is their word as
 * well. Whoever may not read the way is answered alike whether there was one before: who is on it is not theirs to know.
 * @throws DomainError 'not-found' | 'invalid' ('no-pathway') | 'conflict' (why: CandidacyRefusal)
 */
export async function nominate(
	db: Db,
	{ pathways }: Pick<Ways, 'pathways'>,
	about: About,
	nomination: string,
	by: Actor,
	now: Date,
): Promise<void> {
	if (!pathways.ways.has(about.stageKey)) throw new DomainError('invalid', 'no-pathway')
	await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		const known = await readKnown(tx, about, by.id, now)
		const isCandidate = (await tx.candidacy.count({ where: about })) > 0
		const verdict = mayNominate({ ...known, isCandidate })
		if (!verdict.ok && verdict.why === 'nominated-already' && !mayReadWay(known)) return
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const vouches = mayVouch(known).ok
		await tx.candidacy.create({
			data: {
				...about,
				nominatedById: by.id,
				nominatedAt: now,
				nomination: known.isSelf || vouches ? '' : nomination,
				reason: known.isSelf ? nomination : '',
				word: vouches ? nomination : '',
				wordById: vouches ? by.id : null,
			},
		})
		await (known.isSelf ? putLeadTimeLetter : putLeadNominatedLetter)(tx, about, now)
		await record(tx, {
			act: 'facilitator-nominated',
			actor: by,
			subject: about.personId,
			detail: { stage: about.stageKey },
			change: { before: 'not on the way', after: 'on the way' },
		})
	})
}

/** A colleague by their work address. @throws DomainError 'invalid' ('nobody-there') and what `nominate` throws */
export async function nominateColleague(
	db: Db,
	ways: Pick<Ways, 'pathways'>,
	{ email, stageKey, nomination }: { email: string; stageKey: string; nomination: string },
	by: Actor,
	now: Date,
): Promise<void> {
	const person = await db.person.findFirst({ where: { email, disabledAt: null }, select: { id: true } })
	if (!person) throw new DomainError('invalid', 'nobody-there')
	await nominate(db, ways, { personId: person.id, stageKey }, nomination, by, now)
}

/**
 * Why somebody wants to lead the level, in their own words; theirs to change until they are signed off. Their line manager
 * is asked for the time. @throws DomainError 'not-found' | 'invalid' ('no-pathway') | 'conflict' (why: CandidacyRefusal)
 */
export async function sayReason(
	db: Db,
	ways: Pick<Ways, 'pathways'>,
	about: About,
	reason: string,
	by: Actor,
	now: Date,
): Promise<void> {
	const isCandidate = await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		if ((await tx.candidacy.count({ where: about })) === 0) return false
		const verdict = mayNominate({ ...(await readKnown(tx, about, by.id, now)), isCandidate: false })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await change(tx, about, { reason })
		await putLeadTimeLetter(tx, about, now)
		return true
	})
	if (!isCandidate) await nominate(db, ways, about, reason, by, now)
}

/** A mentor's word, or that of whoever leads the level. @throws DomainError 'not-found' | 'conflict' (why: CandidacyRefusal) */
export async function vouch(db: Db, about: About, word: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		const verdict = mayVouch(await readKnown(tx, about, by.id, now))
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const was = await tx.candidacy.findFirst({ where: about, select: { wordById: true } })
		await change(tx, about, { word, wordById: by.id })
		await record(tx, {
			act: 'facilitator-vouched',
			actor: by,
			subject: about.personId,
			detail: { stage: about.stageKey },
			change: { before: was?.wordById ? 'a word' : 'no word', after: was?.wordById ? 'another word' : 'a word' },
		})
	})
}

/** The line manager's answer about the time, once it was asked for; the last one counts. @throws DomainError 'not-found' */
export async function answerTime(db: Db, about: About, answer: 'agreed' | 'declined', by: Actor): Promise<void> {
	await transact(db, async (tx) => {
		await lockPerson(tx, about.personId)
		const reports = await tx.person.count({ where: { id: about.personId, managerId: by.id } })
		// Who does not report to them is nobody to them.
		if (reports === 0) throw new DomainError('not-found', 'person')
		const was = await tx.candidacy.findFirst({ where: about, select: { time: true } })
		await change(tx, { ...about, ...WANTS_TO }, { time: answer, managerId: by.id })
		await record(tx, {
			act: answer === 'agreed' ? 'facilitator-time-agreed' : 'facilitator-time-declined',
			actor: by,
			subject: about.personId,
			detail: { stage: about.stageKey },
			change: { before: was?.time || 'not answered', after: answer },
		})
	})
}

/** What somebody did alone of the step of preparing. @throws DomainError 'not-found' */
export async function prepared(db: Db, about: About, what: 'readAt' | 'conductAt', now: Date): Promise<void> {
	await change(db, about, { [what]: now })
}

async function change(
	db: Db | Tx,
	where: About & { reason?: { not: '' } },
	data: Parameters<Tx['candidacy']['updateMany']>[0]['data'],
) {
	const { count } = await db.candidacy.updateMany({ where, data })
	if (count === 0) throw new DomainError('not-found', 'candidacy')
}
