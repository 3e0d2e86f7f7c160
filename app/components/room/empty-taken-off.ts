import type { Format } from '~/domain/room/format'
import { takenOffBetween } from '~/domain/room/taken-off'
import type { KeptDrafts } from './kept-drafts'
import type { RoomClient } from './room-client'
import type { SaveDraft } from './save-draft'

/**
 * What is still written here about a case goes with the case (docs/decisions/0056): what is typed in this tab, what this
 * browser keeps of it, and what the server was sent since. It has gone before anything is shown without the case.
 * @returns ends it
 */
export function emptyTakenOff(
	client: Pick<RoomClient, 'state' | 'subscribe'>,
	format: Format,
	{
		drafts,
		kept,
		saveDraft,
	}: { drafts: Record<string, string>; kept: Pick<KeptDrafts, 'empty'>; saveDraft: SaveDraft },
): () => void {
	let before = client.state().view
	return client.subscribe(() => {
		const after = client.state().view
		const isGone = before && after && takenOffBetween(format, before, after)
		before = after
		if (!isGone) return
		kept.empty(isGone)
		for (const box of Object.keys(drafts)) {
			if (!drafts[box] || !isGone(box)) continue
			drafts[box] = ''
			void saveDraft(box, '')
		}
	})
}
