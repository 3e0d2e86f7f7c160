import { Link } from '@remix-run/react'
import { type Strength, strengthNames } from '~/domain/person/needs'
import { paths } from '~/paths'

export type NeedShown = {
	stage: string
	strength: Strength
	/** "18 Dec 2026", or null where no day is known */
	due: string | null
	isOverdue: boolean
	state: 'certified' | 'in-cohort' | 'open' | 'excused' | 'deferred'
	/** While excused or deferred */
	until?: string
	reason?: string
}

/** What a person needs, by when, and whether they have it. */
export function PersonNeeds({ needs, hasLevelDay }: { needs: NeedShown[]; hasLevelDay: boolean }) {
	return (
		<section className="mt-6" aria-labelledby="person-needs">
			<h2 className="h2" id="person-needs">
				What they need
			</h2>
			{needs.length === 0 ? (
				<p className="small soft mt-2">Nothing at this level.</p>
			) : (
				<ul className="rows mt-2">
					{needs.map((need) => (
						<li key={need.stage}>
							<span className="grow">
								<span className="strong block">{need.stage}</span>
								<span className="small soft">{sayNeed(need)}</span>
							</span>
							<StateTag need={need} />
						</li>
					))}
				</ul>
			)}
			{needs.some(({ strength }) => strength !== 'invited') && !hasLevelDay ? (
				<p className="small soft mt-2">No day is known: say since when this person is at their level.</p>
			) : null}
			<p className="small mt-2">
				<Link to={paths.needs()}>Who needs what</Link>
			</p>
		</section>
	)
}

function sayNeed({ strength, due, state, until, reason }: NeedShown): string {
	const word = strengthNames[strength]
	if (state === 'excused') return `${word}. Excused until ${until}: ${reason}`
	if (state === 'deferred') return `${word}. Takes it later, after ${until}: ${reason}`
	return due && state !== 'certified' ? `${word}, begun by ${due}` : word
}

function StateTag({ need }: { need: NeedShown }) {
	if (need.state === 'certified') return <span className="tag good">Certified</span>
	if (need.state === 'in-cohort' && need.isOverdue) return <span className="tag warn">Late, in a cohort</span>
	if (need.state === 'in-cohort') return <span className="tag note">In a cohort</span>
	if (need.state === 'open' && need.isOverdue) return <span className="tag warn">Late</span>
	return need.state === 'open' ? <span className="tag">Open</span> : null
}
