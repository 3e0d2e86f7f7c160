import { Link } from '@remix-run/react'
import { type ActivityState, activityStateNames } from '~/domain/activity/kinds'

export type ActivityView = {
	id: string
	title: string
	evidence: string
	/** "4 h" */
	takes: string
	hosted: boolean
	state: ActivityState
	/** An earlier text of it is confirmed, and goes on counting */
	wasConfirmed: boolean
	to: string
}

/** What a quarter asks for, in its order, each with where it stands. */
export function ActivityRows({ activities, canWrite }: { activities: ActivityView[]; canWrite: boolean }) {
	return (
		<ul className="kept activities">
			{activities.map(({ id, title, evidence, takes, hosted, state, wasConfirmed, to }) => (
				<li key={id}>
					<div>
						<h3 className="h3">
							<Link to={to}>{title}</Link>
						</h3>
						<p className="small mt-1">{evidence}</p>
						<p className="small soft mt-1">
							About {takes}.{hosted ? ' Hosts offer seats for it.' : ''}
						</p>
					</div>
					{canWrite ? <StateTag state={state} wasConfirmed={wasConfirmed} /> : null}
				</li>
			))}
		</ul>
	)
}

const tones: Partial<Record<ActivityState, string>> = { asked: 'note', confirmed: 'good', declined: 'warn' }

export function StateTag({ state, wasConfirmed }: { state: ActivityState; wasConfirmed: boolean }) {
	return (
		<span className={`tag ${tones[wasConfirmed ? 'confirmed' : state] ?? ''}`}>
			{wasConfirmed && state !== 'confirmed'
				? `Confirmed; a new text ${state === 'asked' ? 'waits' : state === 'declined' ? 'came back' : 'is being written'}`
				: activityStateNames[state]}
		</span>
	)
}
