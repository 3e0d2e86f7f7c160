import { randomUUID } from 'node:crypto'
import type { Audience, CaseWords } from '~/domain/casebook/kinds'
import type { DraftForm } from '~/domain/casebook/schema'
import { shareCase } from '~/domain/casebook/share.server'
import { beginCase } from '~/domain/casebook/write.server'
import type { Db } from '~/domain/db'
import { now } from './evidence'
import type { PersonMade } from './people'

export const WORDS: CaseWords = {
	title: 'SECRET-CASE title',
	goal: 'SECRET-CASE goal',
	tried: 'SECRET-CASE tried',
	working: 'SECRET-CASE working',
	notWorking: 'SECRET-CASE not working',
	ask: 'SECRET-CASE ask',
}

/** A cohort of these people, led by somebody, if anybody. */
export async function aCohortOf(
	db: Db,
	people: readonly PersonMade[],
	said: { stage?: string; status?: string; lead?: PersonMade; observer?: PersonMade } = {},
) {
	const parts = [
		...(said.lead ? [{ personId: said.lead.id, part: 'lead' }] : []),
		...(said.observer ? [{ personId: said.observer.id, part: 'observer' }] : []),
	]
	return db.cohort.create({
		data: {
			name: 'Autumn B',
			program: 'technical-leadership-ladder',
			stage: said.stage ?? 'l1',
			seatCount: 12,
			status: said.status ?? 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-01',
			requirements: [],
			members: { create: people.map(({ id }) => ({ personId: id })) },
			facilitators: { create: parts },
		},
	})
}

export const draftOf = (said: Partial<DraftForm> = {}): DraftForm => ({
	...WORDS,
	about: '',
	signed: 'anonymous',
	revision: 1,
	window: randomUUID(),
	...said,
})

/** A case that its author shared. */
export async function aSharedCase(
	db: Db,
	author: PersonMade,
	said: Partial<DraftForm> & { audience: string },
): Promise<{ id: string; authorId: string }> {
	const key = { id: randomUUID(), authorId: author.id }
	await beginCase(db, key, now)
	await shareCase(db, key, { ...draftOf(said), audience: said.audience }, { now, today: '2026-11-19' })
	return key
}

export const audienceOf = (audience: Audience, cohort: { id: string }): string =>
	({ cohort: `cohort:${cohort.id}`, level: 'level:technical-leadership-ladder/l1', everyone: 'everyone' })[audience]
