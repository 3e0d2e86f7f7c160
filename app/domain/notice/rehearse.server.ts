import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db'
import { transact, within } from '../transact.server'
import { type Hears, type Line, listHears, listNews, newsSince, type Scope, sayAll } from './waiting-news.server'

/**
 * A look ahead at what a change makes people hear. The change itself is made, in a transaction; what the letters in the
 * outbox would say then is read by the letters' own rules; and unless exactly this was shown before, all of it is undone.
 */
export type Preview = {
	/** Who gets letters, by name */
	hear: Hears[]
	/** Who of the cohort gets none, by name */
	silent: string[]
	/** What speaks against it, to be read before it is done */
	concerns: string[]
	/** To be sent along with the confirmation */
	fingerprint: string
	/** It was confirmed, and things had changed meanwhile */
	isAgain: boolean
}

/** Thrown to undo a rehearsal. */
class Undone extends Error {
	constructor(readonly preview: Preview) {
		super('undone')
	}
}

/**
 * Makes a change of sessions, seats or people if its preview was seen, and otherwise shows it.
 * @param about whose letters are looked at; `concerns`: what speaks against it, so that it is asked even where nobody hears; `seen`: the fingerprint that was confirmed; `fields`: what was typed, so that another text is another change
 * @throws whatever the change itself refuses
 */
export async function carryOut<Result>(
	db: Db,
	about: Scope & { seen: string | null; fields: unknown; concerns?: string[] },
	now: Date,
	change: (db: Db) => Promise<Result>,
): Promise<{ done: true; result: Result } | { done: false; preview: Preview }> {
	try {
		const result = await transact(db, async (tx) => {
			await tx.$queryRaw`select 1 from "Cohort" where id = any(${about.cohortIds}) order by id for update`
			const before = await listNews(tx, about, now)
			const inBefore = await listIn(tx, about)
			const made = await change(within(tx))
			const news = newsSince(before, await listNews(tx, about, now))
			const preview = await toPreview(tx, news, about, inBefore)
			// Nobody hears anything and nothing speaks against it: there is nothing to show.
			if (preview.hear.length + preview.concerns.length > 0 && about.seen !== preview.fingerprint)
				throw new Undone(preview)
			return made
		})
		return { done: true, result }
	} catch (error) {
		if (error instanceof Undone) return { done: false, preview: error.preview }
		throw error
	}
}

async function toPreview(tx: Tx, news: Line[], about: Parameters<typeof carryOut>[1], inBefore: InCohorts) {
	const hear = listHears(news)
	const concerns = about.concerns ?? []
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([about.fields, concerns, sayAll(news)]))
		.digest('base64url')
	return {
		hear,
		silent: namesOf(new Map([...inBefore, ...(await listIn(tx, about))]), hear),
		concerns,
		fingerprint,
		isAgain: about.seen !== null,
	}
}

/** Names by id */
type InCohorts = Map<string, string>

async function listIn(tx: Tx, { cohortIds, ownOf }: Scope): Promise<InCohorts> {
	// Whoever is not in a meeting that some hold by themselves is left out of it altogether.
	if (ownOf) return new Map()
	const inOne = { some: { cohortId: { in: cohortIds } } }
	const people = await tx.person.findMany({
		where: { OR: [{ memberships: inOne }, { facilitations: inOne }] },
		select: { id: true, name: true },
	})
	return new Map(people.map(({ id, name }) => [id, name]))
}

/** Who hears nothing; whoever was in it before the change and is not after it is no exception. */
function namesOf(people: InCohorts, hear: Hears[]): string[] {
	const heard = new Set(hear.map(({ personId }) => personId))
	return [...people].flatMap(([id, name]) => (heard.has(id) ? [] : [name])).sort((a, b) => a.localeCompare(b))
}
