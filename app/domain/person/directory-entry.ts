import { type Column, columnTitles } from './directory-columns'
import { describeDays } from './hours'
import { type CareerTrack, careerTrackNames, ROLES, type Role } from './kinds'

/** Somebody as a file of people describes them. */
export type Entry = {
	email: string
	name: string
	called: string
	track: CareerTrack
	level: string
	team: string
	/** The manager's address; '' for nobody */
	manager: string
	/** In the order of ROLES */
	roles: Role[]
	zone: string
	holidays: string
	days: number[]
	from: string
	to: string
	/** yyyy-mm-dd, or '' when nobody knows */
	since: string
	/** Cohorts they lead at once, at most */
	most: number
	closed: boolean
}

/** What a cell of an export holds, before it is made safe for a spreadsheet. */
export const cellOf: Record<Column, (entry: Entry) => string> = {
	email: ({ email }) => email,
	name: ({ name }) => name,
	called: ({ called }) => called,
	track: ({ track }) => careerTrackNames[track],
	level: ({ level }) => level,
	team: ({ team }) => team,
	manager: ({ manager }) => manager,
	roles: ({ roles }) => inOrderOfRoles(roles).join(', '),
	zone: ({ zone }) => zone,
	holidays: ({ holidays }) => holidays,
	days: ({ days }) => describeDays(days),
	from: ({ from }) => from,
	to: ({ to }) => to,
	since: ({ since }) => since,
	most: ({ most }) => String(most),
	closed: ({ closed }) => (closed ? 'yes' : ''),
}

export function inOrderOfRoles(roles: readonly Role[]): Role[] {
	return ROLES.filter((role) => roles.includes(role))
}

export type Difference = { column: Column; title: string; from: string; to: string }

/** What reads otherwise in `after`; the address is who they are and never differs. */
export function differences(before: Entry, after: Entry): Difference[] {
	return (Object.keys(cellOf) as Column[]).flatMap((column) => {
		const [from, to] = [cellOf[column](before), cellOf[column](after)]
		return from === to ? [] : [{ column, title: columnTitles[column], from, to }]
	})
}
