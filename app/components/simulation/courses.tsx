import { HEIGHT, lineOf, pointsOf, WIDTH } from '~/domain/simulation/course'
import type { Course } from '~/domain/simulation/say'

/** Three small drawings: trust, clarity, energy from the first turn to the last. The words beside each say the same. */
export function Courses({ courses }: { courses: Course[] }) {
	return (
		<dl className="courses">
			{courses.map(({ value, name, from, words }) => {
				const end = pointsOf(from).at(-1)
				return (
					<div key={value}>
						<dt>{name}</dt>
						<dd>
							<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
								<path className="middle" d={`M0 ${HEIGHT / 2}H${WIDTH}`} />
								<path className="cased" d={lineOf(from)} />
								<path className="line" d={lineOf(from)} />
								{end ? <circle cx={end.x} cy={end.y} r="3.5" /> : null}
							</svg>
							<span className="small soft">{words}</span>
						</dd>
					</div>
				)
			})}
		</dl>
	)
}
