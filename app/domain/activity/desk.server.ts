import type { Db } from '../db'
import { listNames } from '../person/read.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { shortDate } from '../zone/zone.server'
import { asksForSponsor } from './find'
import { type ActivityState, activityStateNames, SIGN_OFF } from './kinds'
import { listOfQuarter } from './quarter.server'
import { listActivityStates } from './read-evidence.server'

/** Shown at once; a quarter holds a few cohorts */
const MOST_PEOPLE = 200

/**
 * What an admin sees of a quarter: who has done what, who has confirmed it, and what waits for whose word. Not a word of what
 * was written, and not why something came back. In three queries, however many people.
 */
export async function readQuarterDesk(db: Db, programs: Program[], stageKey: string, zone: string, now: Date) {
	const stage = findStageByKey(programs, stageKey)
	const deliverable = asksForSponsor(stage?.requirements ?? []) ? [{ id: SIGN_OFF, title: 'The deliverable' }] : []
	const activities = [...(stage?.activities ?? []), ...deliverable]
	const ids = [...(await listOfQuarter(db, stageKey))]
	const names = await listNames(db, ids)
	const states = await listActivityStates(db, stageKey, ids)
	const people = ids
		.map((id) => ({ id, name: names.get(id) ?? '' }))
		.sort((one, other) => one.name.localeCompare(other.name))
	const rows = people.slice(0, MOST_PEOPLE).map((person) => ({
		...person,
		cells: activities.map((activity) => {
			const own = states.get(`${person.id} ${activity.id}`)
			// What is being written, or came back, is its writer’s business.
			const state = own?.wasConfirmed ? 'confirmed' : own?.state === 'asked' ? 'asked' : 'open'
			return { id: activity.id, state, says: state === 'open' ? 'Not yet' : activityStateNames[state] } as const
		}),
	}))
	const said = [...states.values()].flatMap((own) => {
		const activity = activities.find(({ id }) => id === own.activityId)
		const sponsor = own.sponsorId ? own.sponsorName : `${own.sponsorName}, ${own.sponsorEmail}`
		const about = { key: `${own.personId} ${own.activityId}`, name: names.get(own.personId) ?? '', sponsor }
		const at = own.state === 'asked' ? own.askedAt : own.answeredAt
		if (!activity || !at || (own.state !== 'asked' && own.state !== 'confirmed')) return []
		const isOver = own.state === 'asked' && own.linkEndsAt !== null && own.linkEndsAt <= now
		return [{ ...about, state: own.state, activity: activity.title, at, on: shortDate(at, zone), isOver }]
	})
	const inState = (state: ActivityState) =>
		said
			.filter((row) => row.state === state)
			.sort((one, other) => one.at.getTime() - other.at.getTime())
			.map(({ at: _at, state: _state, ...row }) => row)
	return {
		activities: activities.map(({ id, title }) => ({ id, title })),
		rows,
		notShown: Math.max(0, people.length - MOST_PEOPLE),
		waiting: inState('asked'),
		confirmed: inState('confirmed').reverse().slice(0, MOST_PEOPLE),
	}
}
