import { isOneLine } from '../one-line'
import { email as emailSchema } from '../sign-in/schema'
import { isInReach } from '../zone/plain-date'
import type { Column } from './directory-columns'
import { type Entry, inOrderOfRoles } from './directory-entry'
import { parseWallTime, parseWorkDays, usualHours, whyNoHours } from './hours'
import {
	CAREER_LEVELS,
	CAREER_TRACKS,
	type CareerTrack,
	careerTrackNames,
	firstNameOf,
	MOST_COHORTS,
	ROLES,
	roleNames,
	USUAL_COHORTS,
} from './kinds'

/** The cells of a row by column: trimmed, and without a column the file does not have. */
export type Cells = Partial<Record<Column, string>>

/** What is wrong in a cell, and what to do. */
export type CellProblem = { column: Column; text: string }

/** What only the server knows: which zones and which regions of public holidays there are. */
export type Places = {
	isZone(name: string): boolean
	/** The code of a region, for its code or its name; null when there is no such region */
	regionOf(text: string): string | null
}

export const newcomer: Omit<Entry, 'email' | 'name' | 'zone'> = {
	called: '',
	track: 'manager',
	level: '',
	team: '',
	manager: '',
	roles: ['learner'],
	holidays: '',
	days: usualHours.workDays,
	from: usualHours.workFrom,
	to: usualHours.workTo,
	since: '',
	most: USUAL_COHORTS,
	closed: false,
}

/**
 * Somebody as this row has them. A column that is missing leaves what is there. An empty cell empties what may be empty
 * (team, manager, holidays, since, closed; called becomes the first name) and leaves the rest.
 * @param before who has this address already; null for somebody new
 */
export function readRow(cells: Cells, before: Entry | null, places: Places): { entry: Entry; problems: CellProblem[] } {
	const problems: CellProblem[] = []
	const say = (column: Column, text: string) => void problems.push({ column, text })
	const entry: Entry = before ? { ...before } : { ...newcomer, email: cells.email ?? '', name: '', zone: '' }

	if (cells.name) entry.name = checkLine(cells.name, 'name', 120, say)
	else if (!before) say('name', 'Somebody new needs a name.')
	if (cells.called !== undefined) entry.called = checkLine(cells.called, 'called', 60, say)
	if (!entry.called) entry.called = firstNameOf(entry.name)
	if (cells.team !== undefined) entry.team = checkLine(cells.team, 'team', 60, say)
	readCareer(cells, entry, before === null, say)
	readManager(cells, entry, say)
	readRoles(cells, entry, say)
	if (cells.zone && places.isZone(cells.zone)) entry.zone = cells.zone
	else if (cells.zone) say('zone', `No time zone is called “${shown(cells.zone)}”. Write one such as Europe/Lisbon.`)
	else if (!before) say('zone', 'Somebody new needs a time zone, such as Europe/Lisbon.')
	readHolidays(cells, entry, places, say)
	readHours(cells, entry, say)
	if (cells.since !== undefined) entry.since = readDate(cells.since, say)
	readMost(cells, entry, say)
	readClosed(cells, entry, say)
	return { entry, problems }
}

type Say = (column: Column, text: string) => void

/** A cell as it may stand in a sentence about it. */
export function shown(cell: string): string {
	return cell.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').slice(0, 40)
}

function checkLine(text: string, column: Column, longest: number, say: Say): string {
	if (!isOneLine(text))
		say(column, 'It holds a line break, a tab, or signs that nobody sees. Type it anew, in one line.')
	if (text.length > longest) say(column, `It has ${text.length} characters. Use at most ${longest}.`)
	return text
}

/** @returns the address in small letters; null when it is none */
export function readEmail(text: string): string | null {
	return emailSchema.safeParse(text).data ?? null
}

function readCareer(cells: Cells, entry: Entry, isNew: boolean, say: Say): void {
	const track = cells.track ? trackOf(cells.track) : null
	if (cells.track && !track)
		say('track', `“${shown(cells.track)}” is no track. Write Manager or Individual contributor.`)
	const found = cells.level ? levelOf(cells.level) : null
	if (cells.level && !found) {
		say('level', `“${shown(cells.level)}” is no level here. Write one of: ${allLevels(track)}.`)
		return
	}
	if (found) {
		entry.level = found.level
		entry.track = found.track
	} else if (isNew) say('level', `Somebody new needs a level: ${allLevels(track)}.`)
	if (track && entry.level && track !== entry.track)
		say('level', `This level belongs to the other track: ${entry.level}.`)
}

