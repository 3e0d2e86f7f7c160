import type { Tx } from '../db'
import { seatInSlot } from '../session/slot-meeting.server'
import { lockSlot } from './offer-slot.server'

/** Roles are dealt in this order: who mediates, who plays, and the assessors watch. @param changed who came or left */
export async function reseat(tx: Tx, slotId: string, changed: string, now: Date): Promise<void> {
	const { facts, sessionId } = await lockSlot(tx, slotId)
	if (!sessionId || !facts.shownById) return
	await seatInSlot(tx, sessionId, [facts.shownById, ...facts.playerIds, ...facts.assessorIds], changed, now)
}
