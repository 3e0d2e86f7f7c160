import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { dayLabel, mondayOf } from '../zone/plain-date'
import { aboutOf, keptFromReader } from './apart.server'
import { reaches, sayAudience } from './audience.server'
import { type CaseState, type Outcome, outcomeNames } from './kinds'
import { type CaseKey, wordsOf } from './write.server'

/**
 * A case that somebody may read as things stand now; for writes of this folder, pages take `readCase`.
 * @throws DomainError 'not-found' for whom it does not reach, whatever the reason
 */
export async function getReadable(db: Db | Tx, { id, readerId }: { id: string; readerId: string }) {
	const row = await db.case.findFirst({ where: { AND: [{ id }, await reaches(db, readerId)] } })
	if (!row || (await keptFromReader(db, [row], readerId)).size > 0) throw new DomainError('not-found', 'case')
	return row
}

/** A case as its readers get it: no id of its author ever leaves, and no name where they wanted none. */
export async function readCase(db: Db, programs: Program[], asked: { id: string; readerId: string }) {
	await getReadable(db, asked)
	const row = await db.case.findUniqueOrThrow({ where: { id: asked.id }, select: shown })
	return {
		...sayCase(programs, row),
		...wordsOf(row),
		// While it takes suggestions again, what its author had learned is not for others yet.
		learnings: row.state === 'closed' ? row.learnings : '',
		suggestions: saySuggestions(row.suggestions, asked.readerId),
	}
}

/** The cases somebody may read, the newest weeks first; within a week they are shuffled. */
export async function listReadable(db: Db, programs: Program[], readerId: string) {
	const rows = await db.case.findMany({
		where: await reaches(db, readerId),
		select: { ...shown, ...aboutOf },
		orderBy: [{ sharedOn: 'desc' }, { id: 'asc' }],
		take: MOST_LISTED,
	})
	const kept = await keptFromReader(db, rows, readerId)
	return rows
		.filter((row) => !kept.has(row))
		.map((row) => ({
			...sayCase(programs, row),
			ask: row.ask,
			audience: row.audience,
			stageKey: row.stageKey,
			suggested: row.suggestions.length,
			haveSuggested: row.suggestions.some(({ byId }) => byId === readerId),
		}))
		.sort((a, b) => b.weekOf.localeCompare(a.weekOf) || a.id.localeCompare(b.id))
}

const MOST_LISTED = 500

export async function isOwnCase(db: Db, key: CaseKey): Promise<boolean> {
	return (await db.case.count({ where: key })) > 0
}

/** One's own case, whatever its state. @throws DomainError 'not-found' */
export async function getOwnCase(db: Db, programs: Program[], key: CaseKey) {
	const row = await db.case.findFirst({ where: key, select: { ...shown, ...own } })
	if (!row) throw new DomainError('not-found', 'case')
	return {
		...sayCase(programs, row),
		...wordsOf(row),
		learnings: row.learnings,
		about: row.about,
		isAnonymous: row.isAnonymous,
		wasNamed: row.wasNamed,
		wasStopped: row.wasStopped,
		revision: row.revision,
		chosen: { audience: row.audience, cohortId: row.cohortId, stageKey: row.stageKey },
		suggestions: saySuggestions(row.suggestions, key.authorId),
	}
}

/** One's own cases, the last changed first. */
export async function listOwnCases(db: Db, programs: Program[], authorId: string) {
	const rows = await db.case.findMany({
		where: { authorId },
		select: shown,
		orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
	})
	return rows.map((row) => ({
		...sayCase(programs, row),
		suggested: row.suggestions.length,
		untold: row.suggestions.filter(({ outcome }) => outcome === '').length,
	}))
}

/** What waits in the casebook: suggestions to one's own cases, and cases of others without a word of one's own. */
export async function countWaiting(db: Db, readerId: string): Promise<{ untold: number; toRead: number }> {
	const untold = await db.caseSuggestion.count({ where: { outcome: '', case: { authorId: readerId, state: 'open' } } })
	const rows = await db.case.findMany({
		where: { AND: [await reaches(db, readerId), { state: 'open', suggestions: { none: { byId: readerId } } }] },
		select: aboutOf,
	})
	return { untold, toRead: rows.length - (await keptFromReader(db, rows, readerId)).size }
}

const shown = {
	id: true,
	state: true,
	title: true,
	goal: true,
	tried: true,
	working: true,
	notWorking: true,
	ask: true,
	audience: true,
	stageKey: true,
	cohort: { select: { name: true } },
	isAnonymous: true,
	sharedOn: true,
	learnings: true,
	author: { select: { name: true } },
	suggestions: {
		select: {
			id: true,
			byId: true,
			text: true,
			isAnonymous: true,
			outcome: true,
			told: true,
			by: { select: { name: true } },
		},
		// By a random id: nothing tells in which order they came.
		orderBy: { id: 'asc' },
	},
} as const

const own = { about: true, cohortId: true, wasNamed: true, wasStopped: true, revision: true } as const

type Shown = {
	id: string
	state: string
	title: string
	audience: string
	stageKey: string
	cohort: { name: string } | null
	isAnonymous: boolean
	sharedOn: string | null
	author: { name: string }
}

/** The week is all that is said of when: a day can be remembered. */
function sayCase(programs: Program[], row: Shown) {
	const weekOf = row.sharedOn ? mondayOf(row.sharedOn) : ''
	return {
		id: row.id,
		state: row.state as CaseState,
		title: row.title,
		author: row.isAnonymous ? null : row.author.name,
		weekOf,
		week: weekOf ? `Week of ${dayLabel(weekOf, { day: 'numeric', month: 'long' })}` : '',
		readers: sayAudience(programs, row),
	}
}

type SuggestionRow = {
	id: string
	byId: string
	text: string
	isAnonymous: boolean
	outcome: string
	told: string
	by: { name: string }
}

function saySuggestions(rows: readonly SuggestionRow[], readerId: string) {
	return rows.map(({ id, byId, text, isAnonymous, outcome, told, by }) => ({
		id,
		text,
		isYours: byId === readerId,
		by: isAnonymous ? null : by.name,
		outcome: outcome === '' ? null : { key: outcome as Outcome, name: outcomeNames[outcome as Outcome] },
		told,
	}))
}
