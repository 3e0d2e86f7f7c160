import { createHash } from 'node:crypto'
import { listLeading } from '../cohort/give-up-seats.server'
import type { Db, Tx } from '../db'
import { listWhoWaits } from '../intake/agreement.server'
import { type Hears, type Line, listHears, listNews, newsSince, sayAll } from '../notice/waiting-news.server'
import { transact } from '../transact.server'
import type { Plan } from './import-plan'
import { lockDirectory, writePlan } from './import-steps.server'
import { findUploadPlan, type UploadPlan } from './upload.server'

/**
 * Who is told what by importing a file: sessions that whoever loses a role leads no more, and line managers who are asked
 * for somebody's time. Written on trial, read by the letters' own rules, and undone.
 */
export type ImportNews = {
	hear: Hears[]
	/** The same for the same people who hear the same; empty when nobody hears anything */
	fingerprint: string
}

/** Ten thousand people on the embedded database take some seconds; this is for slow machines. */
export const LONGEST_MS = 60_000
const NOBODY: ImportNews = { hear: [], fingerprint: '' }
const TELLING = ['roles', 'manager', 'closed']

type Actor = { id: string; name: string }
type People = Pick<Plan, 'fresh' | 'changed'>
type Telling = People & { personIds: string[]; cohortIds: string[] }
type Found = { plan: UploadPlan; news: ImportNews }

/** Thrown to undo a rehearsal. */
class Rehearsed extends Error {
	constructor(readonly found: Found | null) {
		super('rehearsed')
	}
}

/** What this admin's file would do now, and who would be told of it; null when there is no file. */
export async function findUploadWithNews(db: Db, by: Actor, now: Date): Promise<Found | null> {
	const plan = await findUploadPlan(db, by.id, now)
	if (!plan) return null
	if (plan.problems.length > 0 || !(await findTelling(db, plan))) return { plan, news: NOBODY }
	try {
		return await transact(
			db,
			async (tx): Promise<never> => {
				await lockDirectory(tx)
				throw new Rehearsed(await rehearse(tx, by, now))
			},
			{ timeout: LONGEST_MS },
		)
	} catch (error) {
		if (error instanceof Rehearsed) return error.found
		throw error
	}
}

/** As things stand under the lock: they may have changed since the plan was made that called for this. */
async function rehearse(tx: Tx, by: Actor, now: Date): Promise<Found | null> {
	const plan = await findUploadPlan(tx, by.id, now)
	const telling = plan && plan.problems.length === 0 ? await findTelling(tx, plan) : null
	return plan && { plan, news: telling ? await writeAndListen(tx, telling, telling, by, now) : NOBODY }
}

/**
 * Those of a plan on whom it depends who is told what: whoever leads a cohort, whoever waits for a line manager's word, and
 * who manages those, before or after. Few of many, so that a page can try them out. Null when it changes nothing about them
 * that anybody is told.
 */
export async function findTelling(db: Db | Tx, plan: People): Promise<Telling | null> {
	const tells = ({ differences }: Plan['changed'][number]) =>
		differences.some(({ column }) => TELLING.some((each) => each === column))
	if (!plan.changed.some(tells)) return null
	const leading = await listLeading(db)
	const leaders = new Set(leading.map(({ personId }) => personId))
	const waiting = new Map((await listWhoWaits(db)).map(({ id, managerEmail }) => [id, managerEmail]))
	const managers = new Set([...waiting.values()])
	for (const { id, entry } of plan.changed) if (waiting.has(id)) managers.add(entry.manager)
	const changed = plan.changed.filter(
		({ id, entry }) => waiting.has(id) || leaders.has(id) || managers.has(entry.email),
	)
	if (!changed.some(tells)) return null
	const ids = new Set(changed.map(({ id }) => id))
	return {
		fresh: plan.fresh.filter(({ entry }) => managers.has(entry.email)),
		changed,
		personIds: [...ids],
		cohortIds: [...new Set(leading.flatMap(({ personId, cohortId }) => (ids.has(personId) ? [cohortId] : [])))],
	}
}

/** Writes people, under the directory's lock. @returns who hears of it, by the letters that this writes */
export async function writeAndListen(
	tx: Tx,
	people: People,
	telling: Telling | null,
	by: Actor,
	now: Date,
): Promise<ImportNews> {
	const before = telling && (await listNews(tx, telling, now))
	await writePlan(tx, people, by, now)
	if (!telling || !before) return NOBODY
	const news = newsSince(before, await listNews(tx, telling, now))
	return news.length > 0 ? { hear: listHears(news), fingerprint: await fingerprintOf(tx, news) } : NOBODY
}

/** By address: whoever is new in the file has another id in every rehearsal. */
async function fingerprintOf(tx: Tx, news: Line[]): Promise<string> {
	const people = await tx.person.findMany({
		where: { id: { in: [...new Set(news.map(({ person }) => person.id))] } },
		select: { id: true, email: true },
	})
	const emails = new Map(people.map(({ id, email }) => [id, email]))
	const said = sayAll(news, (id) => emails.get(id) ?? id)
	return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
