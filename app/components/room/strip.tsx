import type { Format } from '~/domain/room/format'
import { stationsOf } from '~/domain/room/stations'
import { useRoom } from './use-room'

/** With more stations than these, only the one at hand has room for its name. */
const MOST_NAMED = 9

/** The stations on the rope; the parts of a turn are one. */
export function Strip({ format }: { format: Format }) {
	const { view } = useRoom()
	const stations = stationsOf(format.phases)
	const now = format.phases[view.phase.index]?.id
	const reached = stations.findIndex(({ phases }) => phases.some(({ id }) => id === now))
	const at = view.status === 'waiting' ? -1 : view.status === 'closed' ? stations.length : reached
	return (
		<ol className={stations.length > MOST_NAMED ? 'strip many' : 'strip'} aria-label="Phases">
			{stations.map(({ id, title }, index) => (
				<li
					key={id}
					title={title}
					className={index < at ? 'done' : index === at ? 'now' : ''}
					aria-current={index === at ? 'step' : undefined}
				>
					<span>{title}</span>
				</li>
			))}
		</ol>
	)
}
