import type { Tx } from '../db'
import { boxOf } from './boxes'
import { boxesBeside, type StopEvent } from './stop'

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
	const boxes = [...boxesBeside(round), ...slips.map(boxOf.slip), ...bundles.map(boxOf.bundle)]
	const columns = boards.map((board) => ({ box: { startsWith: boxOf.column(board, '') } }))
	// Emptied, and not thrown away: a browser that still holds the words would begin them anew with the next key.
	await tx.roomDraft.updateMany({ where: { roomId, OR: [{ box: { in: boxes } }, ...columns] }, data: { text: '' } })
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
