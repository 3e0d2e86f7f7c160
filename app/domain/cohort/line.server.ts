import type { Tx } from '../db'
import { DomainError } from '../errors'
import type { Later } from '../later'
import { putLetter } from '../notice/outbox.server'
import { makeLink } from '../sign-in/links.server'
import { readApart } from './apart.server'
import { AHEAD_OR_ON, OPEN_WISHES, type OpenWish, type WishState } from './kinds'
import { lineColumns, lineOf } from './line-row.server'
import { mayBecome, nextUp, offerEnd } from './seats'

export type Locked = Awaited<ReturnType<typeof lockLine>>

/**
 * A cohort with its seats and its line, its row locked: whoever changes either does it after this, one at a time.
 * @param asks who has no seat and no place in line, and wants one: whom they would sit beside is read with it
 * @throws DomainError 'not-found'
 */
export async function lockLine(tx: Tx, cohortId: string, now: Date, asks?: string) {
	await tx.$queryRaw`select 1 from "Cohort" where id = ${cohortId} for update`
	const row = await tx.cohort.findUnique({ where: { id: cohortId }, select: lineColumns })
	if (!row) throw new DomainError('not-found', 'cohort')
	const cohort = { ...row, line: lineOf(row, now) }
	const apartIn = await readApart(tx, [cohort], asks)
	return { ...cohort, stageKey: `${row.program}/${row.stage}`, line: { ...cohort.line, apart: apartIn(cohort) } }
}

/** Whether somebody has a seat in another cohort of this stage that is not over. Their row is locked: of two clicks one waits. */
export async function isInSameStage(
	tx: Tx,
	personId: string,
	cohort: { id: string; program: string; stage: string },
): Promise<boolean> {
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
	const { program, stage, id } = cohort
	const others = await tx.cohortMember.count({
		where: { personId, cohortId: { not: id }, cohort: { program, stage, status: { in: [...AHEAD_OR_ON] } } },
	})
	return others > 0
}

/** Ends a place in line, or moves it on. @throws Error when the rules know no such step */
export async function moveWish(
	tx: Tx,
	wish: { id: string; state: OpenWish },
	to: WishState,
	now: Date,
	offer: { offeredAt?: Date; offerEndsAt?: Date } = {},
): Promise<void> {
	if (!mayBecome(wish.state, to)) throw new Error(`a wish that is ${wish.state} cannot become ${to}`)
	const isOpen = OPEN_WISHES.some((open) => open === to)
	await tx.seatWish.update({
		where: { id: wish.id },
		data: { state: to, ...offer, ...(isOpen ? {} : { openKey: null, closedAt: now }) },
	})
}

/**
 * Offers what is free to whoever stands first in line: at the end of every transaction that may have freed a seat. The
 * row of the cohort is locked, and read anew for what that transaction did.
 * @returns how many offers were made
 */
export async function moveUp(tx: Tx, cohortId: string, now: Date, later?: Later): Promise<number> {
	const { line } = await lockLine(tx, cohortId, now)
	const next = nextUp(line, now)
	if (next.length === 0) return 0
	const rules = await tx.organization.findUnique({ where: { id: 1 }, select: { offerHours: true } })
	const endsAt = offerEnd(line, rules?.offerHours ?? 48, now)
	if (!endsAt) return 0
	for (const { id, personId, state } of next) {
		await moveWish(tx, { id, state }, 'offered', now, { offeredAt: now, offerEndsAt: endsAt })
		const link = await makeLink(tx, { kind: 'seat-offer', personId, subjectId: id, expiresAt: endsAt, now })
		await putLetter(tx, { letter: 'seat-offer', toPersonId: personId, linkId: link.id, subjectId: id, now })
		await later?.(tx, { name: 'lapse-offers', at: endsAt, key: id })
	}
	return next.length
}

export function openKeyOf(cohortId: string, personId: string): string {
	return `${cohortId} ${personId}`
}
