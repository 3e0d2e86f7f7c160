import type { Tx } from '../db'
import { boxOf, CASE_FIELDS } from './boxes'
import type { StopEvent } from './stop'

/**
 * Takes the words of a case that was taken off, of what was asked about it, of the slips on its boards and of what was
 * noted beside it out of the log, and what anybody was still writing there. Events stay, so that numbers have no gap and
 * everybody folds the same.
 */
export async function forgetCase(
	tx: Tx,
	roomId: string,
	{ round, boards, phases = [] }: Extract<StopEvent, { type: 'case-taken-off' }>,
): Promise<void> {
	const slips = await listSlips(tx, roomId, boards)
	const bundles = await listBundles(tx, roomId, boards)
	const about = [...slips, ...bundles]
	await tx.$executeRaw`
		update "RoomEvent" set payload = payload || case type
			when 'case-told' then '{"title": "", "situation": "", "ask": ""}'::jsonb
			when 'bundle-named' then '{"name": ""}'::jsonb
			else '{"text": ""}'::jsonb end
		where "roomId" = ${roomId} and (
			(type in ('case-told', 'question-asked') and coalesce((payload->>'round')::int, 1) = ${round})
			or (type in ('slip-added', 'slip-edited') and payload->>'id' = any(${about}))
			or (type = 'bundle-named' and payload->>'bundleId' = any(${about}))
			or (type = 'noted-aside' and (payload->>'at')::int = any(${phases})))`
	// Folded anew: the state that was kept holds what is gone.
	await tx.$executeRaw`update "Room" set snapshot = null, "snapshotSeq" = 0 where id = ${roomId}`
	const boxes = [
		...CASE_FIELDS.map((field) => boxOf.ownCase(field, round)),
		boxOf.question(round),
		// Of a note that was not sent nobody knows the phase: rather one too many goes.
		boxOf.aside,
		...slips.map(boxOf.slip),
		...bundles.map(boxOf.bundle),
	]
	const columns = boards.map((board) => ({ box: { startsWith: boxOf.column(board, '') } }))
	await tx.roomDraft.deleteMany({ where: { roomId, OR: [{ box: { in: boxes } }, ...columns] } })
}

async function listSlips(tx: Tx, roomId: string, boards: string[]): Promise<string[]> {
	const rows = await tx.$queryRaw<{ id: string }[]>`
		select payload->>'id' as id from "RoomEvent"
		where "roomId" = ${roomId} and type = 'slip-added' and coalesce(payload->>'board', ${boards[0] ?? ''}) = any(${boards})`
	return rows.map(({ id }) => id)
}

async function listBundles(tx: Tx, roomId: string, boards: string[]): Promise<string[]> {
	const rows = await tx.$queryRaw<{ id: string }[]>`
		select distinct payload->>'bundleId' as id from "RoomEvent"
		where "roomId" = ${roomId} and type = 'slip-bundled' and payload->>'board' = any(${boards})`
	return rows.map(({ id }) => id)
}
