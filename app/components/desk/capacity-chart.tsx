import type { Month } from '~/domain/facilitator/capacity'
import { monthName } from '~/domain/facilitator/capacity-words'

const HEIGHT = 240
const TOP = 24
const FOOT = 32
const LEFT = 36

/**
 * People trained month by month as the rope, people taught as a broken line: between the two are those who wait for their
 * assessors. Drawn for a desk and once more for a phone, so that the lettering is never shrunk.
 */
export function CapacityChart({ months }: { months: Month[] }) {
	return (
		<figure className="capacity-chart">
			<Drawing months={months} width={720} name="wide" />
			<Drawing months={months} width={360} name="slim" />
			<figcaption className="small soft">
				The rope: people trained. The broken line: people taught; who is between the two waits for assessors.
			</figcaption>
		</figure>
	)
}

function Drawing({ months, width, name }: { months: Month[]; width: number; name: 'wide' | 'slim' }) {
	const taught = months.map(({ trained, waiting }) => trained + waiting)
	const most = niceMost(Math.max(1, ...taught))
	const right = name === 'wide' ? 96 : 72
	const x = (index: number) => LEFT + ((width - LEFT - right) * index) / Math.max(1, months.length - 1)
	const y = (people: number) => TOP + (HEIGHT - TOP - FOOT) * (1 - people / most)
	const path = (values: number[]) =>
		values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('')
	const trained = months.map((month) => month.trained)
	const [lastTrained = 0, lastTaught = 0] = [trained.at(-1), taught.at(-1)]
	const apart = Math.abs(y(lastTaught) - y(lastTrained))
	const every = Math.ceil(months.length / (name === 'wide' ? 8 : 4))
	return (
		<svg className={name} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby={`cap-${name}`}>
			<title id={`cap-${name}`}>
				{`People trained, month by month: ${months.map((month) => `${monthName(month.month, false)} ${month.trained}`).join(', ')}.`}
			</title>
			{[0, most / 2, most].map((people) => (
				<g key={people}>
					<path className="grid" d={`M${LEFT} ${y(people)}H${width - right}`} />
					<text x={LEFT - 8} y={y(people) + 4} textAnchor="end">
						{people}
					</text>
				</g>
			))}
			{months.map((month, index) =>
				index % every === 0 ? (
					<text key={month.month} x={x(index)} y={HEIGHT - 10} textAnchor="middle">
						{monthName(month.month, false).slice(0, 3)}
					</text>
				) : null,
			)}
			<path className="taught" d={path(taught)} />
			<path className="cased" d={path(trained)} />
			<path className="paid" d={path(trained)} />
			<text className="end" x={x(months.length - 1) + 8} y={y(lastTrained) + 4}>
				{lastTrained} trained
			</text>
			{lastTaught > lastTrained ? (
				<text x={x(months.length - 1) + 8} y={y(lastTaught) + 4 - Math.max(0, 16 - apart)}>
					{lastTaught} taught
				</text>
			) : null}
		</svg>
	)
}

/** The next of 10, 20, 40, 60, 100, 200 … */
function niceMost(people: number): number {
	for (let size = 10; ; size *= 10) for (const step of [1, 2, 4, 6]) if (step * size >= people) return step * size
}
