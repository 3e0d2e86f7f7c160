import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { Observed } from './observed'
import { OneAct, Watch } from './way-forms'

/** What stands beneath one step of somebody's way, and what whoever looks can do there. */
export function StepActs({
	step,
	isOwn,
	acts,
	reads,
	calibration,
	observed,
	toWatch,
}: {
	step: string
	isOwn: boolean
	acts: Record<'read' | 'beginTraining' | 'coLead' | 'sign' | 'qualify', boolean>
	reads: { name: string; to: string }[]
	calibration: string | null
	observed: ComponentProps<typeof Observed>['observed']
	toWatch: ComponentProps<typeof Watch>['sessions']
}) {
	switch (step) {
		case 'prepare':
			return (
				<>
					{isOwn ? (
						<p className="small leading-7">
							{reads.map(({ name, to }) => (
								<span className="block" key={to}>
									<Link to={to}>{name}</Link>
								</span>
							))}
							{calibration ? <Link to={calibration}>Score the sample answers</Link> : null}
						</p>
					) : null}
					{acts.read ? <OneAct intent="read" name="I have read them" /> : null}
				</>
			)
		case 'shadow':
			return acts.beginTraining ? <OneAct intent="begin-training" name="Begin their training" /> : null
		case 'co-facilitate':
			return acts.coLead ? <OneAct intent="co-lead" name="Let them co-lead" /> : null
		case 'observed':
			return (
				<>
					<Observed observed={observed} />
					{toWatch.length > 0 && !isOwn ? <Watch sessions={toWatch} /> : null}
				</>
			)
		case 'sign-off':
			return (
				<>
					{acts.sign ? <OneAct intent="sign" name="Sign, as a lead of the level" /> : null}
					{acts.qualify ? <OneAct intent="qualify" name="Sign off for twelve months" /> : null}
				</>
			)
		default:
			return null
	}
}