function trackOf(text: string): CareerTrack | null {
	const word = text.toLowerCase()
	return CAREER_TRACKS.find((track) => word === track || word === careerTrackNames[track].toLowerCase()) ?? null
}

/** Every level is one of one track, so its name says both. */
function levelOf(text: string): { track: CareerTrack; level: string } | null {
	for (const track of CAREER_TRACKS) {
		const level = CAREER_LEVELS[track].find((each) => each.toLowerCase() === text.toLowerCase())
		if (level) return { track, level }
	}
	return null
}

function allLevels(track: CareerTrack | null): string {
	return (track ? [track] : CAREER_TRACKS).flatMap((each) => CAREER_LEVELS[each]).join(', ')
}

function readManager(cells: Cells, entry: Entry, say: Say): void {
	if (cells.manager === undefined) return
	if (cells.manager === '') {
		entry.manager = ''
		return
	}
	const address = readEmail(cells.manager)
	if (address) entry.manager = address
	else say('manager', `“${shown(cells.manager)}” is no e-mail address. Write the manager’s, or leave the cell empty.`)
}

function readRoles(cells: Cells, entry: Entry, say: Say): void {
	if (!cells.roles) return
	const words = cells.roles
		.split(/[,;|]/)
		.map((word) => word.trim().toLowerCase())
		.filter(Boolean)
	const roles = words.map((word) => ROLES.find((role) => word === role || word === roleNames[role].toLowerCase()))
	const unknown = words.find((_word, index) => roles[index] === undefined)
	if (unknown) say('roles', `“${shown(unknown)}” is no role. Write some of: ${ROLES.join(', ')}.`)
	else entry.roles = inOrderOfRoles(roles.filter((role) => role !== undefined))
}

function readHolidays(cells: Cells, entry: Entry, places: Places, say: Say): void {
	if (cells.holidays === undefined) return
	const region = cells.holidays === '' ? '' : places.regionOf(cells.holidays)
	if (region === null)
		say('holidays', `No country or region is called “${shown(cells.holidays)}”. Write a code such as DE or DE-BE.`)
	else entry.holidays = region
}

function readHours(cells: Cells, entry: Entry, say: Say): void {
	const days = cells.days ? parseWorkDays(cells.days) : entry.days
	if (!days) say('days', `“${shown(cells.days ?? '')}” says no days. Write Mon-Fri, or Mon Tue Thu.`)
	const [from, to] = (['from', 'to'] as const).map((column) => {
		const cell = cells[column]
		const time = cell ? parseWallTime(cell) : entry[column]
		if (!time) say(column, `“${shown(cell ?? '')}” is no time of the day. Write it as 09:00.`)
		return time
	})
	if (!days || !from || !to) return
	if (whyNoHours({ workDays: days, workFrom: from, workTo: to }) === 'too-short')
		say('to', 'The day ends at least an hour after it begins, on the same day.')
	Object.assign(entry, { days, from, to })
}

/** Also "05.01.2026", which can mean one day only. */
function readDate(text: string, say: Say): string {
	const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
	const date = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text
	if (date === '' || isInReach(date)) return date
	say('since', `“${shown(text)}” is no day of the years 2000 to 2100. Write it as 2026-01-31.`)
	return ''
}

function readMost(cells: Cells, entry: Entry, say: Say): void {
	if (!cells.most) return
	const most = /^\d{1,2}$/.test(cells.most) ? Number(cells.most) : MOST_COHORTS + 1
	if (most > MOST_COHORTS) say('most', `“${shown(cells.most)}” is no number from 0 to ${MOST_COHORTS}.`)
	else entry.most = most
}

function readClosed(cells: Cells, entry: Entry, say: Say): void {
	if (cells.closed === undefined) return
	const word = cells.closed.toLowerCase()
	if (/^(yes|y|true|1|x|closed)$/.test(word)) entry.closed = true
	else if (/^(no|n|false|0|open)?$/.test(word)) entry.closed = false
	else say('closed', `“${shown(cells.closed)}” says neither. Write yes, or leave the cell empty.`)
}
