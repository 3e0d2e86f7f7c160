import type { Phase } from '~/domain/room/format'
import type { SlipShown } from '~/domain/room/view'
import { useBundling } from './bundling'
import { TakeOff } from './take-off'
import { useRoom } from './use-room'

/** What one can do with a single slip: put it together with another, and for the lead take it off. */
export function SlipActs({ slip, phase, isBundled }: { slip: SlipShown; phase: Phase; isBundled: boolean }) {
	const { view, me, send } = useRoom()
	const bundling = useBundling()
	const removable = view.leadId === me.personId && phase.kind !== 'vote'
	const inHand = bundling?.picked && !bundling.isDragged ? bundling.picked.id : null
	if ((inHand && inHand !== slip.id) || !(bundling || removable)) return null
	if (inHand) {
		return (
			<div className="slip-acts">
				<button type="button" className="linkish" onClick={() => bundling?.pick(null)}>
					Lay it back
				</button>
			</div>
		)
	}
	return (
		<div className="slip-acts">
			{bundling ? (
				<button
					type="button"
					className="linkish"
					aria-label={`Put with …: ${slip.text}`}
					onClick={() => bundling.pick(slip)}
				>
					Put with …
				</button>
			) : null}
			{bundling && isBundled ? (
				<button
					type="button"
					className="linkish"
					aria-label={`Out of the bundle: ${slip.text}`}
					onClick={() => send({ type: 'unbundle-slip', slipId: slip.id })}
				>
					Out of the bundle
				</button>
			) : null}
			{removable ? (
				<TakeOff text={slip.text} onTake={() => void send({ type: 'remove-slip', slipId: slip.id })} />
			) : null}
		</div>
	)
}
