import { createHash } from 'node:crypto'
import { listMetWork } from '../assessment/work-files.server'
import { listWorks } from '../assessment/works'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { listMade } from '../portfolio/read.server'
import type { Program, Stage } from '../program/lesson'
import { longDate } from '../zone/zone.server'
import type { Checked } from './checked.server'
import { listShowable, type People, peopleBeside, type Showable, showsEvidence } from './shown-evidence'
import { readRules, readStanding } from './standing.server'

type Owner = { id: string; name: string; timeZone: string }

/** What the holder of a certificate of this level may choose from, and the names that may not stand in it. Their own page only. */
export async function readShowable(
	db: Db,
	owner: Owner,
	stage: Stage | undefined,
	programs: Program[],
	now: Date,
): Promise<{ showable: Showable[]; people: People }> {
	// Whoever has left is named no more than whoever is here.
	const others = await db.person.findMany({ where: { id: { not: owner.id } }, select: { name: true } })
	const people = peopleBeside(owner.name, others)
	// A level that is no more has nothing to choose from.
	if (!stage) return { showable: [], people }
	const { results } = await readStanding(db, { id: owner.id, showsPlanned: false }, stage, now)
	const { rules } = await readRules(db, owner.id, stage)
	const made = await listMade(db, owner, programs, longDate)
	const own = {
		results,
		deliverables: listWorks(rules).flatMap(({ id, files }) => (files ? [id] : [])),
		works: await listMetWork(db, owner.id, stage.key),
		sheets: made.filter(
			({ kind, key, isIncluded }) => kind === 'sheet' && isIncluded && key.startsWith(`${stage.key}/`),
		),
	}
	return { showable: listShowable(own, people), people }
}

/** More than one level has to show */
const MOST_SHOWN = 100

const columns = {
	id: true,
	ref: true,
	requirement: true,
	name: true,
	text: true,
	madeAt: true,
	agreedAt: true,
	file: { select: { byteCount: true } },
} as const
const inOrder = [{ requirement: 'asc' }, { ref: 'asc' }] as const

/** What stands beside one's own certificate, whether anybody sees it or not. */
export async function listOwnShown(db: Db, number: string, personId: string) {
	return db.shownEvidence.findMany({
		where: { certification: { number, personId } },
		select: columns,
		orderBy: [...inOrder],
		take: MOST_SHOWN,
	})
}

/**
 * A thing as its holder sees it, which is what a tick agrees to: the row that shows it, or the text that would be copied.
 * Ends with its ref.
 */
export function seenAs({ id = '', ref, text }: { id?: string; ref: string; text: string }): string {
	const print = createHash('sha256')
		.update(JSON.stringify([id, text]))
		.digest('base64url')
		.slice(0, 16)
	return `${print} ${ref}`
}

export const refOfSeen = (seen: string) => seen.slice(seen.indexOf(' ') + 1)

/** Of whoever can still take it back */
const shownBeside = (number: string) => ({ certification: { number, person: { disabledAt: null } } })

/** For the check page: nothing beside a certificate that does not stand. */
export async function listShown(db: Db, checked: Checked) {
	if (!showsEvidence(checked)) return []
	return db.shownEvidence.findMany({
		where: shownBeside(checked.number),
		select: columns,
		orderBy: [...inOrder],
		take: MOST_SHOWN,
	})
}

/** A file its author shows, with its bytes. @throws DomainError 'not-found', also once it was taken back */
export async function getShownFile(db: Db, checked: Checked, id: string) {
	if (!showsEvidence(checked)) throw new DomainError('not-found', 'file')
	const row = await db.shownEvidence.findFirst({
		where: { id, ...shownBeside(checked.number) },
		select: { file: { select: { name: true, bytes: true } } },
	})
	if (!row?.file) throw new DomainError('not-found', 'file')
	return row.file
}
