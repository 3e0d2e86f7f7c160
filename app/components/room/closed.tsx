import { Link } from '@remix-run/react'
import { REOPEN_WITHIN_MS } from '~/domain/room/conduct'
import { mayTakeLead } from '~/domain/room/parts'
import { useHydrated } from '../ui/use-hydrated'
import { useRoom, useTimeLeft } from './use-room'

/** After the end: the recap, and for the leads an hour in which an end that came too early is taken back. */
export function Closed({ recap, back, isWall }: { recap: string; back: string; isWall: boolean }) {
	const { view, state, me, barred, send } = useRoom()
	const { closedAtMs } = view
	const leftMs = useTimeLeft((closedAtMs ?? 0) + REOPEN_WITHIN_MS, state.offsetMs)
	// Minutes left on a server's clock and a browser's may differ: rendered on the server, they would break hydration.
	const hydrated = useHydrated()
	const mayReopen = hydrated && mayTakeLead(me, barred) && closedAtMs !== null && leftMs > 0
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page">
				<h2 className="h1">The room is closed.</h2>
				<p className="ask">
					What you learned and what each one will try is in the recap.
					{view.promises[me.personId] ? ' Your own promise waits on your home page.' : null}
				</p>
				{isWall ? null : (
					<p className="acts">
						<Link className="btn ink" to={recap} reloadDocument>
							Read the recap
						</Link>
						<Link className="btn edge" to={back} reloadDocument>
							Back to the session
						</Link>
						{mayReopen ? (
							<button type="button" className="btn text" onClick={() => send({ type: 'reopen' })}>
								Open it again
							</button>
						) : null}
					</p>
				)}
				{mayReopen ? (
					<p className="small soft">
						Closed too early? For {Math.max(1, Math.ceil(leftMs / 60_000))} more minutes you can open it again. It goes
						on in its last phase, with five minutes on the clock, and whoever opens it holds the lead.
					</p>
				) : null}
			</div>
		</main>
	)
}
