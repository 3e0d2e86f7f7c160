import type { Db } from '../db'
import { listPromisesOf } from '../practice/read.server'
import { isFirstRoom } from '../room/first-case.server'
import type { Format } from '../room/format'
import { listPromisedBefore } from './agenda.server'
import { listApologies } from './apology.server'
import { caseReadiness } from './case.server'
import type { MySession } from './read.server'
import { type ReadinessLine, readinessOf } from './readiness'

/** The readiness of a session for one of its facilitators. */
export async function getReadiness(
	db: Db,
	session: MySession,
	formats: Map<string, Format>,
): Promise<{ lines: ReadinessLine[]; caseState: Awaited<ReturnType<typeof caseReadiness>> }> {
	const format = formats.get(session.format)
	const promises = await listPromisesOf(db, await listPromisedBefore(db, session))
	const caseState = await caseReadiness(db, session.id)
	const nameOf = (wanted: (person: MySession['people'][number]) => boolean) => session.people.find(wanted)?.name ?? null
	const lines = readinessOf({
		format: format ? { hasCase: format.phases.some((phase) => phase.kind === 'case') } : null,
		presenter: nameOf((person) => person.id === session.presenterId),
		caseState,
		isFirstRoom: await isFirstRoom(db, session),
		lead: nameOf((person) => person.part === 'lead'),
		taken: session.people.filter((person) => person.part === 'member').length,
		promisesFromLastTime: promises.length,
		apologies: await listApologies(db, session),
	})
	return { lines, caseState }
}
