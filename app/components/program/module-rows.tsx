import { Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import { PatternLinks } from '../pattern/links'

type ModuleRow = {
	id: string
	/** null for an elective */
	position: number | null
	title: string
	summary: string | null
	outcomes: string[]
	/** null while it is being written */
	to: string | null
	doneOn: string | null
	begun: boolean
	minutes: number
	minutesLeft: number
	/** Parts that were edited since one read them */
	changedParts: number
	/** Parts that were added since one read in it */
	addedParts: number
	patterns: { id: string; title: string }[]
}

/** The modules of a stage in order, each with where one stands. */
export function ModuleRows({ modules }: { modules: ModuleRow[] }) {
	return (
		<ol className="rows">
			{modules.map((module) => (
				<li key={module.id}>
					{module.position === null ? null : <span className="num strong">{module.position}</span>}
					<span className="grow">
						{module.to ? (
							<Link className="strong" to={module.to}>
								{module.title}
							</Link>
						) : (
							<span className="strong">{module.title}</span>
						)}
						<span className="block small soft">{module.summary ?? `You will ${module.outcomes.join('; ')}.`}</span>
						{module.changedParts > 0 ? (
							<span className="block small strong">
								{capitalized(counted(module.changedParts, 'part has', 'parts have'))} changed since you read{' '}
								{module.changedParts === 1 ? 'it' : 'them'}.
							</span>
						) : null}
						{module.addedParts > 0 ? (
							<span className="block small strong">
								{capitalized(counted(module.addedParts, 'part is new', 'parts are new'))} since you read here.
							</span>
						) : null}
						<PatternLinks patterns={module.patterns} lead="For the day itself:" />
					</span>
					<span className="small soft">{moduleState(module)}</span>
				</li>
			))}
		</ol>
	)
}

function moduleState(module: ModuleRow): string {
	if (!module.to) return `${module.minutes} min, being written`
	if (module.doneOn) return `Done ${module.doneOn}`
	if (module.begun) return module.minutesLeft > 0 ? `${module.minutesLeft} min left` : 'Read; answer the check'
	return `${module.minutes} min`
}
