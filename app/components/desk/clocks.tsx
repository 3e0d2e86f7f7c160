import type { Clock } from '~/domain/session/said'

const oddWords = { early: 'Before 8', late: 'After 19' }

/** One moment where each of the people is. */
export function Clocks({ clocks }: { clocks: Clock[] }) {
	return (
		<ul className="clocks">
			{clocks.map((clock) => (
				<li key={clock.local}>
					<span>
						<span className="strong">{clock.places}</span> {clock.day}, {clock.hours}
						<span className="block micro soft">{clock.who}</span>
					</span>
					{clock.odd ? <span className="tag warn">{oddWords[clock.odd]}</span> : null}
				</li>
			))}
		</ul>
	)
}
