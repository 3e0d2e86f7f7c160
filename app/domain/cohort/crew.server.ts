import { careerTrackNames } from '../person/kinds'
import { placeOf, whenOf } from '../zone/zone.server'
import type { CohortDetail, CohortPart, CohortPerson } from './read.server'

/**
 * The people of a cohort as its page says them: who leads first, then by name.
 * @param closed whose account is closed, where the reader is to see it
 */
export function sayCrew(
	cohort: Pick<CohortDetail, 'members' | 'facilitators'>,
	readerId: string,
	now: Date,
	closed: ReadonlySet<string> = new Set(),
) {
	const order = { lead: 0, co: 1, observer: 2 }
	const leading = [...cohort.facilitators].sort((a, b) => order[a.part] - order[b.part])
	return [...leading, ...cohort.members.map((member) => ({ ...member, part: 'member' as const }))].map((person) => ({
		...sayPerson(person, readerId, now),
		...(closed.has(person.id) ? { isClosed: true } : {}),
	}))
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
