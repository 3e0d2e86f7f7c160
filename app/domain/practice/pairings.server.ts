import { giveBack } from '../assessment/release.server'
import { tie } from '../assessment/ties.server'
import { listInForce } from '../certification/read.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { putPairingLetter } from '../notice/pairing-mail.server'
import { inSameLine } from '../person/line.server'
import { transact } from '../transact.server'
import { mayScore, otherPart, type PairingPart } from './pairing'

/** Of one person, before others have answered: nobody floods colleagues with letters. */
const MOST_WAITING = 10

/** `plan`: what the other reads and saw carried out; '' of all else */
export type PairingFields = {
	email: string
	part: PairingPart
	stageKey: string
	onDay: string
	line: string
	plan?: string
}

/**
 * Writes down a conversation somebody else was in, and asks them. The page made the id: a form sent twice writes it once.
 * Who reports to somebody, or leads them, is no peer who says that a plan was carried out.
 * @throws DomainError 'not-found' | 'conflict' ('unknown-address' | 'is-self' | 'not-a-peer' | 'too-many-waiting')
 */
export async function writePairing(
	db: Db,
	key: { id: string; byId: string },
	{ email, plan = '', ...fields }: PairingFields,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.byId} for no key update`
		const known = await tx.pairing.findUnique({ where: { id: key.id }, select: { byId: true } })
		if (known?.byId === key.byId) return
		if (known) throw new DomainError('not-found', 'pairing')
		const other = await tx.person.findFirst({
			where: { email: email.toLowerCase(), disabledAt: null },
			select: { id: true },
		})
		if (!other) throw new DomainError('conflict', 'unknown-address')
		if (other.id === key.byId) throw new DomainError('conflict', 'is-self')
		const isPlan = fields.part === 'tried-plan'
		if (isPlan && (await inSameLine(tx, key.byId, other.id))) throw new DomainError('conflict', 'not-a-peer')
		const waiting = { byId: key.byId, confirmedAt: null, declinedAt: null }
		if ((await tx.pairing.count({ where: waiting })) >= MOST_WAITING)
			throw new DomainError('conflict', 'too-many-waiting')
		await tx.pairing.create({ data: { ...key, ...fields, plan: isPlan ? plan : '', withId: other.id, createdAt: now } })
		await putPairingLetter(tx, key.id, now)
	})
}

/**
 * The other says whether it was so, both having agreed to it and talked about it. What was said stays.
 * @param stageKey the level it counts for with them, too; empty for none
 * @throws DomainError 'not-found' | 'conflict' ('already-said')
 */
export async function answerPairing(
	db: Db,
	key: { id: string; withId: string },
	said: { wasSo: boolean; stageKey: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const { count } = await tx.pairing.updateMany({
			where: { ...key, confirmedAt: null, declinedAt: null },
			data: said.wasSo ? { confirmedAt: now, withStageKey: said.stageKey } : { declinedAt: now },
		})
		if (count === 1) {
			if (said.wasSo) await keepMentorApart(tx, key.id, now)
			return
		}
		const row = await tx.pairing.findFirst({ where: key, select: { confirmedAt: true } })
		if (!row) throw new DomainError('not-found', 'pairing')
		if ((row.confirmedAt !== null) !== said.wasSo) throw new DomainError('conflict', 'already-said')
	})
}

/**
 * Of a mentor and their mentee neither assesses the other. Both have said so: it stays when one is taken off the list of
 * mentors somebody named, which goes the other way.
 */
async function keepMentorApart(tx: Tx, id: string, now: Date): Promise<void> {
	const people = { select: { id: true, name: true } }
	const row = await tx.pairing.findUniqueOrThrow({ where: { id }, select: { part: true, by: people, with: people } })
	const part = row.part as PairingPart
	if (part !== 'mentored' && part !== 'was-mentored') return
	const [mentor, mentee] = part === 'mentored' ? [row.by, row.with] : [row.with, row.by]
	await tie(tx, { learnerId: mentor.id, assessorId: mentee.id, kind: 'too-close' }, mentee, now)
	await giveBack(tx, { assessorId: mentor.id, personId: mentee.id }, mentee, now)
	await giveBack(tx, { assessorId: mentee.id, personId: mentor.id }, mentor, now)
}

/** By who wrote it, as long as it counts for nobody. @throws DomainError 'not-found' | 'conflict' ('already-confirmed') */
export async function takePairingOut(db: Db, key: { id: string; byId: string }): Promise<void> {
	const { count } = await db.pairing.deleteMany({ where: { ...key, confirmedAt: null } })
	if (count === 1) return
	if ((await db.pairing.count({ where: key })) === 0) throw new DomainError('not-found', 'pairing')
	throw new DomainError('conflict', 'already-confirmed')
}

/**
 * Who watched says what they saw of the habits the level stars.
 * @throws DomainError 'not-found' | 'conflict' (why: ScoreRefusal)
 */
export async function scorePairing(
	db: Db,
	scoring: { id: string; watcherId: string; scores: Record<string, number> },
	now: Date,
): Promise<void> {
	const { id, watcherId, scores } = scoring
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Pairing" where id = ${id} for update`
		const row = await tx.pairing.findFirst({
			where: { id, OR: [{ byId: watcherId }, { withId: watcherId }] },
			select: {
				byId: true,
				withId: true,
				part: true,
				stageKey: true,
				withStageKey: true,
				confirmedAt: true,
				scoredAt: true,
			},
		})
		const part = row && (row.byId === watcherId ? (row.part as PairingPart) : otherPart[row.part as PairingPart])
		if (!row || part !== 'watched') throw new DomainError('not-found', 'pairing')
		const [watchedId, level] = row.byId === watcherId ? [row.withId, row.withStageKey] : [row.byId, row.stageKey]
		const isMentor = (await tx.personRole.count({ where: { personId: watcherId, role: 'mentor' } })) > 0
		const verdict = mayScore({
			isConfirmed: row.confirmedAt !== null,
			isScored: row.scoredAt !== null,
			isMentor,
			holdsLevel: (await listInForce(tx, [watcherId], level, now)).size > 0,
			inSameLine: await inSameLine(tx, watcherId, watchedId),
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.pairing.update({ where: { id }, data: { scores: scores as Prisma.InputJsonValue, scoredAt: now } })
	})
}
