import type { ReactNode } from 'react'
import { type FacilitatorPart, facilitatorPartNames } from '~/domain/cohort/kinds'
import { initialsOf } from '~/domain/person/kinds'
import { Who } from '../ui/marks'

export type CrewPerson = {
	id: string
	name: string
	isMe: boolean
	part: 'member' | FacilitatorPart
	/** "Payments" or "Manager, Payments"; empty when the directory says nothing */
	about: string
	/** "Lisbon, UTC+1" */
	place: string
	/** Their account is closed */
	isClosed?: boolean
}

/** The people of a cohort: who leads it first. */
export function Crew({ people, act }: { people: CrewPerson[]; act?: (person: CrewPerson) => ReactNode }) {
	return (
		<ul className={act ? 'folk with-acts' : 'folk'}>
			{people.map((person) => (
				<li key={person.id}>
					<Who
						name={person.name}
						initials={initialsOf(person.name)}
						className={person.part === 'lead' ? 'lead' : person.isMe ? 'me' : ''}
					/>
					<span>
						<span className="strong">{person.name}</span>
						{person.isMe ? <span className="soft"> (you)</span> : null}
						{person.part === 'member' ? null : (
							<span className="block micro soft">{facilitatorPartNames[person.part]}</span>
						)}
						{person.isClosed ? <span className="block micro strong">Account closed: nobody uses this seat</span> : null}
						{person.about ? <span className="block micro soft">{person.about}</span> : null}
					</span>
					<span className="micro faint">{person.place}</span>
					{act?.(person)}
				</li>
			))}
		</ul>
	)
}
