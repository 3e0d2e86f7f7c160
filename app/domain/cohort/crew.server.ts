import { careerTrackNames } from '../person/kinds'
import { placeOf, whenOf } from '../zone/zone.server'
import type { CohortDetail, CohortPart, CohortPerson } from './read.server'

/** The people of a cohort as its page says them: who leads first, then by name. */
export function sayCrew(cohort: Pick<CohortDetail, 'members' | 'facilitators'>, readerId: string, now: Date) {
	const order = { lead: 0, co: 1, observer: 2 }
	const leading = [...cohort.facilitators].sort((a, b) => order[a.part] - order[b.part])
	return [...leading, ...cohort.members.map((member) => ({ ...member, part: 'member' as const }))].map((person) =>
		sayPerson(person, readerId, now),
	)
}

function sayPerson(person: CohortPerson & { part: CohortPart }, readerId: string, now: Date) {
	const track = careerTrackNames[person.careerTrack as keyof typeof careerTrackNames]
	return {
		id: person.id,
		name: person.name,
		part: person.part,
		isMe: person.id === readerId,
		about: person.team ? `${person.careerLevel || track}, ${person.team}` : person.careerLevel || track,
		place: `${placeOf(person.timeZone)}, ${whenOf(now, person.timeZone).offset}`,
	}
}
