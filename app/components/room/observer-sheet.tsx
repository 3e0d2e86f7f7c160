import { useEffect, useRef, useState } from 'react'
import type { GroupSeen } from '~/domain/room/group-view'
import type { GroupPhase } from '~/domain/room/play'
import { useRoom } from './use-room'

type Counted = GroupSeen['sheet'][number]

/** What is counted: by whoever watches while people play, open to their group when they talk about it. */
export function ObserverSheet({ mine, phase }: { mine: GroupSeen; phase: GroupPhase }) {
	if (mine.sheet.length === 0) return null
	if (mine.counts) return <Told sheet={mine.sheet} counts={mine.counts} />
	return phase.step === 'play' && !mine.role && !mine.isVisit ? <Counting mine={mine} phase={phase.id} /> : null
}

/** A key counts only while the sheet has the focus: single letters must not act from anywhere. */
function Counting({ mine, phase }: { mine: GroupSeen; phase: string }) {
	const { send } = useRoom()
	const count = (id: string, by: number) => void send({ type: 'count', phase, id, by })
	return (
		<section
			className="tallies"
			aria-labelledby="tallies"
			tabIndex={0}
			onKeyDown={(event) => {
				const hit = mine.sheet.find(({ key, unit }) => key === event.key && unit === 'times')
				if (!hit || event.ctrlKey || event.metaKey || event.altKey) return
				event.preventDefault()
				count(hit.id, 1)
			}}
		>
			<h3 id="tallies">Your sheet</h3>
			<p className="small soft">
				Press +1, or click into the sheet and count by key. Nobody sees it until all talk about it.
			</p>
			<ul>
				{mine.sheet.map((each) =>
					each.unit === 'seconds' ? (
						<Stopwatch
							key={each.id}
							what={each}
							seconds={mine.myCounts[each.id] ?? 0}
							onStop={(by) => count(each.id, by)}
						/>
					) : (
						<li key={each.id}>
							<span className="n">{mine.myCounts[each.id] ?? 0}</span>
							<span className="what">{each.title}</span>
							<button
								type="button"
								className="btn edge sm"
								onClick={() => count(each.id, 1)}
								aria-label={`+1 ${each.key}: ${each.title}`}
							>
								+1 <kbd>{each.key}</kbd>
							</button>
							<button
								type="button"
								className="btn text sm"
								disabled={!mine.myCounts[each.id]}
								onClick={() => count(each.id, -1)}
								aria-label={`−1: ${each.title}`}
							>
								−1
							</button>
						</li>
					),
				)}
			</ul>
		</section>
	)
}

function Stopwatch({ what, seconds, onStop }: { what: Counted; seconds: number; onStop: (by: number) => void }) {
	const [isRunning, setRunning] = useState(false)
	const sinceMs = useRef<number | null>(null)
	const stop = () => {
		if (sinceMs.current !== null) onStop(Math.min(600, Math.max(1, Math.round((Date.now() - sinceMs.current) / 1000))))
		sinceMs.current = null
	}
	const press = () => {
		if (isRunning) stop()
		else sinceMs.current = Date.now()
		setRunning(!isRunning)
	}
	// The play ends when its time is up, and takes the sheet away: what ran until then was heard.
	const atTheEnd = useRef(stop)
	atTheEnd.current = stop
	useEffect(() => () => atTheEnd.current(), [])
	return (
		<li>
			<span className="n">{seconds} s</span>
			<span className="what">{what.title}</span>
			<button type="button" className="btn edge sm" aria-pressed={isRunning} onClick={press}>
				{isRunning ? 'Stop' : 'Start'}
				<span className="vh"> the clock: {what.title}</span>
			</button>
		</li>
	)
}

function Told({ sheet, counts }: { sheet: Counted[]; counts: NonNullable<GroupSeen['counts']> }) {
	const { me, nameOf } = useRoom()
	const watchers = [...new Set(counts.map(({ byId }) => byId))]
	if (watchers.length === 0) return null
	return (
		<section className="tallies" aria-labelledby="told">
			<h3 id="told">What was counted</h3>
			{watchers.map((byId) => (
				<div key={byId}>
					<p className="small soft mt-2" id={`by-${byId}`}>
						{byId === me.personId ? 'By you' : `By ${nameOf(byId)}`}
					</p>
					<ul aria-labelledby={`by-${byId}`}>
						{sheet.map(({ id, title, unit }) => (
							<li key={id}>
								<span className="n">
									{counts.find((each) => each.byId === byId && each.id === id)?.n ?? 0}
									{unit === 'seconds' ? ' s' : ''}
								</span>
								<span className="what">{title}</span>
							</li>
						))}
					</ul>
				</div>
			))}
		</section>
	)
}
