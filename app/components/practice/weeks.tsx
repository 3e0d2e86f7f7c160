type Week = { monday: string; label: string; minutes: number; said: string }

/** An hour fills the row: what most levels ask of a week. */
const FULL = 60

/** Counted minutes of the last weeks, a bar each; the words beside it say the same. */
export function Weeks({ weeks }: { weeks: Week[] }) {
	return (
		<ol className="weeks small mt-3" aria-label="Minutes that count, by week">
			{weeks.map((week) => (
				<li key={week.monday}>
					<span className="soft">{week.label}</span>
					<span className="bar" aria-hidden="true">
						<i
							style={{ inlineSize: `${Math.min(100, (week.minutes / FULL) * 100)}%` }}
							data-full={week.minutes >= FULL}
						/>
					</span>
					<span className="num">{week.said}</span>
				</li>
			))}
		</ol>
	)
}
