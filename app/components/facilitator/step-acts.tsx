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
	roleFirst,
}: {
	step: string
	isOwn: boolean
	acts: Record<'read' | 'beginTraining' | 'coLead' | 'sign' | 'qualify', boolean>
	reads: { name: string; to: string }[]
	calibration: string | null
	observed: ComponentProps<typeof Observed>['observed']
	toWatch: ComponentProps<typeof Watch>['sessions']
	/** Where an admin gives them the role that the next grant asks for; null where they hold it */
	roleFirst: string | null
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
			if (acts.beginTraining && roleFirst) return <RoleFirst needs="a facilitator in training" at={roleFirst} />
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
					{acts.qualify && roleFirst ? <RoleFirst needs="a facilitator" at={roleFirst} /> : null}
					{acts.qualify && !roleFirst ? <OneAct intent="qualify" name="Sign off for twelve months" /> : null}
				</>
			)
		default:
			return null
	}
}

/** Instead of a button that would be refused. */
function RoleFirst({ needs, at }: { needs: string; at: string }) {
	return (
		<p className="small mt-2">
			Your turn, once they have the role of {needs}: <Link to={at}>give it on their page</Link>.
		</p>
	)
}
