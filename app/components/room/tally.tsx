/**
 * Votes as tally strokes, one's own in rope; the number beside them says the same. Outlines of neighbors do not touch, for
 * two that do are read as one stroke more.
 */
export function Tally({ count, mine = 0 }: { count: number; mine?: number }) {
	if (count === 0) return null
	const strokes = Array.from({ length: Math.min(count, 20) }, (_, index) => index)
	const xOf = (index: number) => 2.5 + index * 6 + Math.floor(index / 5) * 6
	const width = xOf(strokes.length - 1) + 4
	const own = Math.min(mine, strokes.length)
	const path = (from: number, to: number) =>
		strokes
			.slice(from, to)
			.map((index) =>
				index % 5 === 4 ? `M${xOf(index - 4) - 2} 11.5L${xOf(index - 1) + 3} 2.5` : `M${xOf(index)} 2V12`,
			)
			.join('')
	return (
		<span className="tally">
			<svg width={width} height="14" viewBox={`0 0 ${width} 14`} aria-hidden="true">
				{own > 0 ? (
					<>
						<path d={path(0, own)} stroke="var(--case)" strokeWidth="4" />
						<path d={path(0, own)} stroke="var(--rope)" strokeWidth="2" />
					</>
				) : null}
				<path d={path(own, strokes.length)} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
			</svg>
			<b>{count}</b>
			<span className="vh">
				{count === 1 ? ' vote' : ' votes'}
				{mine > 0 ? `, ${mine} of them yours` : ''}
			</span>
		</span>
	)
}
