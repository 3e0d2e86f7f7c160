import { Link } from '@remix-run/react'
import { type AssessedLevel, ownLevelWords } from '~/domain/facilitator/assessing'
import { paths } from '~/paths'
import { Section } from '../ui/section'

/** Of which levels one assesses work now, and what is missing for the others one holds something for. */
export function OwnLevels({ levels }: { levels: AssessedLevel[] }) {
	const held = levels.filter(({ verdict }) => verdict.ok || verdict.why !== 'not-qualified')
	return (
		<Section id="levels" title="What you may assess">
			<p className="small soft mt-3 max-w-prose">
				Work of a level is judged by two who are qualified for it, or appointed for its first year, and who have scored
				its sample answers close to the key of late. What is yours already you finish, whatever ends meanwhile.
			</p>
			{held.length === 0 ? (
				<p className="mt-4 max-w-prose">
					You hold no level yet. <Link to={paths.ways()}>The way to leading one</Link> begins with your own reason;
					where nobody could go it so far, an admin appoints people by name.
				</p>
			) : null}
			<ul className="rows">
				{held.map((level) => (
					<OwnLevel key={level.stageKey} {...level} />
				))}
			</ul>
		</Section>
	)
}

function OwnLevel({ stageKey, label, verdict }: AssessedLevel) {
	if (verdict.ok)
		return (
			<li>
				<b className="grow">{label}</b>
				<span className="tag good">You assess it</span>
			</li>
		)
	const [program = '', stage = ''] = stageKey.split('/')
	return (
		<li>
			<span className="grow">
				<b>{label}</b>
				<span className="block small soft">{ownLevelWords[verdict.why]}</span>
			</span>
			{verdict.why === 'not-calibrated' || verdict.why === 'calibration-over' ? (
				<Link className="btn edge sm" to={paths.calibration({ program, stage })}>
					Score its sample answers<span className="vh">: {label}</span>
				</Link>
			) : null}
		</li>
	)
}
