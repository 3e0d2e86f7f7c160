import { type Column, columnTitles } from './directory-columns'
import { type Difference, differences, type Entry } from './directory-entry'
import { type Cells, type Places, readEmail, readRow, shown } from './import-row'

/** Somebody of the directory, as the plan of an import needs them. */
export type Known = Entry & {
	id: string
	/** Whether they accepted their invitation */
	isActive: boolean
}

/** A row of the file, numbered as a spreadsheet does: the titles are row 1. */
export type FileRow = {
	row: number
	cells: Cells
	cellCount: number
	/** Why its cells cannot be told apart, in words */
	fault: string | null
}

export type RowProblem = { row: number; column: string; text: string }

/** What a file of people would do, and what stands in its way. Nothing is imported while there is a problem. */
export type Plan = {
	/** New people */
	fresh: { row: number; entry: Entry }[]
	changed: { row: number; id: string; before: Entry; entry: Entry; differences: Difference[] }[]
	unchangedCount: number
	rowCount: number
	problems: RowProblem[]
}

/**
 * @param titles how many columns the file has
 * @param today yyyy-mm-dd: since when somebody is at a level the file gives them, when it has no column for the day
 */
export function planImport(
	file: { titles: number; rows: readonly FileRow[] },
	directory: readonly Known[],
	places: Places,
	today: string,
): Plan {
	const known = new Map(directory.map((person) => [person.email, person]))
	const plan: Plan = { fresh: [], changed: [], unchangedCount: 0, rowCount: file.rows.length, problems: [] }
	const say = (row: number, column: Column | null, text: string) =>
		void plan.problems.push({ row, column: column ? columnTitles[column] : '', text })
	const read = new Map<string, { row: number; entry: Entry }>()
	for (const { row, cells, cellCount, fault } of file.rows) {
		if (fault) {
			say(row, null, fault)
			continue
		}
		if (cellCount !== file.titles) {
			say(
				row,
				null,
				`It has ${cellCount} cells, the first row has ${file.titles}. Look for a stray separator or quote.`,
			)
			continue
		}
		const email = readEmail(cells.email ?? '')
		if (!email) {
			say(
				row,
				'email',
				cells.email ? `“${shown(cells.email)}” is no e-mail address.` : 'Every row needs an e-mail address.',
			)
			continue
		}
		const twin = read.get(email)
		if (twin) {
			say(row, 'email', `${email} stands in row ${twin.row} already. Keep one of the two.`)
			continue
		}
		const before = known.get(email) ?? null
		const { entry, problems } = readRow({ ...cells, email }, before, places)
		const isPromoted = before !== null && (before.level !== entry.level || before.track !== entry.track)
		if (isPromoted && cells.since === undefined) entry.since = today
		read.set(email, { row, entry })
		for (const problem of problems) say(row, problem.column, problem.text)
	}
	checkLine(read, known, say)
	checkAdmins(read, known, say)
	for (const { row, entry } of read.values()) sort(plan, known.get(entry.email), row, entry)
	plan.problems.sort((a, b) => a.row - b.row)
	return plan
}

function sort(plan: Plan, before: Known | undefined, row: number, entry: Entry): void {
	if (!before) {
		plan.fresh.push({ row, entry })
		return
	}
	const found = differences(before, entry)
	if (found.length === 0) plan.unchangedCount++
	else plan.changed.push({ row, id: before.id, before, entry, differences: found })
}

type Read = ReadonlyMap<string, { row: number; entry: Entry }>
type Say = (row: number, column: Column, text: string) => void

/** Managers may stand further down in the file, but somewhere; and nobody is above themself, however long the way round. */
function checkLine(read: Read, known: ReadonlyMap<string, Known>, say: Say): void {
	const managerOf = (email: string) => read.get(email)?.entry.manager ?? known.get(email)?.manager ?? ''
	for (const { row, entry } of read.values())
		if (entry.manager && !read.has(entry.manager) && !known.has(entry.manager))
			say(row, 'manager', `Nobody has the address ${shown(entry.manager)}. Add that person, or leave the cell empty.`)
	const done = new Set<string>()
	for (const start of read.keys()) {
		const path: string[] = []
		const places = new Map<string, number>()
		let at = start
		while (at && !done.has(at) && !places.has(at)) {
			places.set(at, path.length)
			path.push(at)
			at = managerOf(at)
		}
		const circle = places.has(at) ? path.slice(places.get(at)) : []
		for (const email of circle) {
			const row = read.get(email)?.row
			if (row !== undefined) say(row, 'manager', sayCircle(circle, email))
		}
		for (const email of path) done.add(email)
	}
}

function sayCircle(circle: string[], email: string): string {
	if (circle.length === 1) return 'Nobody reports to themself. Write another manager, or leave the cell empty.'
	const from = circle.indexOf(email)
	const around = [...circle.slice(from), ...circle.slice(0, from), email]
	const told = around.length > 6 ? [...around.slice(0, 4), '…', email] : around
	return `That is a circle: ${told.join(' reports to ')}. Change one of them.`
}

/** Somebody who can sign in stays an admin. */
function checkAdmins(read: Read, known: ReadonlyMap<string, Known>, say: Say): void {
	const isAdmin = (person: Known, as: Entry) => person.isActive && !as.closed && as.roles.includes('admin')
	const people = [...known.values()]
	const lost = people.filter(
		(person) => isAdmin(person, person) && !isAdmin(person, read.get(person.email)?.entry ?? person),
	)
	if (lost.length === 0 || people.some((person) => isAdmin(person, read.get(person.email)?.entry ?? person))) return
	for (const { email } of lost) {
		const after = read.get(email)
		if (after)
			say(
				after.row,
				after.entry.closed ? 'closed' : 'roles',
				'Nobody would be left as an admin. Keep one who can sign in.',
			)
	}
}
