import { capitalized, counted } from '~/domain/number-words'
import type { Phase } from '~/domain/room/format'
import { Icon } from '../ui/icon'
import { useClosing } from '../ui/use-closing'
import { useRoom } from './use-room'

/** One phase back. To writing it looks as if all that lay there were gone, so it says first where that is. */
export function BackTo({ phase }: { phase: Phase }) {
	const { view, send } = useRoom()
	const { menu } = useClosing()
	const title = `Back to ${phase.title.toLowerCase()}`
	const go = () => void send({ type: 'start-phase', to: view.phase.index - 1, from: view.phase.version })
	if (phase.kind !== 'write')
		return (
			<button type="button" className="btn text sm" onClick={go}>
				{title}
			</button>
		)
	return (
		<details className="close-room" ref={menu}>
			<summary className="btn text sm">{title}</summary>
			<div className="you-menu">
				<p className="small">
					Nothing is lost. {keptLine(view.slips.filter(({ board }) => board === phase.id).length, view.votesCast ?? 0)}{' '}
					What somebody had begun stands in the boxes of “{phase.title}”, for them alone.
				</p>
				<button type="button" className="btn edge sm" onClick={go}>
					Go back for everybody
				</button>
			</div>
		</details>
	)
}

/** While a board is written on again: where that is which lay face up. */
export function LiesFaceUp({ board }: { board: string }) {
	const { view } = useRoom()
	const count = view.slips.filter((slip) => slip.board === board).length
	if (count === 0) return null
	return (
		<p className="hush">
			<Icon name="back" />
			<span>
				<b>Nothing is lost.</b> {keptLine(count, view.votesCast ?? 0)} What you had begun stands in your boxes below.
			</span>
		</p>
	)
}

function keptLine(slips: number, votes: number): string {
	if (slips === 0) return 'No slip lies face up yet.'
	const lying = `${capitalized(counted(slips, 'slip that lies', 'slips that lie'))} face up`
	const kept = votes > 0 ? `${lying}, with ${counted(votes, 'vote', 'votes')},` : lying
	return `${kept} ${slips === 1 ? 'comes' : 'come'} back with the reveal, put together and voted for as before.`
}
