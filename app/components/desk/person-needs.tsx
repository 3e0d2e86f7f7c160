import { Link } from '@remix-run/react'
import { type Stands, sayStanding } from '~/domain/compliance/standing'
import { type Strength, strengthNames } from '~/domain/person/needs'
import { paths } from '~/paths'
import { ComplianceTag } from '../compliance/standing-tag'

export type NeedShown = {
	stage: string
	strength: Strength
	/** "18 Dec 2026", or null where no day is known */
	due: string | null
	/** As the list of who is due says it; null for what they are only invited to */
	stands: Stands | null
	/** Of `stands`, said as `due` is */
	day: string | null
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

function sayNeed({ strength, due, stands, day, state, until, reason }: NeedShown): string {
	const word = strengthNames[strength]
	if (state === 'excused') return `${word}. Excused until ${until}: ${reason}`
	if (state === 'deferred') return `${word}. Takes it later, after ${until}: ${reason}`
	if (stands && stands.standing !== 'undated' && stands.standing !== 'in-cohort')
		return sayStanding({ ...stands, strength }, day)
	return due && state !== 'certified' ? `${word}, begun by ${due}` : word
}

function StateTag({ need }: { need: NeedShown }) {
	if (need.stands) return <ComplianceTag of={need.stands} />
	if (need.state === 'certified') return <span className="tag good">Certified</span>
	if (need.state === 'in-cohort') return <span className="tag note">In a cohort</span>
	return need.state === 'open' ? <span className="tag">Open</span> : null
}
