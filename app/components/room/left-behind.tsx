import type { ReactNode } from 'react'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import type { SlipShown } from '~/domain/room/view'
import { Icon } from '../ui/icon'
import { useDraft } from './use-draft'
import { useRoom } from './use-room'

/** What was half-written when the slips went up: its author alone is told, and has the words. */
export function LeftBehind({ board }: { board: Extract<Phase, { kind: 'write' }> }) {
	const { view, me } = useRoom()
	if (me.part === 'observer') return null
	return (
		<>
			{board.columns.map((column) => (
				<NotLaidDown key={column.id} box={boxOf.column(board.id, column.id)} column={column.title} />
			))}
			{view.mySlips
				.filter((slip) => slip.board === board.id)
				.map((slip) => (
					<Unsaved key={slip.id} slip={slip} />
				))}
		</>
	)
}

function NotLaidDown({ box, column }: { box: string; column: string }) {
	const draft = useDraft(box)
	if (!draft.text.trim()) return null
	return (
		<Left draft={draft}>
			<b>You had not laid this down under {column}:</b> “{draft.text.trim()}”. Only you see this.
		</Left>
	)
}

function Unsaved({ slip }: { slip: SlipShown }) {
	const draft = useDraft(boxOf.slip(slip.id))
	if (!draft.text.trim() || draft.text === slip.text) return null
	return (
		<Left draft={draft}>
			<b>A change of yours was not saved before the slips went up.</b> “{slip.text}” was to say: “{draft.text}”. Only
			you see this.
		</Left>
	)
}

function Left({ draft, children }: { draft: ReturnType<typeof useDraft>; children: ReactNode }) {
	return (
		<p className="hush">
			<Icon name="lock" />
			<span>{children}</span>
			<span className="r">
				<button
					type="button"
					className="linkish"
					onClick={() => {
						draft.forget()
						draft.setText('')
					}}
				>
					Throw it away
				</button>
			</span>
		</p>
	)
}
