import { initialsOf } from '~/domain/person/kinds'
import type { Part } from '~/domain/room/wire'
import { Icon } from '../ui/icon'
import { useRoom } from './use-room'

const PARTS: Part[] = ['lead', 'co', 'observer', 'participant', 'peer']

/** Who is here, who is away, who has a hand up. People have no colors. */
export function Crew() {
	const { view, state, me } = useRoom()
	const people = state.people
		.filter(
			(seat) => seat.part !== 'observer' || seat.personId === me.personId || state.present.includes(seat.personId),
		)
		.sort((one, other) => PARTS.indexOf(one.part) - PARTS.indexOf(other.part) || one.name.localeCompare(other.name))
	return (
		<ul className={people.length > 12 ? 'crew many' : 'crew'} aria-label="In the room">
			{people.map((seat) => {
				const here = state.present.includes(seat.personId)
				const hand = view.hands.includes(seat.personId)
				const classes = [
					'who',
					seat.personId === view.leadId ? 'lead' : '',
					seat.personId === me.personId ? 'me' : '',
					here ? '' : 'off',
					seat.personId === view.speakingId ? 'now' : '',
				]
				return (
					<li key={seat.personId} className={here ? '' : 'off'}>
						<span className={classes.filter(Boolean).join(' ')} aria-hidden="true">
							{initialsOf(seat.name)}
						</span>
						<span>
							{seat.name.split(' ')[0]}
							<span className="vh">
								{seat.personId === view.leadId ? ', leads' : ''}
								{seat.part === 'observer' ? ', observes' : ''}
								{here ? '' : ', not here'}
							</span>
						</span>
						{hand ? (
							<span className="up">
								<Icon name="hand" />
								<span className="vh">has a hand up</span>
							</span>
						) : null}
					</li>
				)
			})}
		</ul>
	)
}
