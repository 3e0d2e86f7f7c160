import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { WeekBlock, WeekView } from '~/domain/session/calendar-view'
import { dayLabel } from '~/domain/zone/plain-date'
import { SessionTags } from './session-tags'
import { Turn } from './turn'

/** Seven days beside each other, hours to scale; on a phone a list by day. */
export function Week({ calendar }: { calendar: WeekView }) {
	const { days, shown, hours, today, previous, next } = calendar
	const [first, last] = [days[0]?.date ?? today, days.at(-1)?.date ?? today]
	const height = (minutes: number) => ({ ['--minutes' as string]: String(minutes) })
	return (
		<>
			<Turn
				view="week"
				title={`${dayLabel(first, { day: 'numeric', month: 'long' })} to ${dayLabel(last, { day: 'numeric', month: 'long', year: 'numeric' })}`}
				previous={previous}
				next={next}
			/>
			<div className="week" style={height(shown.until - shown.from)}>
				<div className="hours" aria-hidden="true">
					{hours.map(({ at, label, again }) => (
						<span key={at} style={{ ['--at' as string]: String(at - shown.from) }}>
							{label}
							{again ? ' again' : ''}
						</span>
					))}
				</div>
				{days.map((day) => (
					<section key={day.date} aria-labelledby={`d-${day.date}`} className={day.date === today ? 'now' : undefined}>
						<h3 id={`d-${day.date}`}>
							{dayLabel(day.date, { weekday: 'short', day: 'numeric', month: 'short' })}
							{day.date === today ? <span className="word"> Today</span> : null}
						</h3>
						{day.note ? <p className="clock-note">{day.note}</p> : null}
						{day.blocks.length === 0 ? <p className="nothing">No session</p> : null}
						<ol>
							{day.missing
								.filter(({ from, until }) => until > shown.from && from < shown.until)
								.map(({ from, until }) => (
									<li
										key={from}
										className="missing"
										aria-hidden="true"
										style={placed({ from, until, lane: 0, lanes: 1 }, shown)}
									/>
								))}
							{day.blocks.map((block) => (
								<Block key={block.id} block={block} style={placed(block, shown)} />
							))}
						</ol>
					</section>
				))}
			</div>
		</>
	)
}

function Block({ block, style }: { block: WeekBlock; style: CSSProperties }) {
	const isShort = block.until - block.from < 45
	return (
		<li className={isShort ? 'block short' : 'block'} style={style}>
			<Link className={`entry ${block.state}`} to={block.to}>
				<time dateTime={block.when.iso}>{block.hours}</time>
				<span className="what">{block.title}</span>
				<span className="in">{block.whose}</span>
			</Link>
			{block.begunBefore ? <span className="vh">It began the day before.</span> : null}
			<span className="tags">
				<SessionTags row={block} />
			</span>
		</li>
	)
}

/** A place on the axis, for the style sheet: minutes below its top, and its share of the day’s width. */
function placed(
	{ from, until, lane, lanes }: { from: number; until: number; lane: number; lanes: number },
	shown: { from: number },
): CSSProperties {
	return {
		['--at' as string]: String(from - shown.from),
		['--long' as string]: String(until - from),
		['--lane' as string]: String(lane),
		['--lanes' as string]: String(lanes),
	}
}
