import { createHash } from 'node:crypto'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { renderTyped } from '../markdown.server'
import { oneLine, plainMarkdown } from '../plain-markdown'
import { transact } from '../transact.server'
import { OWN_DRAFT } from './copy'
import { LONGEST_TITLE } from './kinds'
import { MOST_COPIES } from './make-copy.server'

/** Names a line of a recap by its words: what people write together has no ids, and stands still once the room is closed. */
export function learningKey(text: string): string {
	return createHash('sha256').update(oneLine(text)).digest('base64url')
}

/**
 * Begins a pattern of one's own with something a room has learned. Once for each line: asked again, the draft that is there
 * is given back, however it reads by now.
 * @returns its id
 * @throws DomainError 'conflict' ('too-many-copies')
 */
export async function draftFromLearning(
	db: Db,
	from: { ownerId: string; sessionId: string; learning: string; now: Date },
): Promise<string> {
	const text = draftText(from.learning)
	const html = renderTyped(text, 3)
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${from.ownerId} for update`
		const key = {
			ownerId: from.ownerId,
			fromSessionId: from.sessionId,
			learningKey: learningKey(from.learning),
		}
		const known = await tx.patternCopy.findFirst({ where: key, select: { id: true } })
		if (known) return known.id
		if ((await tx.patternCopy.count({ where: { ownerId: from.ownerId } })) >= MOST_COPIES)
			throw new DomainError('conflict', 'too-many-copies')
		const row = await tx.patternCopy.create({
			data: {
				...key,
				patternId: OWN_DRAFT,
				part: 'whole',
				title: draftTitle(from.learning),
				text,
				html,
				baseText: text,
				baseVersion: 0,
				createdAt: from.now,
				changedAt: from.now,
			},
			select: { id: true },
		})
		return row.id
	})
}

/** One's own drafts from a recap: their ids by the line they began with. */
export async function listDraftsFrom(db: Db, ownerId: string, sessionId: string): Promise<Map<string, string>> {
	const rows = await db.patternCopy.findMany({
		where: { ownerId, fromSessionId: sessionId },
		select: { id: true, learningKey: true },
	})
	return new Map(rows.flatMap(({ id, learningKey }) => (learningKey ? [[learningKey, id]] : [])))
}

/** Cut between two words. */
function draftTitle(learning: string): string {
	const line = oneLine(learning) || 'A pattern of my own'
	if (line.length <= LONGEST_TITLE) return line
	const cut = line.slice(0, LONGEST_TITLE - 1)
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd()}…`
}

/** The headings that a pattern of the library has, each with what belongs under it. */
function draftText(learning: string): string {
	return `> ${plainMarkdown(learning)}

## Context

_Where and between whom does this come up? No names, no teams._

## Problem

_What goes wrong there, again and again, and why is that so easy?_

## Solution

1. **Begin with a verb.** _What would a colleague see you do first?_
2. 
3. 

## Example

_Once, as it happened or could have happened: what was said._

## When to use it

## When not to use it

_For whom, or when, would this do harm?_
`
}
