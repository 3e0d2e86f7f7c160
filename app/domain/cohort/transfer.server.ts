import { moveWork, wouldBeReadByTwo } from '../assessment/move-work.server'
import { record } from '../audit/record.server'
import { keepBegunRules } from '../certification/begun-rules.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { endAsking } from '../intake/agreement.server'
import type { Later } from '../later'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { renamedParts } from '../program/changes'
import { findStageByKey, writtenModules } from '../program/find'
import type { Program } from '../program/lesson'
import type { Pins } from '../program/pins'
import type { Shelf } from '../program/shelf.server'
import { carryReadingOver } from '../progress/carry-over.server'
import type { Format } from '../room/format'
import { leaveSessions } from '../session/leave-sessions.server'
import { takeCaseAlong } from '../session/take-case-along.server'
import { transact } from '../transact.server'
import { allowTogether } from './apart.server'
import { lockLine, moveUp, moveWish } from './line.server'
import { kinHere, mayTransfer } from './seats'

/** `reason`: why they are seated beside somebody of their own team or reporting line */
type Move = { personId: string; from: string; to: string; reason?: string }
type Content = { programs: Program[]; shelf: Shelf; formats: ReadonlyMap<string, Format> }

/**
 * Changes a seat for one in another cohort of the same stage. What somebody learned, promised, handed in and attended is
 * theirs and counts on; what they read under another title in the other cohort's version counts as read. What is asked of
 * them whose ways are theirs alone goes with them. The seat they leave goes to the next in line.
 * @throws DomainError 'not-found' | 'conflict' (why: TransferRefusal)
 */
export async function transfer(
	db: Db,
	content: Content,
	move: Move,
	by: { id: string; name: string },
	options: { now: Date; later?: Later },
): Promise<{ to: string }> {
	const { now, later } = options
	const readAs = await renamesOf(db, content, move)
	const withCase = [...content.formats].flatMap(([id, format]) =>
		format.phases.some((phase) => phase.kind === 'case') ? [id] : [],
	)
	return transact(db, async (tx) => {
		// In the order of their ids, so that two who change places do not wait for each other.
		const locked = new Map<string, Awaited<ReturnType<typeof lockLine>>>()
		for (const id of [...new Set([move.from, move.to])].sort())
			locked.set(id, await lockLine(tx, id, now, move.personId))
		const [from, to] = [locked.get(move.from), locked.get(move.to)]
		if (!from || !to) throw new DomainError('not-found', 'cohort')
		const isSame = (each: { personId: string }) => each.personId === move.personId
		if (!from.members.some(isSame)) throw new DomainError('not-found', 'member')
		const own = to.line.wishes.find(isSame)
		const crew = new Set([...to.members, ...to.facilitators].map(({ personId }) => personId))
		const kin = kinHere(to.line, move.personId)
		const verdict = mayTransfer({
			from: { id: from.id, stageKey: from.stageKey, status: from.line.status },
			to: { id: to.id, stageKey: to.stageKey, line: to.line },
			alreadyIn: to.members.some(isSame),
			facilitates: to.facilitators.some(isSame),
			hasOffer: own?.state === 'offered',
			besideKin: kin.length > 0 && !move.reason,
			readByTwo: await wouldBeReadByTwo(tx, { personId: move.personId, from: from.id }, crew),
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { personId, reason = '' } = move
		if (kin.length > 0) await allowTogether(tx, to, { personId, kin, reason }, by, now)
		if (own) await moveWish(tx, own, 'taken', now)
		if (own?.state === 'asked') await endAsking(tx, { personId, stageKey: to.stageKey, cohortId: to.id }, now)
		await keepBegunRules(tx, { cohortId: from.id, personId })
		await tx.cohortMember.delete({ where: { cohortId_personId: { cohortId: from.id, personId } } })
		await leaveSessions(tx, { cohortId: from.id, personId }, by, now)
		await tx.cohortMember.create({ data: { cohortId: to.id, personId, joinedAt: now } })
		await moveWork(tx, personId, from.id, to.id)
		await takeCaseAlong(tx, move, withCase, now)
		for (const { key, renamed } of readAs) await carryReadingOver(tx, key, renamed, personId)
		const change = { before: from.name, after: to.name }
		await record(tx, { act: 'member-transferred', actor: by, subject: personId, change })
		for (const cohortId of [from.id, to.id]) await tellOfSessions(tx, { cohortId, personIds: [personId] }, now)
		await moveUp(tx, from.id, now, later)
		return { to: to.name }
	})
}

/** Module → parts that have another title in the version the other cohort reads. */
async function renamesOf(db: Db, { programs, shelf }: Content, { from, to }: Move) {
	const rows = await db.cohort.findMany({
		where: { id: { in: [from, to] } },
		select: { id: true, program: true, stage: true, lessons: true },
	})
	const [before, after] = [from, to].map((id) => rows.find((row) => row.id === id))
	const stage = before && findStageByKey(programs, `${before.program}/${before.stage}`)
	if (!stage || !after) return []
	const read = await shelf.asPinned(stage, before.lessons as Pins)
	return writtenModules(await shelf.asPinned(stage, after.lessons as Pins)).flatMap(({ id, key, lesson }) => {
		const old = read.modules.find((module) => module.id === id)?.lesson
		const renamed = old ? renamedParts(old, lesson) : []
		return renamed.length > 0 ? [{ key, renamed }] : []
	})
}
