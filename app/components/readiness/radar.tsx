import { dimensionNames } from '~/domain/readiness/kinds'
import { CENTER, cornersOf, type Point, pathOf, pointAt } from '~/domain/readiness/radar'
import type { Result } from '~/domain/readiness/score'

/**
 * Four levels on four axes: a firm line for the level, a shaded band for its range, a broken line for last time. The
 * table beside it says the same in numbers.
 */
export function Radar({ result, before }: { result: Result; before: Result | null }) {
	const axes = result.map((_, index) => pointAt(index, result.length, 4))
	const said = result.map(
		({ dimension, level }) =>
			`${dimensionNames[dimension]} ${level ? `${level.level.toFixed(1)}, from ${level.low.toFixed(1)} to ${level.high.toFixed(1)}` : 'too few answers'}`,
	)
	const points = cornersOf(result, 'level')
	return (
		<svg className="radar" viewBox="-70 0 460 320" role="img" aria-labelledby="radar-title radar-desc">
			<title id="radar-title">Four dimensions, from 1 to 4</title>
			<desc id="radar-desc">{said.join('; ')}.</desc>
			<g className="grid">
				{[1, 2, 3, 4].map((ring) => (
					<path key={ring} d={pathOf(result.map((_, index) => pointAt(index, result.length, ring)))} />
				))}
				{axes.map(({ x, y }) => (
					<path key={`${x}-${y}`} d={`M${CENTER} ${CENTER}L${x} ${y}`} />
				))}
			</g>
			<path
				className="range"
				fillRule="evenodd"
				d={`${pathOf(cornersOf(result, 'high'))}${pathOf(cornersOf(result, 'low'))}`}
			/>
			{before ? <path className="before" d={pathOf(cornersOf(before, 'level'))} /> : null}
			<path className="level cased" d={pathOf(points)} />
			<path className="level" d={pathOf(points)} />
			{points.map(({ x, y }) => (
				<circle key={`${x}-${y}`} className="dot" cx={x} cy={y} r="5" />
			))}
			<g className="rings">
				{[1, 2, 3, 4].map((ring) => {
					const { x, y } = pointAt(0, result.length, ring)
					return (
						<text key={ring} x={x + 6} y={y + 11}>
							{ring}
						</text>
					)
				})}
			</g>
			{result.map(({ dimension }, index) => (
				<AxisName key={dimension} name={dimensionNames[dimension]} at={pointAt(index, result.length, 4)} />
			))}
		</svg>
	)
}

/** Two words on two lines, on the outer side of the axis. */
function AxisName({ name, at }: { name: string; at: Point }) {
	const [first = '', ...rest] = name.split(' ')
	const beside = Math.abs(at.x - CENTER) > 1
	const anchor = beside ? (at.x > CENTER ? 'start' : 'end') : 'middle'
	const x = beside ? at.x + (at.x > CENTER ? 10 : -10) : at.x
	if (!beside)
		return (
			<text className="axis" x={x} y={at.y > CENTER ? at.y + 24 : at.y - 12} textAnchor={anchor}>
				{name}
			</text>
		)
	return (
		<text className="axis" textAnchor={anchor}>
			<tspan x={x} y={at.y - 2}>
				{first}
			</tspan>
			<tspan x={x} y={at.y + 16}>
				{rest.join(' ')}
			</tspan>
		</text>
	)
}
