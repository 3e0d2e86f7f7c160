import { mayTakeLead } from '~/domain/room/parts'
import { useClosing } from '../ui/use-closing'
import { useRoom } from './use-room'

/** Whoever leads asks one person to take over. Until that person does nothing changes, and nobody else hears of it. */
export function HandOver() {
	const { view, me, barred, state, nameOf, send } = useRoom()
	const { menu, close } = useClosing()
	const offered = view.leadOffer
	const others = state.people.filter((each) => mayTakeLead(each, barred) && each.personId !== me.personId)
	if (others.length === 0 && offered === null) return null
	const offer = (personId: string | null) => {
		void send({ type: 'offer-lead', personId })
		close()
	}
	return (
		<details className="close-room" ref={menu}>
			<summary className="btn text sm">{offered ? `Offered to ${nameOf(offered).split(' ')[0]}` : 'Hand over'}</summary>
			<div className="you-menu mute-menu">
				{offered ? (
					<>
						<p className="small">
							You have offered the lead to {nameOf(offered)}. You lead until it is taken, and nobody else sees the
							offer.
						</p>
						<p>
							<button type="button" className="btn edge sm" onClick={() => offer(null)}>
								Take the offer back
							</button>
						</p>
					</>
				) : (
					<>
						<p className="small">
							Whom you ask sees it, and nobody else. You lead until they take the lead, which everybody is told.
						</p>
						<ul>
							{others.map(({ personId, name }) => (
								<li key={personId}>
									<button type="button" className="linkish" onClick={() => offer(personId)}>
										Offer the lead to {name}
									</button>
									{state.present.includes(personId) ? null : <span className="small soft">not here</span>}
								</li>
							))}
						</ul>
					</>
				)}
			</div>
		</details>
	)
}
