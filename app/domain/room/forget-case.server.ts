import type { Tx } from '../db'
import { boxOf, CASE_FIELDS } from './boxes'
import type { StopEvent } from './stop'

/**
 * Takes the words of a case that was taken off, of what was asked about it and of the slips on its boards out of the log,
 * and what its author was still writing. Events stay, so that numbers have no gap and everybody folds the same.
 */
export async function forgetCase(
	tx: Tx,
	roomId: string,
	{ round, boards }: Extract<StopEvent, { type: 'case-taken-off' }>,
): Promise<void> {
	await tx.$executeRaw`
		with about as (
			select payload->>'id' as id from "RoomEvent"
			where "roomId" = ${roomId} and type = 'slip-added' and coalesce(payload->>'board', ${boards[0] ?? ''}) = any(${boards})
			union all
			select payload->>'bundleId' from "RoomEvent"
			where "roomId" = ${roomId} and type = 'slip-bundled' and payload->>'board' = any(${boards})
		)
		update "RoomEvent" set payload = payload || case type
			when 'case-told' then '{"title": "", "situation": "", "ask": ""}'::jsonb
			when 'bundle-named' then '{"name": ""}'::jsonb
			else '{"text": ""}'::jsonb end
		where "roomId" = ${roomId} and (
			(type in ('case-told', 'question-asked') and coalesce((payload->>'round')::int, 1) = ${round})
			or (type in ('slip-added', 'slip-edited') and payload->>'id' in (select id from about))
			or (type = 'bundle-named' and payload->>'bundleId' in (select id from about)))`
	// Folded anew: the state that was kept holds what is gone.
	await tx.$executeRaw`update "Room" set snapshot = null, "snapshotSeq" = 0 where id = ${roomId}`
	const boxes = CASE_FIELDS.map((field) => boxOf.ownCase(field, round))
	await tx.roomDraft.deleteMany({ where: { roomId, box: { in: boxes } } })
}
